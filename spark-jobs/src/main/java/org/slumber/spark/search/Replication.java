package org.slumber.spark.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds seeds to every point of a plan until {@link ReplicationRule} has it end. Where a point has a baseline, what counts
 * is the difference from the baseline's run of the same seed; a baseline gets as many seeds as any of its points.
 */
public final class Replication implements Search {
    private final ReplicationRule rule;
    private final List<Point> points = new ArrayList<>();
    private final Map<Integer, Optional<Measured>> results = new HashMap<>();
    private final Map<Integer, List<Point>> waiting = new HashMap<>();
    private final Set<Integer> ordered = new HashSet<>();

    /**
     * A point.
     *
     * @param runs by seed: indices in the plan, in the order in which the seeds are to be added; {@code rule.most()} at
     *     least
     * @param baseline the same of its baseline; empty where the metric itself is looked at
     */
    public record Seeds(int[] runs, Optional<int[]> baseline) {}

    /** A search over points, none of them another's baseline. */
    public Replication(ReplicationRule rule, List<Seeds> points) {
        this.rule = rule;
        points.forEach(seeds -> this.points.add(new Point(seeds)));
    }

    @Override
    public List<Order> first() {
        List<Order> orders = new ArrayList<>();
        points.forEach(point -> order(point, rule.least(), orders));
        return orders;
    }

    @Override
    public List<Order> take(Order order, Optional<Measured> value) {
        results.put(order.run(), value);
        List<Order> orders = new ArrayList<>();
        for (Point point : waiting.remove(order.run())) {
            point.waitsFor--;
            if (point.waitsFor == 0) {
                ReplicationRule.Verdict verdict = rule.judge(values(point));
                point.ending = verdict.ending();
                order(point, verdict.seeds(), orders);
            }
        }
        return orders;
    }

    private void order(Point point, int seeds, List<Order> orders) {
        for (int seed = point.had; seed < seeds; seed++) {
            require(point, point.seeds.runs()[seed], orders);
            if (point.seeds.baseline().isPresent()) {
                require(point, point.seeds.baseline().get()[seed], orders);
            }
        }
        point.had = seeds;
    }

    private void require(Point point, int run, List<Order> orders) {
        if (results.containsKey(run)) {
            return;
        }
        point.waitsFor++;
        waiting.computeIfAbsent(run, key -> new ArrayList<>()).add(point);
        if (ordered.add(run)) {
            orders.add(new Order(run, 0));
        }
    }

    private List<Optional<Measured>> values(Point point) {
        List<Optional<Measured>> values = new ArrayList<>();
        for (int seed = 0; seed < point.had; seed++) {
            Optional<Measured> own = results.get(point.seeds.runs()[seed]);
            if (point.seeds.baseline().isPresent()) {
                Optional<Measured> without = results.get(point.seeds.baseline().get()[seed]);
                values.add(own.flatMap(value -> without.map(value::minus)));
            } else {
                values.add(own);
            }
        }
        return values;
    }

    @Override
    public long priority(Order order) {
        return 0;
    }

    /** How every point that is at its end got there, in the order of the plan. */
    public List<Outcome> outcomes() {
        return points.stream()
                .filter(point -> point.ending.isPresent())
                .map(point -> {
                    List<Optional<Measured>> values = values(point);
                    return new Outcome(
                            point.seeds.runs()[0], values, rule.interval(values), point.ending.orElseThrow());
                })
                .toList();
    }

    /**
     * How a point ended.
     *
     * @param run index of its first run in the plan
     * @param values of its seeds, or their differences from the baseline's, in order; empty where a seed failed or has none
     * @param interval of their mean; empty where they say none
     * @param ending why
     */
    public record Outcome(
            int run, List<Optional<Measured>> values, Optional<MeanInterval> interval, ReplicationRule.Ending ending) {
        public Outcome {
            values = Collections.unmodifiableList(values);
        }
    }

    private static final class Point {
        private final Seeds seeds;
        private int had;
        private int waitsFor;
        private Optional<ReplicationRule.Ending> ending = Optional.empty();

        private Point(Seeds seeds) {
            this.seeds = seeds;
        }
    }
}
