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
 * @param among what they had to fulfil, if anything
 * @param without competitions in which no point with a value did
 * @param points data set by data set, the best of the search first
 */
public record Confirmed(
        String subject,
        Halving.Goal goal,
        Scale scale,
        Optional<String> among,
        List<String> without,
        List<Point> points) {
    public Confirmed {
        without = List.copyOf(without);
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param competition that it was among the best of: a data set, and a variant where there are such
     * @param axes what varies but the seed, by path
     * @param searched its values in the search, by seed; empty where a seed failed or has none
     * @param fresh those of the fresh seeds that are there
     */
    public record Point(
            String competition,
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
                    plan.competitionName(outcome.competition()),
                    Conclusion.axes(plan, outcome.run()),
                    outcome.searched(),
                    outcome.fresh()));
        }
        return new Confirmed(
                paired ? confirm.metric() + " - baseline" : confirm.metric(),
                confirm.goal(),
                paired ? Scale.UNBOUNDED : planned.metric().scale(),
                confirm.among(),
                confirmation.without().stream().map(plan::competitionName).toList(),
                points);
    }
}
