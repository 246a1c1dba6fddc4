package org.slumber.engine.plasticity;

/**
 * In its last step a rule read and changed only synapses within its reach, each by no more than this for every neuron of
 * the reach at one of its ends.
 *
 * @param excitatory largest |Δw| of a synapse whose pre neuron is an input or excitatory
 * @param inhibitory largest |Δw| of a synapse whose pre neuron is inhibitory
 * @param reach which synapses
 */
public record LocalChange(double excitatory, double inhibitory, Reach reach) {
    /** Which synapses a rule looks at in a step. */
    public enum Reach {
        /**
         * The rows and columns of the neurons that spiked in the step before, and the synapses at which spikes arrived that
         * were sent earlier, once for each.
         */
        ARRIVALS,
        /** These, and the columns of the neurons that spike in the step itself. */
        ARRIVALS_AND_SPIKES
    }

    /** The same of changes that are so many times as large. */
    LocalChange times(double factor) {
        return new LocalChange(factor * excitatory, factor * inhibitory, reach);
    }
}
