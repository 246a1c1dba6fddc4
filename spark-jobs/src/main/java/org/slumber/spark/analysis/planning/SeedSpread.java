package org.slumber.spark.analysis.planning;

import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What the seeds of a family of points spread by, and what it takes to find a difference to their baseline in spite of
 * it: the test of a point's mean paired difference, with the spread pooled over the family, by Bonferroni's bound for as
 * many points as are compared.
 *
 * @param variance of a run beside its seed's own effect, above 0; a paired difference has twice that
 * @param degrees of freedom behind it; infinite where it is that of counting, and known
 * @param points compared with the baseline, at least 1
 */
public record SeedSpread(double variance, double degrees, int points) {
    /** Seeds beyond which none are counted. */
    public static final int MOST = 100_000;

    /** Parts of the chi² distribution that its integral is taken over. */
    private static final int PARTS = 400;

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

    /** Degrees of freedom of the spread pooled over points and baseline, with so many seeds. */
    private double degreesWith(int seeds) {
        return Double.isInfinite(degrees) ? degrees : (double) points * (seeds - 1);
    }

    /**
     * Probability that a difference is found: that the test by t of its mean over so many seeds is significant, in its
     * own direction.
     *
     * @param seeds that point and baseline share, at least 2
     * @param difference above 0
     */
    public double power(int seeds, double difference, double level) {
        double noncentrality = difference / Math.sqrt(2 * variance / seeds);
        double with = degreesWith(seeds);
        if (Double.isInfinite(with)) {
            return NORMAL.cumulativeProbability(
                    noncentrality - NORMAL.inverseSurvivalProbability(level / (2 * points)));
        }
        double critical = TDistribution.of(with).inverseSurvivalProbability(level / (2 * points));
        // P(Z + noncentrality > critical · s), s² being chi² over its degrees: the noncentral t, which no library kept
        // here has
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(with);
        double sum = 0;
        for (int part = 0; part < PARTS; part++) {
            double s = Math.sqrt(chi.inverseCumulativeProbability((part + 0.5) / PARTS) / with);
            sum += NORMAL.cumulativeProbability(noncentrality - critical * s);
        }
        return sum / PARTS;
    }

    /** The fewest seeds that find a difference with the power that is asked for; {@link #MOST} where more are needed. */
    public int seeds(double difference, Demand demand) {
        int enough = 2;
        while (enough < MOST && power(enough, difference, demand.level()) < demand.power()) {
            enough = Math.min(MOST, 2 * enough);
        }
        int few = enough / 2;
        while (enough - few > 1) {
            int middle = (few + enough) / 2;
            if (middle >= 2 && power(middle, difference, demand.level()) >= demand.power()) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough;
    }

    /** The least difference that so many seeds find with the power that is asked for. */
    public double detectable(int seeds, Demand demand) {
        double enough = deviation();
        while (power(seeds, enough, demand.level()) < demand.power()) {
            enough *= 2;
        }
        double few = 0;
        for (int halving = 0; halving < 40; halving++) {
            double middle = (few + enough) / 2;
            if (power(seeds, middle, demand.level()) >= demand.power()) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough;
    }
}
