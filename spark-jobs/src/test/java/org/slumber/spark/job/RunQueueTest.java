package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;

class RunQueueTest {
    @Property
    void theLongestExpectedComesFirst(@ForAll List<@DoubleRange(min = 0.1, max = 1000) Double> priors) {
        CostModel costs = new CostModel();
        List<PlannedRun> runs = new ArrayList<>();
        for (double prior : priors) {
            runs.add(run(runs.size(), runs.size() % 2 == 0 ? "even" : "odd", prior));
        }
        RunQueue queue = new RunQueue(costs, runs);
        assertEquals(priors.stream().mapToDouble(prior -> prior).sum(), queue.expectedSeconds(), 1e-6);
        double last = Double.POSITIVE_INFINITY;
        for (int left = runs.size(); left > 0; left--) {
            assertEquals(left, queue.size());
            double prior = queue.next().prior();
            assertTrue(prior <= last);
            last = prior;
        }
        assertTrue(queue.isEmpty());
    }

    @Test
    void equallyLongRunsKeepTheirOrder() {
        RunQueue queue = new RunQueue(new CostModel(), List.of(run(0, "a", 1), run(1, "a", 1), run(2, "a", 1)));
        assertEquals(
                List.of(0, 1, 2),
                List.of(queue.next().point(), queue.next().point(), queue.next().point()));
    }

    @Test
    void whatWasMeasuredPutsAFamilyAhead() {
        CostModel costs = new CostModel();
        RunQueue queue = new RunQueue(costs, List.of(run(0, "slow", 1), run(1, "fast", 2), run(2, "fast", 2)));
        assertEquals(1, queue.next().point());
        costs.learn("slow", 1, 100);
        costs.learn("fast", 2, 1);
        assertEquals(101, queue.expectedSeconds(), 1e-9);
        assertEquals(0, queue.next().point());
    }

    @Test
    void aFamilyWithoutAMeasurementGoesByTheOthers() {
        CostModel costs = new CostModel();
        assertEquals(3, costs.expected("new", 3));
        costs.learn("old", 1, 10);
        assertEquals(30, costs.expected("new", 3));
        costs.learn("new", 1, 2);
        assertEquals(6, costs.expected("new", 3));
    }

    @Test
    void moreSleepAndMoreImagesAreExpectedToTakeLonger() {
        double awake = prior(Map.of("sleep.ratio", 0L));
        assertTrue(prior(Map.of("sleep.ratio", 0.1)) > awake);
        assertTrue(prior(Map.of("sleep.ratio", 0.2)) > prior(Map.of("sleep.ratio", 0.1)));
        assertEquals(prior(Map.of("sleep.ratio", 0.3)), prior(Map.of("sleep.ratio", 1L)), "the longest sleep is one");
        assertTrue(prior(Map.of("regulariser", "nap")) > prior(Map.of("regulariser", "none")));
        assertTrue(prior(Map.of("sleep.ratio", 0L, "training.images", 600L)) > 1.5 * awake);
    }

    private static double prior(Map<String, Object> values) {
        return CostModel.prior(Catalogue.specOf(values));
    }

    private static PlannedRun run(int point, String family, double prior) {
        return new PlannedRun(point, "run" + point, 0, family, prior);
    }
}
