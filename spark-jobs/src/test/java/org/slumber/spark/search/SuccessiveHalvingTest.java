package org.slumber.spark.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {

    /** What a search made: the last stage of every run by index, and how often each stage was run. */
    private record Made(Map<Integer, Integer> stages, int[] runs, List<SuccessiveHalving.Outcome> outcomes) {}

    private static Made search(
            SuccessiveHalving search, int stages, Random arrival, ToDoubleFunction<Search.Order> metric) {
        Map<Integer, Integer> last = new TreeMap<>();
        int[] runs = new int[stages + 1];
        List<Search.Order> open = new ArrayList<>(search.first());
        while (!open.isEmpty()) {
            Search.Order next = open.remove(arrival.nextInt(open.size()));
            last.put(next.run(), next.stage());
            runs[next.stage()]++;
            double value = metric.applyAsDouble(next);
            open.addAll(search.take(next, Double.isNaN(value) ? Optional.empty() : Optional.of(Measured.of(value))));
        }
        last.forEach((run, stage) -> assertEquals(stage, search.stage(run)));
        return new Made(last, runs, search.outcomes());
    }

    private static List<SuccessiveHalving.Entry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SuccessiveHalving.Entry(new int[] {i}, 0))
                .toList();
    }

    @Property(tries = 100)
    void whatIsMadeDoesNotHangOnTheOrderOfArrival(
            @ForAll @IntRange(min = 1, max = 80) int count,
            @ForAll @IntRange(min = 2, max = 4) int eta,
            @ForAll @IntRange(min = 1, max = 3) int rungs,
            @ForAll long values,
            @ForAll long arrival) {
        Map<Search.Order, Double> metric = new HashMap<>();
        Random random = new Random(values);
        for (int run = 0; run < count; run++) {
            for (int stage = 0; stage <= rungs; stage++) {
                metric.put(
                        new Search.Order(run, stage), random.nextInt(10) == 0 ? Double.NaN : random.nextInt(20) / 20.0);
            }
        }
        Made one = search(
                new SuccessiveHalving(eta, rungs, true, entries(count), count),
                rungs,
                new Random(arrival),
                metric::get);
        Made other = search(
                new SuccessiveHalving(eta, rungs, true, entries(count), count),
                rungs,
                new Random(~arrival),
                metric::get);
        assertEquals(one.stages(), other.stages());
        assertEquals(one.outcomes(), other.outcomes());
    }

    @Property(tries = 60)
    void theBestOfARungGoOn(
            @ForAll @IntRange(min = 1, max = 200) int count,
            @ForAll @IntRange(min = 2, max = 5) int eta,
            @ForAll long values) {
        double[] score = new Random(values).doubles(count).toArray();
        Made made = search(
                new SuccessiveHalving(eta, 1, true, entries(count), count),
                1,
                new Random(1),
                order -> score[order.run()]);
        int[] ranked = IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> Double.compare(score[b], score[a]))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 0; i < Math.max(1, count / eta); i++) {
            assertEquals(1, made.stages().get(ranked[i]), "the one of rank " + i + " of " + count);
        }
    }

    @Test
    void withAKnownRankingTheBestSurvivesAtTheBudgetOfTheTheory() {
        int count = 2000;
        int eta = 3;
        int rungs = 4;
        for (long seed = 0; seed < 5; seed++) {
            double[] quality = new Random(seed).doubles(count).toArray();
            Made made = search(
                    new SuccessiveHalving(eta, rungs, true, entries(count), count),
                    rungs,
                    new Random(seed),
                    order -> quality[order.run()]);
            int best = IntStream.range(0, count).reduce(0, (a, b) -> quality[a] > quality[b] ? a : b);
            assertEquals(rungs, made.stages().get(best));
            double expected = count;
            for (int stage = 0; stage <= rungs; stage++) {
                // those that went on early beside the best: of the order of the square root of a rung, as in the paper
                double early = stage == 0 ? 0 : 3 * stage * Math.sqrt(expected * eta);
                assertTrue(
                        made.runs()[stage] >= Math.floor(expected) && made.runs()[stage] <= expected + early,
                        made.runs()[stage] + " runs on stage " + stage + ", expected " + expected);
                expected /= eta;
            }
            // epochs 1, 3, 9, 27 and 81, each made anew
            double epochs = 0;
            double length = 1;
            for (int runs : made.runs()) {
                epochs += runs * length;
                length *= eta;
            }
            double theory = (double) count * (rungs + 1);
            assertTrue(epochs < 1.5 * theory, epochs + " epochs, expected " + theory);
        }
    }

    @Test
    void fewerThanEtaHaveOneWholeRun() {
        Made made = search(new SuccessiveHalving(4, 3, true, entries(2), 2), 3, new Random(1), order -> order.run());
        assertEquals(Map.of(0, 0, 1, 3), made.stages());
    }

    @Test
    void whoeverHasNoValueNeverGoesOn() {
        Made made = search(new SuccessiveHalving(2, 1, true, entries(6), 6), 1, new Random(1), order -> Double.NaN);
        assertEquals(0, made.runs()[1]);
        assertEquals(List.of(new SuccessiveHalving.Outcome(6, 0)), made.outcomes());
    }

    @Test
    void lessIsBetterWhereTheGoalIsTheLeast() {
        Made made = search(new SuccessiveHalving(4, 1, false, entries(4), 4), 1, new Random(1), order -> order.run());
        assertEquals(Map.of(0, 1, 1, 0, 2, 0, 3, 0), made.stages());
    }

    @Test
    void aConfigurationIsJudgedByTheMeanOfItsSeedsAndGoesOnWithAll() {
        List<SuccessiveHalving.Entry> entries = List.of(
                new SuccessiveHalving.Entry(new int[] {0, 1}, 0), new SuccessiveHalving.Entry(new int[] {2, 3}, 0));
        double[] value = {0.9, 0.1, 0.6, 0.6};
        Made made =
                search(new SuccessiveHalving(2, 1, true, entries, 4), 1, new Random(1), order -> value[order.run()]);
        assertEquals(Map.of(0, 0, 1, 0, 2, 1, 3, 1), made.stages());
    }

    @Test
    void competitionsDoNotTouchEachOther() {
        List<SuccessiveHalving.Entry> entries = IntStream.range(0, 8)
                .mapToObj(i -> new SuccessiveHalving.Entry(new int[] {i}, i % 2))
                .toList();
        // every odd run is better than every even one
        Made made = search(
                new SuccessiveHalving(4, 1, true, entries, 8),
                1,
                new Random(1),
                order -> order.run() + 100 * (order.run() % 2));
        assertEquals(1, made.stages().get(6));
        assertEquals(1, made.stages().get(7));
        assertEquals(2, made.runs()[1]);
    }
}
