package org.slumber.spark.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.slumber.mixed.MultivariateT;

/**
 * What the seeds of a family of points spread by, and what it takes to find a difference to their baseline in spite of
 * it by the test that {@link Family} makes: of a point's mean paired difference, by the greatest of as many t as points are
 * compared, with the spread pooled over points and baseline unless the baseline's comes out greater ({@link Errors}). Points
 * are taken to have all seeds, and to spread as the baseline does.
 *
 * @param variance of a run beside its seed's own effect, above 0; a paired difference has twice that
 * @param degrees of freedom behind it; infinite where it is that of counting, and known
 * @param points compared with the baseline, at least 1
 */
public record SeedSpread(double variance, double degrees, int points) {
    /** Seeds beyond which none are counted. */
    public static final int MOST = 100_000;

    /** Parts of a chi² distribution that its integral is taken over, where there is one and where there are two. */
    private static final int PARTS = 400;

    private static final int PARTS_OF_TWO = 24;

    /** Steps of loadings, and of degrees of freedom to a factor of e, that critical values are rounded to. */
    private static final double LOADINGS = 16;

    private static final double DEGREES = 8;

    /** Of a mean difference's correlation with others of the same baseline, 1/2. */
    private static final double ALIKE = Math.sqrt(0.5);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * What is asked of a test.
     *
     * @param level of false alarms in all of the family, in (0, 1)
     * @param power with which the difference is to be found, in (level, 1)
     */
    public record Demand(double level, double power) {}

    /** Standard deviation of a paired difference over seeds. */
    public double deviation() {
        return Math.sqrt(2 * variance);
    }

    /** With the variance at another quantile of what it may be; empty where it is known. */
    private Optional<SeedSpread> at(double probability) {
        return Double.isInfinite(degrees)
                ? Optional.empty()
                : Optional.of(new SeedSpread(
                        variance
                                * degrees
                                / ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(1 - probability),
                        degrees,
                        points));
    }

    /** With the variance at the lower end of its 95 % interval by chi²; empty where it is known. */
    public Optional<SeedSpread> least() {
        return at(0.025);
    }

    /** With the variance at the upper end of its 95 % interval by chi²; empty where it is known. */
    public Optional<SeedSpread> greatest() {
        return at(0.975);
    }

    /**
     * Probability that a difference is found: that the test of its mean over so many seeds is significant, in its own
     * direction.
     *
     * @param seeds that point and baseline share, at least 2
     * @param difference above 0
     */
    public double power(int seeds, double difference, double level) {
        return power(thresholds(seeds, level), seeds, difference);
    }

    /** P(Z + noncentrality > threshold), with Z normal, over thresholds: what of the noncentral t no library kept here has. */
    private double power(double[] thresholds, int seeds, double difference) {
        double noncentrality = difference / Math.sqrt(2 * variance / seeds);
        return Arrays.stream(thresholds)
                .map(threshold -> NORMAL.cumulativeProbability(noncentrality - threshold))
                .average()
                .orElseThrow();
    }

    /** Equally probable values of what a mean difference over its true error must pass. */
    private double[] thresholds(int seeds, double level) {
        if (Double.isInfinite(degrees) || points == 1) {
            return ofPooled(seeds, level);
        }
        double[] ofBaseline = quantiles(seeds - 1.0, PARTS_OF_TWO);
        double[] ofPoints = quantiles((points - 1.0) * (seeds - 1), PARTS_OF_TWO);
        Map<List<Long>, Double> critical = new HashMap<>();
        double[] thresholds = new double[PARTS_OF_TWO * PARTS_OF_TWO];
        int at = 0;
        for (double baseline : ofBaseline) {
            for (double rests : ofPoints) {
                Errors.Common error = Errors.balanced(points, seeds, baseline, rests);
                List<Long> rounded = List.of(
                        Math.round(LOADINGS * Math.sqrt(error.shared() / error.variance())),
                        Math.round(DEGREES * Math.log(error.degrees())));
                double bound = critical.computeIfAbsent(
                        rounded,
                        key -> critical(
                                Math.min(key.get(0), LOADINGS - 1) / LOADINGS,
                                Math.max(1, Math.exp(key.get(1) / DEGREES)),
                                level));
                thresholds[at++] = bound * Math.sqrt(error.variance() / 2);
            }
        }
        return thresholds;
    }

    /** Where the baseline is never told from the points. */
    private double[] ofPooled(int seeds, double level) {
        if (Double.isInfinite(degrees)) {
            return new double[] {critical(ALIKE, degrees, level)};
        }
        double with = (double) points * (seeds - 1);
        double critical = critical(ALIKE, with, level);
        return Arrays.stream(quantiles(with, PARTS))
                .map(squares -> critical * Math.sqrt(squares / with))
                .toArray();
    }

    private double critical(double loading, double with, double level) {
        double[] loadings = new double[points];
        Arrays.fill(loadings, loading);
        return MultivariateT.ofOneFactor(loadings, with).criticalValue(1 - level);
    }

    private static double[] quantiles(double degrees, int parts) {
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(degrees);
        return IntStream.range(0, parts)
                .mapToDouble(part -> chi.inverseCumulativeProbability((part + 0.5) / parts))
                .toArray();
    }

    /** The fewest seeds that find a difference with the power that is asked for; {@link #MOST} where more are needed. */
    public int seeds(double difference, Demand demand) {
        // where the baseline is never told from the points no more are needed, and that is soon computed
        int least = fewest(1, 2, seeds -> power(ofPooled(seeds, demand.level()), seeds, difference) >= demand.power());
        return fewest(least - 1, least, seeds -> power(seeds, difference, demand.level()) >= demand.power());
    }

    /** Of numbers above one that is too few the least that is enough, up to {@link #MOST}. */
    private static int fewest(int tooFew, int from, IntPredicate isEnough) {
        int few = tooFew;
        int enough = from;
        for (int step = 1; enough < MOST && !isEnough.test(enough); step *= 2) {
            few = enough;
            enough = Math.min(MOST, enough + step);
        }
        while (enough - few > 1) {
            int middle = (few + enough) >>> 1;
            if (isEnough.test(middle)) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough;
    }

    /** The least difference that so many seeds find with the power that is asked for. */
    public double detectable(int seeds, Demand demand) {
        double[] thresholds = thresholds(seeds, demand.level());
        double enough = deviation();
        while (power(thresholds, seeds, enough) < demand.power()) {
            enough *= 2;
        }
        double few = 0;
        for (int halving = 0; halving < 40; halving++) {
            double middle = (few + enough) / 2;
            if (power(thresholds, seeds, middle) >= demand.power()) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough;
    }
}
