package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The points of a data set and learner that differ in their sleep ratio only; or, scattered, in whatever a design varied.
 *
 * @param subject data set and learner
 * @param condition what its points share: one of them, its ratio taken away, and of scattered points whatever else varies
 * @param points by ratio; runs without a regulariser at work, which every curve of their setting shares, are those of ratio 0
 * @param scattered whether each point has values of its own, so that no line is to be drawn through them
 */
record SleepCurve(Subject subject, Point condition, List<PointSummary> points, boolean scattered) {
    /** Curves of a data set and learner that can be told apart by colour and mark in one panel. */
    static final int DRAWN = 4;

    /** Keeps its own copy. */
    SleepCurve {
        points = List.copyOf(points);
    }

    /**
     * The curves of a data set and learner: those with the most ratios and runs first. Where there are more than can be drawn,
     * those of a single ratio, as of a sampled sweep, are one scattered curve for each target and timing.
     */
    static List<SleepCurve> of(SweepResults results, Subject subject) {
        List<PointSummary> summaries = results.summariesOf(subject);
        Map<Point, List<PointSummary>> groups = new LinkedHashMap<>();
        for (PointSummary summary : summaries) {
            if (summary.point().sleeps() && !summary.point().uncontrolled()) {
                groups.computeIfAbsent(summary.point().condition(), key -> new ArrayList<>())
                        .add(summary);
            }
        }
        if (groups.isEmpty()) {
            summaries.stream()
                    .filter(summary -> summary.point().sleeps())
                    .forEach(summary -> groups.put(summary.point().condition(), new ArrayList<>()));
        }
        Map<Point, List<PointSummary>> scattered = groups.size() > DRAWN ? scattered(groups) : Map.of();
        List<SleepCurve> curves = new ArrayList<>();
        groups.forEach((condition, points) ->
                curves.add(curve(subject, condition, points, List.of(condition), summaries, false)));
        scattered.forEach((shared, points) -> curves.add(curve(
                subject,
                shared,
                points,
                points.stream().map(PointSummary::point).toList(),
                summaries,
                true)));
        curves.sort(Comparator.comparingInt((SleepCurve curve) -> -curve.points.size())
                .thenComparingLong(curve -> -curve.runs())
                .thenComparingDouble(curve -> -curve.highest()));
        return curves;
    }

    /** Takes those with a single ratio out of the groups. */
    private static Map<Point, List<PointSummary>> scattered(Map<Point, List<PointSummary>> groups) {
        Map<Point, List<PointSummary>> scattered = new LinkedHashMap<>();
        groups.entrySet().removeIf(group -> {
            Point point = group.getKey();
            boolean single = group.getValue().size() == 1;
            if (single) {
                Point shared = new Point(
                        point.dataset(),
                        point.learner(),
                        point.regulariser(),
                        point.target(),
                        point.timing(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "",
                        "");
                scattered.computeIfAbsent(shared, key -> new ArrayList<>()).addAll(group.getValue());
            }
            return single;
        });
        return scattered;
    }

    private static SleepCurve curve(
            Subject subject,
            Point condition,
            List<PointSummary> asleep,
            List<Point> like,
            List<PointSummary> summaries,
            boolean scattered) {
        Set<List<String>> settings = like.stream()
                .map(point -> List.of(point.timing(), point.setting()))
                .collect(Collectors.toSet());
        List<PointSummary> points = new ArrayList<>(asleep);
        summaries.stream()
                .filter(summary -> summary.point().uncontrolled()
                        && settings.contains(List.of(
                                summary.point().timing(), summary.point().setting())))
                .forEach(points::add);
        points.sort(Comparator.comparingDouble(summary -> summary.point().ratio()));
        return new SleepCurve(subject, condition, points, scattered);
    }

    /** What the curves of a picture are called: by learner and what tells them from the learner's others. */
    static Map<SleepCurve, String> names(Collection<SleepCurve> curves) {
        Map<SleepCurve, String> names = new LinkedHashMap<>();
        for (SleepCurve curve : curves) {
            String learner = curve.subject().learner();
            PointNames conditions = new PointNames(curves.stream()
                    .map(SleepCurve::condition)
                    .filter(condition -> condition.learner().equals(learner))
                    .toList());
            String condition = conditions.ofCurve(curve.condition());
            boolean alone = condition.equals(PointNames.noun(curve.condition().regulariser()));
            names.put(
                    curve,
                    (alone ? learner : learner + ", " + condition)
                            + (curve.scattered() ? ", each point with values of its own" : ""));
        }
        return names;
    }

    /** Runs of it that ended well. */
    long runs() {
        return points.stream().mapToLong(PointSummary::n).sum();
    }

    /** Its runs that ended well and have an accuracy, by id. */
    List<SweepRun> scored(SweepResults results) {
        return points.stream()
                .flatMap(summary -> results.runsOf(summary.point()).stream())
                .filter(run -> run.ok() && run.accuracy().isPresent())
                .sorted(Comparator.comparing(SweepRun::id))
                .toList();
    }

    private double highest() {
        return points.stream()
                .filter(point -> point.accuracy().mean().isPresent())
                .mapToDouble(point -> point.accuracy().mean().getAsDouble())
                .max()
                .orElse(0);
    }

    /** The distinct ratios, ascending. */
    List<Double> ratios() {
        return points.stream()
                .map(summary -> summary.point().ratio())
                .distinct()
                .toList();
    }
}
