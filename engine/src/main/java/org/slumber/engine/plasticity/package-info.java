/**
 * How spikes change weights: the rules ({@link org.slumber.engine.plasticity.PlasticityRule}) and the network that
 * learns by one of them ({@link org.slumber.engine.plasticity.PlasticNetwork}).
 */
package org.slumber.engine.plasticity;
