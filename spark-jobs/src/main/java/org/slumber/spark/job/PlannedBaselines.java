package org.slumber.spark.job;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.sweep.SpecHash;

/** Which points of a plan nothing regularises, and to which others each of them is the baseline. */
final class PlannedBaselines {
    private final SweepPlan plan;
    private final Map<String, Integer> byKind = new HashMap<>();

    /**
     * Looks through a plan.
     *
     * @param seeds runs of a point, side by side
     */
    PlannedBaselines(SweepPlan plan, int seeds) {
        this.plan = plan;
        for (int run = 0; run < plan.size(); run += seeds) {
            if (nothingRegularises(run)) {
                byKind.putIfAbsent(kind(run), run);
            }
        }
    }

    /** Whether a run is of a baseline: of no regulariser, or of one that never acts, such as sleep at ratio 0. */
    boolean nothingRegularises(int run) {
        return nothingRegularises(spec(run));
    }

    /** Whether a spec is of a baseline. */
    static boolean nothingRegularises(RunSpec spec) {
        return "none".equals(Catalogue.valuesOf(Catalogue.withoutIdle(spec)).get("regulariser"));
    }

    /**
     * The first run of a point's baseline.
     *
     * @throws InvalidInputException where the plan has none
     */
    int of(int run) {
        return Optional.ofNullable(byKind.get(kind(run)))
                .orElseThrow(() -> new InvalidInputException(
                        "replicates.metric is a difference from the baseline, but the sweep has no baseline for "
                                + plan.axisValues(run) + "; give sleep.ratio a 0, or regulariser a none"));
    }

    /** What a run has in common with its baseline, the seed aside. */
    private String kind(int run) {
        Map<String, Object> values = new LinkedHashMap<>(Catalogue.valuesOf(spec(run)));
        values.put("regulariser", "none");
        values.put("seed", 0L);
        return SpecHash.of(Catalogue.specOf(values)).runId("", "") + " "
                + plan.runs().get(run).dataset();
    }

    private RunSpec spec(int run) {
        return plan.spec(plan.runs().get(run));
    }
}
