package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.results.ResultsFolder.Table;

/** What runs of several tasks found, in words: what is known and forgotten, whether sleep keeps it, and where it is lost. */
final class TasksText {
    private static final String NONE = "none";
    private static final String JOINT = "tasks_schedule=joint";
    private static final String AFTER_TASK = "sleep_after_task=";
    private static final int LISTED = 5;

    private TasksText() {}

    /** The rows of the view {@code continual}; none where no run has several tasks. */
    static List<Row> rows(AnalysisViews views) {
        return views.tables().of(Table.TASKS).isEmpty()
                ? List.of()
                : views.continual().collectAsList();
    }

    /** What runs share that are compared: data set, learner, sign of STDP, circumstances. */
    static String subject(Row row, DatasetNames names) {
        String timing = Cells.text(row, "timing");
        return Stream.of(
                        names.of(Cells.text(row, "dataset")),
                        Cells.text(row, "learner"),
                        timing.isEmpty() ? "" : timing + " timing",
                        Cells.text(row, "circumstances"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** A mechanism with its sleep and what of its parameters is not at its default. */
    static String mechanism(Row row) {
        String altered = Cells.text(row, "altered");
        double ratio = row.<Double>getAs("sleep_ratio");
        return Cells.text(row, "mechanism")
                + (ratio > 0 ? ", sleep " + Figures.parameter(ratio) : "")
                + (altered.isEmpty() ? "" : " (" + Figures.parameters(altered) + ")");
    }

    /** The sentences, subject by subject. */
    static List<String> of(List<Row> rows, DatasetNames names) {
        Map<String, List<Row>> subjects = rows.stream()
                .collect(Collectors.groupingBy(row -> subject(row, names), TreeMap::new, Collectors.toList()));
        List<String> sentences = new ArrayList<>();
        subjects.forEach((subject, all) -> {
            sentences.add("On " + subject + ", one task after another, by the learner's own readout: "
                    + found(of(all, "own")));
            sentences.add("By a probe fitted anew on images of all tasks so far: " + found(of(all, "probe")));
        });
        return sentences;
    }

    private static List<Row> of(List<Row> rows, String readout) {
        return rows.stream()
                .filter(row -> Cells.text(row, "readout").equals(readout))
                .toList();
    }

    private static String found(List<Row> rows) {
        List<Row> known = measure(rows, "accuracy");
        List<Row> forgotten = measure(rows, "forgetting");
        List<String> levels = new ArrayList<>();
        bare(known)
                .ifPresent(row -> levels.add("nothing at all knows " + level(row) + " of all tasks at the end"
                        + bare(forgotten)
                                .map(lost -> " and has forgotten " + level(lost))
                                .orElse("")));
        known.stream()
                .filter(row -> Cells.text(row, "altered").equals(JOINT) && unmixed(row))
                .findFirst()
                .ifPresent(row -> levels.add("all tasks at once know " + level(row)));
        forgotten.stream()
                .filter(row -> mechanism(row).equals("frozen"))
                .findFirst()
                .ifPresent(row -> levels.add("weights that never change forget " + level(row)));
        return String.join("; ", levels) + "."
                + sleep(forgotten, known)
                + told(known, "raises", "More is known at the end, beyond chance for all together, by ")
                + told(known, "lowers", "Less so by ");
    }

    private static List<Row> measure(List<Row> rows, String measure) {
        return rows.stream()
                .filter(row -> Cells.text(row, "measure").equals(measure)
                        && Cells.real(row, "mean").isPresent())
                .toList();
    }

    private static boolean unmixed(Row row) {
        return Cells.text(row, "mechanism").equals(NONE) && row.<Double>getAs("sleep_ratio") == 0;
    }

    private static Optional<Row> bare(List<Row> rows) {
        return rows.stream().filter(row -> mechanism(row).equals(NONE)).findFirst();
    }

    private static boolean sleeps(Row row) {
        return row.<Double>getAs("sleep_ratio") > 0
                || Cells.text(row, "mechanism").contains("sleep")
                || Cells.text(row, "altered").contains(AFTER_TASK);
    }

    /** What sleep does to forgetting, of all its settings together with whatever else was tried. */
    private static String sleep(List<Row> forgotten, List<Row> known) {
        List<Row> sleeping = forgotten.stream()
                .filter(row -> sleeps(row) && row.getAs("verdict") != null)
                .toList();
        if (sleeping.isEmpty()) {
            return "";
        }
        List<Row> less = with(sleeping, "lowers");
        List<Row> more = with(sleeping, "raises");
        String of =
                sleeping.size() == 1 ? " in its one setting" : " in " + "%d of its " + sleeping.size() + " settings";
        if (less.isEmpty() && more.isEmpty()) {
            return " Whether sleep changes forgetting is undecided"
                    + (sleeping.size() == 1 ? "." : " in each of its " + sleeping.size() + " settings.");
        }
        return (less.isEmpty()
                        ? ""
                        : " Sleep lowers forgetting" + String.format(of, less.size()) + ": " + listed(less) + "."
                                + learntLess(less, known))
                + (more.isEmpty()
                        ? ""
                        : " Sleep raises forgetting" + String.format(of, more.size()) + ": " + listed(more) + ".");
    }

    /** What was never learnt cannot be forgotten: less forgetting alone is no good news. */
    private static String learntLess(List<Row> less, List<Row> known) {
        Set<String> knowMore =
                with(known, "raises").stream().map(TasksText::mechanism).collect(Collectors.toSet());
        long others =
                less.stream().filter(row -> !knowMore.contains(mechanism(row))).count();
        return others == 0
                ? ""
                : " In " + (others == less.size() ? "none of these" : others + " of these no")
                        + " more is known at the end, beyond chance: what was learnt less is forgotten less.";
    }

    private static List<Row> with(List<Row> rows, String verdict) {
        return rows.stream()
                .filter(row -> verdict.equals(row.getAs("verdict")))
                .sorted(Comparator.comparingDouble(
                        row -> -Math.abs(Cells.real(row, "difference").orElse(0))))
                .toList();
    }

    private static String told(List<Row> rows, String verdict, String words) {
        List<Row> told = with(rows, verdict);
        return told.isEmpty() ? "" : " " + words + listed(told) + ".";
    }

    private static String listed(List<Row> rows) {
        return rows.stream()
                        .limit(LISTED)
                        .map(row -> mechanism(row) + " "
                                + Figures.signed(Cells.real(row, "difference").orElse(0)))
                        .collect(Collectors.joining(", "))
                + (rows.size() > LISTED ? " and " + (rows.size() - LISTED) + " more" : "");
    }

    private static String level(Row row) {
        return Figures.plain(Cells.real(row, "mean").orElseThrow())
                + (Cells.real(row, "low").isPresent()
                        ? " (" + Figures.plain(Cells.real(row, "low").getAsDouble()) + " to "
                                + Figures.plain(Cells.real(row, "high").getAsDouble()) + ")"
                        : "");
    }
}
