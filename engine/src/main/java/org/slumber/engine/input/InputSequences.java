package org.slumber.engine.input;

/** Input currents that vary while a sample is shown. */
public interface InputSequences {
    /** The currents of a sample, by its index in the data set. */
    InputSequence of(int sample);
}
