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
import org.slumber.spark.search.Confirmation;
import org.slumber.spark.search.Everything;
import org.slumber.spark.search.Replication;
import org.slumber.spark.search.ReplicationRule;
import org.slumber.spark.search.Scale;
import org.slumber.spark.search.Search;
import org.slumber.spark.search.SuccessiveHalving;
import org.slumber.spark.sweep.Confirm;
import org.slumber.spark.sweep.Halving;
import org.slumber.spark.sweep.Replicates;
import org.slumber.spark.sweep.SpecHash;
import org.slumber.spark.sweep.SweepFile;

/**
 * The search that a sweep file asks for, over the runs of its plan.
 *
 * @param search without what confirms its best
 * @param confirmation of its best, if that is asked for
 * @param among what must be fulfilled by what is confirmed, if anything
 * @param metric what it looks at
 * @param purpose of its runs
 * @param stages where a run is stopped, by stage; the last one {@link Stop#NEVER}
 */
record PlannedSearch(
        Search search,
        Optional<Confirmation> confirmation,
        Optional<Qualification> among,
        SearchMetric metric,
        List<Stop> stages,
        Purpose purpose) {

    private PlannedSearch(Search search, SearchMetric metric, List<Stop> stages, Purpose purpose) {
        this(search, Optional.empty(), Optional.empty(), metric, stages, purpose);
    }

    /**
     * The search that a plan's file asks for; empty where every run is to be made.
     *
     * @throws InvalidInputException where it cannot be made of this plan
     */
    static Optional<PlannedSearch> of(SweepPlan plan) {
        Optional<PlannedSearch> search = plan.file().adaptive().map(adaptive -> {
            if (adaptive instanceof Replicates replicates) {
                return of(plan, replicates);
            }
            return of(plan, (Halving) adaptive);
        });
        return plan.file()
                .confirm()
                .map(confirm ->
                        search.orElseGet(() -> everything(plan, confirm)).confirmed(plan, confirm))
                .or(() -> search);
    }

    private static PlannedSearch everything(SweepPlan plan, Confirm confirm) {
        SearchMetric metric = prefixed(plan, () -> SearchMetric.of(Table.RUNS, "confirm.metric", confirm.metric()));
        int[] runs =
                IntStream.range(0, plan.size()).filter(run -> !plan.fresh(run)).toArray();
        return new PlannedSearch(new Everything(runs), metric, List.of(Stop.NEVER), Purpose.POINTS);
    }

    /** The same with its best confirmed. */
    private PlannedSearch confirmed(SweepPlan plan, Confirm confirm) {
        int each = plan.file().seedsSideBySide();
        boolean paired = plan.file().adaptive().orElse(null) instanceof Replicates replicates
                && replicates.of() == Replicates.Of.DIFFERENCE;
        Optional<PlannedBaselines> baselines =
                paired ? Optional.of(new PlannedBaselines(plan, each)) : Optional.empty();
        List<Confirmation.Candidate> candidates = IntStream.range(0, plan.size() / each)
                .map(point -> point * each)
                .filter(run -> baselines.isEmpty() || !baselines.get().nothingRegularises(run))
                .mapToObj(run -> new Confirmation.Candidate(
                        seeds(run, baselines, 0, confirm.searched()),
                        seeds(run, baselines, confirm.searched(), confirm.seeds()),
                        plan.competition(run)))
                .toList();
        Optional<Qualification> qualification = confirm.among()
                .map(column ->
                        new Qualification(prefixed(plan, () -> SearchMetric.of(Table.RUNS, "confirm.among", column))));
        Confirmation confirmation = new Confirmation(
                search,
                candidates,
                confirm.best(),
                stages.size() - 1,
                confirm.goal() == Halving.Goal.MAX,
                run -> qualification
                        .map(fulfilled -> fulfilled.of(plan.runId(run)))
                        .orElse(true));
        return new PlannedSearch(search, Optional.of(confirmation), qualification, metric, stages, purpose);
    }

    private static Replication.Seeds seeds(int run, Optional<PlannedBaselines> baselines, int from, int count) {
        return new Replication.Seeds(
                seeds(run + from, count), baselines.map(each -> seeds(each.of(run) + from, count)));
    }

    /** What to ask for runs. */
    Search asked() {
        return confirmation.<Search>map(each -> each).orElse(search);
    }

    /** Seeds are added to the points of a plan; its runs are all that may be, a point's seeds side by side. */
    private static PlannedSearch of(SweepPlan plan, Replicates replicates) {
        return prefixed(plan, () -> {
            SearchMetric metric = SearchMetric.of(Table.RUNS, "replicates.metric", replicates.metric());
            boolean paired = replicates.of() == Replicates.Of.DIFFERENCE;
            Scale scale = paired ? Scale.UNBOUNDED : metric.scale();
            int most = replicates.most();
            ReplicationRule rule = new ReplicationRule(replicates.width(), replicates.least(), most, scale);
            int each = plan.file().seedsSideBySide();
            Optional<PlannedBaselines> baselines =
                    paired ? Optional.of(new PlannedBaselines(plan, each)) : Optional.empty();
            List<Replication.Seeds> points = IntStream.range(0, plan.size() / each)
                    .map(point -> point * each)
                    .filter(run -> baselines.isEmpty() || !baselines.get().nothingRegularises(run))
                    .mapToObj(run -> seeds(run, baselines, 0, most))
                    .toList();
            return new PlannedSearch(new Replication(rule, points), metric, List.of(Stop.NEVER), Purpose.REPLICATES);
        });
    }

    private static int[] seeds(int first, int count) {
        return IntStream.range(first, first + count).toArray();
    }

    /** The configurations of a plan are halved; each data set, of each variant, is a competition of its own. */
    private static PlannedSearch of(SweepPlan plan, Halving halving) {
        SearchMetric metric =
                prefixed(plan, () -> SearchMetric.of(Table.CHECKPOINTS, "halving.metric", halving.metric()));
        // by a hash: neighbours in a grid are alike, and the first to come would all be good or all bad
        Map<String, List<Integer>> configurations = new TreeMap<>();
        long epochs = 0;
        for (int run = 0; run < plan.size(); run++) {
            if (plan.fresh(run)) {
                continue;
            }
            RunSpec spec = plan.spec(plan.runs().get(run));
            if (!spec.readsSamples()) {
                throw new InvalidInputException(plan.file().source()
                        + ": halving stops runs after some of their training epochs, and runs of the learner "
                        + spec.learner().variant().name() + " have none");
            }
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
                    .computeIfAbsent(withoutSeed(spec) + " " + plan.competition(run), key -> new ArrayList<>())
                    .add(run);
        }
        long whole = epochs;
        List<Stop> stages = new ArrayList<>();
        int[] rungs = prefixed(plan, () -> halving.rungs(whole));
        Arrays.stream(rungs).forEach(rung -> stages.add(new Stop(stages.size() + 1, rung, halving.metric())));
        List<SuccessiveHalving.Entry> entries = configurations.values().stream()
                .map(runs -> new SuccessiveHalving.Entry(
                        runs.stream().mapToInt(run -> run).toArray(), plan.competition(runs.get(0))))
                .toList();
        SuccessiveHalving search = new SuccessiveHalving(
                halving.eta(), stages.size(), halving.goal() == Halving.Goal.MAX, entries, plan.size());
        stages.add(Stop.NEVER);
        return new PlannedSearch(search, metric, List.copyOf(stages), Purpose.HALVING);
    }

    /** The run that an order asks for. */
    PlannedRun run(SweepPlan plan, Search.Order order) {
        PlannedRun run = plan.runs().get(order.run()).madeFor(plan.fresh(order.run()) ? Purpose.CONFIRM : purpose);
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
