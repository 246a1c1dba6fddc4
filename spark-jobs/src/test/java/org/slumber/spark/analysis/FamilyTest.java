package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class FamilyTest {
    /** Of seeds 1, 2, ...; NaN for a gap. */
    static NavigableMap<Long, Score> scores(long samples, double... accuracies) {
        NavigableMap<Long, Score> scores = new TreeMap<>();
        for (int i = 0; i < accuracies.length; i++) {
            if (!Double.isNaN(accuracies[i])) {
                scores.put(i + 1L, new Score(accuracies[i], samples));
            }
        }
        return scores;
    }

    private static List<Family.Difference> compare(
            NavigableMap<Long, Score> without, List<NavigableMap<Long, Score>> points) {
        return Family.compare(without, points, OptionalDouble.empty());
    }

    /** Twice the standard error of counting the samples of both. */
    private static double counting(List<NavigableMap<Long, Score>> both) {
        double sum = 0;
        for (NavigableMap<Long, Score> scores : both) {
            for (Score score : scores.values()) {
                sum += score.countingVariance();
            }
        }
        return 2 * 1.96 * Math.sqrt(sum) / both.get(0).size();
    }

    @Test
    void equalGainsOfOneImageAreUndecidedAndNoSurerThanCounting() {
        var without = scores(200, 0.75, 0.815);
        var one = scores(200, 0.755, 0.82);
        Family.Difference gain =
                compare(without, List.of(one, scores(200, 0.735, 0.825))).get(0);
        assertEquals(0.005, gain.mean(), 1e-15);
        assertEquals(OptionalDouble.of(0), gain.deviation());
        assertTrue(gain.effectSize().isEmpty());
        assertEquals(Effect.UNDECIDED, gain.effect());
        Family.Test test = gain.test().orElseThrow();
        assertTrue(test.simultaneous().high() - test.simultaneous().low() >= counting(List.of(without, one)));
        assertTrue(test.interval().high() - test.interval().low() >= 0.999 * counting(List.of(without, one)));
        assertTrue(test.p() > 0.5);
        assertTrue(test.dunnett() >= test.p());
    }

    @Test
    void equalGainsWithTheLastDigitOffAreStillEqual() {
        var without = scores(200, 0.11, 0.205, 0.315);
        var with = scores(200, 0.21, 0.305, 0.415);
        Family.Difference gain = compare(without, List.of(with)).get(0);
        assertEquals(OptionalDouble.of(0), gain.deviation());
        assertTrue(gain.effectSize().isEmpty());
        assertEquals(0.1, gain.mean(), 1e-12);
        // three seeds that do not spread say no more of their spread than three seeds do
        assertEquals(2, gain.test().orElseThrow().degrees());
        assertEquals(Effect.UNDECIDED, gain.effect());
        assertTrue(gain.test().orElseThrow().p() > 0.05);
        // of which nothing is known where the samples are not
        assertEquals(
                Optional.empty(),
                compare(scores(0, 0.11, 0.205, 0.315), List.of(scores(0, 0.21, 0.305, 0.415)))
                        .get(0)
                        .test());
    }

    @Test
    void aSinglePointIsThePairedTTest() {
        var without = scores(0, 0.50, 0.52, 0.51, 0.53);
        var with = scores(0, 0.60, 0.63, 0.60, 0.63);
        Family.Test test = compare(without, List.of(with)).get(0).test().orElseThrow();
        double error = 0.00816496580927726 / 2;
        assertEquals(error, test.error(), 1e-12);
        assertEquals(3, test.degrees());
        assertEquals(2 * TDistribution.of(3).survivalProbability(0.1 / error), test.p(), 1e-12);
        assertEquals(test.p(), test.dunnett(), 1e-12);
        assertEquals(0.1 - 3.182446305284263 * error, test.simultaneous().low(), 1e-9);
    }

    @Test
    void aBaselineThatSpreadsFarMoreThanThePointsHasAnErrorOfItsOwn() {
        Random random = new Random(4);
        double[] seeds = {0.03, -0.01, 0.02, -0.04, 0.05};
        List<NavigableMap<Long, Score>> points = new ArrayList<>();
        for (int p = 0; p < 5; p++) {
            points.add(scores(0, around(0.7, seeds, random)));
        }
        double[] last = around(0.6, seeds, random);
        assertEquals(
                20, compare(scores(0, last), points).get(0).test().orElseThrow().degrees());
        last[3] = 0.2;
        Family.Test collapsed = compare(scores(0, last), points).get(0).test().orElseThrow();
        // hardly more than what the baseline's own five seeds say
        assertTrue(collapsed.degrees() > 4 && collapsed.degrees() < 4.2, "" + collapsed.degrees());
    }

    private static double[] around(double mean, double[] seeds, Random random) {
        return Arrays.stream(seeds)
                .map(seed -> mean + seed + 0.01 * random.nextGaussian())
                .toArray();
    }

    @Test
    void aPIsBelowTheLevelExactlyWhereTheIntervalLeavesOutNoChange() {
        Random random = new Random(1);
        int significant = 0;
        for (int family = 0; family < 24; family++) {
            List<NavigableMap<Long, Score>> points = new ArrayList<>();
            for (int p = 0; p < 1 + family % 6; p++) {
                double[] own = new double[4];
                for (int s = 0; s < 4; s++) {
                    own[s] = random.nextInt(9) == 0 ? Double.NaN : 0.5 + 0.06 * p + 0.05 * random.nextGaussian();
                }
                own[0] = 0.5;
                points.add(scores(family % 2 == 0 ? 0 : 1000, own));
            }
            double[] without = random.doubles(4).map(x -> 0.45 + 0.05 * x).toArray();
            for (Family.Difference each :
                    Family.compare(scores(family % 2 == 0 ? 0 : 1000, without), points, OptionalDouble.of(0.05))) {
                if (each.test().isPresent()) {
                    Family.Test test = each.test().get();
                    assertEquals(test.dunnett() < 0.05, test.significant(), each + " in " + points);
                    assertEquals(test.significant(), each.effect() != Effect.UNDECIDED);
                    significant += test.significant() ? 1 : 0;
                    assertTrue(test.simultaneous().low() >= -1
                            && test.simultaneous().high() <= 1);
                    assertTrue(test.holm() >= test.p() && test.discovery() >= test.p());
                }
            }
        }
        assertTrue(significant > 4, "only " + significant);
    }

    @Test
    void aPointThatSpreadsFarMoreThanTheOthersHasAnErrorOfItsOwn() {
        var without = scores(0, 0.500, 0.510, 0.490, 0.505);
        var compared = compare(
                without,
                List.of(
                        scores(0, 0.60, 0.612, 0.588, 0.607),
                        scores(0, 0.61, 0.618, 0.601, 0.612),
                        scores(0, 0.59, 0.603, 0.578, 0.597),
                        scores(0, 0.90, 0.40, 0.85, 0.35)));
        assertEquals(Effect.RAISES, compared.get(0).effect());
        assertEquals(3, compared.get(3).test().orElseThrow().degrees());
        assertTrue(compared.get(3).test().orElseThrow().error()
                > 10 * compared.get(0).test().orElseThrow().error());
    }

    @Test
    void aMarginTellsSmallFromUndecided() {
        var without = scores(10_000, 0.900, 0.901, 0.899, 0.9, 0.9);
        var same = scores(10_000, 0.901, 0.900, 0.900, 0.8995, 0.9005);
        var better = scores(10_000, 0.95, 0.951, 0.949, 0.95, 0.951);
        List<Family.Difference> compared = Family.compare(without, List.of(same, better), OptionalDouble.of(0.01));
        assertEquals(
                Optional.of(Equivalence.EQUIVALENT),
                compared.get(0).test().orElseThrow().equivalence());
        assertEquals(
                Optional.of(Equivalence.DIFFERENT),
                compared.get(1).test().orElseThrow().equivalence());
        assertEquals(
                Optional.of(Equivalence.UNDECIDED),
                Family.compare(without, List.of(same), OptionalDouble.of(0.001))
                        .get(0)
                        .test()
                        .orElseThrow()
                        .equivalence());
        assertFalse(compare(without, List.of(same))
                .get(0)
                .test()
                .orElseThrow()
                .equivalence()
                .isPresent());
    }

    @Test
    void thousandsOfPointsTakeNoMatrix() {
        Random random = new Random(2);
        List<NavigableMap<Long, Score>> points = new ArrayList<>();
        for (int p = 0; p < 3000; p++) {
            double[] own = random.doubles(5).map(x -> 0.7 + 0.1 * x).toArray();
            own[p % 5] = p % 50 == 0 ? Double.NaN : own[p % 5];
            points.add(scores(1000, own));
        }
        double[] without = random.doubles(5).map(x -> 0.7 + 0.1 * x).toArray();
        List<Family.Difference> compared = Family.compare(scores(1000, without), points, OptionalDouble.empty());
        assertEquals(
                List.of(),
                compared.stream()
                        .filter(each -> each.effect() != Effect.UNDECIDED)
                        .toList());
    }

    /** Whose floors, degrees of freedom and loadings all differ. */
    @Test
    void thousandsOfPointsThatSpreadAsCountingDoesTakeSeconds() {
        Random random = new Random(3);
        List<NavigableMap<Long, Score>> points = new ArrayList<>();
        for (int p = 0; p < 2000; p++) {
            double mean = 0.3 + 0.0003 * p;
            points.add(scores(
                    200, random.doubles(5).map(x -> mean + 0.04 * (x - 0.5)).toArray()));
        }
        List<Family.Difference> compared = assertTimeout(
                Duration.ofSeconds(60),
                () -> Family.compare(scores(200, 0.6, 0.61, 0.59, 0.6, 0.6), points, OptionalDouble.empty()));
        assertEquals(Effect.LOWERS, compared.get(0).effect());
        assertEquals(Effect.UNDECIDED, compared.get(1000).effect());
        assertEquals(Effect.RAISES, compared.get(1999).effect());
    }

    @Test
    void oneSeedTestsNothing() {
        Family.Difference one =
                compare(scores(200, 0.5), List.of(scores(200, 0.9))).get(0);
        assertEquals(0.4, one.mean(), 1e-12);
        assertTrue(one.test().isEmpty());
        assertEquals(Effect.UNDECIDED, one.effect());
    }

    @Test
    void anIntervalOfFractionsStaysWithinThemAndIsNeverCertain() {
        var all = MeanOfFractions.ofScores(List.copyOf(scores(200, 1, 1, 1).values()))
                .orElseThrow();
        assertEquals(1, all.high());
        assertTrue(all.low() < 0.995 && all.low() > 0.96);
        var wide = MeanOfFractions.ofScores(
                        List.copyOf(scores(200, 1, 0.74, 0.97).values()))
                .orElseThrow();
        assertTrue(wide.low() > 0 && wide.low() < 0.74 && wide.high() < 1 && wide.high() > 0.95, wide.toString());
        assertTrue(MeanOfFractions.ofFractions(0.3, 0.3).isEmpty());
        var saturation = MeanOfFractions.ofFractions(0.01, 0.0, 0.5).orElseThrow();
        assertTrue(saturation.low() >= 0 && saturation.high() <= 1);
    }

    @Test
    void collapsedRunsAreThoseAtChanceAndThoseFarBelowTheirOthers() {
        int[] ten = {10, 10, 10, 10};
        assertEquals(0, Collapse.count(new double[] {0.6, 0.55, 0.62, 0.5}, ten));
        assertEquals(1, Collapse.count(new double[] {0.6, 0.3, 0.62, 0.58}, ten));
        assertEquals(2, Collapse.count(new double[] {0.12, 0.6, 0.62, 0.1}, ten));
        assertEquals(1, Collapse.count(new double[] {0.9, 0.3, 0.9}, new int[3]));
        assertEquals(0, Collapse.count(new double[] {0.9, 0.3}, new int[2]));
    }
}
