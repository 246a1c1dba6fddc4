package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;

/** Runs of several tasks: what is known of each task after each, of all so far, and what was forgotten. */
final class TasksPicture {
    private static final String ID = "tasks";
    private static final String TITLE = "One task after another";
    /** Data sets with a learner, and readouts of each. */
    private static final int SUBJECTS = 6;
    /** Mechanisms that can be told apart in one panel, and whose matrices fit a page. */
    private static final int MECHANISMS = 12;
    /** The view's task that stands for all so far. */
    private static final long TOGETHER = 0;

    private static final Pattern DOSE = Pattern.compile(", sleep [0-9.]+|(, )?sleep_after_task(_growth)?=[0-9]+");

    private static final List<String> HEADER = List.of(
            "mechanism",
            "seeds",
            "accuracy of all tasks at the end",
            "95 % interval",
            "forgetting",
            "95 % interval",
            "change of forgetting",
            "p",
            "numbers stored of images");

    /**
     * A mechanism in a panel.
     *
     * @param name of it
     * @param matrix {@code [trained, tested, accuracy, seeds]}, both from 1
     * @param course {@code [tasks trained, accuracy of these together, low or null, high or null, seeds]}
     * @param forgetting {@code [mean or null, low or null, high or null, mean sleep steps of a run]}; empty of all tasks at
     *     once
     * @param undosed its name without how long it sleeps
     */
    record Mechanism(
            String name,
            List<List<Object>> matrix,
            List<List<Object>> course,
            List<Object> forgetting,
            String undosed) {}

    /**
     * One readout of a data set and learner.
     *
     * @param name of all three
     * @param tasks number of tasks
     * @param mechanisms the best first
     */
    record Panel(String name, int tasks, List<Mechanism> mechanisms) {}

    private TasksPicture() {}

    /**
     * The picture; none where no run has several tasks.
     *
     * @param continual the rows of that view
     */
    static List<Picture> of(AnalysisViews views, List<Row> continual, DatasetNames names) {
        if (continual.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, List<Row>>> cells =
                byPanelAndName(views.taskMatrix().collectAsList(), names);
        Map<String, Map<String, List<Row>>> measures = byPanelAndName(continual, names);
        List<Panel> panels = new ArrayList<>();
        List<PageTable> tables = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        cells.forEach((name, byMechanism) -> {
            Map<String, List<Row>> measured = measures.getOrDefault(name, Map.of());
            List<String> ranked = byMechanism.keySet().stream()
                    .sorted(Comparator.comparingDouble((String mechanism) -> -atTheEnd(byMechanism.get(mechanism)))
                            .thenComparing(mechanism -> mechanism))
                    .toList();
            if (panels.size() < SUBJECTS) {
                if (ranked.size() > MECHANISMS) {
                    notes.add(name + ": the best " + MECHANISMS + " of " + ranked.size()
                            + " mechanisms are drawn; SQL has the others (named query task-forgetting).");
                }
                panels.add(new Panel(
                        name,
                        byMechanism.values().stream()
                                .flatMap(List::stream)
                                .mapToInt(row -> (int) (long) row.<Long>getAs("tested"))
                                .max()
                                .orElse(0),
                        ranked.stream()
                                .limit(MECHANISMS)
                                .map(mechanism -> mechanism(
                                        mechanism,
                                        byMechanism.get(mechanism),
                                        measured.getOrDefault(mechanism, List.of())))
                                .toList()));
                tables.add(new PageTable(
                        name,
                        HEADER,
                        ranked.stream()
                                .map(mechanism -> row(mechanism, measured.getOrDefault(mechanism, List.of())))
                                .toList()));
            } else {
                notes.add(name + " is not drawn; SQL has it (named query task-forgetting).");
            }
        });
        List<Chart> charts = new ArrayList<>(List.of(
                new Chart("taskCourse", TITLE + ": what is known of the tasks so far", Map.of("panels", panels)),
                new Chart("taskForgetting", TITLE + ": what was forgotten", Map.of("panels", panels))));
        List<Panel> dosed = panels.stream().filter(TasksPicture::sleeps).toList();
        if (!dosed.isEmpty()) {
            charts.add(
                    new Chart("taskDose", TITLE + ": forgetting against the dose of sleep", Map.of("panels", dosed)));
        }
        panels.forEach(panel ->
                charts.add(new Chart("taskMatrix", "Accuracy of each task after each: " + panel.name(), panel)));
        return List.of(new Picture(
                ID,
                TITLE,
                "The readouts neuron-labels and output-neurons are the learner's own, told the labels of each task in it and"
                        + " never again; the probe is fitted anew on images of all tasks so far, so that what it misses is"
                        + " no longer in the activity. What a network with frozen weights forgets is forgotten by the"
                        + " readout. Means over seeds with their 95 % intervals; forgetting is a task's best accuracy before"
                        + " the end minus that at the end, mean over the tasks but the last.",
                notes,
                charts,
                tables));
    }

    private static boolean sleeps(Panel panel) {
        return panel.mechanisms().stream()
                .anyMatch(mechanism -> mechanism.forgetting().size() > 3
                        && mechanism.forgetting().get(3) instanceof Double steps
                        && steps > 0);
    }

    private static Map<String, Map<String, List<Row>>> byPanelAndName(List<Row> rows, DatasetNames names) {
        Map<String, Map<String, List<Row>>> panels = new TreeMap<>();
        for (Row row : rows) {
            String panel = TasksText.subject(row, names) + ", "
                    + (Cells.text(row, "readout").equals("probe") ? "probe" : "own readout");
            panels.computeIfAbsent(panel, key -> new LinkedHashMap<>())
                    .computeIfAbsent(TasksText.mechanism(row), key -> new ArrayList<>())
                    .add(row);
        }
        return panels;
    }

    private static long trained(Row row) {
        return row.<Long>getAs("trained");
    }

    private static long tested(Row row) {
        return row.<Long>getAs("tested");
    }

    private static double atTheEnd(List<Row> cells) {
        return cells.stream()
                .filter(row -> tested(row) == TOGETHER)
                .max(Comparator.comparingLong(TasksPicture::trained))
                .map(row -> row.<Double>getAs("mean"))
                .orElse(0.0);
    }

    private static Mechanism mechanism(String name, List<Row> cells, List<Row> measures) {
        List<Row> ordered = cells.stream()
                .filter(row -> trained(row) > 0)
                .sorted(Comparator.comparingLong(TasksPicture::trained).thenComparingLong(TasksPicture::tested))
                .toList();
        return new Mechanism(
                name,
                ordered.stream()
                        .filter(row -> tested(row) != TOGETHER)
                        .map(row -> Arrays.<Object>asList(
                                trained(row),
                                tested(row),
                                Figures.drawn(Cells.real(row, "mean")),
                                row.<Long>getAs("n")))
                        .toList(),
                ordered.stream()
                        .filter(row -> tested(row) == TOGETHER)
                        .map(row -> Arrays.<Object>asList(
                                trained(row),
                                Figures.drawn(Cells.real(row, "mean")),
                                Figures.drawn(Cells.real(row, "low")),
                                Figures.drawn(Cells.real(row, "high")),
                                row.<Long>getAs("n")))
                        .toList(),
                measures.stream()
                        .filter(row -> Cells.text(row, "measure").equals("forgetting"))
                        .findFirst()
                        .map(row -> Arrays.<Object>asList(
                                Figures.drawn(Cells.real(row, "mean")),
                                Figures.drawn(Cells.real(row, "low")),
                                Figures.drawn(Cells.real(row, "high")),
                                Figures.drawn(Cells.real(row, "sleep_steps"))))
                        .orElse(List.of()),
                DOSE.matcher(name).replaceAll("").replace(" ()", "").replace("(, ", "("));
    }

    private static List<String> row(String mechanism, List<Row> measures) {
        List<String> cells = new ArrayList<>(List.of(mechanism));
        cells.add(measures.stream()
                .findFirst()
                .map(row -> String.valueOf(row.<Long>getAs("n")))
                .orElse("–"));
        for (String measure : List.of("accuracy", "forgetting")) {
            Map<String, String> said = measures.stream()
                    .filter(row -> Cells.text(row, "measure").equals(measure))
                    .findFirst()
                    .map(TasksPicture::said)
                    .orElse(Map.of());
            cells.add(said.getOrDefault("mean", "–"));
            cells.add(said.getOrDefault("interval", "–"));
            if (measure.equals("forgetting")) {
                cells.add(said.getOrDefault("difference", "–"));
                cells.add(said.getOrDefault("p", "–"));
            }
        }
        cells.add(measures.stream()
                .findFirst()
                .flatMap(row -> Cells.real(row, "stored_values").stream()
                        .boxed()
                        .map(Figures::significant)
                        .findFirst())
                .orElse("–"));
        return cells;
    }

    private static Map<String, String> said(Row row) {
        Map<String, String> said = new LinkedHashMap<>();
        Cells.real(row, "mean").ifPresent(value -> said.put("mean", Figures.plain(value)));
        if (Cells.real(row, "low").isPresent()) {
            said.put(
                    "interval",
                    Figures.plain(Cells.real(row, "low").getAsDouble()) + " to "
                            + Figures.plain(Cells.real(row, "high").getAsDouble()));
        }
        Cells.real(row, "difference").ifPresent(value -> said.put("difference", Figures.signed(value)));
        Cells.real(row, "p_holm").ifPresent(value -> said.put("p", Figures.plain(value)));
        return said;
    }
}
