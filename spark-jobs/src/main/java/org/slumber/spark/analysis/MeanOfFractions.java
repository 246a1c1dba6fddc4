package org.slumber.spark.analysis;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.slumber.mixed.Interval;
import org.slumber.mixed.Wilson;

/**
 * 95 % intervals of the mean of fractions, which stay within [0, 1]: {@link Wilson}'s. Counts are worth their number over the design
 * effect, by how much the fractions spread more than binomial ones; where they spread less, they are binomial ({@link
 * CountingFloor}).
 */
final class MeanOfFractions {
    private static final double TAIL = 0.025;

    private MeanOfFractions() {}

    /** Of accuracies; without counts as {@link #ofFractions}. */
    static Optional<Interval> ofScores(List<Score> scores) {
        double[] fractions = scores.stream().mapToDouble(Score::value).toArray();
        if (fractions.length < 2 || !scores.stream().allMatch(Score::counted)) {
            return ofFractions(fractions);
        }
        double samples = scores.stream().mapToDouble(Score::samples).sum();
        MeanTest seen = MeanTest.of(fractions).orElseThrow();
        double mean = seen.mean();
        double binomial = mean * (1 - mean) / (samples / fractions.length);
        double variance = Math.pow(seen.standardDeviation().orElseThrow(), 2);
        return Optional.of(
                variance > binomial
                        ? Wilson.interval(mean, samples * binomial / variance, student(fractions.length - 1))
                        : Wilson.interval(
                                mean,
                                samples,
                                student(CountingFloor.degrees(binomial, variance, fractions.length - 1))));
    }

    /** Of fractions that are no counts; empty for fewer than two, where nothing spreads, and outside of (0, 1). */
    static Optional<Interval> ofFractions(double... fractions) {
        if (fractions.length < 2) {
            return Optional.empty();
        }
        MeanTest seen = MeanTest.of(fractions).orElseThrow();
        double mean = seen.mean();
        double variance = Math.pow(seen.standardDeviation().orElseThrow(), 2);
        return variance <= TwoWay.NOTHING || mean <= 0 || mean >= 1
                ? Optional.empty()
                : Optional.of(Wilson.interval(
                        mean, fractions.length * mean * (1 - mean) / variance, student(fractions.length - 1)));
    }

    private static double student(double degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability(TAIL);
    }
}
