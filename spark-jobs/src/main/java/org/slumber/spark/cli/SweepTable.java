package org.slumber.spark.cli;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;

/**
 * The table at the end of a sweep: each point of its own runs, whatever else the folder holds, with n, accuracy,
 * saturation and weight drift.
 */
final class SweepTable {
    /** Points that are shown. */
    private static final int MOST = 100;

    /** Figures of a point as {@code summary} calls them, in the order in which they are read here. */
    private static final List<String> FIGURES =
            List.of("n", "failed", "accuracy_mean", "accuracy_sd", "saturation_mean", "weight_drift_mean");

    /** What decides how much else is set. */
    private static final List<String> KINDS = List.of("dataset", "learner", "regulariser");

    private SweepTable() {}

    /**
     * The table.
     *
     * @param all runs of the folder
     * @param planned identities of the sweep's runs but those that only confirm
     * @param confirming identities of these, which have a table of their own
     */
    static String of(Dataset<Row> all, List<String> planned, List<String> confirming) {
        Dataset<Row> own = among(all, planned);
        long others = all.count() - own.count() - among(all, confirming).count();
        // what was stopped early has no place among the whole runs
        AnalysisViews.PointTable points =
                AnalysisViews.table(own.where(col("status").isin("ok", "failed")));
        List<String> columns = new ArrayList<>(points.keys());
        columns.addAll(FIGURES);
        List<Row> rows = points.rows()
                .orderBy(columns(points.keys()))
                .select(columns(columns))
                .collectAsList();
        return text(points.keys(), rows)
                + (others == 0
                        ? ""
                        : "\n(the sweep's own runs; the folder has " + ConsoleProgress.runs((int) others)
                                + " more, see the view summary)");
    }

    private static Dataset<Row> among(Dataset<Row> all, List<String> planned) {
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
        header.addAll(failures ? List.of("n", "failed") : List.of("n"));
        header.addAll(List.of("accuracy", "saturation", "weight drift"));
        while (right.size() < header.size()) {
            right.add(true);
        }
        TextTable table = new TextTable(header, right);
        for (Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            List<String> cells = new ArrayList<>();
            for (int i : shown) {
                cells.add(row.isNullAt(i) ? "-" : String.valueOf(row.get(i)));
            }
            cells.add(String.valueOf(row.get(first)));
            if (failures) {
                cells.add(String.valueOf(row.get(first + 1)));
            }
            String deviation = number(row, first + 3);
            cells.add(number(row, first + 2) + (deviation.equals("-") ? "" : " ± " + deviation));
            cells.add(number(row, first + 4));
            cells.add(number(row, first + 5));
            table.add(cells);
        }
        return rows.size() > MOST ? table + "\n... (more by ./submit.sh sql)" : table.toString();
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

    /** Null, where a run has none, is a value. */
    private static boolean varies(List<Row> rows, int place) {
        return rows.stream().map(row -> row.get(place)).distinct().count() > 1;
    }

    private static String number(Row row, int i) {
        return row.isNullAt(i) ? "-" : String.format(Locale.ROOT, "%.3f", row.getDouble(i));
    }
}
