package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The runs that failed, by what went wrong. */
final class Failures {
    private static final int ERRORS = 20;
    private static final int NAMED = 5;

    private Failures() {}

    /** The table; without rows where no run failed. */
    static PageTable of(SweepResults results) {
        Map<String, List<SweepRun>> byError = new TreeMap<>();
        results.runs().stream().filter(SweepRun::failed).forEach(run -> byError.computeIfAbsent(
                        run.error(), key -> new ArrayList<>())
                .add(run));
        PointNames names = new PointNames(
                results.runs().stream().map(SweepRun::point).distinct().toList());
        List<List<String>> rows = byError.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(ERRORS)
                .map(entry -> List.of(
                        Integer.toString(entry.getValue().size()), entry.getKey(), examples(entry.getValue(), names)))
                .toList();
        return new PageTable(
                byError.size() > ERRORS ? "The " + ERRORS + " commonest of " + byError.size() + " errors" : "Errors",
                List.of("runs", "error", "which"),
                rows);
    }

    private static String examples(List<SweepRun> runs, PointNames names) {
        String named = String.join(
                "; ",
                runs.stream()
                        .limit(NAMED)
                        .map(run -> run.point().subject() + ", " + names.of(run.point()) + ", " + ExampleRuns.name(run))
                        .toList());
        return runs.size() > NAMED ? named + "; …" : named;
    }
}
