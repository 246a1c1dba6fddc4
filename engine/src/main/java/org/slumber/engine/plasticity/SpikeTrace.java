package org.slumber.engine.plasticity;

/**
 * An exponential trace of the spikes of some neurons: in each step it falls by e^(−1/τ), and each spike adds 1, or sets
 * it to 1 where only the nearest spike counts.
 */
final class SpikeTrace {
    /** Below this a trace counts as gone; denormal numbers would make its decay slow. */
    private static final double GONE = 1e-100;

    private static final int STEPS_BETWEEN_SWEEPS = 256;

    /** {@code [neuron less offset]}: the trace. */
    final double[] value;

    private final int offset;
    private final double factor;
    private final boolean nearest;
    private int steps;

    /**
     * @param neurons how many
     * @param offset the first of them
     * @param timeConstant τ, ms
     * @param nearest whether a spike sets its trace to 1
     */
    SpikeTrace(int neurons, int offset, double timeConstant, boolean nearest) {
        value = new double[neurons];
        this.offset = offset;
        factor = StrictMath.exp(-1 / timeConstant);
        this.nearest = nearest;
    }

    /** One step. */
    void decay() {
        double[] value = this.value;
        double factor = this.factor;
        for (int neuron = 0; neuron < value.length; neuron++) {
            value[neuron] *= factor;
        }
        if (++steps % STEPS_BETWEEN_SWEEPS == 0) {
            for (int neuron = 0; neuron < value.length; neuron++) {
                value[neuron] = value[neuron] < GONE ? 0 : value[neuron];
            }
        }
    }

    /** The spikes of a step: those from one entry of a list to another. */
    void add(int[] neurons, int from, int to) {
        for (int s = from; s < to; s++) {
            int neuron = neurons[s] - offset;
            value[neuron] = nearest ? 1 : value[neuron] + 1;
        }
    }

    /** The trace of a neuron. */
    double of(int neuron) {
        return value[neuron - offset];
    }

    /** The largest of all. */
    double largest() {
        double largest = 0;
        for (double one : value) {
            largest = Math.max(largest, one);
        }
        return largest;
    }
}
