package org.slumber.engine.input;

/** Input currents that vary while a sample is shown. */
public interface InputSequences {
    /**
     * The currents of a sample.
     *
     * @param sample its index in the data set
     * @param steps that it is shown; of a sample that has a length of its own, as many
     */
    InputSequence of(int sample, int steps);
}
