package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.report.MarksChart.Line;
import org.slumber.spark.report.MarksChart.Mark;
import org.slumber.spark.report.MarksChart.Panel;
import org.slumber.spark.results.ResultsFolder.Table;

/** What the network does: what waking and sleep change of it, and what of it tells a collapse before it comes. */
final class DynamicsPicture {
    private static final String ID = "dynamics";
    private static final String TITLE = "What sleep changes of the dynamics";
    private static final String PREDICTORS = "predictors";
    private static final String PREDICTORS_TITLE = "What tells a collapse before it comes";
    private static final double LEVEL = 0.05;
    /** Data sets with a setting that are drawn. */
    private static final int SUBJECTS = 4;
    /** Doses that fit a panel. */
    private static final int DOSES = 8;
    /** Predictors that are drawn, those that err least. */
    private static final int LISTED = 12;

    private DynamicsPicture() {}

    /** The pictures; none where no run has the dynamics measured. */
    static List<Picture> of(AnalysisViews views, DatasetNames names) {
        if (views.tables().of(Table.DYNAMICS).isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        changes(views.sleepDynamics().collectAsList(), names),
                        predictors(views.collapsePredictors().collectAsList(), names))
                .filter(Picture::shown)
                .toList();
    }

    /** What waking and sleep change, a panel a measure. */
    static Picture changes(List<Row> rows, DatasetNames names) {
        Map<String, List<Row>> subjects = rows.stream()
                .filter(row -> Cells.real(row, "low").isPresent())
                .collect(Collectors.groupingBy(SettingNames.of(rows, names), LinkedHashMap::new, Collectors.toList()));
        List<Chart> charts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<PageTable> tables = new ArrayList<>();
        subjects.forEach((subject, all) -> {
            if (charts.size() < SUBJECTS) {
                charts.add(MarksChart.of(
                        TITLE + ": " + subject, List.of("awake", "asleep, less without sleep"), panels(all)));
                all.stream()
                        .filter(row -> Cells.real(row, "p_holm").orElse(1) < LEVEL)
                        .map(row -> subject + ": " + sentence(row, kinds(all)))
                        .forEach(notes::add);
                tables.add(table(subject, all));
            }
        });
        if (subjects.size() > SUBJECTS) {
            notes.add((subjects.size() - SUBJECTS) + " more settings are not drawn; SQL has them (named query"
                    + " sleep-dynamics).");
        }
        return new Picture(
                ID,
                TITLE,
                "Awake: mean change of a measure from the first window after a sleep to the last before the next. Asleep: its"
                        + " change from the last window before a sleep to the first after it, less the change over the same"
                        + " windows of the same seeds without sleep. Means over seeds with 95 % intervals. Sleep restores"
                        + " what it changes against waking.",
                notes,
                charts,
                tables);
    }

    private static List<Panel> panels(List<Row> rows) {
        Map<String, List<Row>> measures = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Cells.text(row, "measure"), LinkedHashMap::new, Collectors.toList()));
        return measures.entrySet().stream()
                .map(measure -> new Panel(
                        words(measure.getKey()),
                        "change [" + unit(measure.getKey()) + "]",
                        0,
                        measure.getValue().stream()
                                .limit(DOSES)
                                .map(row -> new Line(
                                        dose(row, kinds(rows)),
                                        Stream.of(
                                                        mark(0, row, "awake", "awake_low", "awake_high"),
                                                        mark(1, row, "difference", "low", "high"))
                                                .filter(mark -> mark.value().get(0) != null)
                                                .toList()))
                                .toList()))
                .toList();
    }

    private static Mark mark(int series, Row row, String value, String low, String high) {
        return Mark.of(series, Cells.real(row, value), Cells.real(row, low), Cells.real(row, high));
    }

    /**
     * A sleep in words.
     *
     * @param kinds whether sleeps differ in more than their dose
     */
    private static String dose(Row row, boolean kinds) {
        return "sleep " + Figures.parameter(row.<Double>getAs("sleep_ratio")) + ", decay "
                + Figures.parameter(row.<Double>getAs("sleep_decay"))
                + (kinds ? ", " + Cells.text(row, "kind").replace("|", ", ") : "");
    }

    private static boolean kinds(List<Row> rows) {
        return rows.stream().map(row -> Cells.text(row, "kind")).distinct().count() > 1;
    }

    private static String words(String measure) {
        return measure.replace('_', ' ');
    }

    private static String unit(String measure) {
        return Arrays.stream(DynamicsMeasure.values())
                .filter(each -> each.text().equals(measure))
                .map(DynamicsMeasure::unit)
                .findFirst()
                .orElseThrow();
    }

    private static String sentence(Row row, boolean kinds) {
        double difference = Cells.real(row, "difference").orElseThrow();
        OptionalDouble awake = Cells.real(row, "awake");
        OptionalDouble low = Cells.real(row, "awake_low");
        boolean drifts = low.isPresent()
                && low.getAsDouble() * Cells.real(row, "awake_high").orElseThrow() > 0;
        return dose(row, kinds) + (difference > 0 ? " raises " : " lowers ") + words(Cells.text(row, "measure"))
                + " by "
                + Figures.significant(Math.abs(difference)) + " ("
                + Figures.significant(Cells.real(row, "low").orElseThrow())
                + " to " + Figures.significant(Cells.real(row, "high").orElseThrow()) + ", "
                + Figures.p(Cells.real(row, "p_holm").orElseThrow()) + " after Holm, "
                + Figures.count(row.<Long>getAs("n"), "seed", "seeds") + ")"
                + (!drifts
                        ? "; that waking changes it is not told."
                        : awake.getAsDouble() * difference < 0
                                ? ", against waking, which changes it by " + Figures.significant(awake.getAsDouble())
                                        + ": it restores it."
                                : ", as waking does by " + Figures.significant(awake.getAsDouble()) + ": it restores"
                                        + " nothing of it.");
    }

    private static PageTable table(String subject, List<Row> rows) {
        return new PageTable(
                subject,
                List.of(
                        "measure",
                        "sleep",
                        "seeds",
                        "before",
                        "after",
                        "awake",
                        "asleep, less without",
                        "95 % interval",
                        "p, Holm"),
                rows.stream()
                        .map(row -> List.of(
                                words(Cells.text(row, "measure")),
                                dose(row, kinds(rows)),
                                String.valueOf(row.<Long>getAs("n")),
                                figure(row, "before"),
                                figure(row, "after"),
                                figure(row, "awake"),
                                figure(row, "difference"),
                                figure(row, "low") + " to " + figure(row, "high"),
                                figure(row, "p_holm")))
                        .toList());
    }

    private static String figure(Row row, String column) {
        OptionalDouble value = Cells.real(row, column);
        return value.isPresent() ? Figures.significant(value.getAsDouble()) : "–";
    }

    /** The measures that foretell collapses with the fewest errors. */
    static Picture predictors(List<Row> rows, DatasetNames names) {
        Map<String, List<Row>> subjects = rows.stream()
                .filter(row -> errors(row) < 1)
                .sorted((one, other) -> {
                    int byErrors = Double.compare(errors(one), errors(other));
                    return byErrors != 0
                            ? byErrors
                            : Double.compare(
                                    Cells.real(other, "lead_steps").orElse(0),
                                    Cells.real(one, "lead_steps").orElse(0));
                })
                .collect(Collectors.groupingBy(
                        row -> names.of(Cells.text(row, "dataset")) + ", " + Cells.text(row, "timing") + " timing",
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Panel> panels = subjects.entrySet().stream()
                .map(subject -> new Panel(
                        subject.getKey() + ": " + subject.getValue().get(0).<Long>getAs("collapsed") + " of "
                                + (subject.getValue().get(0).<Long>getAs("collapsed")
                                        + subject.getValue().get(0).<Long>getAs("held"))
                                + " runs collapsed",
                        "share of runs",
                        0,
                        subject.getValue().stream()
                                .limit(LISTED)
                                .map(row -> new Line(
                                        predictor(row),
                                        List.of(
                                                mark(0, row, "missed", "missed_low", "missed_high"),
                                                mark(1, row, "false_alarms", "false_alarms_low", "false_alarms_high"))))
                                .toList()))
                .toList();
        return new Picture(
                PREDICTORS,
                PREDICTORS_TITLE,
                "A run collapses where its validation accuracy keeps less than half of what its best had above chance, for"
                        + " good. A measure raises an alarm where it is first beyond a threshold, before that. Errors are of"
                        + " seeds that the threshold was not chosen by, with Wilson's 95 % intervals; the steps are the"
                        + " median from alarm to collapse. Definitions are our own. SQL has all measures (named query"
                        + " collapse-predictors).",
                List.of(),
                panels.isEmpty()
                        ? List.of()
                        : List.of(
                                MarksChart.of(PREDICTORS_TITLE, List.of("missed collapses", "false alarms"), panels)));
    }

    private static double errors(Row row) {
        return Cells.real(row, "missed").orElse(1)
                + Cells.real(row, "false_alarms").orElse(1);
    }

    private static String predictor(Row row) {
        OptionalDouble lead = Cells.real(row, "lead_steps");
        return words(Cells.text(row, "measure")) + ", " + Cells.text(row, "neuron_group") + ", "
                + Cells.text(row, "alarm") + " "
                + Figures.significant(Cells.real(row, "threshold").orElseThrow())
                + (lead.isPresent()
                        ? ": " + Figures.count((long) lead.getAsDouble(), "step", "steps") + " before"
                        : "");
    }
}
