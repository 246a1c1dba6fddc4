package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.sweep.SweepFiles;

/** What is made where not all may be. */
class BudgetTest {
    @TempDir
    Path root;

    private static SweepPlan plan(String axes) {
        return SweepPlan.of(SweepFiles.of("name: s\naxes: {" + axes + "}"), Path.of("none"));
    }

    private static List<Object> ratios(SweepPlan plan, List<PlannedRun> missing) {
        return Coverage.order(plan, missing).stream()
                .map(point -> point.values().get("sleep.ratio"))
                .toList();
    }

    // --- the order

    @Test
    void theBaselineComesFirstThenWhatIsFarthestFromAllBefore() {
        SweepPlan plan = plan("sleep.ratio: {from: 0.5, to: 0.9, step: 0.1}, seed: [1, 2]");
        assertEquals(List.of(0.5, 0.9, 0.7, 0.6, 0.8), ratios(plan, plan.runs()));
        plan = plan("sleep.ratio: [0.5, 0.25, 0, 0.75, 1], seed: [1, 2, 3]");
        assertEquals(List.of(0L, 1L, 0.5, 0.25, 0.75), ratios(plan, plan.runs()));
        Coverage.order(plan, plan.runs())
                .forEach(point -> assertEquals(3, point.missing().size()));
    }

    @Test
    void whatIsThereKeepsOthersAwayAndWhatWasBegunIsEnded() {
        SweepPlan plan = plan("sleep.ratio: [0, 0.25, 0.5, 0.75, 1], seed: [1, 2]");
        List<PlannedRun> missing = new ArrayList<>(plan.runs());
        missing.removeAll(plan.runs().subList(8, 10));
        missing.remove(2);
        assertEquals(List.of(0L, 0.25, 0.5, 0.75), ratios(plan, missing));
        assertEquals(1, Coverage.order(plan, missing).get(1).missing().size());
    }

    @Property(tries = 30)
    void everyPointIsThereOnceAndOfSeveralParametersTheFirstAreSpread(
            @ForAll @IntRange(min = 1, max = 5) int decays, @ForAll @IntRange(min = 1, max = 3) int seeds) {
        String values = String.join(
                ", ", IntStream.rangeClosed(1, decays).mapToObj(i -> "0.9" + i).toList());
        SweepPlan plan = plan("sleep.target: [static, group], sleep.ratio: [0, 0.1, 0.2, 0.3], sleep.decay: [" + values
                + "], seed: {from: 1, to: " + seeds + ", step: 1}");
        List<Coverage.Point> order = Coverage.order(plan, plan.runs());
        Set<String> ids = new HashSet<>();
        order.forEach(point -> point.missing().forEach(run -> assertTrue(ids.add(run.id()))));
        assertEquals(plan.size(), ids.size());
        assertTrue(order.get(0).baseline());
        if (decays > 1) {
            // the second and third are in opposite corners
            Map<String, Object> one = order.get(1).values();
            Map<String, Object> other = order.get(2).values();
            assertTrue(
                    !one.get("sleep.target").equals(other.get("sleep.target"))
                            || !one.get("sleep.decay").equals(other.get("sleep.decay")),
                    one + " " + other);
        }
    }

    // --- what fits

    private static Coverage.Point point(String name, int seeds, double seconds) {
        return new Coverage.Point(
                Map.of("p", name),
                IntStream.range(0, seeds)
                        .mapToObj(seed -> new PlannedRun(seed, name + seed, 0, name, seconds))
                        .toList(),
                false,
                false);
    }

    @Test
    void pointsAreLetInWholeWhileTheyFit() {
        CostModel costs = new CostModel();
        Admission admission = new Admission(
                costs, List.of(point("a", 3, 10), point("b", 3, 40), point("c", 3, 10), point("d", 3, 10)));
        assertEquals(
                List.of("a0", "a1", "a2"),
                admission.next(2, 90, 100).stream().map(PlannedRun::id).toList());
        // b does not fit into what is left, c does
        assertEquals(
                List.of("c0", "c1", "c2"),
                admission.next(5, 59, 100).stream().map(PlannedRun::id).toList());
        // runs took twice as long as was thought, so d does not fit any more
        costs.learn("a", 10, 20);
        assertEquals(List.of(), admission.next(5, 59, 100));
        assertEquals(List.of(), admission.next(5, 61, 19));
        assertEquals(60, admission.leastSeconds(), 1e-9);
        assertEquals(300, admission.secondsLeftOut(), 1e-9);
        assertEquals(2, admission.leftOut().size());
        assertEquals(3, admission.next(5, 61, 21).size());
    }

    @Test
    void theLastCommitFits() {
        Instant now = Instant.now();
        double hour = TimeLimit.before(now.plusSeconds(3600), now).secondsLeft();
        assertTrue(hour <= 3570 && hour > 3500, "seconds left: " + hour);
        double short100 = TimeLimit.before(now.plusSeconds(100), now).secondsLeft();
        assertTrue(short100 <= 90 && short100 > 20, "seconds left: " + short100);
        assertEquals(7, TimeLimit.NONE.and(() -> 7).and(() -> 8).secondsLeft());
        assertEquals(Double.POSITIVE_INFINITY, Budget.NONE.coreSecondsLeft(1e9));
        assertEquals(20, new Budget(Optional.of(Duration.ofSeconds(60)), Optional.empty()).coreSecondsLeft(40), 1e-9);
    }

    private SweepJob job(SweepFixture fixture, SweepPlan plan, Budget budget) {
        return new SweepJob(
                fixture.spark,
                plan,
                fixture.folder,
                FakeSimulation.sound(),
                new SweepJob.Options(false, false, Optional.empty(), Optional.empty(), List.of(), budget),
                SweepProgress.NONE);
    }

    @Test
    void aSweepMakesWhatFitsAndGoesOnLater() throws Exception {
        SweepFixture fixture = new SweepFixture(root);
        SweepPlan plan = plan("sleep.ratio: [0, 0.1, 0.2], seed: [1, 2]");
        SweepJob none = job(fixture, plan, new Budget(Optional.of(Duration.ofMillis(1)), Optional.empty()));
        String refused = assertThrows(InvalidInputException.class, none::run).getMessage();
        assertTrue(
                refused.matches("the budget holds no point of the sweep: the least takes about \\d+ s on one core"),
                refused);
        // by its prior one point fits; what it really takes is next to nothing, so all are let in after it
        double point =
                plan.runs().stream().limit(2).mapToDouble(PlannedRun::prior).sum();
        SweepJob all =
                job(fixture, plan, new Budget(Optional.of(Duration.ofMillis((long) (1010 * point))), Optional.empty()));
        SweepSummary summary = all.run();
        assertEquals(6, summary.done());
        assertEquals(List.of(), all.leftOut().orElseThrow().points());
        assertTrue(!summary.stopped());
        assertEquals(Optional.empty(), job(fixture, plan, Budget.NONE).leftOut());
    }

    // --- how sure an estimate is

    /** The interval holds what runs take that differ by lognormal factors, of families and within them. */
    @Test
    void theIntervalOfWhatIsLeftHoldsIt() {
        Random random = new Random(1);
        int held = 0;
        int tries = 2000;
        for (int attempt = 0; attempt < tries; attempt++) {
            CostModel costs = new CostModel();
            double machine = Math.exp(0.3 * random.nextGaussian());
            double truth = 0;
            Map<String, Double> priors = new HashMap<>();
            for (String family : List.of("a", "b", "c")) {
                double factor = machine * Math.exp(0.2 * random.nextGaussian());
                for (int run = 0; run < 4; run++) {
                    costs.learn(family, 10, 10 * factor * Math.exp(0.15 * random.nextGaussian()));
                }
                for (int run = 0; run < 20; run++) {
                    truth += 10 * factor * Math.exp(0.15 * random.nextGaussian());
                    priors.merge(family, 10.0, Double::sum);
                }
            }
            CostModel.Estimate estimate = costs.estimate(priors, 60);
            held += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
        }
        assertTrue(held > 0.93 * tries && held < 0.995 * tries, "held " + held + " of " + tries);
        CostModel.Estimate nothing = new CostModel().estimate(Map.of("a", 100.0, "b", 100.0), 1_000_000);
        assertEquals(200, nothing.seconds(), 1e-9);
        assertEquals(100, nothing.low(), 0.1);
        assertEquals(400, nothing.high(), 0.5);
    }
}
