package org.slumber.engine.input;

/** Input currents that stand still while a sample is shown. */
public interface InputCurrents {
    /**
     * The current of each input through all steps of a sample.
     *
     * @param sample its index in the data set
     * @return {@code [input]}, thresholds; the caller may keep it
     */
    double[] of(int sample);
}
