package org.slumber.spark.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReplicationTest {
    @Test
    void theIntervalIsStudents() {
        MeanInterval interval = MeanInterval.of(1, 2, 3, 4);
        assertEquals(2.5, interval.mean());
        assertEquals(Math.sqrt(5.0 / 3), interval.deviation(), 1e-15);
        // t of 0.975 with 3 degrees of freedom is 3.182446305284263
        assertEquals(2 * 3.182446305284263 * Math.sqrt(5.0 / 12), interval.width(), 1e-12);
    }

    private static List<Optional<Measured>> values(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? Optional.<Measured>empty() : Optional.of(Measured.of(value)))
                .toList();
    }

    private static List<Optional<Measured>> counts(int samples, double... fractions) {
        return Arrays.stream(fractions)
                .mapToObj(fraction -> Optional.of(Measured.of(fraction, samples)))
                .toList();
    }

    private static ReplicationRule.Verdict ended(int seeds, ReplicationRule.Ending ending) {
        return new ReplicationRule.Verdict(seeds, Optional.of(ending));
    }

    private static ReplicationRule rule(double width, int least) {
        return new ReplicationRule(width, least, 50, Scale.UNBOUNDED);
    }

    @Test
    void aPointWithEqualValuesThatAreNoCountsEndsAtOnceAndSaysNoInterval() {
        assertEquals(ended(3, ReplicationRule.Ending.NO_SPREAD), rule(0.01, 3).judge(values(1, 1, 1)));
        assertTrue(rule(0.01, 3).interval(values(1, 1, 1)).isEmpty());
    }

    @Test
    void equalCountsAreAsSureAsTheirOwnErrorLets() {
        // three times 200 of 200: Wilson's interval of 600 of 600
        ReplicationRule rule = new ReplicationRule(0.002, 3, 50, Scale.FRACTION);
        MeanInterval interval = rule.interval(counts(200, 1, 1, 1)).orElseThrow();
        double z = 1.959963984540054;
        assertEquals(1, interval.high());
        assertEquals(600 / (600 + z * z), interval.low(), 1e-12);
        assertTrue(rule.judge(counts(200, 1, 1, 1)).ending().isEmpty(), "0.006 is not below 0.002");
        assertEquals(
                ended(3, ReplicationRule.Ending.GOAL),
                new ReplicationRule(0.01, 3, 50, Scale.FRACTION).judge(counts(200, 1, 1, 1)));
    }

    @Test
    void theIntervalOfAFractionIsWilsonsOfTheEffectiveSamples() {
        // mean 0.9, s² 0.01, binomial 0.09 / 100 each: of 300 samples, 300 / (0.01 / 0.0009) are effective; t of 2
        // degrees
        MeanInterval interval = MeanInterval.of(
                        counts(100, 0.8, 0.9, 1).stream()
                                .map(Optional::orElseThrow)
                                .toList(),
                        Scale.FRACTION)
                .orElseThrow();
        double a = 4.302652729749464 * 4.302652729749464 / 27;
        double half = Math.sqrt(a * 0.09 + a * a / 4) / (1 + a);
        assertEquals((0.9 + a / 2) / (1 + a) - half, interval.low(), 1e-9);
        assertEquals((0.9 + a / 2) / (1 + a) + half, interval.high(), 1e-9);
        assertTrue(interval.low() > 0 && interval.high() < 1);
    }

    @Test
    void aPointWhoseSeedsAllFailGetsNoMore() {
        assertEquals(
                ended(3, ReplicationRule.Ending.NO_VALUE),
                rule(0.01, 3).judge(values(Double.NaN, Double.NaN, Double.NaN)));
    }

    @Test
    void aFailedSeedIsMadeUpFor() {
        assertEquals(
                new ReplicationRule.Verdict(4, Optional.empty()),
                rule(0.01, 3).judge(values(Double.NaN, 0.5, Double.NaN)));
    }

    @Test
    void theFirstSeedsSettleTheNumberOfAll() {
        // s = 1 with 2 degrees of freedom: 2 t s / sqrt(n) is below 3 from n = 9
        assertEquals(
                new ReplicationRule.Verdict(9, Optional.empty()), rule(3, 3).judge(values(-1, 0, 1)));
        double[] later = {-1, 0, 1, 0, 0, 0, 0, 0, 0};
        assertEquals(ended(9, ReplicationRule.Ending.GOAL), rule(3, 3).judge(values(later)));
        double half = rule(3, 3).interval(values(later)).orElseThrow().width() / 2;
        assertEquals(4.302652729749464 / 3, half, 1e-9, "that they spread little says nothing");
    }

    @Test
    void laterSeedsThatSpreadMoreAskForMore() {
        List<Optional<Measured>> later = values(-1, 0, 1, 8, -8, 8, -8, 8, -8);
        ReplicationRule.Verdict verdict = rule(3, 3).judge(later);
        assertTrue(verdict.ending().isEmpty() && verdict.seeds() > 20, verdict.toString());
        assertEquals(
                MeanInterval.of(-1, 0, 1, 8, -8, 8, -8, 8, -8).width(),
                rule(3, 3).interval(later).orElseThrow().width(),
                1e-12);
    }

    @Property(tries = 300)
    void aPointNeverGrowsBeyondTheLimit(
            @ForAll @DoubleRange(min = 0.01, max = 5) double width,
            @ForAll @IntRange(min = 2, max = 60) int seeds,
            @ForAll long random) {
        List<Optional<Measured>> values =
                values(new Random(random).doubles(seeds).toArray());
        ReplicationRule rule = new ReplicationRule(width, 2, 50, Scale.UNBOUNDED);
        ReplicationRule.Verdict verdict = rule.judge(values);
        boolean narrow = rule.interval(values).orElseThrow().width() < width;
        if (verdict.ending().isEmpty()) {
            assertTrue(verdict.seeds() > seeds && verdict.seeds() <= 50 && !narrow);
        } else {
            assertEquals(ended(seeds, narrow ? ReplicationRule.Ending.GOAL : ReplicationRule.Ending.LIMIT), verdict);
        }
    }

    @Property(tries = 100)
    void theSeedsMadeDoNotHangOnTheOrderOfArrival(@ForAll long random, @ForAll long order) {
        assertEquals(run(random, new Random(order)), run(random, new Random(order + 1)));
    }

    /** Three points with up to 20 seeds of different spread; what was made, in the end. */
    private static List<String> run(long random, Random order) {
        int[][] runs = new int[3][20];
        for (int i = 0; i < 60; i++) {
            runs[i % 3][i / 3] = i;
        }
        Random values = new Random(random);
        double[] value = new double[60];
        for (int i = 0; i < 60; i++) {
            value[i] = i % 7 == 5 ? Double.NaN : (i % 3 + 1) * values.nextGaussian();
        }
        Replication replication = new Replication(
                new ReplicationRule(2, 3, 20, Scale.UNBOUNDED),
                Arrays.stream(runs)
                        .map(seeds -> new Replication.Seeds(seeds, Optional.empty()))
                        .toList());
        List<Search.Order> open = new ArrayList<>(replication.first());
        List<Integer> made = new ArrayList<>();
        while (!open.isEmpty()) {
            Search.Order next = open.remove(order.nextInt(open.size()));
            made.add(next.run());
            double result = value[next.run()];
            open.addAll(
                    replication.take(next, Double.isNaN(result) ? Optional.empty() : Optional.of(Measured.of(result))));
        }
        List<String> ended = new ArrayList<>();
        for (Replication.Outcome outcome : replication.outcomes()) {
            ended.add(outcome.toString());
        }
        assertEquals(3, ended.size());
        assertEquals(
                made.size(),
                replication.outcomes().stream()
                        .mapToInt(outcome -> outcome.values().size())
                        .sum());
        return ended;
    }

    @Test
    void aDifferenceNeedsBothRunsOfASeedAndABaselineRunsOnce() {
        // runs 0 to 3 are the baseline's seeds, 4 to 7 and 8 to 11 those of two points
        int[] baseline = {0, 1, 2, 3};
        Replication replication = new Replication(
                new ReplicationRule(1, 2, 4, Scale.UNBOUNDED),
                List.of(
                        new Replication.Seeds(new int[] {4, 5, 6, 7}, Optional.of(baseline)),
                        new Replication.Seeds(new int[] {8, 9, 10, 11}, Optional.of(baseline))));
        double[] value = {1, 5, 9, 2, 2, 6.01, 10, 3, 1, 15, 9, 2};
        Map<Integer, Integer> made = new TreeMap<>();
        List<Search.Order> open = new ArrayList<>(replication.first());
        while (!open.isEmpty()) {
            int run = open.remove(open.size() - 1).run();
            made.merge(run, 1, Integer::sum);
            open.addAll(replication.take(new Search.Order(run, 0), Optional.of(Measured.of(value[run]))));
        }
        // the first point's differences are 1 and 1.01, so it ends; those of the second 0 and 10
        assertEquals(Map.of(0, 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 8, 1, 9, 1, 10, 1, 11, 1), made);
        assertEquals(
                List.of(1.0, 1.01),
                replication.outcomes().get(0).values().stream()
                        .map(each -> Math.rint(each.orElseThrow().value() * 100) / 100)
                        .toList());
    }
}
