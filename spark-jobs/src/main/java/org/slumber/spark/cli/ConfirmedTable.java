package org.slumber.spark.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slumber.spark.job.Confirmed;
import org.slumber.spark.search.MeanInterval;
import org.slumber.spark.search.Measured;
import org.slumber.spark.sweep.Halving;

/** The best of a search beside what they are on fresh seeds. */
final class ConfirmedTable {
    private ConfirmedTable() {}

    static String of(Confirmed confirmed) {
        if (confirmed.points().isEmpty()) {
            return "Nothing to confirm: no point of the search has a value of " + confirmed.subject()
                    + confirmed
                            .among()
                            .map(column -> " and " + column + " in all seeds")
                            .orElse("") + ".";
        }
        List<String> header = new ArrayList<>();
        header.add("data set");
        List<String> axes = confirmed.points().get(0).axes().keySet().stream()
                .filter(axis -> !axis.equals("dataset"))
                .toList();
        header.addAll(axes);
        header.addAll(List.of("searched", confirmed.subject(), "fresh", "confirmed", "95 % interval", "too good by"));
        List<Boolean> right = new ArrayList<>();
        header.forEach(name -> right.add(right.size() > 0));
        TextTable table = new TextTable(header, right);
        Set<String> seen = new HashSet<>();
        List<String> sentences = new ArrayList<>();
        for (Confirmed.Point point : confirmed.points()) {
            List<Measured> searched = present(point.searched());
            List<Measured> fresh = present(point.fresh());
            List<String> cells = new ArrayList<>();
            cells.add(point.competition());
            axes.forEach(axis -> cells.add(String.valueOf(point.axes().get(axis))));
            cells.add(String.valueOf(searched.size()));
            cells.add(SearchTable.number(mean(searched)));
            cells.add(String.valueOf(fresh.size()));
            cells.add(fresh.isEmpty() ? "-" : SearchTable.number(mean(fresh)));
            cells.add(MeanInterval.of(fresh, confirmed.scale())
                    .map(interval -> SearchTable.number(interval.low()) + " to " + SearchTable.number(interval.high()))
                    .orElse("-"));
            cells.add(fresh.isEmpty() ? "-" : SearchTable.number(optimism(confirmed, searched, fresh)));
            table.add(cells);
            if (seen.add(point.competition()) && !fresh.isEmpty()) {
                double found = optimism(confirmed, searched, fresh);
                String looked = found == 0
                        ? "neither better nor worse"
                        : SearchTable.number(Math.abs(found)) + (found < 0 ? " worse" : " better");
                sentences.add("The best on " + point.competition() + " looked " + looked + " in the search than on "
                        + fresh.size() + (fresh.size() == 1 ? " fresh seed." : " fresh seeds."));
            }
        }
        if (!confirmed.without().isEmpty()) {
            sentences.add("None could be chosen of " + String.join("; ", confirmed.without()) + ": no point there has a"
                    + " value of " + confirmed.subject()
                    + confirmed
                            .among()
                            .map(column -> " and " + column + " in all seeds")
                            .orElse("") + ".");
        }
        return table + "\n" + String.join("\n", sentences) + (sentences.isEmpty() ? "" : "\n")
                + "Rows of fresh seeds have purpose confirm.";
    }

    private static double optimism(Confirmed confirmed, List<Measured> searched, List<Measured> fresh) {
        return (confirmed.goal() == Halving.Goal.MAX ? 1 : -1) * (mean(searched) - mean(fresh));
    }

    private static double mean(List<Measured> values) {
        return values.stream().mapToDouble(Measured::value).average().orElse(Double.NaN);
    }

    private static List<Measured> present(List<Optional<Measured>> values) {
        return values.stream().flatMap(Optional::stream).toList();
    }
}
