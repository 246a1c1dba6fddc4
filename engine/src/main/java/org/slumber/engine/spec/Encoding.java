package org.slumber.engine.spec;

import java.io.Serializable;

/**
 * Image to spike probabilities (paper section on input encoding).
 *
 * @param side pixels a side after resizing, 1 to 64; the network has side² inputs
 * @param scaling whether the pixels are scaled to a common sum
 * @param meanProbability with {@link Scaling#SUM}: mean spike probability of an input in a step before gain, in (0, 1]
 * @param gain factor on the probabilities before they are clipped to [0, 1], 0 to 1000
 */
public record Encoding(int side, Scaling scaling, double meanProbability, double gain) implements Serializable {

    /** How pixels become probabilities. */
    public enum Scaling {
        /** Pixels are scaled so that they sum to meanProbability · side². */
        SUM,
        /** Pixels are probabilities as they are. */
        NONE
    }

    public Encoding {
        Bounds.inRange("encoding.side", side, 1, 64);
        Bounds.positive("encoding.meanProbability", meanProbability, 1);
        Bounds.inRange("encoding.gain", gain, 0, 1000);
    }

    /** Number of input neurons. */
    public int inputs() {
        return side * side;
    }
}
