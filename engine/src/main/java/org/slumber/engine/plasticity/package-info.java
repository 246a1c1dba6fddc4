/** How spikes change weights: the pair rule of STDP and the bounds of the weights. */
package org.slumber.engine.plasticity;
