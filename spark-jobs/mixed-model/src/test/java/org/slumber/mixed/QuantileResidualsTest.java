package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class QuantileResidualsTest {
    private static final int ROWS = 2000;
    private static final int TRIALS = 200;
    private static final double MEAN = 0.8;
    private static final double PRECISION = 12;

    private static double[] constant(double value) {
        double[] values = new double[ROWS];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] residuals(Family family, double[] values, double dispersion) {
        return new QuantileResiduals(
                        family,
                        new Responses(values, constant(TRIALS)),
                        constant(family.fractions() ? Math.log(MEAN / (1 - MEAN)) : MEAN),
                        constant(Math.log(dispersion)))
                .values();
    }

    /** Greatest distance between the share of residuals below a value and the standard normal probability of it. */
    private static double distance(double[] residuals) {
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return IntStream.range(0, sorted.length)
                .mapToDouble(i -> Math.abs((i + 0.5) / sorted.length - normal.cumulativeProbability(sorted[i])))
                .max()
                .orElseThrow();
    }

    private static double[] counts(boolean spread) {
        UniformRandomProvider random = new RandomStreams(7).stream("counts");
        ContinuousDistribution.Sampler means =
                BetaDistribution.of(MEAN * PRECISION, (1 - MEAN) * PRECISION).createSampler(random);
        double[] values = new double[ROWS];
        Arrays.setAll(
                values,
                row -> BinomialDistribution.of(TRIALS, spread ? means.sample() : MEAN)
                                .createSampler(random)
                                .sample()
                        / (double) TRIALS);
        return values;
    }

    /** Kolmogorov's distance of a right sample of this size is beyond 0.036 once in a hundred times. */
    @Test
    void ofARightModelTheyAreStandardNormal() {
        UniformRandomProvider random = new RandomStreams(8).stream("fractions");
        ContinuousDistribution.Sampler beta =
                BetaDistribution.of(MEAN * PRECISION, (1 - MEAN) * PRECISION).createSampler(random);
        ContinuousDistribution.Sampler normal = NormalDistribution.of(MEAN, 0.3).createSampler(random);
        assertTrue(distance(residuals(Family.BINOMIAL, counts(false), 1)) < 0.036, "binomial");
        assertTrue(distance(residuals(Family.BETA_BINOMIAL, counts(true), PRECISION)) < 0.036, "beta-binomial");
        assertTrue(distance(residuals(Family.BETA, beta.samples(ROWS).toArray(), PRECISION)) < 0.036, "beta");
        assertTrue(distance(residuals(Family.GAUSSIAN, normal.samples(ROWS).toArray(), 0.3)) < 0.036, "normal");
    }

    @Test
    void countsThatSpreadMoreThanTheModelSaysShowIt() {
        double[] residuals = residuals(Family.BINOMIAL, counts(true), 1);
        double square =
                Arrays.stream(residuals).map(each -> each * each).average().orElseThrow();
        assertTrue(square > 4, "mean square: " + square);
    }

    /** Φ(residual) lies between the probabilities of less and of no more. */
    @Test
    void ofCountsTheyLieBetweenTheProbabilitiesOnBothSides() {
        double[] values = counts(false);
        double[] residuals = residuals(Family.BINOMIAL, values, 1);
        BinomialDistribution binomial = BinomialDistribution.of(TRIALS, MEAN);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        for (int row = 0; row < ROWS; row++) {
            int count = (int) Math.rint(values[row] * TRIALS);
            double at = normal.cumulativeProbability(residuals[row]);
            assertTrue(at >= binomial.cumulativeProbability(count - 1) - 1e-9, "row " + row);
            assertTrue(at <= binomial.cumulativeProbability(count) + 1e-9, "row " + row);
        }
    }

    @Test
    void aFitHasOneForEachRowTheSameEachTime() {
        double[] ratios = new double[40];
        double[] seeds = new double[40];
        double[] accuracies = new double[40];
        for (int i = 0; i < 40; i++) {
            ratios[i] = i % 2 * 0.1;
            seeds[i] = Math.floor(i / 2.0);
            accuracies[i] = (120 + 20 * (i % 2) + seeds[i] % 7 * 3) / 200.0;
        }
        double[] trials = new double[40];
        Arrays.fill(trials, 200);
        Observations rows = Observations.builder()
                .numbers("ratio", ratios)
                .numbers("seed", seeds)
                .numbers("n", trials)
                .numbers("accuracy", accuracies)
                .build();
        MixedModelFit fit = MixedModel.fit(
                ModelSpecification.of(
                        Formula.parse("accuracy ~ factor(ratio) + (1|seed)"), Family.BETA_BINOMIAL, Optional.of("n")),
                rows);
        assertEquals(40, fit.residuals().length);
        double[] once = fit.residuals();
        assertArrayEquals(once, fit.residuals());
        assertEquals(0, Arrays.stream(fit.residuals()).average().orElseThrow(), 0.3);
    }
}
