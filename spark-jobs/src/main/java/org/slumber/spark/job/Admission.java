package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Lets the points of a plan in one after another while they fit into what is left of a budget, by what runs have taken so
 * far: the next in order that fits, with all its seeds.
 */
final class Admission {
    /** Points that are looked at in one go. */
    private static final int LOOKED_AT = 1000;

    private final CostModel costs;
    private final List<Coverage.Point> waiting;

    Admission(CostModel costs, List<Coverage.Point> points) {
        this.costs = costs;
        waiting = new ArrayList<>(points);
    }

    /**
     * The runs of the next points.
     *
     * @param wanted how many runs there is room for; more come where a point has more
     * @param coreSeconds that are left, what is let in already taken off
     * @param seconds that are left to the longest run
     */
    List<PlannedRun> next(int wanted, double coreSeconds, double seconds) {
        List<PlannedRun> runs = new ArrayList<>();
        double left = coreSeconds;
        int looked = 0;
        for (Iterator<Coverage.Point> points = waiting.iterator();
                points.hasNext() && runs.size() < wanted && looked < LOOKED_AT;
                looked++) {
            Coverage.Point point = points.next();
            DoubleSummaryStatistics expected = seconds(point).summaryStatistics();
            if (expected.getSum() <= left && expected.getMax() <= seconds) {
                left -= expected.getSum();
                runs.addAll(point.missing());
                points.remove();
            }
        }
        return runs;
    }

    /** The points that were not let in. */
    List<Coverage.Point> leftOut() {
        return List.copyOf(waiting);
    }

    /** What they would take on one core, s. */
    double secondsLeftOut() {
        return waiting.stream().mapToDouble(point -> seconds(point).sum()).sum();
    }

    /** What the one of them that takes least would take on one core, s; 0 where there are none. */
    double leastSeconds() {
        return waiting.stream().mapToDouble(point -> seconds(point).sum()).min().orElse(0);
    }

    /** What the runs of a point take on one core, s. */
    private DoubleStream seconds(Coverage.Point point) {
        return point.missing().stream().mapToDouble(run -> costs.expected(run.family(), run.prior()));
    }
}
