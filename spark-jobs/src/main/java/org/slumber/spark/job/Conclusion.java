package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slumber.spark.search.MeanInterval;
import org.slumber.spark.search.Measured;
import org.slumber.spark.search.Replication;
import org.slumber.spark.search.ReplicationRule;
import org.slumber.spark.search.SuccessiveHalving;
import org.slumber.spark.sweep.Halving;
import org.slumber.spark.sweep.Replicates;
import org.slumber.spark.sweep.SpecHash;

/** How a search went. */
public sealed interface Conclusion {
    /** Identities of rows that were stopped early and whose configurations went on. */
    Set<String> promoted();

    /**
     * Seeds were added.
     *
     * @param subject what was looked at: a metric, or its difference from the baseline
     * @param least seeds of a point, by whose spread the number of all is settled
     * @param points those that are at their end
     */
    record Replicated(String subject, int least, List<Point> points) implements Conclusion {
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
     * @param values by seed, in order; empty where a seed failed or has none
     * @param interval of their mean, by {@link ReplicationRule}; empty where they say none
     * @param ending why it got no more seeds
     */
    record Point(
            Map<String, Object> axes,
            List<Optional<Measured>> values,
            Optional<MeanInterval> interval,
            ReplicationRule.Ending ending) {
        public Point {
            values = List.copyOf(values);
        }
    }

    /**
     * Configurations were halved.
     *
     * @param metric that was looked at
     * @param goal which end of it is the good one
     * @param rungs from the first
     * @param competitors who competed, by data set and variant
     * @param promoted see {@link Conclusion#promoted()}
     */
    record Halved(
            String metric,
            Halving.Goal goal,
            List<Rung> rungs,
            Map<String, List<Competitor>> competitors,
            Set<String> promoted)
            implements Conclusion {
        public Halved {
            rungs = List.copyOf(rungs);
            competitors = Collections.unmodifiableMap(new LinkedHashMap<>(competitors));
            promoted = Set.copyOf(promoted);
        }
    }

    /**
     * A configuration that competed.
     *
     * @param axes what varies but the seed, by path
     * @param scores by stage, of those that it came to, and seed; empty where a seed has none
     * @param whole whether it came to the last stage
     */
    record Competitor(Map<String, Object> axes, List<List<Optional<Measured>>> scores, boolean whole) {}

    /**
     * A rung.
     *
     * @param epochs after which its runs are stopped
     * @param entered configurations that came to it
     * @param promoted those of them that went on
     */
    record Rung(int epochs, int entered, int promoted) {}

    /**
     * What a search has come to.
     *
     * @param recorded values of its runs
     */
    static Conclusion of(SweepPlan plan, PlannedSearch planned, RecordedValues recorded) {
        if (planned.search() instanceof Replication replication) {
            List<Point> points = new ArrayList<>();
            for (Replication.Outcome outcome : replication.outcomes()) {
                points.add(
                        new Point(axes(plan, outcome.run()), outcome.values(), outcome.interval(), outcome.ending()));
            }
            Replicates asked = (Replicates) plan.file().adaptive().orElseThrow();
            return new Replicated(asked.subject(), asked.least(), points);
        }
        SuccessiveHalving halving = (SuccessiveHalving) planned.search();
        List<Rung> rungs = new ArrayList<>();
        for (SuccessiveHalving.Outcome outcome : halving.outcomes()) {
            rungs.add(new Rung(planned.stages().get(rungs.size()).epochs(), outcome.entered(), outcome.promoted()));
        }
        Set<String> promoted = new HashSet<>();
        for (int run = 0; run < plan.size(); run++) {
            for (int stage = 0; !plan.fresh(run) && stage < halving.stage(run); stage++) {
                promoted.add(SpecHash.stoppedRunId(
                        plan.runId(run), planned.stages().get(stage).epochs()));
            }
        }
        Halving asked = (Halving) plan.file().adaptive().orElseThrow();
        return new Halved(
                asked.metric(), asked.goal(), rungs, competitors(plan, halving, planned.stages(), recorded), promoted);
    }

    private static Map<String, List<Competitor>> competitors(
            SweepPlan plan, SuccessiveHalving halving, List<Stop> stages, RecordedValues recorded) {
        Map<String, List<Competitor>> competitors = new LinkedHashMap<>();
        for (SuccessiveHalving.Entry entry : halving.entries()) {
            int last = halving.stage(entry.runs()[0]);
            List<List<Optional<Measured>>> scores = new ArrayList<>();
            for (int stage = 0; stage <= last; stage++) {
                int at = stage;
                scores.add(Arrays.stream(entry.runs())
                        .mapToObj(plan::runId)
                        .map(id -> recorded.reached(id, at) ? recorded.value(id, at) : Optional.<Measured>empty())
                        .toList());
            }
            competitors
                    .computeIfAbsent(plan.competitionName(entry.competition()), key -> new ArrayList<>())
                    .add(new Competitor(axes(plan, entry.runs()[0]), scores, last == stages.size() - 1));
        }
        return competitors;
    }

    /** What the sweep varies but the seed, of a run. */
    static Map<String, Object> axes(SweepPlan plan, int run) {
        Map<String, Object> axes = new LinkedHashMap<>(plan.axisValues(run));
        axes.remove("seed");
        return axes;
    }
}
