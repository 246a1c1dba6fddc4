package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;

/** How fast homeostasis must be, and whether sleep widens the window. */
final class TimeScalePicture {
    private static final String ID = "time-scale";
    private static final String TITLE = "How fast homeostasis must be";
    private static final String NONE = "none";
    private static final double LEVEL = 0.05;
    private static final int SUBJECTS = 3;

    private TimeScalePicture() {}

    /** The picture; none where no mechanism was run at two time scales. */
    static List<Picture> of(AnalysisViews views, DatasetNames names) {
        return views.comparedMechanisms().isEmpty()
                ? List.of()
                : of(views.timeScales().collectAsList(), names);
    }

    /** Of rows of the view {@code time_scales}. */
    static List<Picture> of(List<Row> rows, DatasetNames names) {
        Map<String, List<Row>> subjects = rows.stream()
                .collect(Collectors.groupingBy(SettingNames.of(rows, names), LinkedHashMap::new, Collectors.toList()));
        List<Chart> charts = new ArrayList<>();
        List<PageTable> tables = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        subjects.forEach((subject, all) -> {
            if (charts.size() < SUBJECTS && curves(all).values().stream().anyMatch(curve -> curve.size() > 1)) {
                charts.add(Courses.chart(TITLE + ": " + subject, panels(all)));
                tables.add(table(subject, all));
                notes.add(sentence(subject, all));
            }
        });
        if (charts.isEmpty()) {
            return List.of();
        }
        return List.of(new Picture(
                ID,
                TITLE,
                "Homeostasis by its time scale, hollow alone and filled with sleep, beside the network without homeostasis"
                        + " (lines across: dotted alone, dashed with sleep): mean accuracy over seeds with its 95 % interval,"
                        + " where the weights ended, and how much the rate swings over images of one class. Of scaling and BCM"
                        + " the time scale is tau of the rate that they follow, of intrinsic plasticity the seconds at its"
                        + " target rate in which a threshold moves by 1 mV (our reading). In the table each is held against"
                        + " the same seeds without homeostasis and without sleep, p after Holm.",
                notes,
                charts,
                tables));
    }

    /** The points that have a time scale, by the name of their curve. */
    private static Map<String, List<Row>> curves(List<Row> rows) {
        return rows.stream()
                .filter(row -> Cells.real(row, "seconds").isPresent())
                .collect(Collectors.groupingBy(TimeScalePicture::curve, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Courses.Panel> panels(List<Row> rows) {
        return Stream.of(
                        panel(rows, "accuracy", "accuracy", true),
                        panel(rows, "Σ|w| at the end over its start", "weight_drift", false),
                        panel(rows, "swing of the rate", "oscillation", false))
                .filter(panel -> panel.curves().stream()
                        .anyMatch(curve -> curve.points().stream().anyMatch(point -> point.value() != null)))
                .toList();
    }

    private static Courses.Panel panel(List<Row> rows, String value, String column, boolean accuracy) {
        return new Courses.Panel(
                value,
                "time scale, s",
                value,
                accuracy,
                curves(rows).values().stream()
                        .map(points -> new Courses.Curve(
                                mechanism(points.get(0)),
                                ratio(points.get(0)) == 0,
                                true,
                                points.stream()
                                        .map(row -> point(row, value, column, accuracy))
                                        .toList()))
                        .toList(),
                rows.stream()
                        .filter(row -> Cells.text(row, "mechanism").equals(NONE)
                                && Cells.real(row, column).isPresent())
                        .map(row -> new Courses.Level(
                                ratio(row) == 0 ? "nothing" : "sleep " + Figures.parameter(ratio(row)),
                                Figures.drawn(row.<Double>getAs(column)),
                                ratio(row) > 0))
                        .toList());
    }

    private static Courses.Point point(Row row, String value, String column, boolean interval) {
        return new Courses.Point(
                row.<Double>getAs("seconds"),
                Figures.drawn(Cells.real(row, column)),
                interval ? Figures.drawn(Cells.real(row, column + "_low")) : null,
                interval ? Figures.drawn(Cells.real(row, column + "_high")) : null,
                List.of(
                        curve(row),
                        "time scale " + Figures.significant(row.<Double>getAs("seconds")) + " s",
                        value + " " + Figures.known(Cells.real(row, column), Figures::plain) + " over "
                                + Figures.count(row.<Long>getAs("n"), "seed", "seeds")));
    }

    private static PageTable table(String subject, List<Row> rows) {
        return new PageTable(
                subject,
                List.of(
                        "mechanism",
                        "time scale, s",
                        "sleep ratio",
                        "seeds",
                        "accuracy",
                        "95 % interval",
                        "stable",
                        "weight drift",
                        "E rate, Hz",
                        "swing",
                        "over none",
                        "its p",
                        "over alone",
                        "p of that"),
                rows.stream()
                        .map(row -> List.of(
                                mechanism(row),
                                Figures.known(Cells.real(row, "seconds"), Figures::significant),
                                Figures.parameter(ratio(row)),
                                String.valueOf(row.<Long>getAs("n")),
                                Figures.known(Cells.real(row, "accuracy"), Figures::plain),
                                Spread.interval(row, "accuracy"),
                                Figures.known(Cells.real(row, "stable"), Figures::plain),
                                Figures.known(Cells.real(row, "weight_drift"), Figures::factor),
                                Figures.known(Cells.real(row, "excitatory_rate"), Figures::significant),
                                Figures.known(Cells.real(row, "oscillation"), Figures::plain),
                                Figures.known(Cells.real(row, "over_none"), Figures::signed),
                                Figures.known(Cells.real(row, "over_none_p_holm"), Figures::plain),
                                Figures.known(Cells.real(row, "over_alone"), Figures::signed),
                                Figures.known(Cells.real(row, "over_alone_p_holm"), Figures::plain)))
                        .toList());
    }

    /** At which time scales each is told to be better than nothing, alone and with sleep. */
    private static String sentence(String subject, List<Row> rows) {
        return subject + ": better than the same seeds without homeostasis, beyond chance for all together: "
                + curves(rows).entrySet().stream()
                        .map(curve -> curve.getKey() + " " + window(curve.getValue()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String window(List<Row> curve) {
        String told = curve.stream()
                .filter(row -> Cells.real(row, "over_none").orElse(0) > 0
                        && Cells.real(row, "over_none_p_holm").orElse(1) < LEVEL)
                .map(row -> Figures.significant(row.<Double>getAs("seconds")) + " s")
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "at none" : "at " + told;
    }

    private static double ratio(Row row) {
        return row.<Double>getAs("sleep_ratio");
    }

    private static String curve(Row row) {
        return mechanism(row) + (ratio(row) == 0 ? " alone" : " with sleep " + Figures.parameter(ratio(row)));
    }

    private static String mechanism(Row row) {
        return Cells.text(row, "mechanism")
                + Cells.real(row, "scaling_gain").stream()
                        .mapToObj(gain -> " of gain " + Figures.parameter(gain))
                        .collect(Collectors.joining());
    }
}
