package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.search.Replication;
import org.slumber.spark.search.ReplicationRule;
import org.slumber.spark.search.Search;
import org.slumber.spark.search.SuccessiveHalving;
import org.slumber.spark.sweep.Halving;
import org.slumber.spark.sweep.Nearest;
import org.slumber.spark.sweep.Replicates;
import org.slumber.spark.sweep.SpecHash;

/**
 * The search that a sweep file asks for, over the runs of its plan.
 *
 * @param search to ask for runs
 * @param metric column that it looks at
 * @param stages where a run is stopped, by stage; the last one {@link Stop#NEVER}
 */
record PlannedSearch(Search search, String metric, List<Stop> stages) {

    /** Seeds are added to the points of a plan; its runs are all that may be, a point's seeds side by side. */
    static PlannedSearch of(SweepPlan plan, Replicates replicates) {
        prefixed(plan, () -> numeric(Table.RUNS, "replicates.metric", replicates.metric()));
        int most = replicates.most();
        int[][] points = new int[plan.size() / most][most];
        for (int run = 0; run < plan.size(); run++) {
            points[run / most][run % most] = run;
        }
        ReplicationRule rule = new ReplicationRule(replicates.width(), replicates.least(), most);
        return new PlannedSearch(new Replication(rule, points, plan.size()), replicates.metric(), List.of(Stop.NEVER));
    }

    /** The configurations of a plan are halved; each data set is a competition of its own. */
    static PlannedSearch of(SweepPlan plan, Halving halving) {
        prefixed(plan, () -> numeric(Table.CHECKPOINTS, "halving.metric", halving.metric()));
        // by a hash: neighbours in a grid are alike, and the first to come would all be good or all bad
        Map<String, List<Integer>> configurations = new TreeMap<>();
        long epochs = 0;
        for (int run = 0; run < plan.size(); run++) {
            RunSpec spec = plan.spec(plan.runs().get(run));
            long trained = spec.protocol().epochs();
            if (run > 0 && trained != epochs) {
                throw new InvalidInputException(plan.file().source()
                        + ": halving compares runs of equal length, but training.epochs is " + epochs + " in some and "
                        + trained + " in others");
            }
            epochs = trained;
            if (halving.metric().equals("validation_accuracy")
                    && spec.protocol().validationImages() == 0) {
                throw new InvalidInputException(plan.file().source()
                        + ": halving.metric is validation_accuracy, so validation.images must be at least 1, was 0");
            }
            configurations
                    .computeIfAbsent(
                            withoutSeed(spec) + " " + plan.runs().get(run).dataset(), key -> new ArrayList<>())
                    .add(run);
        }
        long whole = epochs;
        List<Stop> stages = new ArrayList<>();
        prefixed(plan, () -> Arrays.stream(halving.rungs(whole))
                .forEach(rung -> stages.add(new Stop(stages.size() + 1, rung, halving.metric()))));
        List<SuccessiveHalving.Entry> entries = configurations.values().stream()
                .map(runs -> new SuccessiveHalving.Entry(
                        runs.stream().mapToInt(run -> run).toArray(),
                        plan.runs().get(runs.get(0)).dataset()))
                .toList();
        SuccessiveHalving search = new SuccessiveHalving(
                halving.eta(), stages.size(), halving.goal() == Halving.Goal.MAX, entries, plan.size());
        stages.add(Stop.NEVER);
        return new PlannedSearch(search, halving.metric(), List.copyOf(stages));
    }

    /** The run that an order asks for. */
    PlannedRun run(SweepPlan plan, Search.Order order) {
        PlannedRun run = plan.runs().get(order.run());
        Stop stop = stages.get(order.stage());
        if (stop.equals(Stop.NEVER)) {
            return run;
        }
        double share = (double) stop.epochs() / plan.spec(run).protocol().epochs();
        return run.until(stop, run.prior() * share);
    }

    private static String withoutSeed(RunSpec spec) {
        Map<String, Object> values = new LinkedHashMap<>(Catalogue.valuesOf(spec));
        values.put("seed", 0L);
        return SpecHash.of(Catalogue.specOf(values)).runId("", "");
    }

    /** Refuses what is no number that is measured. */
    private static void numeric(Table table, String key, String metric) {
        List<String> measured = ResultSchema.columns(table, ColumnRole.RESULT, ColumnRole.COST);
        StructType schema = ResultSchema.of(table);
        List<String> known = measured.stream()
                .filter(name -> schema.apply(name).dataType() instanceof NumericType)
                .toList();
        if (!known.contains(metric)) {
            throw new InvalidInputException(key + " must be a number that is measured, a column of " + table.folder()
                    + ", was " + metric + "; the nearest one is " + Nearest.to(metric, known));
        }
    }

    private static void prefixed(SweepPlan plan, Runnable check) {
        try {
            check.run();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(plan.file().source() + ": " + e.getMessage(), e);
        }
    }
}
