package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.search.Replication;
import org.slumber.spark.search.Search;
import org.slumber.spark.search.SuccessiveHalving;
import org.slumber.spark.sweep.Halving;

/**
 * What a plan will come to before anything was run.
 *
 * @param first runs of the plan that are made in any case, whole or stopped early, in the order of the plan
 * @param seconds on one core that these take
 * @param later what hangs on results, of a search; stage by stage
 * @param confirming runs that confirm the best of it, if that is asked for
 * @param all seconds on one core of every run of the plan made whole
 */
public record Forecast(List<Integer> first, double seconds, List<Stage> later, Optional<Stage> confirming, double all) {
    public Forecast {
        first = List.copyOf(first);
        later = List.copyOf(later);
    }

    /**
     * Runs that are likely to be made, or may be.
     *
     * @param runs how many
     * @param epochs after which they are stopped; empty where they are whole
     * @param seconds on one core
     */
    public record Stage(int runs, Optional<Integer> epochs, double seconds) {}

    /**
     * The forecast of a plan.
     *
     * @throws InvalidInputException where its file asks for a search that cannot be made of it
     */
    public static Forecast of(SweepPlan plan) {
        Optional<PlannedSearch> planned = PlannedSearch.of(plan);
        if (planned.isEmpty()) {
            List<Integer> runs = IntStream.range(0, plan.size()).boxed().toList();
            return new Forecast(runs, plan.expectedSeconds(), List.of(), Optional.empty(), plan.expectedSeconds());
        }
        PlannedSearch search = planned.get();
        List<Search.Order> orders = search.asked().first();
        int[] searched =
                IntStream.range(0, plan.size()).filter(run -> !plan.fresh(run)).toArray();
        double all = IntStream.of(searched)
                .mapToDouble(run -> plan.runs().get(run).prior())
                .sum();
        double seconds = orders.stream()
                .mapToDouble(order -> search.run(plan, order).prior())
                .sum();
        List<Stage> stages = List.of();
        if (search.search() instanceof SuccessiveHalving) {
            Halving halving = (Halving) plan.file().adaptive().orElseThrow();
            stages = halved(plan, search.stages(), halving.eta(), new Stage(searched.length, Optional.empty(), all));
        } else if (search.search() instanceof Replication) {
            stages = List.of(new Stage(searched.length - orders.size(), Optional.empty(), all - seconds));
        }
        Optional<Stage> confirming = search.confirmation()
                .map(confirmation ->
                        new Stage(confirmation.most(), Optional.empty(), confirmation.most() * all / searched.length));
        List<Integer> first = orders.stream().map(Search.Order::run).sorted().toList();
        return new Forecast(first, seconds, stages, confirming, all);
    }

    private static List<Stage> halved(SweepPlan plan, List<Stop> stops, int eta, Stage whole) {
        List<Stage> stages = new ArrayList<>();
        double share = 1;
        double epochs = plan.spec(plan.runs().get(0)).protocol().epochs();
        for (Stop stop : stops.subList(1, stops.size())) {
            share /= eta;
            boolean last = stop.equals(Stop.NEVER);
            stages.add(new Stage(
                    (int) Math.max(1, Math.round(share * whole.runs())),
                    last ? Optional.empty() : Optional.of(stop.epochs()),
                    share * whole.seconds() * (last ? 1 : stop.epochs() / epochs)));
        }
        return stages;
    }
}
