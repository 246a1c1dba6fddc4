package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;

/** What of sleep helps, in words: what costs accuracy where it is left out, what stands in its place, what is structure. */
final class SleepPartsText {
    private static final double LEVEL = 0.05;
    private static final String UNTRAINED = "no learning, ";
    private static final String SHUFFLED = "each neuron's weights shuffled";
    private static final int LISTED = 3;

    private SleepPartsText() {}

    /** The sentences, by data set, setting and dose of sleep; none where no part was left out at two seeds or more. */
    static List<String> of(AnalysisViews views, DatasetNames names) {
        List<Row> tested = views.sleepParts().collectAsList().stream()
                .filter(row -> Cells.real(row, "low").isPresent())
                .toList();
        Function<Row, String> settings = SettingNames.of(tested, names);
        Map<String, List<Row>> sleeps = tested.stream()
                .collect(Collectors.groupingBy(
                        row -> settings.apply(row) + sleep(row), LinkedHashMap::new, Collectors.toList()));
        if (sleeps.size() > LISTED) {
            return List.of("What of sleep helps was asked in " + sleeps.size()
                    + " settings: ./submit.sh sql --results FOLDER sleep-parts answers.");
        }
        List<String> sentences = new ArrayList<>();
        sleeps.forEach((subject, rows) -> sentences.add(sentence(subject, rows)));
        return sentences;
    }

    private static String sleep(Row row) {
        double ltd = row.<Double>getAs("ltd");
        String order = Cells.text(row, "training_order");
        return (ltd == 1 ? "" : ", depression times " + Figures.parameter(ltd))
                + (order.equals("fixed") ? "" : ", training order " + order) + ", of sleep at "
                + Figures.parameter(row.<Double>getAs("sleep_ratio")) + " with decay "
                + Figures.parameter(row.<Double>getAs("sleep_decay"));
    }

    private static String sentence(String subject, List<Row> rows) {
        LongSummaryStatistics seeds =
                rows.stream().mapToLong(row -> row.<Long>getAs("n")).summaryStatistics();
        List<String> parts = new ArrayList<>();
        add(
                parts,
                rows,
                "less accurate, beyond chance for all together: ",
                row -> told(row) && difference(row) < 0,
                SleepPartsText::interval);
        add(parts, rows, "more accurate so: ", row -> told(row) && difference(row) > 0, SleepPartsText::interval);
        add(
                parts,
                rows,
                "not told from it: ",
                row -> !told(row),
                row -> "equivalent within "
                        + Figures.plain(Cells.real(row, "equivalent_within").orElseThrow()));
        return "On " + subject + " ("
                + (seeds.getMin() == seeds.getMax() ? "" : seeds.getMin() + " to ")
                + Figures.count(seeds.getMax(), "seed", "seeds") + "): " + String.join("; ", parts) + "." + scale(rows)
                + structure(rows);
    }

    private static void add(
            List<String> parts, List<Row> rows, String title, Predicate<Row> which, Function<Row, String> text) {
        String listed = rows.stream()
                .filter(which)
                .map(row -> part(row) + " " + Figures.signed(difference(row)) + " (" + text.apply(row) + ")")
                .collect(Collectors.joining(", "));
        if (!listed.isEmpty()) {
            parts.add(title + listed);
        }
    }

    /** Whether what learns nothing is as good. */
    private static String scale(List<Row> rows) {
        List<Row> untrained =
                rows.stream().filter(row -> part(row).startsWith(UNTRAINED)).toList();
        if (untrained.isEmpty()) {
            return "";
        }
        return untrained.stream().allMatch(row -> told(row) && difference(row) < 0)
                ? " So the accuracy is more than the scale of the weights that were tried."
                : " So a network that learns nothing is not told to be worse: the accuracy is one that the scale of the"
                        + " weights alone gives.";
    }

    private static String structure(List<Row> rows) {
        return rows.stream()
                .filter(row -> part(row).startsWith(SHUFFLED))
                .map(row -> told(row) && difference(row) < 0
                        ? " Which weights are strong is worth " + Figures.plain(-difference(row)) + " of it."
                        : " Whether it matters which weights are strong is not told at these seeds.")
                .collect(Collectors.joining());
    }

    private static String part(Row row) {
        return Cells.text(row, "part");
    }

    private static double difference(Row row) {
        return Cells.real(row, "difference").orElseThrow();
    }

    private static String interval(Row row) {
        return Figures.plain(Cells.real(row, "low").orElseThrow()) + " to "
                + Figures.plain(Cells.real(row, "high").orElseThrow());
    }

    private static boolean told(Row row) {
        return Cells.real(row, "p_holm").orElse(1) < LEVEL;
    }
}
