package org.slumber.engine.spec;

import java.io.Serializable;

/**
 * Gaussian noise on the membrane potential of every excitatory and inhibitory neuron, drawn anew in every noisy step.
 * The final test has none.
 *
 * @param deviation standard deviation of a draw, 0 to 1000 mV
 * @param when the steps that are noisy
 */
public record MembraneNoise(double deviation, When when) implements Serializable {

    /** The steps that are noisy. */
    public enum When {
        /** Training, validation and sleep. */
        ALWAYS,
        /** Sleep, and the first wake step after a sleep that ended above its baseline. */
        ASLEEP
    }

    public MembraneNoise {
        Bounds.inRange("noise.deviation", deviation, 0, 1000);
    }
}
