package org.slumber.spark.analysis;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.slumber.mixed.Interval;
import org.slumber.spark.search.MeanInterval;

/**
 * A mean, or a difference of two, with the test of its being 0.
 *
 * @param mean of the values, or of the second minus of the first
 * @param standardDeviation of the values, with n − 1; empty for one value and for a difference of two means
 * @param error standard error of the mean; 0 where nothing spreads, and nothing is tested
 * @param degrees of freedom of the error
 */
public record MeanTest(double mean, OptionalDouble standardDeviation, double error, double degrees) {
    private static final double UPPER_TAIL = 0.975;

    /** Of each of two one-sided tests at 5 %. */
    private static final double ONE_SIDED = 0.95;

    /** Pairs below which a correlation is not worth taking from them. */
    private static final int CORRELATED = 3;

    /** Relative to the values, what rounding may leave of a spread. */
    private static final double ROUNDING = 1e-12;

    /** 95 % interval; empty where nothing spreads. */
    public Optional<Interval> interval() {
        if (error == 0) {
            return Optional.empty();
        }
        double half = TDistribution.of(degrees).inverseCumulativeProbability(UPPER_TAIL) * error;
        return Optional.of(new Interval(mean - half, mean + half));
    }

    /** Mean over error; empty where nothing spreads. */
    public OptionalDouble t() {
        return error == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean / error);
    }

    /** Two-sided; empty where nothing spreads. */
    public OptionalDouble p() {
        return error == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(2 * TDistribution.of(degrees).survivalProbability(Math.abs(mean) / error));
    }

    /** p of the two one-sided tests that the mean lies within ± a margin; empty where nothing spreads. */
    public OptionalDouble equivalenceP(double margin) {
        return error == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(TDistribution.of(degrees).survivalProbability((margin - Math.abs(mean)) / error));
    }

    /** The smallest margin within which the mean is equivalent to 0 at 5 %; empty where nothing spreads. */
    public OptionalDouble equivalentWithin() {
        return error == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Math.abs(mean) + TDistribution.of(degrees).inverseCumulativeProbability(ONE_SIDED) * error);
    }

    /** Mean over standard deviation: of paired differences, Cohen's d_z; empty where nothing spreads. */
    public OptionalDouble effectSize() {
        return standardDeviation.orElse(0) > 0
                ? OptionalDouble.of(mean / standardDeviation.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Of values, such as paired differences; empty for none. */
    public static Optional<MeanTest> of(double... values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        if (values.length == 1) {
            return Optional.of(new MeanTest(values[0], OptionalDouble.empty(), 0, 1));
        }
        MeanInterval interval = MeanInterval.of(values);
        double deviation = spread(interval.deviation(), values);
        return Optional.of(new MeanTest(
                interval.mean(),
                OptionalDouble.of(deviation),
                deviation / Math.sqrt(values.length),
                values.length - 1.0));
    }

    private static double spread(double deviation, double... values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return deviation <= ROUNDING * greatest ? 0 : deviation;
    }

    /**
     * Of the mean of one group of runs minus that of another, all runs counted. Where they have the same seeds it is the
     * paired t test, where they share none Welch's. Where they share some, the errors are Welch's, less what the pairs'
     * correlation takes off, as by Derrick, Russ, Toher and White (2017, <a
     * href="https://doi.org/10.22237/jmasm/1493597280">doi:10.22237/jmasm/1493597280</a>); below three pairs no correlation
     * is taken.
     *
     * @param first values by seed
     * @param second likewise
     * @param counting variance of the difference that counting alone gives, as its least; 0 where that is not known
     * @return empty where a group has too few for a test
     */
    public static Optional<MeanTest> ofGroups(Map<Long, Double> first, Map<Long, Double> second, double counting) {
        double[][] pairs = first.keySet().stream()
                .filter(second::containsKey)
                .map(seed -> new double[] {first.get(seed), second.get(seed)})
                .toArray(double[][]::new);
        int m = first.size();
        int n = second.size();
        int shared = pairs.length;
        if (m < 2 || n < 2) {
            return Optional.empty();
        }
        MeanTest one = of(values(first)).orElseThrow();
        MeanTest other = of(values(second)).orElseThrow();
        double mean = other.mean - one.mean;
        if (shared == m && shared == n) {
            double[] differences = new double[shared];
            double greatest = 0;
            for (int i = 0; i < shared; i++) {
                differences[i] = pairs[i][1] - pairs[i][0];
                greatest = Math.max(greatest, Math.max(Math.abs(pairs[i][0]), Math.abs(pairs[i][1])));
            }
            double deviation = of(differences).orElseThrow().standardDeviation.getAsDouble();
            deviation = deviation <= ROUNDING * greatest ? 0 : deviation;
            return Optional.of(
                    floored(mean, OptionalDouble.of(deviation), deviation / Math.sqrt(shared), shared - 1.0, counting));
        }
        double apart = one.error * one.error + other.error * other.error;
        double welch =
                apart == 0 ? m + n - 2 : apart * apart / (fourth(one.error) / (m - 1) + fourth(other.error) / (n - 1));
        double covariance = shared < CORRELATED
                ? 0
                : correlation(pairs) * one.error * other.error * shared / Math.sqrt((double) m * n);
        double degrees =
                shared < CORRELATED ? welch : shared - 1 + (welch - shared + 1) * (m + n - 2.0 * shared) / (m + n);
        return Optional.of(floored(
                mean,
                OptionalDouble.empty(),
                Math.sqrt(Math.max(0, apart - 2 * covariance)),
                Math.max(1, degrees),
                counting));
    }

    private static MeanTest floored(
            double mean, OptionalDouble deviation, double error, double degrees, double counting) {
        return error * error < counting
                ? new MeanTest(
                        mean, deviation, Math.sqrt(counting), CountingFloor.degrees(counting, error * error, degrees))
                : new MeanTest(mean, deviation, error, degrees);
    }

    private static double fourth(double value) {
        return value * value * value * value;
    }

    private static double[] values(Map<Long, Double> values) {
        return values.values().stream().mapToDouble(x -> x).toArray();
    }

    /** Pearson's; 0 where either side does not spread. */
    private static double correlation(double[][] pairs) {
        double[] mean = new double[2];
        for (double[] pair : pairs) {
            mean[0] += pair[0] / pairs.length;
            mean[1] += pair[1] / pairs.length;
        }
        double one = 0;
        double other = 0;
        double both = 0;
        for (double[] pair : pairs) {
            one += (pair[0] - mean[0]) * (pair[0] - mean[0]);
            other += (pair[1] - mean[1]) * (pair[1] - mean[1]);
            both += (pair[0] - mean[0]) * (pair[1] - mean[1]);
        }
        return one <= TwoWay.NOTHING || other <= TwoWay.NOTHING ? 0 : both / Math.sqrt(one * other);
    }
}
