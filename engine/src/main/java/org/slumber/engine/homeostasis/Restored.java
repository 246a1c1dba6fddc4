package org.slumber.engine.homeostasis;

/** What normalisation and naps restore, block by block (S→E and E→E). */
public enum Restored {
    /** Every weight to the mean initial weight of its block. */
    STATIC,
    /** The sum of the block to its initial sum. */
    LAYER,
    /** The sum of each post neuron's incoming weights to its initial sum. */
    NEURON
}
