package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Measures the magnitudes of a group of synapses; one pass over its weights. */
public final class WeightDistributions {
    private static final double LOG_2 = StrictMath.log(2);

    private WeightDistributions() {}

    /**
     * The distribution of |w|.
     *
     * @param weights {@code [synapse]} of the whole network, of either sign
     * @param synapses the indices of the group's synapses
     * @param minimum lower bound of |w|, at least 0
     * @param maximum upper bound of |w|, above 0; greater values count in the last bin
     */
    public static WeightDistribution of(double[] weights, int[] synapses, double minimum, double maximum) {
        int[] histogram = new int[WeightDistribution.BINS];
        if (synapses.length == 0) {
            return new WeightDistribution(0, 0, 0, 0, 0, OptionalDouble.of(0), OptionalDouble.of(0), histogram);
        }
        // deviations are summed from the first value, so that equal weights have a deviation of exactly 0
        double origin = Math.abs(weights[synapses[0]]);
        double sum = 0;
        double offset = 0;
        double squaredOffset = 0;
        int upper = 0;
        int floor = 0;
        for (int synapse : synapses) {
            double magnitude = Math.abs(weights[synapse]);
            double difference = magnitude - origin;
            sum += magnitude;
            offset += difference;
            squaredOffset += difference * difference;
            upper += magnitude >= maximum ? 1 : 0;
            floor += magnitude <= minimum ? 1 : 0;
            histogram[(int) Math.min(WeightDistribution.BINS - 1, magnitude / maximum * WeightDistribution.BINS)]++;
        }
        double count = synapses.length;
        double variance = (squaredOffset - offset * offset / count) / count;
        return new WeightDistribution(
                synapses.length,
                sum,
                sum / count,
                Math.sqrt(Math.max(0, variance)),
                entropy(histogram, count),
                OptionalDouble.of(upper / count),
                OptionalDouble.of(floor / count),
                histogram);
    }

    /** The distribution of |w| of weights without bounds, which are of either sign; its histogram ends at 1. */
    public static WeightDistribution unbounded(double[] weights) {
        int[] all = IntStream.range(0, weights.length).toArray();
        WeightDistribution bounded = of(weights, all, 0, 1);
        return new WeightDistribution(
                bounded.synapses(),
                bounded.sum(),
                bounded.mean(),
                bounded.deviation(),
                bounded.entropy(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                bounded.histogram());
    }

    /** Σ|w| of a group of synapses, summed as {@link #of} does. */
    public static double sum(double[] weights, int[] synapses) {
        double sum = 0;
        for (int synapse : synapses) {
            sum += Math.abs(weights[synapse]);
        }
        return sum;
    }

    /** −Σ p·log₂ p over the bins that hold any, p their share. */
    private static double entropy(int[] histogram, double count) {
        double entropy = 0;
        for (int bin : histogram) {
            if (bin > 0) {
                double share = bin / count;
                entropy -= share * StrictMath.log(share) / LOG_2;
            }
        }
        return Math.abs(entropy);
    }
}
