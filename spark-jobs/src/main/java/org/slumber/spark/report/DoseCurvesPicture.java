package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;

/** Whether sleep is more than decay: sleep, decay awake, the soft bound and frozen weights at equal weight sums. */
final class DoseCurvesPicture {
    private static final String ID = "dose-curves";
    private static final String TITLE = "Sleep and decay at equal weight sums";
    private static final String SLEEP = "sleep";
    private static final String NOTHING = "nothing";
    private static final String ALTERED = ", altered";
    private static final int PANELS = 4;

    private DoseCurvesPicture() {}

    /** The picture; none where sleep is not beside another way to a weight sum. */
    static List<Picture> of(AnalysisViews views, DatasetNames names) {
        return of(views.doseCurves().collectAsList(), names);
    }

    /** Of rows of the view {@code dose_curves}. */
    static List<Picture> of(List<Row> rows, DatasetNames names) {
        Map<String, List<Row>> subjects = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Stream.of(
                                        names.of(Cells.text(row, "dataset")),
                                        Cells.text(row, "timing") + " timing",
                                        Cells.text(row, "circumstances"))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Courses.Panel> panels = new ArrayList<>();
        List<PageTable> tables = new ArrayList<>();
        subjects.forEach((subject, all) -> {
            Set<String> curves =
                    all.stream().map(row -> Cells.text(row, "curve")).collect(Collectors.toSet());
            if (panels.size() < PANELS
                    && curves.contains(SLEEP)
                    && curves.stream().anyMatch(DoseCurvesPicture::other)) {
                panels.add(panel(subject, all));
                tables.add(table(subject, all));
            }
        });
        if (panels.isEmpty()) {
            return List.of();
        }
        return List.of(new Picture(
                ID,
                TITLE,
                "Mean accuracy over seeds with its 95 % interval, over the excitatory weight sum at the end; 1 is the network as"
                        + " it is drawn. Where another curve runs through sleep's, sleep is no more than a way to that sum; altered is"
                        + " what sleeps otherwise, or differs otherwise from the network that nothing stabilises."
                        + " In the table each point stands beside the sleeping one whose sum is nearest.",
                List.of(),
                List.of(Courses.chart(TITLE, panels)),
                tables));
    }

    private static boolean other(String curve) {
        return !curve.equals(SLEEP) && !curve.equals(NOTHING);
    }

    private static Courses.Panel panel(String subject, List<Row> rows) {
        Map<String, List<Row>> curves = rows.stream()
                .sorted(Comparator.comparing(DoseCurvesPicture::sum))
                .collect(Collectors.groupingBy(DoseCurvesPicture::kind, LinkedHashMap::new, Collectors.toList()));
        return new Courses.Panel(
                subject,
                "Σ|w| at the end over that of the network as drawn",
                "accuracy",
                true,
                curves.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(curve -> new Courses.Curve(
                                curve.getKey(),
                                !curve.getKey().startsWith(SLEEP),
                                !curve.getKey().endsWith(ALTERED),
                                curve.getValue().stream()
                                        .map(DoseCurvesPicture::point)
                                        .toList()))
                        .toList(),
                List.of());
    }

    /** Sleep of another kind, or a network altered otherwise, is no dose of what it is altered from. */
    private static String kind(Row row) {
        String curve = Cells.text(row, "curve");
        return other(curve) || Cells.text(row, "altered").isEmpty() ? curve : curve + ALTERED;
    }

    private static Courses.Point point(Row row) {
        return new Courses.Point(
                Figures.drawn(sum(row)),
                Figures.drawn(Cells.real(row, "accuracy")),
                Figures.drawn(Cells.real(row, "accuracy_low")),
                Figures.drawn(Cells.real(row, "accuracy_high")),
                List.of(name(row), "weight sum " + Figures.factor(sum(row)) + " times its start", seeds(row)));
    }

    private static PageTable table(String subject, List<Row> rows) {
        return new PageTable(
                subject,
                List.of(
                        "curve",
                        "weight sum",
                        "seeds",
                        "accuracy",
                        "95 % interval",
                        "nearest sleep",
                        "its sum",
                        "sleep is better by"),
                rows.stream()
                        .sorted(Comparator.comparing(DoseCurvesPicture::sum))
                        .map(row -> List.of(
                                name(row),
                                Figures.factor(sum(row)),
                                String.valueOf(row.<Long>getAs("n")),
                                Figures.known(Cells.real(row, "accuracy"), Figures::plain),
                                Spread.interval(row, "accuracy"),
                                Figures.known(Cells.real(row, "nearest_ratio"), Figures::parameter),
                                Figures.known(Cells.real(row, "nearest_sum"), Figures::factor),
                                Figures.known(Cells.real(row, "sleep_is_better_by"), Figures::signed)))
                        .toList());
    }

    private static double sum(Row row) {
        return row.<Double>getAs("weight_sum");
    }

    private static String seeds(Row row) {
        return Figures.count(row.<Long>getAs("n"), "seed", "seeds");
    }

    private static String name(Row row) {
        String altered = Cells.text(row, "altered");
        double ratio = row.<Double>getAs("sleep_ratio");
        return Cells.text(row, "curve")
                + (ratio > 0 ? " " + Figures.parameter(ratio) : "")
                + (altered.isEmpty() ? "" : " (" + Figures.parameters(altered) + ")");
    }
}
