package org.slumber.spark.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.Equivalence;
import org.slumber.spark.analysis.MeanTest;

/** What of the accuracies is not the learning's doing: a sentence for each control that some point does not beat. */
final class ControlText {
    private ControlText() {}

    /** What an accuracy has to beat. */
    private enum Control {
        RAW_PIXELS(
                "test_accuracy",
                "accuracy_raw_pixels",
                "a readout of the raw pixels",
                "what is read out there stood in the images already"),
        FROZEN(
                "test_accuracy",
                "accuracy_frozen",
                "the untrained network of the same seed",
                "the accuracy there is none of the learning's doing"),
        SHUFFLED(
                "accuracy_intact",
                "accuracy_shuffled",
                "the same network with each neuron's weights shuffled",
                "the accuracy there is in the scale of the weights, not in which of them are strong");

        private final String accuracy;
        private final String control;
        private final String text;
        private final String meaning;

        Control(String accuracy, String control, String text, String meaning) {
            this.accuracy = accuracy;
            this.control = control;
            this.text = text;
            this.meaning = meaning;
        }
    }

    /**
     * A run that has a control.
     *
     * @param accuracy fraction
     * @param control fraction
     */
    record Controlled(Point point, double accuracy, double control) {}

    /** The sentences about a results folder, by control, data set and learner, and what a margin says of structure. */
    static List<String> sentences(SweepResults results) {
        List<Column> columns = new ArrayList<>();
        AnalysisViews.pointColumns().forEach(name -> columns.add(col(name)));
        for (Control control : Control.values()) {
            columns.add(col(control.control));
        }
        columns.add(col("test_accuracy"));
        columns.add(col("accuracy_intact"));
        List<Row> rows = AnalysisViews.withPoints(results.tables().runs())
                .where(col("status").equalTo("ok"))
                .select(columns.toArray(Column[]::new))
                .collectAsList();
        List<String> sentences = new ArrayList<>();
        for (Control control : Control.values()) {
            List<Controlled> runs = rows.stream()
                    .filter(row -> Cells.real(row, control.accuracy).isPresent()
                            && Cells.real(row, control.control).isPresent())
                    .map(row -> new Controlled(
                            Point.of(row).named(results.names()),
                            Cells.real(row, control.accuracy).getAsDouble(),
                            Cells.real(row, control.control).getAsDouble()))
                    .toList();
            sentences.addAll(sentences(control.text, control.meaning, runs));
        }
        sentences.addAll(equivalences(results.summaries()));
        return sentences;
    }

    /** Of each data set and learner, at how many of the points that were asked the gain of structure is what. */
    static List<String> equivalences(List<PointSummary> summaries) {
        SortedMap<Subject, List<Equivalence>> subjects = summaries.stream()
                .filter(summary -> !summary.structure().isEmpty())
                .collect(Collectors.groupingBy(
                        summary -> summary.point().subject(),
                        TreeMap::new,
                        Collectors.mapping(summary -> Equivalence.of(summary.structure()), Collectors.toList())));
        List<String> sentences = new ArrayList<>();
        subjects.forEach((subject, words) -> sentences.add(
                "On " + subject.dataset() + ", what shuffling each neuron's weights costs " + subject.learner()
                        + " is, within the margin, equivalent to nothing at "
                        + Collections.frequency(words, Equivalence.EQUIVALENT) + " of "
                        + Figures.count(words.size(), "point", "points") + ", different from it at "
                        + Collections.frequency(words, Equivalence.DIFFERENT) + " and undecided at "
                        + Collections.frequency(words, Equivalence.UNDECIDED) + "."));
        return sentences;
    }

    /** The sentences about one control, of each data set and learner with a point that does not beat it. */
    static List<String> sentences(String control, String meaning, List<Controlled> runs) {
        SortedMap<Subject, List<Controlled>> subjects = runs.stream()
                .collect(Collectors.groupingBy(run -> run.point().subject(), TreeMap::new, Collectors.toList()));
        List<String> sentences = new ArrayList<>();
        subjects.forEach((subject, own) -> {
            Map<Point, List<Controlled>> points = own.stream().collect(Collectors.groupingBy(Controlled::point));
            List<List<Controlled>> unbeaten =
                    points.values().stream().filter(point -> !beats(point)).toList();
            unbeaten.stream()
                    .max(Comparator.comparingDouble(point -> mean(point, Controlled::accuracy)))
                    .ifPresent(best -> sentences.add("On " + subject.dataset() + ", " + subject.learner()
                            + " does not beat " + control + " beyond chance at " + unbeaten.size() + " of "
                            + Figures.count(points.size(), "point", "points") + " (at best "
                            + Figures.plain(mean(best, Controlled::accuracy)) + " against "
                            + Figures.plain(mean(best, Controlled::control)) + "): " + meaning + "."));
        });
        return sentences;
    }

    /** Whether the accuracy lies above the control by a paired 95 % interval; of a single seed, whether it is higher. */
    private static boolean beats(List<Controlled> point) {
        MeanTest test = MeanTest.of(point.stream()
                        .mapToDouble(run -> run.accuracy() - run.control())
                        .toArray())
                .orElseThrow();
        return test.interval().map(interval -> interval.low() > 0).orElse(test.mean() > 0);
    }

    private static double mean(List<Controlled> point, ToDoubleFunction<Controlled> value) {
        return point.stream().mapToDouble(value).average().orElseThrow();
    }
}
