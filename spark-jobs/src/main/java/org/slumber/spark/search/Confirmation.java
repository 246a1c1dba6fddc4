package org.slumber.spark.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Makes the best of a search again on fresh seeds, once the search is through. The greatest of many means is too great
 * for having been picked as the greatest; the mean of seeds that nothing was picked by is not.
 */
public final class Confirmation implements Search {
    private final Search search;
    private final List<Candidate> candidates;
    private final int best;
    private final int last;
    private final double sign;
    private final IntPredicate qualified;
    private final Map<Integer, Optional<Measured>> results = new HashMap<>();
    private final Set<Integer> fresh = new HashSet<>();
    private final List<Candidate> chosen = new ArrayList<>();
    private int open;

    /**
     * A configuration.
     *
     * @param searched its seeds in the search
     * @param fresh those to confirm it with
     * @param competition it is compared with those of the same number
     */
    public record Candidate(Replication.Seeds searched, Replication.Seeds fresh, int competition) {}

    /**
     * A confirmation.
     *
     * @param search that comes first
     * @param candidates in the order of the plan
     * @param best so many of each competition
     * @param last stage of a whole run
     * @param maximise whether more of the metric is better
     * @param qualified whether a run that is there lets its configuration be chosen; all its searched ones must
     */
    public Confirmation(
            Search search, List<Candidate> candidates, int best, int last, boolean maximise, IntPredicate qualified) {
        this.search = search;
        this.candidates = List.copyOf(candidates);
        this.best = best;
        this.last = last;
        sign = maximise ? 1 : -1;
        this.qualified = qualified;
    }

    @Override
    public List<Order> first() {
        List<Order> orders = search.first();
        open = orders.size();
        return orders;
    }

    @Override
    public List<Order> take(Order order, Optional<Measured> value) {
        if (order.stage() == last) {
            results.put(order.run(), value);
        }
        if (fresh.contains(order.run())) {
            return List.of();
        }
        List<Order> orders = search.take(order, value);
        open += orders.size() - 1;
        return open == 0 ? confirm() : orders;
    }

    private List<Order> confirm() {
        SortedMap<Integer, List<Candidate>> competitions = new TreeMap<>();
        for (Candidate candidate : candidates) {
            if (!Double.isNaN(score(candidate))
                    && IntStream.of(candidate.searched().runs()).allMatch(qualified)) {
                competitions
                        .computeIfAbsent(candidate.competition(), key -> new ArrayList<>())
                        .add(candidate);
            }
        }
        List<Order> orders = new ArrayList<>();
        for (List<Candidate> competitors : competitions.values()) {
            // a stable sort: of equals the first of the plan
            competitors.sort(Comparator.comparingDouble(candidate -> -sign * score(candidate)));
            for (Candidate candidate : competitors.subList(0, Math.min(best, competitors.size()))) {
                chosen.add(candidate);
                order(candidate.fresh().runs(), orders);
                candidate.fresh().baseline().ifPresent(runs -> order(runs, orders));
            }
        }
        return orders;
    }

    private void order(int[] runs, List<Order> orders) {
        for (int run : runs) {
            if (fresh.add(run)) {
                orders.add(new Order(run, last));
            }
        }
    }

    private double score(Candidate candidate) {
        return MeanInterval.mean(
                values(candidate.searched()).stream().flatMap(Optional::stream).toList());
    }

    /** By seed, of those whose whole runs are there; empty where one failed or has no value. */
    private List<Optional<Measured>> values(Replication.Seeds seeds) {
        List<Optional<Measured>> values = new ArrayList<>();
        for (int seed = 0; seed < seeds.runs().length; seed++) {
            Optional<Measured> own = results.get(seeds.runs()[seed]);
            Optional<Measured> without =
                    seeds.baseline().isPresent() ? results.get(seeds.baseline().get()[seed]) : Optional.empty();
            if (own != null && without != null) {
                values.add(seeds.baseline().isPresent() ? own.flatMap(value -> without.map(value::minus)) : own);
            }
        }
        return values;
    }

    /** Runs that it makes where every competition has as many configurations with a value as it takes. */
    public int most() {
        SortedMap<Integer, Integer> competitors = new TreeMap<>();
        Set<Integer> runs = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (competitors.merge(candidate.competition(), 1, Integer::sum) <= best) {
                for (int run : candidate.fresh().runs()) {
                    runs.add(run);
                }
                candidate.fresh().baseline().ifPresent(baseline -> {
                    for (int run : baseline) {
                        runs.add(run);
                    }
                });
            }
        }
        return runs.size();
    }

    @Override
    public long priority(Order order) {
        return fresh.contains(order.run()) ? 0 : search.priority(order);
    }

    /** What was confirmed, competition by competition, the best of the search first; none before the search is through. */
    public List<Outcome> outcomes() {
        return chosen.stream()
                .map(candidate -> new Outcome(
                        candidate.searched().runs()[0],
                        candidate.competition(),
                        values(candidate.searched()),
                        values(candidate.fresh())))
                .toList();
    }

    /** Competitions of which nothing could be chosen; none before the search is through. */
    public SortedSet<Integer> without() {
        SortedSet<Integer> without = new TreeSet<>();
        if (open == 0) {
            candidates.forEach(candidate -> without.add(candidate.competition()));
            chosen.forEach(candidate -> without.remove(candidate.competition()));
        }
        return without;
    }

    /**
     * A configuration that was confirmed.
     *
     * @param run index of its first run in the plan
     * @param competition that it was among the best of
     * @param searched its values in the search, by seed; empty where a seed failed or has none
     * @param fresh those of the fresh seeds
     */
    public record Outcome(
            int run, int competition, List<Optional<Measured>> searched, List<Optional<Measured>> fresh) {}
}
