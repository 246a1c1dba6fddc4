package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.Purpose;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.search.Replication;
import org.slumber.spark.search.ReplicationRule;
import org.slumber.spark.search.Scale;
import org.slumber.spark.search.Search;
import org.slumber.spark.search.SuccessiveHalving;
import org.slumber.spark.sweep.Halving;
import org.slumber.spark.sweep.Replicates;
import org.slumber.spark.sweep.SpecHash;
import org.slumber.spark.sweep.SweepFile;

/**
 * The search that a sweep file asks for, over the runs of its plan.
 *
 * @param search to ask for runs
 * @param metric what it looks at
 * @param purpose of its runs
 * @param stages where a run is stopped, by stage; the last one {@link Stop#NEVER}
 */
record PlannedSearch(Search search, SearchMetric metric, List<Stop> stages, Purpose purpose) {

    /** Seeds are added to the points of a plan; its runs are all that may be, a point's seeds side by side. */
    static PlannedSearch of(SweepPlan plan, Replicates replicates) {
        return prefixed(plan, () -> {
            SearchMetric metric = SearchMetric.of(Table.RUNS, "replicates.metric", replicates.metric());
            boolean paired = replicates.of() == Replicates.Of.DIFFERENCE;
            Scale scale = paired ? Scale.UNBOUNDED : metric.scale();
            ReplicationRule rule =
                    new ReplicationRule(replicates.width(), replicates.least(), replicates.most(), scale);
            List<Replication.Seeds> points =
                    paired ? differences(plan, replicates.most()) : points(plan, replicates.most());
            return new PlannedSearch(new Replication(rule, points), metric, List.of(Stop.NEVER), Purpose.REPLICATES);
        });
    }

    private static List<Replication.Seeds> points(SweepPlan plan, int most) {
        return IntStream.range(0, plan.size() / most)
                .mapToObj(point -> new Replication.Seeds(seeds(point * most, most), Optional.empty()))
                .toList();
    }

    /** Points that a regulariser is at work in, each with its baseline. */
    private static List<Replication.Seeds> differences(SweepPlan plan, int most) {
        PlannedBaselines baselines = new PlannedBaselines(plan, most);
        return IntStream.range(0, plan.size() / most)
                .map(point -> point * most)
                .filter(run -> !baselines.nothingRegularises(run))
                .mapToObj(run -> new Replication.Seeds(seeds(run, most), Optional.of(seeds(baselines.of(run), most))))
                .toList();
    }

    private static int[] seeds(int first, int most) {
        return IntStream.range(first, first + most).toArray();
    }

    /** The configurations of a plan are halved; each data set is a competition of its own. */
    static PlannedSearch of(SweepPlan plan, Halving halving) {
        SearchMetric metric =
                prefixed(plan, () -> SearchMetric.of(Table.CHECKPOINTS, "halving.metric", halving.metric()));
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
        int[] rungs = prefixed(plan, () -> halving.rungs(whole));
        Arrays.stream(rungs).forEach(rung -> stages.add(new Stop(stages.size() + 1, rung, halving.metric())));
        List<SuccessiveHalving.Entry> entries = configurations.values().stream()
                .map(runs -> new SuccessiveHalving.Entry(
                        runs.stream().mapToInt(run -> run).toArray(),
                        plan.runs().get(runs.get(0)).dataset()))
                .toList();
        SuccessiveHalving search = new SuccessiveHalving(
                halving.eta(), stages.size(), halving.goal() == Halving.Goal.MAX, entries, plan.size());
        stages.add(Stop.NEVER);
        return new PlannedSearch(search, metric, List.copyOf(stages), Purpose.HALVING);
    }

    /** The run that an order asks for. */
    PlannedRun run(SweepPlan plan, Search.Order order) {
        PlannedRun run = plan.runs().get(order.run()).madeFor(purpose);
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

    private static <T> T prefixed(SweepPlan plan, Supplier<T> check) {
        try {
            return check.get();
        } catch (InvalidInputException e) {
            throw SweepFile.prefixed(plan.file().source(), e);
        }
    }
}
