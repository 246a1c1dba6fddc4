package org.slumber.spark.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slumber.spark.job.Conclusion;
import org.slumber.spark.search.Measured;
import org.slumber.spark.search.ReplicationRule;

/** How a search went, as a table: why each point got no more seeds, or how many left each rung. */
final class SearchTable {
    /** Points that are shown one by one. */
    private static final int MOST = 100;

    private SearchTable() {}

    static String of(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Replicated replicated) {
            return replicated(replicated);
        }
        return halved((Conclusion.Halved) conclusion);
    }

    private static String replicated(Conclusion.Replicated replicated) {
        List<Conclusion.Point> points = replicated.points();
        List<String> axes =
                points.isEmpty() ? List.of() : List.copyOf(points.get(0).axes().keySet());
        List<String> header = new ArrayList<>(axes);
        header.addAll(List.of("seeds", replicated.subject(), "95 % interval (adaptive)", "ended by"));
        List<Boolean> right = new ArrayList<>(axes.stream().map(axis -> true).toList());
        right.addAll(List.of(true, true, true, false));
        TextTable table = new TextTable(header, right);
        for (Conclusion.Point point : points.subList(0, Math.min(MOST, points.size()))) {
            List<String> cells = new ArrayList<>(
                    point.axes().values().stream().map(String::valueOf).toList());
            cells.add(String.valueOf(point.values().size()));
            cells.addAll(interval(point));
            cells.add(words(point.ending()));
            table.add(cells);
        }
        Map<ReplicationRule.Ending, Long> counts =
                points.stream().collect(Collectors.groupingBy(Conclusion.Point::ending, Collectors.counting()));
        String summary = Arrays.stream(ReplicationRule.Ending.values())
                .filter(counts::containsKey)
                .map(ending -> counts.get(ending) + " by " + words(ending))
                .collect(Collectors.joining(", "));
        return table + (points.size() > MOST ? "\n... (" + (points.size() - MOST) + " more points)" : "") + "\nOf "
                + points.size() + " points, ended " + summary
                + ". Intervals by Stein's rule, of the spread of the first " + replicated.least()
                + " seeds; those of summary and report take the number of seeds for settled beforehand.";
    }

    private static List<String> interval(Conclusion.Point point) {
        double[] present = point.values().stream()
                .flatMap(Optional::stream)
                .mapToDouble(Measured::value)
                .toArray();
        return List.of(
                present.length == 0
                        ? "-"
                        : number(Arrays.stream(present).average().orElseThrow()),
                point.interval()
                        .map(interval -> number(interval.low()) + " to " + number(interval.high()) + " ("
                                + number(interval.width()) + ")")
                        .orElse("-"));
    }

    private static String words(ReplicationRule.Ending ending) {
        return switch (ending) {
            case GOAL -> "goal";
            case LIMIT -> "limit of seeds";
            case NO_SPREAD -> "no spread";
            case NO_VALUE -> "no seed with a value";
        };
    }

    private static String halved(Conclusion.Halved halved) {
        TextTable table =
                new TextTable(List.of("rung", "epochs", "configurations", "went on"), List.of(true, true, true, true));
        int rung = 0;
        for (Conclusion.Rung each : halved.rungs()) {
            rung++;
            table.add(List.of(
                    String.valueOf(rung),
                    String.valueOf(each.epochs()),
                    String.valueOf(each.entered()),
                    String.valueOf(each.promoted())));
        }
        int stopped = halved.rungs().stream()
                .mapToInt(each -> each.entered() - each.promoted())
                .sum();
        int whole = halved.rungs().get(halved.rungs().size() - 1).promoted();
        return table + "\n" + whole + (whole == 1 ? " configuration was" : " configurations were")
                + " run whole and stand above; " + stopped
                + " were stopped early (rows of status stopped, with their rung)."
                + halved.competitors().entrySet().stream()
                        .map(each -> HalvingWinner.text(halved, each.getKey(), each.getValue()))
                        .flatMap(Optional::stream)
                        .map(text -> "\n" + text)
                        .collect(Collectors.joining());
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
