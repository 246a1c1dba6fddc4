package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightSum;

/**
 * The weight sums at initialisation, near which a sleep ends.
 *
 * @param excitatory Σ|w| of the synapses whose pre neuron is an input or excitatory
 * @param inhibitory Σ|w| of the synapses whose pre neuron is inhibitory
 */
public record WeightBaseline(double excitatory, double inhibitory) {

    /** The sums as they stand now. */
    public static WeightBaseline of(SpikingNetwork network) {
        return new WeightBaseline(WeightSum.excitatory(network), WeightSum.inhibitory(network));
    }
}
