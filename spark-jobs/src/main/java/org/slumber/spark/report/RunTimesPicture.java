package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What runs cost: the spread of CPU times, and their mean against the sleep ratio. */
final class RunTimesPicture {
    private static final String ID = "run-times";
    private static final String TITLE = "Run times";
    private static final int SUBJECTS = 16;
    /** Points of a curve that are drawn. */
    private static final int POINTS = 400;

    /**
     * The CPU times of a data set and learner.
     *
     * @param name which
     * @param box smallest, quartile, median, quartile, largest, s
     * @param n runs
     * @param slowest of them
     */
    record Times(String name, List<Double> box, int n, String slowest) {}

    /**
     * CPU times of points that differ in their ratio only.
     *
     * @param name in the legend
     * @param scattered whether each point has values of its own
     * @param points {@code [ratio, mean CPU time, n, point]}
     */
    record ByRatio(String name, boolean scattered, List<List<Object>> points) {}

    private RunTimesPicture() {}

    static Picture of(SweepResults results) {
        List<Times> times = new ArrayList<>();
        for (Subject subject : results.subjects()) {
            List<SweepRun> runs = results.ended().stream()
                    .filter(run -> run.point().subject().equals(subject) && run.cpuSeconds() > 0)
                    .sorted(Comparator.comparingDouble(SweepRun::cpuSeconds))
                    .toList();
            if (!runs.isEmpty() && times.size() < SUBJECTS) {
                times.add(times(subject, runs));
            }
        }
        if (times.isEmpty()) {
            return Picture.missing(ID, TITLE, "There is nothing to draw: no run that ended well has a CPU time.");
        }
        List<Chart> charts = new ArrayList<>();
        charts.add(new Chart("times", "CPU time of a run", Map.of("times", times)));
        List<ByRatio> curves = curves(results);
        if (curves.stream().anyMatch(curve -> curve.points().size() > 1)) {
            charts.add(new Chart("timesByRatio", "CPU time of a run against sleep ratio", Map.of("curves", curves)));
        }
        return new Picture(
                ID,
                TITLE,
                "CPU time of the thread that ran it: smallest, quartiles, median and largest of the runs that ended well;"
                        + " then the mean of each point by sleep ratio.",
                results.subjects().size() > SUBJECTS
                        ? List.of("The first " + SUBJECTS + " of "
                                + results.subjects().size() + " are drawn.")
                        : List.of(),
                charts);
    }

    private static Times times(Subject subject, List<SweepRun> runs) {
        return new Times(
                subject.toString(),
                List.of(
                        quantile(runs, 0),
                        quantile(runs, 0.25),
                        quantile(runs, 0.5),
                        quantile(runs, 0.75),
                        quantile(runs, 1)),
                runs.size(),
                ExampleRuns.name(runs.get(runs.size() - 1)));
    }

    private static List<ByRatio> curves(SweepResults results) {
        List<SleepCurve> drawn = results.subjects().stream()
                .flatMap(subject -> SleepCurve.of(results, subject).stream().limit(SleepCurve.DRAWN))
                .limit(SUBJECTS)
                .toList();
        Map<SleepCurve, String> names = SleepCurve.names(drawn);
        boolean several = drawn.stream()
                        .map(curve -> curve.subject().dataset())
                        .distinct()
                        .count()
                > 1;
        return drawn.stream()
                .map(curve -> new ByRatio(
                        (several ? curve.subject().dataset() + ", " : "") + names.get(curve),
                        curve.scattered(),
                        means(results, curve)))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
    }

    private static List<List<Object>> means(SweepResults results, SleepCurve curve) {
        PointNames names =
                new PointNames(curve.points().stream().map(PointSummary::point).toList());
        List<List<Object>> means = new ArrayList<>();
        for (PointSummary summary : Sample.of(curve.points(), POINTS)) {
            List<SweepRun> timed = results.runsOf(summary.point()).stream()
                    .filter(run -> run.ok() && run.cpuSeconds() > 0)
                    .toList();
            if (!timed.isEmpty()) {
                means.add(List.of(
                        Figures.drawn(summary.point().ratio()),
                        Figures.drawn(timed.stream()
                                .mapToDouble(SweepRun::cpuSeconds)
                                .average()
                                .orElseThrow()),
                        timed.size(),
                        names.of(summary.point())));
            }
        }
        return means;
    }

    /** Linear between the two nearest of runs that ascend. */
    private static double quantile(List<SweepRun> runs, double fraction) {
        double at = fraction * (runs.size() - 1);
        int below = (int) at;
        double low = runs.get(below).cpuSeconds();
        double high = runs.get(Math.min(below + 1, runs.size() - 1)).cpuSeconds();
        return Figures.drawn(low + (at - below) * (high - low));
    }
}
