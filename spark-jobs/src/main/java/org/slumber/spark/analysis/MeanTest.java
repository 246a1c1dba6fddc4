package org.slumber.spark.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.slumber.mixed.Interval;
import org.slumber.spark.search.MeanInterval;

/**
 * A mean, or a difference of two, with Student's test of its being 0.
 *
 * @param mean of the values, or of the second minus of the first
 * @param standardDeviation of the values, with n − 1; empty for one value and for a difference of two means
 * @param interval 95 %, by t; empty where there are too few values
 * @param t empty where nothing spreads
 * @param p two-sided; empty where nothing spreads
 */
public record MeanTest(
        double mean,
        OptionalDouble standardDeviation,
        Optional<Interval> interval,
        OptionalDouble t,
        OptionalDouble p) {
    private static final double UPPER_TAIL = 0.975;

    /** Mean over standard deviation: of paired differences, Cohen's d_z; empty where nothing spreads. */
    public OptionalDouble effectSize() {
        return t.isPresent() && standardDeviation.isPresent()
                ? OptionalDouble.of(mean / standardDeviation.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Of values, such as paired differences; empty for none. */
    public static Optional<MeanTest> of(double... values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        if (values.length == 1) {
            return Optional.of(new MeanTest(
                    values[0],
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty()));
        }
        MeanInterval interval = MeanInterval.of(values);
        return Optional.of(tested(
                interval.mean(),
                OptionalDouble.of(interval.deviation()),
                new Interval(interval.low(), interval.high()),
                new Spread(interval.deviation() / Math.sqrt(values.length), values.length - 1.0)));
    }

    /** Of the mean of the second minus that of the first, by Welch; empty where either has fewer than two values. */
    public static Optional<MeanTest> ofDifference(double[] first, double[] second) {
        if (first.length < 2 || second.length < 2) {
            return Optional.empty();
        }
        double one = variance(first, mean(first)) / first.length;
        double other = variance(second, mean(second)) / second.length;
        double degrees = one + other == 0
                ? first.length + second.length - 2
                : (one + other)
                        * (one + other)
                        / (one * one / (first.length - 1) + other * other / (second.length - 1));
        double difference = mean(second) - mean(first);
        double error = Math.sqrt(one + other);
        double half = TDistribution.of(degrees).inverseCumulativeProbability(UPPER_TAIL) * error;
        return Optional.of(tested(
                difference,
                OptionalDouble.empty(),
                new Interval(difference - half, difference + half),
                new Spread(error, degrees)));
    }

    /** Standard error of a mean, and its degrees of freedom. */
    private record Spread(double error, double degrees) {}

    private static MeanTest tested(double mean, OptionalDouble deviation, Interval interval, Spread spread) {
        if (spread.error() == 0) {
            return new MeanTest(mean, deviation, Optional.of(interval), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double t = mean / spread.error();
        double p = 2 * TDistribution.of(spread.degrees()).survivalProbability(Math.abs(t));
        return new MeanTest(mean, deviation, Optional.of(interval), OptionalDouble.of(t), OptionalDouble.of(p));
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
