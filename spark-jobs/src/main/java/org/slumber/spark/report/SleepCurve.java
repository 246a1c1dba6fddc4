package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The points of a data set and learner that differ in their sleep ratio only.
 *
 * @param subject data set and learner
 * @param condition what its points share: one of them, its ratio taken away
 * @param points by ratio; runs without a regulariser at work, which every curve of their setting shares, are those of ratio 0
 */
record SleepCurve(Subject subject, Point condition, List<PointSummary> points) {
    /** Keeps its own copy. */
    SleepCurve {
        points = List.copyOf(points);
    }

    /** The curves of a data set and learner: those with the most ratios and runs first. */
    static List<SleepCurve> of(SweepResults results, Subject subject) {
        List<PointSummary> summaries = results.summariesOf(subject);
        Map<Point, List<PointSummary>> groups = new LinkedHashMap<>();
        for (PointSummary summary : summaries) {
            if (summary.point().sleeps() && !summary.point().uncontrolled()) {
                groups.computeIfAbsent(condition(summary.point()), key -> new ArrayList<>())
                        .add(summary);
            }
        }
        if (groups.isEmpty()) {
            summaries.stream()
                    .filter(summary -> summary.point().sleeps())
                    .forEach(summary -> groups.put(condition(summary.point()), new ArrayList<>()));
        }
        List<SleepCurve> curves = new ArrayList<>();
        groups.forEach((condition, points) -> {
            summaries.stream()
                    .filter(summary ->
                            summary.point().uncontrolled() && summary.point().comparable(condition))
                    .forEach(points::add);
            points.sort(Comparator.comparingDouble(summary -> summary.point().ratio()));
            curves.add(new SleepCurve(subject, condition, points));
        });
        curves.sort(Comparator.comparingInt((SleepCurve curve) -> -curve.points.size())
                .thenComparingLong(curve -> -curve.runs())
                .thenComparingDouble(curve -> -curve.highest()));
        return curves;
    }

    private static Point condition(Point point) {
        return new Point(
                point.dataset(),
                point.learner(),
                point.regulariser(),
                point.target(),
                point.timing(),
                OptionalDouble.empty(),
                point.sleepDecay(),
                point.variant(),
                point.setting());
    }

    /** Runs of it that ended well. */
    long runs() {
        return points.stream().mapToLong(PointSummary::n).sum();
    }

    private double highest() {
        return points.stream()
                .filter(point -> point.accuracy().mean().isPresent())
                .mapToDouble(point -> point.accuracy().mean().getAsDouble())
                .max()
                .orElse(0);
    }

    /** Whether a run is of one of its points. */
    boolean has(Point point) {
        return points.stream().anyMatch(summary -> summary.point().equals(point));
    }

    /** The distinct ratios, ascending. */
    List<Double> ratios() {
        return points.stream()
                .map(summary -> summary.point().ratio())
                .distinct()
                .toList();
    }
}
