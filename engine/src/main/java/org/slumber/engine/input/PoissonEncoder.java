package org.slumber.engine.input;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the input spikes of a step: every input spikes independently with its probability, which over many steps is the
 * discrete counterpart of a Poisson process (paper section on input encoding).
 *
 * <p>Implementation notes. A step takes one 64-bit output of the generator for every two inputs and compares each half
 * with a threshold, so a probability is rounded to a multiple of 2⁻³²: an error of at most 1.2e-10, far below what a
 * run could show. Probability 1 always spikes and 0 never. Inputs that cannot spike take no random number. Whether an
 * input spikes is as good as a coin to the branch predictor, so the append is written without a branch: the index is
 * always stored and the count moves on by the sign bit of the comparison.
 */
public final class PoissonEncoder {
    private static final double HALF_RANGE = 0x1p32;
    private static final long LOW_HALF = 0xffff_ffffL;

    private final UniformRandomProvider stream;
    /** Inputs whose probability is above 0, ascending. */
    private final int[] active;
    /** Of each of them, probability · 2³². */
    private final long[] thresholds;

    private int count;

    /**
     * An encoder that shows a black image.
     *
     * @param inputs number of inputs
     * @param stream the random numbers
     */
    public PoissonEncoder(int inputs, UniformRandomProvider stream) {
        this.stream = stream;
        active = new int[inputs];
        thresholds = new long[inputs];
    }

    /**
     * Sets the image that the next steps see.
     *
     * @param probabilities of a spike in a step, by input, each in [0, 1]
     */
    public void show(double[] probabilities) {
        count = 0;
        for (int input = 0; input < active.length; input++) {
            long threshold = (long) Math.rint(probabilities[input] * HALF_RANGE);
            if (threshold > 0) {
                active[count] = input;
                thresholds[count] = threshold;
                count++;
            }
        }
    }

    /**
     * Draws the spikes of one step.
     *
     * @param spiking as long as there are inputs or longer; filled from its start with the inputs that spike, ascending;
     *     what follows them is undefined
     * @return how many spike
     */
    public int draw(int[] spiking) {
        int spikes = 0;
        int pairs = count & ~1;
        for (int k = 0; k < pairs; k += 2) {
            long bits = stream.nextLong();
            spiking[spikes] = active[k];
            spikes += (int) (((bits >>> 32) - thresholds[k]) >>> 63);
            spiking[spikes] = active[k + 1];
            spikes += (int) (((bits & LOW_HALF) - thresholds[k + 1]) >>> 63);
        }
        if (pairs < count) {
            spiking[spikes] = active[pairs];
            spikes += (int) (((stream.nextLong() >>> 32) - thresholds[pairs]) >>> 63);
        }
        return spikes;
    }
}
