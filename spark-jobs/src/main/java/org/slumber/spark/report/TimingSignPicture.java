package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;

/** Whether a mechanism makes the textbook's sign of STDP learn: each under both signs, and the best that never learns. */
final class TimingSignPicture {
    private static final String ID = "timing-sign";
    private static final String TITLE = "Both signs of STDP";
    private static final int PANELS = 4;
    private static final int LINES = 40;

    private TimingSignPicture() {}

    /** The picture; none where no mechanism was run under both signs. */
    static List<Picture> of(AnalysisViews views, DatasetNames names) {
        return of(views.timingSigns().collectAsList(), names);
    }

    /** Of rows of the view {@code timing_signs}. */
    static List<Picture> of(List<Row> rows, DatasetNames names) {
        Map<String, List<Row>> subjects = rows.stream()
                .filter(row -> Cells.real(row, "published").isPresent())
                .sorted(Comparator.comparing(
                        (Row row) -> -Cells.real(row, "causal").orElse(0)))
                .collect(Collectors.groupingBy(
                        row -> Stream.of(names.of(Cells.text(row, "dataset")), Cells.text(row, "circumstances"))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (subjects.isEmpty()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        List<MarksChart.Panel> panels = subjects.entrySet().stream()
                .limit(PANELS)
                .map(subject -> {
                    notes.add(sentence(subject.getKey(), subject.getValue()));
                    return new MarksChart.Panel(
                            subject.getKey(),
                            "accuracy",
                            frozen(subject.getValue()),
                            subject.getValue().stream()
                                    .limit(LINES)
                                    .map(row -> new MarksChart.Line(
                                            name(row), List.of(mark(0, row, "published"), mark(1, row, "causal"))))
                                    .toList());
                })
                .toList();
        return List.of(new Picture(
                ID,
                TITLE,
                "Mean accuracy over seeds with its 95 % interval under the published sign of the spike-time difference and"
                        + " under the textbook's, the best under the latter first. The dashed line is the best network that"
                        + " never learns, 0 where none was run: what is not above it holds a scale, and need not have learnt."
                        + " SQL has the figures (named query timing-sign).",
                notes,
                List.of(MarksChart.of(TITLE, List.of("published", "causal"), panels))));
    }

    private static MarksChart.Mark mark(int series, Row row, String accuracy) {
        return MarksChart.Mark.of(
                series,
                Cells.real(row, accuracy),
                Cells.real(row, accuracy + "_low"),
                Cells.real(row, accuracy + "_high"));
    }

    private static String sentence(String subject, List<Row> rows) {
        List<String> above = rows.stream()
                .filter(row -> Boolean.TRUE.equals(row.<Boolean>getAs("above_frozen")))
                .map(TimingSignPicture::name)
                .toList();
        return subject + ": under the causal sign "
                + (frozen(rows) == 0
                        ? "no network that never learns was run to hold them against."
                        : above.isEmpty()
                                ? "none has its interval above the best network that never learns."
                                : String.join(", ", above)
                                        + (above.size() == 1 ? " has its interval" : " have their intervals")
                                        + " above the best network that never learns.");
    }

    private static double frozen(List<Row> rows) {
        return Figures.drawn(Cells.real(rows.get(0), "best_frozen").orElse(0));
    }

    private static String name(Row row) {
        String altered = Cells.text(row, "altered");
        double ratio = row.<Double>getAs("sleep_ratio");
        return Cells.text(row, "mechanism")
                + (altered.isEmpty() ? "" : " (" + Figures.parameters(altered) + ")")
                + (ratio > 0 ? " with sleep " + Figures.parameter(ratio) : "");
    }
}
