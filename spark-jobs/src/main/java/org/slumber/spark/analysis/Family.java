package org.slumber.spark.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;
import org.slumber.mixed.Interval;
import org.slumber.mixed.MultivariateT;

/**
 * All points of one question, a data set, learner, timing and setting, against the baseline that they share, after Dunnett:
 * the chance of any false alarm among them stays at the level. A difference is the mean over the seeds that have both; its
 * error is that of {@link Errors}, and never less than what counting the scored samples gives ({@link
 * Score#countingVariance}, {@link CountingFloor}). Differences that share seeds of the baseline share its error, and
 * that is in the multivariate t that their p values and intervals are of.
 */
final class Family {
    static final double LEVEL = 0.95;
    private static final double ONE_SIDED_LEVEL = 0.90;

    /** Points up to which unlike seeds have correlations of their own. */
    private static final int MOST_CORRELATED = 40;

    /** Steps that the loadings of many points are rounded to. */
    private static final double LOADINGS = 32;

    private static final double MOST_LOADING = 1 - 1e-6;

    /**
     * A point of the family.
     *
     * @param pairs seeds that both have
     * @param mean of the differences; NaN without pairs
     * @param deviation of the differences over seeds; empty for fewer than two
     * @param test where there is an error to test it by
     */
    record Difference(int pairs, double mean, OptionalDouble deviation, Optional<Test> test) {
        /** Mean over standard deviation, Cohen's d_z; empty where nothing spreads. */
        OptionalDouble effectSize() {
            return deviation.isPresent() && deviation.getAsDouble() > 0
                    ? OptionalDouble.of(mean / deviation.getAsDouble())
                    : OptionalDouble.empty();
        }

        /** What it comes to. */
        Effect effect() {
            return test.filter(Test::significant)
                    .map(tested -> mean > 0 ? Effect.RAISES : Effect.LOWERS)
                    .orElse(Effect.UNDECIDED);
        }
    }

    /**
     * The test of a difference.
     *
     * @param error standard error
     * @param degrees of freedom
     * @param interval 95 %, of this difference alone
     * @param p two-sided, of this difference alone
     * @param simultaneous 95 % interval, for all of the family together
     * @param dunnett p for all of them together
     * @param holm p after Holm, within the family
     * @param discovery p after Benjamini and Hochberg, within the family
     * @param equivalence empty without a margin
     */
    record Test(
            double error,
            double degrees,
            Interval interval,
            double p,
            Interval simultaneous,
            double dunnett,
            double holm,
            double discovery,
            Optional<Equivalence> equivalence) {
        boolean significant() {
            return simultaneous.low() > 0 || simultaneous.high() < 0;
        }
    }

    /** {@code [point]} accuracies by seed. */
    private final List<NavigableMap<Long, Score>> points;

    private final Map<Long, Score> without;
    /** {@code [point][seed]} differences, NaN for gaps. */
    private final double[][] differences;

    private final Errors errors;
    /** {@code [point]} variance of the mean difference, 0 where it is not known. */
    private final double[] variances;

    private final double[] degrees;
    /** {@code [point]} part of a single difference's variance that is the baseline's. */
    private final double[] shared;

    private Family(Map<Long, Score> without, List<NavigableMap<Long, Score>> points) {
        this.without = without;
        this.points = points;
        NavigableSet<Long> seeds = new TreeSet<>(without.keySet());
        differences = points.stream()
                .map(point -> seeds.stream()
                        .mapToDouble(seed ->
                                point.containsKey(seed) ? point.get(seed).minus(without.get(seed)) : Double.NaN)
                        .toArray())
                .toArray(double[][]::new);
        errors = Errors.of(differences);
        variances = new double[points.size()];
        degrees = errors.degrees().clone();
        shared = new double[points.size()];
        for (int p = 0; p < points.size(); p++) {
            variances(p);
        }
    }

    private void variances(int p) {
        int pairs = 0;
        double ofBaseline = 0;
        double ofBoth = 0;
        boolean counted = true;
        for (Map.Entry<Long, Score> run : points.get(p).entrySet()) {
            Score other = without.get(run.getKey());
            if (other != null) {
                pairs++;
                ofBaseline += other.countingVariance();
                ofBoth += run.getValue().countingVariance() + other.countingVariance();
                counted &= run.getValue().counted() && other.counted();
            }
        }
        double variance = errors.variance()[p];
        if (pairs == 0 || Double.isNaN(variance)) {
            return;
        }
        variances[p] = variance / pairs;
        shared[p] = Math.min(errors.shared(), variance);
        double floor = ofBoth / pairs / pairs;
        if (counted && variances[p] < floor) {
            degrees[p] = pairs > 1 && deviation(p).getAsDouble() == 0
                    ? pairs - 1
                    : CountingFloor.degrees(floor, variances[p], degrees[p]);
            variances[p] = floor;
            shared[p] = ofBaseline / pairs;
        }
    }

    /**
     * Compares the points.
     *
     * @param without accuracies of the baseline by seed
     * @param points those of each point
     * @param margin within which a difference does not matter; empty where that is not asked
     * @return of each point, in their order
     */
    static List<Difference> compare(
            Map<Long, Score> without, List<NavigableMap<Long, Score>> points, OptionalDouble margin) {
        return new Family(without, points).compare(margin);
    }

    private List<Difference> compare(OptionalDouble margin) {
        List<Integer> tested = new ArrayList<>();
        for (int p = 0; p < points.size(); p++) {
            if (variances[p] > 0) {
                tested.add(p);
            }
        }
        List<Double> alone = new ArrayList<>();
        for (int p : tested) {
            alone.add(Math.min(
                    1,
                    2 * TDistribution.of(degrees[p]).survivalProbability(Math.abs(mean(p)) / Math.sqrt(variances[p]))));
        }
        List<Double> holm = Holm.adjusted(alone);
        List<Double> discovery = FalseDiscovery.adjusted(alone);
        Map<Double, MultivariateT> distributions = new HashMap<>();
        Map<Double, double[]> bounds = new HashMap<>();
        List<Difference> compared = new ArrayList<>();
        int at = -1;
        for (int p = 0; p < points.size(); p++) {
            Optional<Test> test = Optional.empty();
            if (variances[p] > 0) {
                at++;
                double error = Math.sqrt(variances[p]);
                MultivariateT all = distributions.computeIfAbsent(degrees[p], freedom -> distribution(tested, freedom));
                double[] bound = bounds.computeIfAbsent(degrees[p], freedom -> new double[] {
                    all.criticalValue(LEVEL), margin.isPresent() ? all.criticalValue(ONE_SIDED_LEVEL) : Double.NaN
                });
                Interval simultaneous = interval(mean(p), bound[0] * error);
                boolean significant = simultaneous.low() > 0 || simultaneous.high() < 0;
                test = Optional.of(new Test(
                        error,
                        degrees[p],
                        interval(
                                mean(p),
                                TDistribution.of(degrees[p]).inverseSurvivalProbability((1 - LEVEL) / 2) * error),
                        alone.get(at),
                        simultaneous,
                        all.adjustedP(mean(p) / error),
                        holm.get(at),
                        discovery.get(at),
                        margin.isPresent()
                                ? Optional.of(Equivalence.of(
                                        interval(mean(p), bound[1] * error), significant, margin.getAsDouble()))
                                : Optional.empty()));
            }
            compared.add(new Difference(pairs(p), mean(p), deviation(p), test));
        }
        return compared;
    }

    /**
     * Of the greatest t. Where all points have the same seeds, and where they are many, the baseline's error is one factor;
     * the latter with the least share of it that seeds can leave, which errs towards wider intervals.
     */
    private MultivariateT distribution(List<Integer> tested, double freedom) {
        int least = tested.stream().mapToInt(this::pairs).min().orElseThrow();
        int seeds = differences[0].length;
        if (least < seeds && tested.size() <= MOST_CORRELATED) {
            return MultivariateT.of(correlation(tested), freedom);
        }
        double overlap = Math.max(0, (2.0 * least - seeds) / least);
        boolean many = tested.size() > MOST_CORRELATED;
        return MultivariateT.ofOneFactor(
                tested.stream()
                        .mapToDouble(p -> Math.sqrt(overlap * shared[p] / pairs(p) / variances[p]))
                        // rounded down, which is wider, so that many points have few loadings
                        .map(loading -> many ? Math.floor(loading * LOADINGS) / LOADINGS : loading)
                        .map(loading -> Math.min(MOST_LOADING, loading))
                        .toArray(),
                freedom);
    }

    private double[][] correlation(List<Integer> tested) {
        double[][] correlation = new double[tested.size()][tested.size()];
        for (int i = 0; i < tested.size(); i++) {
            for (int j = 0; j <= i; j++) {
                int p = tested.get(i);
                int q = tested.get(j);
                double both = 0;
                for (int s = 0; s < differences[p].length; s++) {
                    both += Double.isNaN(differences[p][s] + differences[q][s]) ? 0 : 1;
                }
                double covariance = Math.sqrt(shared[p] * shared[q]) * both / pairs(p) / pairs(q);
                correlation[i][j] = i == j ? 1 : Math.min(1, covariance / Math.sqrt(variances[p] * variances[q]));
                correlation[j][i] = correlation[i][j];
            }
        }
        return correlation;
    }

    /** Around a difference of fractions, which no interval leaves. */
    private static Interval interval(double mean, double half) {
        return new Interval(Math.max(-1, mean - half), Math.min(1, mean + half));
    }

    private int pairs(int p) {
        int pairs = 0;
        for (double difference : differences[p]) {
            pairs += Double.isNaN(difference) ? 0 : 1;
        }
        return pairs;
    }

    private double mean(int p) {
        double sum = 0;
        for (double difference : differences[p]) {
            sum += Double.isNaN(difference) ? 0 : difference;
        }
        return sum / pairs(p);
    }

    private OptionalDouble deviation(int p) {
        if (pairs(p) < 2) {
            return OptionalDouble.empty();
        }
        double mean = mean(p);
        double squares = 0;
        for (double difference : differences[p]) {
            squares += Double.isNaN(difference) ? 0 : (difference - mean) * (difference - mean);
        }
        return OptionalDouble.of(squares < TwoWay.NOTHING ? 0 : Math.sqrt(squares / (pairs(p) - 1)));
    }
}
