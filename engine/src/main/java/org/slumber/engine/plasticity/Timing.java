package org.slumber.engine.plasticity;

/** The sign convention of the spike-time difference. */
public enum Timing {
    /** The program's: a synapse whose post neuron fired first is strengthened. */
    PUBLISHED,
    /** The textbook's: a synapse whose pre neuron fired first is strengthened, as is coincidence. */
    CAUSAL
}
