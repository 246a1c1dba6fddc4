package org.slumber.engine.metrics;

import java.util.OptionalLong;
import org.slumber.engine.network.WeightStore;

/** Follows how many of a network's synapses stand at the upper weight bound. */
public final class Saturation {
    private static final double SATURATED = 0.5;

    private final WeightStore weights;
    private OptionalLong stepsToSaturation = OptionalLong.empty();

    /** Of these weights. */
    public Saturation(WeightStore weights) {
        this.weights = weights;
    }

    /** Looks at the weights after so many training steps awake. */
    public void observe(long wakeSteps) {
        if (stepsToSaturation.isEmpty() && fraction() > SATURATED) {
            stepsToSaturation = OptionalLong.of(wakeSteps);
        }
    }

    /** Fraction of all synapses at the upper bound as they stand. */
    public double fraction() {
        double[] weight = weights.values();
        int saturated = 0;
        for (double w : weight) {
            saturated += Math.abs(w) >= weights.bounds().maximum() ? 1 : 0;
        }
        return weight.length == 0 ? 0 : (double) saturated / weight.length;
    }

    /** Training steps awake at the first look that found more than half of all synapses at the upper bound. */
    public OptionalLong stepsToSaturation() {
        return stepsToSaturation;
    }
}
