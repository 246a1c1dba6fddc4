package org.slumber.engine.plasticity;

/**
 * A {@link PairWindow} as a table over whole steps (paper section on STDP).
 *
 * <p>The table is indexed by e = s_post − s_pre, the difference of the steps since the last spikes: d is e in the
 * published timing and −e in the causal one. It reaches as far as the exponential is above 0 in double precision, so
 * clamping e to it changes no value.
 */
final class StdpWindow {
    /** exp(−746) is 0 in double precision. */
    private static final double EXPONENT_OF_ZERO = 746;

    private final double[] change;
    private final int reach;

    /** The changes of the signed weights of a kind of synapses. */
    StdpWindow(PairWindow pairs, SynapseKind kind) {
        double learningRate = pairs.learningRate(kind);
        double longest = Math.max(pairs.potentiationTimeConstant(), pairs.depressionTimeConstant());
        reach = (int) Math.ceil(longest * EXPONENT_OF_ZERO);
        change = new double[2 * reach + 1];
        int orientation = pairs.timing() == Timing.PUBLISHED ? 1 : -1;
        for (int e = -reach; e <= reach; e++) {
            int d = orientation * e;
            change[e + reach] = kind.sign()
                    * (d >= 0
                            ? learningRate * StrictMath.exp(-d / pairs.potentiationTimeConstant())
                            : -learningRate * pairs.depression() * StrictMath.exp(d / pairs.depressionTimeConstant()));
        }
    }

    /**
     * The changes at e = sign·s for the neurons from one to another.
     *
     * @param steps {@code [neuron]}: s, steps since the last spike
     * @param sign +1 or −1
     * @param offset what a neuron's index is lessened by in the result
     * @param changes {@code [neuron less offset]}
     */
    void look(int[] steps, int from, int to, int sign, int offset, double[] changes) {
        double[] change = this.change;
        int reach = this.reach;
        for (int neuron = from; neuron < to; neuron++) {
            changes[neuron - offset] = change[reach + sign * Math.min(reach, steps[neuron])];
        }
    }

    /** The change of a signed weight at e = s_post − s_pre. */
    double change(int difference) {
        return change[Math.max(-reach, Math.min(reach, difference)) + reach];
    }
}
