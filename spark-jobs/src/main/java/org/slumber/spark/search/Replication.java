package org.slumber.spark.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Adds seeds to every point of a plan until {@link ReplicationRule} has it end. */
public final class Replication implements Search {
    private final ReplicationRule rule;
    private final List<Point> points = new ArrayList<>();
    private final Point[] ofRun;
    private final int[] place;

    /**
     * A search over points.
     *
     * @param runs {@code [point][seed]}: indices in the plan, in the order in which the seeds are to be added; every
     *     point has {@code rule.most()} of them
     * @param planned number of runs in the plan
     */
    public Replication(ReplicationRule rule, int[][] runs, int planned) {
        this.rule = rule;
        ofRun = new Point[planned];
        place = new int[planned];
        for (int[] ofPoint : runs) {
            Point point = new Point(ofPoint);
            points.add(point);
            for (int seed = 0; seed < ofPoint.length; seed++) {
                ofRun[ofPoint[seed]] = point;
                place[ofPoint[seed]] = seed;
            }
        }
    }

    @Override
    public List<Order> first() {
        List<Order> orders = new ArrayList<>();
        points.forEach(point -> order(point, rule.least(), orders));
        return orders;
    }

    @Override
    public List<Order> take(Order order, OptionalDouble value) {
        Point point = ofRun[order.run()];
        point.values[place[order.run()]] = value.orElse(Double.NaN);
        point.waitsFor--;
        List<Order> orders = new ArrayList<>();
        if (point.waitsFor == 0) {
            ReplicationRule.Verdict verdict = rule.judge(point.values);
            point.ending = verdict.ending();
            order(point, verdict.seeds(), orders);
        }
        return orders;
    }

    private static void order(Point point, int seeds, List<Order> orders) {
        int had = point.values.length;
        point.values = Arrays.copyOf(point.values, seeds);
        point.waitsFor = seeds - had;
        for (int seed = had; seed < seeds; seed++) {
            orders.add(new Order(point.runs[seed], 0));
        }
    }

    @Override
    public long priority(Order order) {
        return 0;
    }

    /** How every point that is at its end got there, in the order of the plan. */
    public List<Outcome> outcomes() {
        return points.stream()
                .filter(point -> point.ending != null)
                .map(point -> new Outcome(point.runs[0], point.values.clone(), point.ending))
                .toList();
    }

    /**
     * How a point ended.
     *
     * @param run index of its first run in the plan
     * @param values of its seeds, in order; NaN where a seed failed or has none
     * @param ending why
     */
    public record Outcome(int run, double[] values, ReplicationRule.Ending ending) {}

    private static final class Point {
        private final int[] runs;
        private double[] values = {};
        private int waitsFor;
        private ReplicationRule.Ending ending;

        private Point(int[] runs) {
            this.runs = runs;
        }
    }
}
