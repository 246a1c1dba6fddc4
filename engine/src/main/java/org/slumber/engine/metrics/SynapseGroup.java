package org.slumber.engine.metrics;

/** The groups of synapses that weight metrics are reported for. */
public enum SynapseGroup {
    /** Every synapse whose pre neuron is an input or excitatory: S→E, E→E and E→I. */
    EXCITATORY,
    /** I→E. */
    INHIBITORY,
    /** S→E. */
    INPUT_EXCITATORY,
    /** E→E. */
    EXCITATORY_EXCITATORY,
    /** E→I. */
    EXCITATORY_INHIBITORY,
    /** Layer 1 of the surrogate-gradient network, biases excluded. */
    INPUT_HIDDEN,
    /** Layer 2 of the surrogate-gradient network, biases excluded. */
    HIDDEN_OUTPUT
}
