/** Neuron models: from what arrives in a step to who spikes in it. */
package org.slumber.engine.neuron;
