package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slumber.spark.search.Replication;
import org.slumber.spark.search.ReplicationRule;
import org.slumber.spark.search.SuccessiveHalving;
import org.slumber.spark.sweep.SpecHash;

/** How a search went. */
public sealed interface Conclusion {
    /** Identities of rows that were stopped early and whose configurations went on. */
    Set<String> promoted();

    /**
     * Seeds were added.
     *
     * @param metric that was looked at
     * @param points those that are at their end
     */
    record Replicated(String metric, List<Point> points) implements Conclusion {
        public Replicated {
            points = List.copyOf(points);
        }

        @Override
        public Set<String> promoted() {
            return Set.of();
        }
    }

    /**
     * A point at its end.
     *
     * @param axes what varies but the seed, by path
     * @param values of the metric by seed, in order; NaN where a seed failed or has none
     * @param ending why it got no more seeds
     */
    record Point(Map<String, Object> axes, double[] values, ReplicationRule.Ending ending) {}

    /**
     * Configurations were halved.
     *
     * @param rungs from the first
     * @param promoted see {@link Conclusion#promoted()}
     */
    record Halved(List<Rung> rungs, Set<String> promoted) implements Conclusion {
        public Halved {
            rungs = List.copyOf(rungs);
            promoted = Set.copyOf(promoted);
        }
    }

    /**
     * A rung.
     *
     * @param epochs after which its runs are stopped
     * @param entered configurations that came to it
     * @param promoted those of them that went on
     */
    record Rung(int epochs, int entered, int promoted) {}

    /** What a search has come to. */
    static Conclusion of(SweepPlan plan, PlannedSearch planned) {
        if (planned.search() instanceof Replication replication) {
            List<Point> points = new ArrayList<>();
            for (Replication.Outcome outcome : replication.outcomes()) {
                Map<String, Object> axes = new LinkedHashMap<>(plan.axisValues(outcome.run()));
                axes.remove("seed");
                points.add(new Point(axes, outcome.values(), outcome.ending()));
            }
            return new Replicated(planned.metric(), points);
        }
        SuccessiveHalving halving = (SuccessiveHalving) planned.search();
        List<Rung> rungs = new ArrayList<>();
        for (SuccessiveHalving.Outcome outcome : halving.outcomes()) {
            rungs.add(new Rung(planned.stages().get(rungs.size()).epochs(), outcome.entered(), outcome.promoted()));
        }
        Set<String> promoted = new HashSet<>();
        for (int run = 0; run < plan.size(); run++) {
            for (int stage = 0; stage < halving.stage(run); stage++) {
                promoted.add(SpecHash.stoppedRunId(
                        plan.runId(run), planned.stages().get(stage).epochs()));
            }
        }
        return new Halved(rungs, promoted);
    }
}
