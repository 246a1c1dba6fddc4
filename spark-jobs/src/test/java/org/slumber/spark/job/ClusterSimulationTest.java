package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;

/** Holds the order and the waves of a sweep against measured run times on clusters that are not at hand. */
class ClusterSimulationTest {
    private static final int EXECUTORS = 1000;

    /** A point of the sweep and the seconds that its seeds took. */
    private record Point(String dataset, double ratio, List<Double> seconds) {}

    /** A sweep with a time for each run. */
    private record Drawn(List<PlannedRun> runs, double[] seconds) {
        double sum() {
            double sum = 0;
            for (double each : seconds) {
                sum += each;
            }
            return sum;
        }

        double longest() {
            double longest = 0;
            for (double each : seconds) {
                longest = Math.max(longest, each);
            }
            return longest;
        }

        double makespan(int cores) {
            ToDoubleFunction<PlannedRun> real = run -> seconds[run.point()];
            return new ClusterSimulation(cores, runs, real).makespan();
        }

        double efficiency(int cores) {
            return sum() / (cores * makespan(cores));
        }
    }

    @Test
    void aThousandExecutorsAreAtWorkNearlyAllTheTime() throws Exception {
        Drawn few = drawn(20_000);
        Drawn many = drawn(100_000);
        System.out.printf(
                Locale.ROOT,
                "%d executors, runs of %.0f s: efficiency %.3f with 20 runs a core, %.3f with 100%n",
                EXECUTORS,
                few.sum() / few.runs().size(),
                few.efficiency(EXECUTORS),
                many.efficiency(EXECUTORS));
        assertTrue(few.efficiency(EXECUTORS) > 0.94, "20 runs a core: " + few.efficiency(EXECUTORS));
        assertTrue(many.efficiency(EXECUTORS) > 0.985, "100 runs a core: " + many.efficiency(EXECUTORS));
    }

    @Test
    void noSweepEndsLaterThanAnEvenShareAndItsLongestRun() throws Exception {
        for (int cores : new int[] {2, 8, 64, EXECUTORS}) {
            Drawn drawn = drawn(5_000);
            double share = drawn.sum() / cores;
            double bound = share + drawn.longest();
            // launching 5 000 tasks takes its time besides
            double besides = 5_000 * 0.0007 + 5;
            double makespan = drawn.makespan(cores);
            assertTrue(makespan >= share, cores + " cores: " + makespan);
            assertTrue(makespan <= bound + besides, cores + " cores: " + makespan + " s, bound " + bound);
        }
    }

    @Test
    void aLaptopLosesLessThanATwentieth() throws Exception {
        Drawn drawn = drawn(120);
        assertTrue(drawn.efficiency(2) > 1 / 1.05, "efficiency " + drawn.efficiency(2));
    }

    @Test
    void whatIsMeasuredOnTheWayBeatsWhatWasExpected() {
        // families whose expected costs say the opposite of what they are
        List<PlannedRun> runs = new ArrayList<>();
        double[] seconds = new double[4_400];
        for (int i = 0; i < seconds.length; i++) {
            boolean slow = i < 400;
            runs.add(new PlannedRun(i, "run" + i, 0, slow ? "slow" : "fast", slow ? 10 : 20));
            seconds[i] = slow ? 200 : 10;
        }
        // to learn that the slow ones are slow, some have to go out with the rest
        runs.set(0, new PlannedRun(0, "run0", 0, "slow", 30));
        Drawn drawn = new Drawn(runs, seconds);
        assertTrue(drawn.efficiency(100) > 0.9, "efficiency " + drawn.efficiency(100));
    }

    @Test
    void theDriverLaunchesRunsOfASecondForAThousandExecutorsJustFastEnough() {
        List<PlannedRun> runs = new ArrayList<>();
        double[] seconds = new double[50_000];
        for (int i = 0; i < seconds.length; i++) {
            runs.add(new PlannedRun(i, "run" + i, 0, "all", 1));
            seconds[i] = 1;
        }
        double efficiency = new Drawn(runs, seconds).efficiency(EXECUTORS);
        System.out.printf(Locale.ROOT, "%d executors, runs of 1 s: efficiency %.3f%n", EXECUTORS, efficiency);
        assertTrue(efficiency > 0.9, "efficiency " + efficiency);
    }

    @Test
    void theSameSweepTakesTheSameSimulatedTime() throws Exception {
        assertEquals(drawn(500).makespan(64), drawn(500).makespan(64));
    }

    /** A sweep over the measured points with so many runs, each taking what one of the point's measured runs took. */
    private static Drawn drawn(int size) throws IOException {
        List<Point> points = measured();
        SplittableRandom random = new SplittableRandom(20260124);
        List<PlannedRun> runs = new ArrayList<>();
        double[] seconds = new double[size];
        for (int i = 0; i < size; i++) {
            Point point = points.get(i * points.size() / size);
            RunSpec spec = Catalogue.specOf(Map.of(
                    "dataset", point.dataset(), "protocol", "published", "sleep.ratio", point.ratio(), "seed", (long)
                            i));
            runs.add(new PlannedRun(i, "run" + i, 0, CostModel.family(spec), CostModel.prior(spec)));
            seconds[i] = point.seconds().get(random.nextInt(point.seconds().size()));
        }
        return new Drawn(runs, seconds);
    }

    private static List<Point> measured() throws IOException {
        Map<String, Point> points = new LinkedHashMap<>();
        try (InputStream in = ClusterSimulationTest.class.getResourceAsStream("measured-run-times.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> points.computeIfAbsent(
                                    cells[0] + cells[1],
                                    key -> new Point(cells[0], Double.parseDouble(cells[1]), new ArrayList<>()))
                            .seconds()
                            .add(Double.parseDouble(cells[3])));
        }
        return Collections.unmodifiableList(new ArrayList<>(points.values()));
    }
}
