package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slumber.spark.search.Confirmation;
import org.slumber.spark.search.Measured;
import org.slumber.spark.search.Scale;
import org.slumber.spark.sweep.Confirm;
import org.slumber.spark.sweep.Halving;
import org.slumber.spark.sweep.Replicates;

/**
 * What came of running the best again on fresh seeds.
 *
 * @param subject what they were chosen by: a metric, or its difference from the baseline
 * @param goal which end of it is the good one
 * @param scale of it
 * @param points data set by data set, the best of the search first
 */
public record Confirmed(String subject, Halving.Goal goal, Scale scale, List<Point> points) {
    public Confirmed {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param dataset name of its data set
     * @param axes what varies but the seed, by path
     * @param searched its values in the search, by seed; empty where a seed failed or has none
     * @param fresh those of the fresh seeds that are there
     */
    public record Point(
            String dataset,
            Map<String, Object> axes,
            List<Optional<Measured>> searched,
            List<Optional<Measured>> fresh) {}

    static Confirmed of(SweepPlan plan, PlannedSearch planned, Confirmation confirmation) {
        Confirm confirm = plan.file().confirm().orElseThrow();
        boolean paired = plan.file().adaptive().orElse(null) instanceof Replicates replicates
                && replicates.of() == Replicates.Of.DIFFERENCE;
        List<Point> points = new ArrayList<>();
        for (Confirmation.Outcome outcome : confirmation.outcomes()) {
            points.add(new Point(
                    plan.datasets().get(outcome.competition()).dataset().name(),
                    Conclusion.axes(plan, outcome.run()),
                    outcome.searched(),
                    outcome.fresh()));
        }
        return new Confirmed(
                paired ? confirm.metric() + " - baseline" : confirm.metric(),
                confirm.goal(),
                paired ? Scale.UNBOUNDED : planned.metric().scale(),
                points);
    }
}
