package org.slumber.spark.cli;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.results.WeightDrift;
import org.slumber.spark.sweep.SweepFile;

/**
 * The table at the end of a sweep: for each point of what varies in the results but the seed, n, accuracy, saturation
 * and weight drift.
 */
final class SweepTable {
    /** Points that are shown. */
    private static final int MOST = 100;

    /** What may vary whatever the sweep's axes are, because a results folder may hold more than one sweep. */
    private static final List<String> ALWAYS =
            List.of("dataset", "learner", "regulariser", "plasticity.timing", "sleep.ratio");

    private final List<String> candidates = new ArrayList<>();

    SweepTable(SweepFile file) {
        Set<String> paths = new LinkedHashSet<>(ALWAYS);
        paths.addAll(file.varying());
        paths.remove("seed");
        Catalogue.parameters().stream()
                .filter(parameter -> paths.contains(parameter.path()))
                .map(Parameter::column)
                .forEach(candidates::add);
    }

    /** The table over those of these runs that were not stopped early. */
    String of(Dataset<Row> all) {
        // what was stopped early has no place among the whole runs
        Dataset<Row> runs = all.where(col("status").isin("ok", "failed"));
        List<String> keys = varying(runs);
        Column[] by = keys.stream().map(key -> col(key)).toArray(Column[]::new);
        Column ok = col("status").equalTo("ok");
        List<Row> rows = runs.groupBy(by)
                .agg(
                        count(when(ok, lit(1))),
                        sum(when(ok, lit(0)).otherwise(1)),
                        avg("test_accuracy"),
                        stddev_samp(col("test_accuracy")),
                        avg("saturation"),
                        avg(WeightDrift.inRun()))
                .orderBy(by)
                .limit(MOST + 1)
                .collectAsList();
        return text(keys, rows);
    }

    /** The data set, and what takes more than one value (null, where a run has none, being one). */
    private List<String> varying(Dataset<Row> runs) {
        Column[] varies = candidates.stream()
                .map(SweepTable::varies)
                .map(column -> coalesce(column, lit(false)))
                .toArray(Column[]::new);
        Row row = runs.agg(lit(0), varies).head();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).equals("dataset") || row.getBoolean(i + 1)) {
                keys.add(candidates.get(i));
            }
        }
        return keys;
    }

    private static Column varies(String name) {
        Column values = count(col(name));
        return min(col(name)).notEqual(max(col(name))).or(values.gt(0).and(values.lt(count(lit(1)))));
    }

    private static String text(List<String> keys, List<Row> rows) {
        List<String> header = new ArrayList<>(keys);
        boolean failures = rows.stream().anyMatch(row -> row.getLong(keys.size() + 1) > 0);
        header.addAll(failures ? List.of("n", "failed") : List.of("n"));
        header.addAll(List.of("accuracy", "saturation", "weight drift"));
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            right.add(i >= keys.size() || rows.stream().anyMatch(row -> row.get(column) instanceof Number));
        }
        TextTable table = new TextTable(header, right);
        for (Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                cells.add(row.isNullAt(i) ? "-" : String.valueOf(row.get(i)));
            }
            int first = keys.size();
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

    private static String number(Row row, int i) {
        return row.isNullAt(i) ? "-" : String.format(Locale.ROOT, "%.3f", row.getDouble(i));
    }
}
