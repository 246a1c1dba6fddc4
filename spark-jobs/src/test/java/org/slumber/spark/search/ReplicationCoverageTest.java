package org.slumber.spark.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * How often the intervals of points that seeds were added to hold the true mean. {@code -Pcalibration} has 10 000 points a
 * row in place of 300, and prints the table that the documents quote.
 */
class ReplicationCoverageTest {
    private static final int POINTS = Boolean.getBoolean("slumber.calibration") ? 10_000 : 300;
    private static final int SAMPLES = 1000;
    private static final int MOST = 200;
    private static final double CHANCE = 0.1;

    /** An accuracy of a seed: a mean that spreads from seed to seed, or chance in some of them, of 1000 samples. */
    private record Metric(String name, double mean, double deviation, double collapsing) {
        double truth() {
            return collapsing * CHANCE + (1 - collapsing) * mean;
        }

        Measured draw(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian gaussian) {
            boolean collapsed = random.nextDouble() < collapsing;
            double fraction = collapsed ? CHANCE : Math.max(0, Math.min(1, mean + deviation * gaussian.sample()));
            int correct = 0;
            for (int sample = 0; sample < SAMPLES; sample++) {
                correct += random.nextDouble() < fraction ? 1 : 0;
            }
            return Measured.of((double) correct / SAMPLES, SAMPLES);
        }
    }

    private static final Metric COUNTS = new Metric("0.97, counts alone", 0.97, 0, 0);
    private static final Metric NARROW = new Metric("0.90 ± 0.01", 0.9, 0.01, 0);
    private static final Metric WIDE = new Metric("0.80 ± 0.03", 0.8, 0.03, 0);
    private static final Metric COLLAPSING = new Metric("0.85 ± 0.02, 15 % at 0.1", 0.85, 0.02, 0.15);

    /** What came of some points. */
    private record Row(double covered, double atGoal, double seeds, double width) {}

    private static Row points(Metric metric, ReplicationRule rule) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(13);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        int covered = 0;
        int atGoal = 0;
        long seeds = 0;
        double width = 0;
        for (int point = 0; point < POINTS; point++) {
            List<Optional<Measured>> values = new ArrayList<>();
            ReplicationRule.Verdict verdict = rule.judge(values);
            while (verdict.ending().isEmpty()) {
                while (values.size() < verdict.seeds()) {
                    values.add(Optional.of(metric.draw(random, gaussian)));
                }
                verdict = rule.judge(values);
            }
            MeanInterval interval = rule.interval(values).orElseThrow();
            covered += interval.low() <= metric.truth() && metric.truth() <= interval.high() ? 1 : 0;
            atGoal += verdict.ending().equals(Optional.of(ReplicationRule.Ending.GOAL)) ? 1 : 0;
            seeds += values.size();
            width += interval.width();
        }
        return new Row((double) covered / POINTS, (double) atGoal / POINTS, (double) seeds / POINTS, width / POINTS);
    }

    private static Row row(Metric metric, double width, int least) {
        Row row = points(metric, new ReplicationRule(width, least, MOST, Scale.FRACTION));
        if (Boolean.getBoolean("slumber.calibration")) {
            System.out.printf(
                    Locale.ROOT,
                    "%-26s width %.2f least %2d: covered %.3f, at goal %.3f, seeds %6.1f, width %.4f%n",
                    metric.name(),
                    width,
                    least,
                    row.covered(),
                    row.atGoal(),
                    row.seeds(),
                    row.width());
        }
        return row;
    }

    /** Four standard errors of a share of so many points. */
    private static double allowed(double share) {
        return 4 * Math.sqrt(share * (1 - share) / POINTS);
    }

    @Test
    void intervalsHoldTheMeanAsOftenAsTheySay() {
        for (Metric metric : List.of(COUNTS, NARROW, WIDE)) {
            for (double width : new double[] {0.02, 0.04}) {
                for (int least : new int[] {3, 8}) {
                    Row row = row(metric, width, least);
                    assertTrue(
                            row.covered() > 0.93 - allowed(0.95) && row.covered() < 0.985 + allowed(0.98),
                            metric.name() + ", " + width + ", " + least + ": " + row);
                }
            }
        }
    }

    @Test
    void collapsedRunsAreMissedWhereTheFirstSeedsHaveNone() {
        for (double width : new double[] {0.02, 0.04}) {
            for (int least : new int[] {3, 8, 20}) {
                Row row = row(COLLAPSING, width, least);
                // all of the first seeds are well in 0.85 to the power of their number
                double missed = Math.pow(0.85, least);
                assertTrue(row.covered() < 0.99, row.toString());
                assertTrue(row.covered() > 0.93 - missed - allowed(missed + 0.05), least + ": " + row);
            }
        }
        assertEquals(0.039, Math.pow(0.85, 20), 0.001, "what the documents say of 20 seeds");
    }
}
