package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whether the power that is said is had by the test that the views make. {@code -Pcalibration} has 10 000 sweeps a row in place of 400, and prints them. */
class SeedSpreadTest {
    private static final boolean CALIBRATION = Boolean.getBoolean("slumber.calibration");
    private static final int SWEEPS = CALIBRATION ? 10_000 : 400;
    private static final SeedSpread.Demand USUAL = new SeedSpread.Demand(0.05, 0.8);

    @Test
    void powerIsThatOfTheNoncentralT() {
        // in R: 1 - pt(qt(0.975, 9), 9, sqrt(10))
        assertEquals(0.8030962, new SeedSpread(0.5, 9, 1).power(10, 1, 0.05), 5e-4);
        // pnorm(0.05 / (0.03 / sqrt(5)) - qmvnorm(0.95, tail = "both", corr = 0.5 + 0.5 * diag(10))$quantile)
        assertEquals(0.8436, new SeedSpread(0.00045, Double.POSITIVE_INFINITY, 10).power(5, 0.05, 0.05), 1e-3);
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
                assertEquals(said, had, 4 * Math.sqrt(0.16 / SWEEPS) + 0.01, points + " " + difference);
            }
        }
    }

    /** Share of sweeps in which the first point is said to be raised. */
    private static double found(int points, int seeds, double difference, double deviation) {
        Random random = new Random(5);
        int found = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            List<NavigableMap<Long, Score>> family = new ArrayList<>();
            double[] ofSeed = random.doubles(seeds).map(x -> 0.1 * x).toArray();
            for (int p = 0; p <= points; p++) {
                NavigableMap<Long, Score> scores = new TreeMap<>();
                for (int s = 0; s < seeds; s++) {
                    double mean = 0.5 + ofSeed[s] + (p == 1 ? difference : 0);
                    scores.put((long) s, new Score(mean + deviation * random.nextGaussian(), 0));
                }
                family.add(scores);
            }
            found += Family.compare(family.get(0), family.subList(1, points + 1), OptionalDouble.empty())
                                    .get(0)
                                    .effect()
                            == Effect.RAISES
                    ? 1
                    : 0;
        }
        return (double) found / SWEEPS;
    }
}
