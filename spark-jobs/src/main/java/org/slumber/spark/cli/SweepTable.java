package org.slumber.spark.cli;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;

/**
 * The table at the end of a sweep: each point of its own runs, whatever else the folder holds, with n, accuracy,
 * saturation and weight drift, and with the rate, silence and inhibition where these moved.
 */
final class SweepTable {
    /** Points that are shown. */
    private static final int MOST = 100;

    private static final List<String> COUNTS = List.of("n", "failed");

    /** By what a ratio of sums, a share of neurons, or a rate over another point's may differ from none without mention. */
    private static final double MOVED = 0.1;

    private static final Figure ACCURACY = new Figure("accuracy", List.of("accuracy_mean"), always -> true);
    private static final Figure SATURATION = new Figure("saturation", List.of("saturation_mean"), always -> true);
    /** What runs have that read no samples, in place of these. */
    private static final Figure REPLAYED = new Figure("replayed", List.of("replayed_fraction_mean"), SweepTable::any);

    private static final List<Figure> FIGURES = List.of(
            ACCURACY,
            REPLAYED,
            new Figure("hop time", List.of("hop_time_mean"), SweepTable::any),
            SATURATION,
            new Figure("weight drift", List.of("weight_drift_mean"), always -> true),
            new Figure(
                    "inhibition",
                    List.of("weights_inhibitory_sum_ratio_end_mean"),
                    ratios -> ratios.anyMatch(ratio -> Math.abs(ratio - 1) > MOVED)),
            new Figure("rate (Hz)", List.of("excitatory_rate_mean", "hidden_rate_mean"), rates -> {
                DoubleSummaryStatistics range = rates.summaryStatistics();
                return range.getMax() > (1 + MOVED) * range.getMin();
            }),
            new Figure("silent", List.of("silent_fraction_mean"), shares -> shares.anyMatch(share -> share > MOVED)));

    private static final String DEVIATION = "accuracy_sd";

    /**
     * A figure of a point.
     *
     * @param title of its column
     * @param columns of {@code summary} that have it, one for each learner that does not have it in one before
     * @param shown whether it says anything, by its values
     */
    private record Figure(String title, List<String> columns, Predicate<DoubleStream> shown) {
        /** Of a point; NaN where it has none. */
        double of(Row row) {
            return columns.stream()
                    .map(row::<Double>getAs)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(Double.NaN);
        }

        boolean shownFor(List<Row> rows) {
            return shown.test(rows.stream().mapToDouble(this::of).filter(value -> !Double.isNaN(value)));
        }
    }

    /** What decides how much else is set. */
    private static final List<String> KINDS = List.of("dataset", "learner", "regulariser");

    private SweepTable() {}

    /**
     * The table.
     *
     * @param views over all runs of the folder
     * @param planned identities of the sweep's runs but those that only confirm
     * @param confirming identities of these, which have a table of their own
     */
    static String of(AnalysisViews views, List<String> planned, List<String> confirming) {
        Dataset<Row> all = views.tables().runs();
        Dataset<Row> own = among(all, planned);
        // what was stopped early has no place among the whole runs
        Dataset<Row> whole = own.where(col("status").isin("ok", "failed"));
        long runs = all.count();
        long wholeRuns = whole.count();
        long others = runs == wholeRuns
                ? 0
                : runs - own.count() - among(all, confirming).count();
        AnalysisViews.PointTable points = runs == wholeRuns ? views.table() : AnalysisViews.table(whole);
        List<String> columns = new ArrayList<>(points.keys());
        columns.addAll(COUNTS);
        FIGURES.forEach(figure -> columns.addAll(figure.columns()));
        columns.add(DEVIATION);
        List<Row> rows = points.rows()
                .orderBy(columns(points.keys()))
                .select(columns(columns))
                .collectAsList();
        int n = points.keys().size();
        long counted = rows.stream()
                .mapToLong(row -> row.getLong(n) + row.getLong(n + 1))
                .sum();
        long copies = wholeRuns - counted;
        return text(points.keys(), rows)
                + (copies == 0
                        ? ""
                        : "\n(" + ConsoleProgress.runs((int) copies)
                                + " not counted again: the same simulation as another, to the bit)")
                + (others == 0
                        ? ""
                        : "\n(the sweep's own runs; the folder has " + ConsoleProgress.runs((int) others)
                                + " more, see the view summary)");
    }

    /** Those of some runs that have these identities, a run that was taken further those that it began with. */
    static Dataset<Row> among(Dataset<Row> all, List<String> planned) {
        Dataset<Row> ids =
                all.sparkSession().createDataset(planned, Encoders.STRING()).toDF("planned");
        Column whole = coalesce(col("whole_run_id"), col("run_id"));
        return all.join(ids, whole.equalTo(col("planned")), "leftsemi");
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }

    private static String text(List<String> keys, List<Row> rows) {
        int[] shown = shown(keys, rows);
        int first = keys.size();
        boolean failures = rows.stream().anyMatch(row -> row.getLong(first + 1) > 0);
        List<String> header = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int i : shown) {
            header.add(keys.get(i));
            right.add(rows.stream().anyMatch(row -> row.get(i) instanceof Number));
        }
        header.addAll(failures ? COUNTS : COUNTS.subList(0, 1));
        List<Figure> figures =
                FIGURES.stream().filter(figure -> shows(figure, rows)).toList();
        figures.forEach(figure -> header.add(figure.title()));
        while (right.size() < header.size()) {
            right.add(true);
        }
        TextTable table = new TextTable(header, right);
        for (Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            List<String> cells = new ArrayList<>();
            for (int i : shown) {
                cells.add(row.isNullAt(i) ? "-" : text(row.get(i)));
            }
            cells.add(String.valueOf(row.get(first)));
            if (failures) {
                cells.add(String.valueOf(row.get(first + 1)));
            }
            Double deviation = row.getAs(DEVIATION);
            figures.forEach(figure -> cells.add(number(figure.of(row))
                    + (figure.equals(ACCURACY) && deviation != null ? " ± " + number(deviation) : "")));
            table.add(cells);
        }
        return rows.size() > MOST ? table + "\n... (more by ./submit.sh sql)" : table.toString();
    }

    private static boolean any(DoubleStream known) {
        return known.findAny().isPresent();
    }

    private static boolean shows(Figure figure, List<Row> rows) {
        boolean ofSamples = figure.equals(ACCURACY) || figure.equals(SATURATION);
        boolean samples = !REPLAYED.shownFor(rows) || rows.stream().anyMatch(row -> !Double.isNaN(ACCURACY.of(row)));
        return figure.shownFor(rows) && (samples || !ofSamples);
    }

    /** The data set; learner and regulariser where they vary; of the rest what varies within one of these. */
    private static int[] shown(List<String> keys, List<Row> rows) {
        int[] kinds = KINDS.stream().mapToInt(keys::indexOf).toArray();
        Map<List<Object>, List<Row>> byKind = rows.stream().collect(Collectors.groupingBy(row -> values(row, kinds)));
        return IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).equals("dataset")
                        || (KINDS.contains(keys.get(i)) ? varies(rows, i) : anyVaries(byKind.values(), i)))
                .toArray();
    }

    private static List<Object> values(Row row, int... places) {
        return Arrays.stream(places).mapToObj(row::get).toList();
    }

    private static boolean anyVaries(Collection<List<Row>> groups, int place) {
        return groups.stream().anyMatch(rows -> varies(rows, place));
    }

    /** What runs without a regulariser lack tells no others apart. */
    private static boolean varies(List<Row> rows, int place) {
        return rows.stream()
                        .map(row -> row.get(place))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                > 1;
    }

    /** A value that tells points apart: numbers as people write them. */
    private static String text(Object value) {
        return value instanceof Double number ? BigDecimal.valueOf(number).toPlainString() : String.valueOf(value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
