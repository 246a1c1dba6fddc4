package org.slumber.spark.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.slumber.mixed.Interval;
import org.slumber.spark.analysis.Equivalence;
import org.slumber.spark.analysis.MeanTest;
import org.slumber.spark.analysis.compare.Comparison;
import org.slumber.spark.analysis.compare.FolderRuns;
import org.slumber.spark.analysis.compare.Move;
import org.slumber.spark.analysis.compare.Verdict;

/**
 * A comparison as text.
 *
 * @param first the folder that is A
 * @param second the folder that is B
 * @param comparison of them
 */
record ComparisonText(String first, String second, Comparison comparison) implements FiguresText {
    private static final int MOST_ROWS = 200;
    private static final List<String> FIGURES = List.of("a", "b", "difference", "low", "high");

    @Override
    public void table(PrintStream to) {
        to.println("A: " + folder(first, comparison.a()));
        to.println("B: " + folder(second, comparison.b()));
        comparison.notes().forEach(to::println);
        Map<String, Long> counts = new LinkedHashMap<>();
        comparison.moves().forEach(move -> counts.merge(move.verdict().text(), 1L, Long::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((verdict, count) -> parts.add(count + " " + verdict));
        to.println("Metrics of points, B against A: " + (parts.isEmpty() ? "none" : String.join(", ", parts)) + ".");
        List<Move> shown = comparison.moves().stream()
                .filter(move -> move.verdict() != Verdict.IDENTICAL)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        to.println();
        to.println(table(shown.subList(0, Math.min(MOST_ROWS, shown.size())), varying()));
        if (shown.size() > MOST_ROWS) {
            to.println("... and " + (shown.size() - MOST_ROWS) + " more; --format csv has all of them");
        }
    }

    private static String folder(String name, FolderRuns runs) {
        return name + ", " + runs.runs() + " runs" + (runs.failed() > 0 ? " (" + runs.failed() + " failed)" : "")
                + ", engine " + String.join(", ", runs.engines())
                + (runs.commits().isEmpty() ? "" : ", commit " + String.join(", ", runs.commits()));
    }

    /** Places of the point's columns that tell the points apart. */
    private int[] varying() {
        return IntStream.range(0, Comparison.pointColumns().size())
                .filter(i -> comparison.moves().stream()
                                .map(move -> move.point().get(i))
                                .filter(value -> !value.isEmpty())
                                .distinct()
                                .count()
                        > 1)
                .toArray();
    }

    private static TextTable table(List<Move> moves, int[] varying) {
        List<String> names = Comparison.pointColumns();
        List<String> header = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int i : varying) {
            header.add(names.get(i));
            right.add(names.get(i).startsWith("sleep_"));
        }
        header.addAll(List.of("metric", "verdict", "runs"));
        right.addAll(List.of(false, false, true));
        for (String figure : FIGURES) {
            header.add(figure);
            right.add(true);
        }
        header.add("p_holm");
        right.add(true);
        boolean margin = moves.stream().anyMatch(move -> move.equivalence().isPresent());
        if (margin) {
            header.add("within margin");
            right.add(false);
        }
        TextTable table = new TextTable(header, right);
        for (Move move : moves) {
            List<String> cells = new ArrayList<>();
            for (int i : varying) {
                cells.add(move.point().get(i).isEmpty() ? "-" : move.point().get(i));
            }
            Map<String, Object> row = row(move);
            cells.add(move.metric());
            cells.add(move.verdict().text());
            cells.add(move.paired() ? move.pairs() + " pairs" : move.runsA() + " and " + move.runsB());
            FIGURES.forEach(figure -> cells.add(TextFormat.cell(row.get(figure))));
            cells.add(TextFormat.probability((Double) row.get("p_holm")));
            if (margin) {
                cells.add(Objects.toString(row.get("equivalence"), "-"));
            }
            table.add(cells);
        }
        return table;
    }

    private static Map<String, Object> row(Move move) {
        Map<String, Object> row = new LinkedHashMap<>();
        List<String> names = Comparison.pointColumns();
        for (int i = 0; i < names.size(); i++) {
            row.put(
                    names.get(i),
                    move.point().get(i).isEmpty() ? null : move.point().get(i));
        }
        row.put("metric", move.metric());
        row.put("verdict", move.verdict().text());
        row.put("runs_a", move.runsA());
        row.put("runs_b", move.runsB());
        row.put("pairs", move.pairs());
        row.put("identical_pairs", move.identical());
        row.put("test", move.kind());
        row.put("a", orNull(move.meanA()));
        row.put("b", orNull(move.meanB()));
        row.put("difference", orNull(move.difference()));
        row.put(
                "low",
                move.test().flatMap(MeanTest::interval).map(Interval::low).orElse(null));
        row.put(
                "high",
                move.test().flatMap(MeanTest::interval).map(Interval::high).orElse(null));
        row.put(
                "effect_size",
                move.test()
                        .map(MeanTest::effectSize)
                        .map(ComparisonText::orNull)
                        .orElse(null));
        row.put("p", move.test().map(MeanTest::p).map(ComparisonText::orNull).orElse(null));
        row.put("p_holm", orNull(move.correctedP()));
        row.put("equivalence", move.equivalence().map(Equivalence::text).orElse(null));
        return row;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    @Override
    public void csv(PrintStream to) {
        List<Map<String, Object>> rows =
                comparison.moves().stream().map(ComparisonText::row).toList();
        List<String> header = new ArrayList<>(Comparison.pointColumns());
        header.addAll(List.of("metric", "verdict", "runs_a", "runs_b", "pairs", "identical_pairs", "test"));
        header.addAll(FIGURES);
        header.addAll(List.of("effect_size", "p", "p_holm", "equivalence"));
        to.print(CsvText.line(header));
        rows.forEach(row -> to.print(CsvText.line(row.values())));
    }

    @Override
    public void json(PrintStream to) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", folderObject(first, comparison.a()));
        object.put("b", folderObject(second, comparison.b()));
        object.put("notes", comparison.notes());
        object.put("moves", comparison.moves().stream().map(ComparisonText::row).toList());
        to.println(TextFormat.json(object));
    }

    private static Map<String, Object> folderObject(String name, FolderRuns runs) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("folder", name);
        object.put("runs", runs.runs());
        object.put("failed", runs.failed());
        object.put("engine_versions", runs.engines());
        object.put("git_commits", runs.commits());
        object.put("dataset_checksums", runs.checksums());
        return object;
    }
}
