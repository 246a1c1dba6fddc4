package org.slumber.spark.analysis;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.slumber.engine.random.RandomStreams;
import org.slumber.mixed.Interval;

/**
 * Confidence intervals of a mean by the bootstrap, bias-corrected and accelerated (BCa; Efron 1987, <a
 * href="https://doi.org/10.1080/01621459.1987.10478410">doi:10.1080/01621459.1987.10478410</a>): quantiles of the means of
 * resamples, at levels moved by the share of resamples below the mean (a tie counting half) and by the skewness of the
 * values, which is what the jackknife's acceleration comes to for a mean.
 *
 * <p>The resamples are drawn from one named stream, begun anew for each interval, of the values in ascending order: equal
 * values give equal intervals, whatever their order and wherever this is computed.
 */
public final class MeanBootstrap {
    /** Resamples of an interval. */
    public static final int RESAMPLES = 5000;

    /** Values below which the interval, which cannot leave their range, covers too little to be shown. */
    static final int LEAST_VALUES = 8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double TAIL = 0.025;
    private static final long SEED = 1987;

    private MeanBootstrap() {}

    /**
     * The 95 % interval of a mean. Of few values it is too narrow: it cannot leave their range.
     *
     * @param values finite, in any order
     * @return empty for fewer than two values; of no width where all are equal
     */
    public static Optional<Interval> interval(double... values) {
        if (values.length < 2) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted[0] == sorted[sorted.length - 1]) {
            return Optional.of(new Interval(sorted[0], sorted[0]));
        }
        double[] means = means(sorted);
        double mean = mean(sorted);
        double below = 0;
        for (double each : means) {
            below += each < mean ? 1 : each == mean ? 0.5 : 0;
        }
        double bias = NORMAL.inverseCumulativeProbability(below / means.length);
        double acceleration = acceleration(sorted, mean);
        Arrays.sort(means);
        return Optional.of(new Interval(
                quantile(means, level(TAIL, bias, acceleration)),
                quantile(means, level(1 - TAIL, bias, acceleration))));
    }

    /** A fresh generator for resamples; the same at each call. */
    static UniformRandomProvider stream() {
        return new RandomStreams(SEED).stream("bootstrap");
    }

    private static double[] means(double[] values) {
        UniformRandomProvider random = stream();
        double[] means = new double[RESAMPLES];
        int[] times = new int[values.length];
        for (int r = 0; r < RESAMPLES; r++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < values.length; i++) {
                times[random.nextInt(values.length)]++;
            }
            // summed in the order of the values, so that the same resample has the same mean to the bit
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += times[i] * values[i];
            }
            means[r] = sum / values.length;
        }
        return means;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Σd³ / (6 (Σd²)^1.5) over the differences d from the mean. */
    private static double acceleration(double[] values, double mean) {
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double difference = value - mean;
            squares += difference * difference;
            cubes += difference * difference * difference;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    /** Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))). */
    private static double level(double tail, double bias, double acceleration) {
        double shifted = bias + NORMAL.inverseCumulativeProbability(tail);
        return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
    }

    /** Between the two order statistics that a level falls between, linearly. */
    private static double quantile(double[] sorted, double level) {
        double place = level * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
