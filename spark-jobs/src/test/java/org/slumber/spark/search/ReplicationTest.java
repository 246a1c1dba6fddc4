package org.slumber.spark.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
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

    @Test
    void aPointWithEqualValuesEndsAtOnce() {
        assertEquals(
                new ReplicationRule.Verdict(3, ReplicationRule.Ending.GOAL),
                new ReplicationRule(0.01, 3, 50).judge(new double[] {1, 1, 1}));
    }

    @Test
    void aPointWhoseSeedsAllFailGetsNoMore() {
        assertEquals(
                new ReplicationRule.Verdict(3, ReplicationRule.Ending.NO_VALUE),
                new ReplicationRule(0.01, 3, 50).judge(new double[] {Double.NaN, Double.NaN, Double.NaN}));
    }

    @Test
    void aFailedSeedIsMadeUpFor() {
        assertEquals(
                new ReplicationRule.Verdict(4, null),
                new ReplicationRule(0.01, 3, 50).judge(new double[] {Double.NaN, 0.5, Double.NaN}));
    }

    @Property(tries = 300)
    void aPointGrowsAtMostTwofoldAndNeverBeyondTheLimit(
            @ForAll @DoubleRange(min = 0.01, max = 5) double width,
            @ForAll @IntRange(min = 2, max = 60) int seeds,
            @ForAll long random) {
        double[] values = new Random(random).doubles(seeds).toArray();
        ReplicationRule.Verdict verdict = new ReplicationRule(width, 2, 50).judge(values);
        if (verdict.ending() == null) {
            assertTrue(verdict.seeds() > seeds && verdict.seeds() <= Math.min(50, 2 * seeds));
            assertTrue(MeanInterval.of(values).width() >= width);
        } else {
            assertEquals(seeds, verdict.seeds());
            assertEquals(
                    MeanInterval.of(values).width() < width
                            ? ReplicationRule.Ending.GOAL
                            : ReplicationRule.Ending.LIMIT,
                    verdict.ending());
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
        Replication replication = new Replication(new ReplicationRule(2, 3, 20), runs, 60);
        List<Search.Order> open = new ArrayList<>(replication.first());
        List<Integer> made = new ArrayList<>();
        while (!open.isEmpty()) {
            Search.Order next = open.remove(order.nextInt(open.size()));
            made.add(next.run());
            double result = value[next.run()];
            open.addAll(
                    replication.take(next, Double.isNaN(result) ? OptionalDouble.empty() : OptionalDouble.of(result)));
        }
        List<String> ended = new ArrayList<>();
        for (Replication.Outcome outcome : replication.outcomes()) {
            ended.add(outcome.run() + " " + Arrays.toString(outcome.values()) + " " + outcome.ending());
        }
        assertEquals(3, ended.size());
        assertEquals(
                made.size(),
                replication.outcomes().stream()
                        .mapToInt(outcome -> outcome.values().length)
                        .sum());
        return ended;
    }

    @Test
    void intervalsThatEndedAtTheirGoalHoldTheMeanNearlyAsOftenAsTheySay() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        ReplicationRule rule = new ReplicationRule(1, 3, 500);
        int holding = 0;
        int points = 4000;
        long seeds = 0;
        for (int point = 0; point < points; point++) {
            double[] values = {};
            ReplicationRule.Verdict verdict = rule.judge(values);
            while (verdict.ending() == null) {
                int had = values.length;
                values = Arrays.copyOf(values, verdict.seeds());
                for (int i = had; i < values.length; i++) {
                    values[i] = gaussian.sample();
                }
                verdict = rule.judge(values);
            }
            assertEquals(ReplicationRule.Ending.GOAL, verdict.ending());
            seeds += values.length;
            MeanInterval interval = MeanInterval.of(values);
            if (interval.low() <= 0 && interval.high() >= 0) {
                holding++;
            }
        }
        double share = (double) holding / points;
        double mean = (double) seeds / points;
        assertTrue(share > 0.90 && share < 0.96, "held in " + share);
        // 18 are what a known deviation of 1 asks for
        assertTrue(mean > 14 && mean < 24, mean + " seeds a point");
    }
}
