/**
 * The network that is simulated: which synapses exist ({@link org.slumber.engine.network.Topology}), the state of its
 * neurons, and one step ({@link org.slumber.engine.network.SpikingNetwork}).
 */
package org.slumber.engine.network;
