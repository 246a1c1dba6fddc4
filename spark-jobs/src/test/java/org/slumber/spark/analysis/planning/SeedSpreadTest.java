package org.slumber.spark.analysis.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** Whether the power that is said is had. {@code -Pcalibration} has 100 000 sweeps a row in place of 4000, and prints them. */
class SeedSpreadTest {
    private static final boolean CALIBRATION = Boolean.getBoolean("slumber.calibration");
    private static final int SWEEPS = CALIBRATION ? 100_000 : 4000;
    private static final SeedSpread.Demand USUAL = new SeedSpread.Demand(0.05, 0.8);

    @Test
    void powerIsThatOfTheNoncentralT() {
        // in R: 1 - pt(qt(0.975, 9), 9, sqrt(10)) and 1 - pt(qt(1 - 0.05 / 20, 40), 40, 0.05 / (0.03 / sqrt(5)))
        assertEquals(0.8030962, new SeedSpread(0.5, 9, 1).power(10, 1, 0.05), 5e-4);
        assertEquals(0.7688748, new SeedSpread(0.00045, 40, 10).power(5, 0.05, 0.05), 5e-4);
    }

    @Test
    void theFewestSeedsAndTheLeastDifferenceAreThose() {
        SeedSpread spread = new SeedSpread(0.0004, 20, 3);
        int seeds = spread.seeds(0.02, USUAL);
        assertTrue(spread.power(seeds, 0.02, 0.05) >= 0.8 && spread.power(seeds - 1, 0.02, 0.05) < 0.8);
        double least = spread.detectable(seeds, USUAL);
        assertEquals(0.8, spread.power(seeds, least, 0.05), 1e-6);
        assertTrue(least <= 0.02);
        assertEquals(SeedSpread.MOST, spread.seeds(1e-6, USUAL));
        assertEquals(2, spread.seeds(10, USUAL));
    }

    @Test
    void theNumberIsAsUnsureAsTheSpread() {
        SeedSpread spread = new SeedSpread(0.0004, 8, 3);
        // 8 / 17.534546 and 8 / 2.179731 times the variance
        assertEquals(
                0.0004 * 8 / 17.534546139484647, spread.least().orElseThrow().variance(), 1e-12);
        assertEquals(
                0.0004 * 8 / 2.1797307472526506, spread.greatest().orElseThrow().variance(), 1e-12);
        assertTrue(new SeedSpread(0.0004, Double.POSITIVE_INFINITY, 3).least().isEmpty());
    }

    @Test
    void sweepsOfSoManySeedsFindTheDifferenceSoOften() {
        for (int points : new int[] {1, 3, 10}) {
            for (double difference : new double[] {0.02, 0.05}) {
                SeedSpread spread = new SeedSpread(0.02 * 0.02, 20, points);
                int seeds = spread.seeds(difference, USUAL);
                double said = spread.power(seeds, difference, USUAL.level());
                double had = found(points, seeds, difference, 0.02);
                if (CALIBRATION) {
                    System.out.printf(
                            Locale.ROOT,
                            "row %2d points, difference %.2f of sd %.4f: %3d seeds, power said %.3f, had %.3f%n",
                            points,
                            difference,
                            spread.deviation(),
                            seeds,
                            said,
                            had);
                }
                assertTrue(said >= 0.8);
                assertEquals(said, had, 4 * Math.sqrt(0.16 / SWEEPS) + 0.002, points + " " + difference);
            }
        }
    }

    /** Share of sweeps with seeds as blocks in which the first point's difference is significant after Bonferroni. */
    private static double found(int points, int seeds, double difference, double deviation) {
        Random random = new Random(5);
        int degrees = points * (seeds - 1);
        double critical = TDistribution.of(degrees).inverseSurvivalProbability(0.05 / (2 * points));
        int found = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double[][] values = new double[points + 1][seeds];
            double[] means = new double[points + 1];
            double[] ofSeed = new double[seeds];
            double all = 0;
            for (int s = 0; s < seeds; s++) {
                double effect = random.nextGaussian();
                for (int p = 0; p <= points; p++) {
                    values[p][s] = effect + (p == 1 ? difference : 0) + deviation * random.nextGaussian();
                    means[p] += values[p][s] / seeds;
                    ofSeed[s] += values[p][s] / (points + 1);
                    all += values[p][s] / (points + 1) / seeds;
                }
            }
            double squares = 0;
            for (int s = 0; s < seeds; s++) {
                for (int p = 0; p <= points; p++) {
                    double rest = values[p][s] - means[p] - ofSeed[s] + all;
                    squares += rest * rest;
                }
            }
            double error = Math.sqrt(2 * squares / degrees / seeds);
            found += means[1] - means[0] > critical * error ? 1 : 0;
        }
        return (double) found / SWEEPS;
    }
}
