package org.slumber.spark.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far a value lies from the mean, as told by some values. The variance of their counting is its floor: where the
 * values spread less than counting alone would have them, the floor is taken, and taken as known.
 *
 * @param variance of one value, above 0
 * @param degrees of freedom behind it; infinite where it is known
 * @param samples of which each value is a fraction, on the harmonic average; 0 where they are no counts
 */
record Spread(double variance, double degrees, double samples) {
    private static final double UPPER_TAIL = 0.025;

    /** Of values; empty where there are fewer than two, or where nothing spreads and nothing is counted. */
    static Optional<Spread> of(Collection<Measured> values) {
        int n = values.size();
        if (n < 2) {
            return Optional.empty();
        }
        double counting =
                values.stream().mapToDouble(Measured::counting).average().orElseThrow();
        boolean counted = values.stream().allMatch(value -> value.samples() > 0);
        double samples = counted
                ? n / values.stream().mapToDouble(value -> 1 / value.samples()).sum()
                : 0;
        double seen = variance(values.stream().mapToDouble(Measured::value).toArray());
        if (seen > counting) {
            return Optional.of(new Spread(seen, n - 1.0, samples));
        }
        return counting > 0 ? Optional.of(new Spread(counting, Double.POSITIVE_INFINITY, samples)) : Optional.empty();
    }

    /** With n − 1; 0 where all are equal, whatever rounding does to their mean. */
    static double variance(double... values) {
        // in one order, as a sum in another may have another last bit
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        if (ascending[0] == ascending[ascending.length - 1]) {
            return 0;
        }
        double mean = Arrays.stream(ascending).average().orElseThrow();
        double squares = 0;
        for (double value : ascending) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (ascending.length - 1);
    }

    /** What a standard error is multiplied by for half of a 95 % interval. */
    double quantile() {
        return Double.isInfinite(degrees)
                ? NormalDistribution.of(0, 1).inverseSurvivalProbability(UPPER_TAIL)
                : TDistribution.of(degrees).inverseSurvivalProbability(UPPER_TAIL);
    }
}
