package org.slumber.spark.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.slumber.mixed.Interval;
import org.slumber.mixed.Wilson;

/**
 * Mean, standard deviation and the mean's 95 % interval by Student's t, of at least two values.
 *
 * @param n number of values
 * @param mean their mean
 * @param deviation their standard deviation, of n − 1 degrees of freedom
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record MeanInterval(int n, double mean, double deviation, double low, double high) {
    private static final double LEVEL = 0.95;

    /** The interval of finite values. */
    public static MeanInterval of(double... values) {
        // in one order, as a sum in another may have another last bit
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int n = ascending.length;
        if (n < 2) {
            throw new IllegalArgumentException("an interval needs two values, there are " + n);
        }
        double mean = Arrays.stream(ascending).average().orElseThrow();
        double deviation = Math.sqrt(Spread.variance(ascending));
        double half = TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - LEVEL) / 2) * deviation / Math.sqrt(n);
        return new MeanInterval(n, mean, deviation, mean - half, mean + half);
    }

    /**
     * The interval of values whose number was settled beforehand. What their spread is told by, see {@link Spread}.
     *
     * @return empty where there are fewer than two, or where nothing spreads and nothing is counted
     */
    public static Optional<MeanInterval> of(Collection<Measured> values, Scale scale) {
        return Spread.of(values).map(spread -> of(values.size(), mean(values), spread, spread.quantile(), scale));
    }

    /** The mean; NaN of nothing. */
    static double mean(Collection<Measured> values) {
        return values.stream().mapToDouble(Measured::value).sorted().average().orElse(Double.NaN);
    }

    /**
     * The interval of a mean of n values; that of a fraction is {@link Wilson}'s.
     *
     * @param quantile of the spread
     */
    static MeanInterval of(int n, double mean, Spread spread, double quantile, Scale scale) {
        double deviation = Math.sqrt(spread.variance());
        if (scale == Scale.UNBOUNDED) {
            double half = quantile * deviation / Math.sqrt(n);
            return new MeanInterval(n, mean, deviation, mean - half, mean + half);
        }
        Interval within = Wilson.interval(mean, effective(n, mean, spread), quantile);
        return new MeanInterval(n, mean, deviation, within.low(), within.high());
    }

    /** Independent samples that would tell the fraction as well. */
    private static double effective(int n, double mean, Spread spread) {
        double single = mean * (1 - mean);
        if (spread.samples() == 0) {
            return n * single / spread.variance();
        }
        double all = n * spread.samples();
        return Double.isInfinite(spread.degrees()) || single == 0
                ? all
                : all / Math.max(1, spread.variance() * spread.samples() / single);
    }

    /** From end to end. */
    public double width() {
        return high - low;
    }

    /** The interval around this mean that has this one in it and reaches as far as another on either side. */
    MeanInterval widenedTo(MeanInterval other) {
        return new MeanInterval(n, mean, deviation, Math.min(low, other.low), Math.max(high, other.high));
    }
}
