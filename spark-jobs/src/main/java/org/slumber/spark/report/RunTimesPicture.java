package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What runs cost: the spread of CPU times, and their mean against the sleep ratio. */
final class RunTimesPicture {
    private static final String ID = "run-times";
    private static final String TITLE = "Run times";
    private static final int SUBJECTS = 16;

    /**
     * The CPU times of a data set and learner.
     *
     * @param name which
     * @param box smallest, quartile, median, quartile, largest, s
     * @param n runs
     * @param slowest of them
     * @param byRatio {@code [ratio, mean CPU time, n]}
     */
    record Times(String name, List<Double> box, int n, String slowest, List<List<Object>> byRatio) {}

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
        if (times.stream().anyMatch(each -> each.byRatio().size() > 1)) {
            charts.add(new Chart("timesByRatio", "CPU time of a run against sleep ratio", Map.of("times", times)));
        }
        return new Picture(
                ID,
                TITLE,
                "CPU time of the thread that ran it: smallest, quartiles, median and largest of the runs that ended well;"
                        + " then the mean by sleep ratio.",
                results.subjects().size() > SUBJECTS
                        ? List.of("The first " + SUBJECTS + " of "
                                + results.subjects().size() + " are drawn.")
                        : List.of(),
                charts);
    }

    private static Times times(Subject subject, List<SweepRun> runs) {
        Map<Double, List<SweepRun>> byRatio = new TreeMap<>();
        runs.stream()
                .filter(run -> run.point().sleeps() || run.point().uncontrolled())
                .forEach(run -> byRatio.computeIfAbsent(run.point().ratio(), key -> new ArrayList<>())
                        .add(run));
        List<List<Object>> means = new ArrayList<>();
        byRatio.forEach((ratio, own) -> means.add(List.of(
                ratio,
                Figures.drawn(
                        own.stream().mapToDouble(SweepRun::cpuSeconds).average().orElse(0)),
                own.size())));
        return new Times(
                subject.toString(),
                List.of(
                        quantile(runs, 0),
                        quantile(runs, 0.25),
                        quantile(runs, 0.5),
                        quantile(runs, 0.75),
                        quantile(runs, 1)),
                runs.size(),
                ExampleRuns.name(runs.get(runs.size() - 1)),
                means);
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
