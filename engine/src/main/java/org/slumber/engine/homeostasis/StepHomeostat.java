package org.slumber.engine.homeostasis;

/** A mechanism of {@link Homeostasis} at work on one network. */
public interface StepHomeostat {
    /** Acts after a step of the network and its learning, before the decay of a sleep. */
    void afterStep();

    /** Whether it writes weights: then no sleep in which it acts can leave any of them for later. */
    default boolean movesWeights() {
        return false;
    }

    /**
     * {@code [neuron]}, excitatory first: its part of the threshold offset h, mV, as it stands, always the same array; of
     * length 0 where it moves no threshold.
     */
    default double[] thresholdOffset() {
        return new double[0];
    }
}
