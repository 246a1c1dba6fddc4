package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slumber.spark.search.StageScores;

/** Whether what is said of winners holds. {@code -Pcalibration} has 1000 sweeps a row in place of 100, and prints the table. */
class HierarchicalMeansTest {
    private static final boolean CALIBRATION = Boolean.getBoolean("slumber.calibration");
    private static final int SWEEPS = CALIBRATION ? 1000 : 100;

    @Test
    void withoutAnyDifferenceEverythingIsDrawnToTheMiddle() {
        double[][] values = {{0.5, 0.7}, {0.7, 0.5}, {0.6, 0.6}};
        HierarchicalMeans means = HierarchicalMeans.of(values, 0).orElseThrow();
        assertArrayEquals(new double[] {0.6, 0.6, 0.6}, means.posterior(), 1e-12);
        for (double each : means.probabilityBest()) {
            assertEquals(1.0 / 3, each, 0.02);
        }
    }

    @Test
    void meansFarApartStayWhereTheyAre() {
        double[][] values = {{0.1, 0.101, 0.099}, {0.5, 0.5, 0.502}, {0.9, 0.901, 0.9}};
        HierarchicalMeans means = HierarchicalMeans.of(values, 0).orElseThrow();
        assertArrayEquals(means.observed(), means.posterior(), 1e-4);
        assertEquals(1, means.probabilityBest()[2], 1e-9);
    }

    @Test
    void theEffectOfASeedThatAPointLacksIsTakenOut() {
        // seed 2 is 0.3 worse than the others, and the second point lacks it
        double[][] values = {{0.5, 0.5, 0.2}, {0.6, 0.6, Double.NaN}, {0.7, 0.7, 0.4}};
        BlockedMeans means = BlockedMeans.of(values);
        assertArrayEquals(new double[] {0.4, 0.5, 0.6}, means.means(), 1e-9);
        assertEquals(0, means.squares(), 1e-18);
        assertEquals(3, means.degrees());
    }

    @Test
    void pointsOfSeedsOfTheirOwnAreNoBlocks() {
        double nan = Double.NaN;
        BlockedMeans means = BlockedMeans.of(new double[][] {{1, 3, nan, nan}, {nan, nan, 4, 4}});
        assertArrayEquals(new double[] {2, 4}, means.means());
        assertEquals(2, means.squares(), 1e-12);
        assertEquals(2, means.degrees());
    }

    @Test
    void oneSeedSaysNothingUnlessItIsACount() {
        double[][] values = {{0.5}, {0.6}, {0.9}};
        assertTrue(HierarchicalMeans.of(values, 0).isEmpty());
        HierarchicalMeans counted = HierarchicalMeans.of(values, 0.002).orElseThrow();
        assertTrue(counted.optimism(2) > 0.002 && counted.optimism(2) < 0.1, "" + counted.optimism(2));
    }

    /** What a simulation finds of the winners of many sweeps. */
    private static final class Winners {
        private final List<double[]> said = new ArrayList<>();
        private double truly;
        private double expected;

        void add(double probability, boolean right, double optimism, double expectedOptimism) {
            said.add(new double[] {probability, right ? 1 : 0});
            truly += optimism / SWEEPS;
            expected += expectedOptimism / SWEEPS;
        }

        private double share(int column) {
            return said.stream().mapToDouble(each -> each[column]).average().orElseThrow();
        }

        void hold(String name) {
            if (CALIBRATION) {
                said.sort(Comparator.comparingDouble(each -> each[0]));
                StringBuilder fifths = new StringBuilder();
                for (int fifth = 0; fifth < 5; fifth++) {
                    List<double[]> some = said.subList(fifth * SWEEPS / 5, (fifth + 1) * SWEEPS / 5);
                    fifths.append(String.format(
                            Locale.ROOT,
                            " %.2f:%.2f",
                            some.stream().mapToDouble(each -> each[0]).average().orElseThrow(),
                            some.stream().mapToDouble(each -> each[1]).average().orElseThrow()));
                }
                System.out.printf(
                        Locale.ROOT,
                        "row %-34s said best %.3f, are best %.3f (by fifths%s); optimism %.4f, expected %.4f%n",
                        name,
                        share(0),
                        share(1),
                        fifths,
                        truly,
                        expected);
            }
            double error = 4 * Math.sqrt(0.25 / SWEEPS);
            assertEquals(share(1), share(0), 0.12 + error, name);
        }
    }

    @Test
    void ofWinnersSaidToBeTheBestWithAProbabilityThatShareIs() {
        for (int[] size : new int[][] {{3, 3}, {11, 3}, {11, 5}, {40, 5}}) {
            for (double spread : new double[] {0.3, 1, 3}) {
                Random random = new Random(7);
                Winners winners = new Winners();
                for (int sweep = 0; sweep < SWEEPS; sweep++) {
                    double[] truth = random.doubles(size[0], 0, 1).toArray();
                    double[][] values = new double[size[0]][size[1]];
                    for (int s = 0; s < size[1]; s++) {
                        double seed = random.nextGaussian();
                        for (int p = 0; p < size[0]; p++) {
                            truth[p] = s == 0 ? spread * random.nextGaussian() : truth[p];
                            values[p][s] = seed + truth[p] + random.nextGaussian();
                        }
                    }
                    HierarchicalMeans means = HierarchicalMeans.of(values, 0).orElseThrow();
                    int winner = greatest(means.observed());
                    double seeds = IntStream.range(0, size[0])
                            .mapToDouble(p -> means.observed()[p] - truth[p])
                            .average()
                            .orElseThrow();
                    winners.add(
                            means.probabilityBest()[winner],
                            winner == greatest(truth),
                            means.observed()[winner] - truth[winner] - seeds,
                            means.optimism(winner));
                }
                winners.hold(size[0] + " points, " + size[1] + " seeds, spread " + spread);
                assertEquals(winners.truly, winners.expected, 0.35 * winners.truly + 0.15, "optimism");
            }
        }
    }

    /** 27 configurations, of three the best goes on, errors of a seed alike on all rungs. */
    @Test
    void halvingSaysHowMuchTooGoodItsWinnerLooks() {
        for (int seeds : new int[] {2, 3}) {
            for (double spread : new double[] {0.3, 1, 3}) {
                Random random = new Random(11);
                Winners winners = new Winners();
                for (int sweep = 0; sweep < SWEEPS; sweep++) {
                    double[] truth = random.doubles(27).toArray();
                    double[][][] all = new double[27][3][seeds];
                    double[] noise = random.doubles(seeds)
                            .map(each -> random.nextGaussian())
                            .toArray();
                    for (int c = 0; c < 27; c++) {
                        truth[c] = spread * random.nextGaussian();
                        for (int s = 0; s < seeds; s++) {
                            double lasting = random.nextGaussian() * Math.sqrt(0.7);
                            for (int stage = 0; stage < 3; stage++) {
                                all[c][stage][s] = 5 * stage
                                        + truth[c]
                                        + noise[s]
                                        + lasting
                                        + random.nextGaussian() * Math.sqrt(0.3);
                            }
                        }
                    }
                    int[] reached = new int[27];
                    promote(all, reached, 0, 9);
                    promote(all, reached, 1, 3);
                    double[][][] known = new double[27][][];
                    int winner = -1;
                    for (int c = 0; c < 27; c++) {
                        known[c] = Arrays.copyOf(all[c], reached[c] + 1);
                        if (reached[c] == 2 && (winner < 0 || mean(all[c][2]) > mean(all[winner][2]))) {
                            winner = c;
                        }
                    }
                    HierarchicalMeans means =
                            HierarchicalMeans.of(StageScores.atTheEnd(known), 0).orElseThrow();
                    winners.add(
                            means.probabilityBest()[winner],
                            winner == greatest(truth),
                            mean(all[winner][2]) - 10 - mean(noise) - truth[winner],
                            means.optimism(winner));
                }
                winners.hold("halving, " + seeds + " seeds, spread " + spread);
                assertEquals(winners.truly, winners.expected, 0.35 * winners.truly + 0.15, "optimism");
            }
        }
    }

    private static void promote(double[][][] all, int[] reached, int stage, int places) {
        IntStream.range(0, all.length)
                .filter(c -> reached[c] == stage)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -mean(all[c][stage])))
                .limit(places)
                .forEach(c -> reached[c]++);
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static int greatest(double... values) {
        return IntStream.range(0, values.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> values[i]))
                .orElseThrow();
    }
}
