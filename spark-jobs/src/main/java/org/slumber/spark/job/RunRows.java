package org.slumber.spark.job;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.JarsUsed;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.StoredSpec;
import org.slumber.spark.sweep.SpecHash;

/**
 * The rows of a run, stored or made anew.
 *
 * @param tables by table and by what tells them apart in it
 */
record RunRows(Map<Table, Map<List<Object>, Row>> tables) {
    private static final Map<Table, RowComparison> COMPARISONS = comparisons();

    /** Its row of {@code runs}. */
    Row run() {
        return rows(Table.RUNS).get(List.of());
    }

    /** Its rows of a table. */
    Map<List<Object>, Row> rows(Table table) {
        return tables.getOrDefault(table, Map.of());
    }

    /** What is stored of runs, by their ids, in their order. */
    static Map<String, RunRows> stored(ResultTables tables, List<Row> runs) {
        Object[] ids = runs.stream().map(row -> row.getAs("run_id")).toArray();
        Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            rows.put(
                    table,
                    table == Table.RUNS
                            ? runs
                            : tables.of(table).where(col("run_id").isin(ids)).collectAsList());
        }
        return byRun(rows);
    }

    /** What came of runs that were made anew, by their ids. */
    static Map<String, RunRows> made(SparkSession spark, Collection<FinishedRun> finished) {
        Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            List<Row> made =
                    finished.stream().flatMap(run -> run.rows(table).stream()).toList();
            // by way of a table, so that the values are of the classes that a table gives
            rows.put(table, spark.createDataFrame(made, ResultSchema.of(table)).collectAsList());
        }
        return byRun(rows);
    }

    private static Map<Table, RowComparison> comparisons() {
        Map<Table, RowComparison> comparisons = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            comparisons.put(
                    table,
                    new RowComparison(
                            ResultSchema.of(table),
                            ResultSchema.columns(
                                    table,
                                    ColumnRole.IDENTITY,
                                    ColumnRole.PARAMETER,
                                    ColumnRole.ORIGIN,
                                    ColumnRole.RESULT)));
        }
        return comparisons;
    }

    /** How many columns of a table are compared. */
    static int columns(Table table) {
        return COMPARISONS.get(table).columns().size();
    }

    private static Map<String, RunRows> byRun(Map<Table, List<Row>> rows) {
        Map<String, RunRows> made = new LinkedHashMap<>();
        rows.get(Table.RUNS).forEach(row -> made.put(row.getAs("run_id"), new RunRows(new EnumMap<>(Table.class))));
        rows.forEach((table, ofTable) -> ofTable.forEach(row -> made.get(row.<String>getAs("run_id"))
                .tables()
                .computeIfAbsent(table, key -> new LinkedHashMap<>())
                .put(key(table, row), row)));
        return made;
    }

    private static List<Object> key(Table table, Row row) {
        return ResultSchema.key(table).stream().<Object>map(row::getAs).toList();
    }

    /**
     * Adds every difference of a stored run from the one made anew, the run's own row first.
     *
     * @param newer columns that were not compared because the stored rows are older
     */
    static void compare(
            String id, RunRows stored, RunRows rerun, List<Verification.Difference> differences, Set<String> newer) {
        SpecHash hash = SpecHash.of(StoredSpec.of(stored.run()));
        String checksum = stored.run().getAs("dataset_checksum");
        if (!hash.hasRunId(id, checksum, Engine.VERSION)) {
            differences.add(new Verification.Difference(id, "run", "run_id", id, hash.runId(checksum, Engine.VERSION)));
        }
        for (Table table : Table.values()) {
            compare(id, table, stored, rerun, differences, newer);
        }
    }

    private static void compare(
            String id,
            Table table,
            RunRows stored,
            RunRows rerun,
            List<Verification.Difference> differences,
            Set<String> newer) {
        // in the order of the run, and what it does not have any more behind that
        Set<List<Object>> keys = new LinkedHashSet<>(rerun.rows(table).keySet());
        keys.addAll(stored.rows(table).keySet());
        if (keys.isEmpty()) {
            return;
        }
        Set<String> lacking = lacking(table, stored.run(), rerun.run());
        lacking.forEach(column -> newer.add(table.folder() + "." + column));
        RowComparison comparison = COMPARISONS.get(table).without(lacking);
        if (comparison.columns().isEmpty()) {
            return;
        }
        for (List<Object> key : keys) {
            String name = Stream.concat(Stream.of(table.row()), key.stream())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
            Row was = stored.rows(table).get(key);
            Row is = rerun.rows(table).get(key);
            if (was == null || is == null) {
                differences.add(new Verification.Difference(id, name, "row", present(was), present(is)));
            } else {
                comparison
                        .differences(was, is)
                        .forEach(cell -> differences.add(
                                new Verification.Difference(id, name, cell.column(), cell.stored(), cell.rerun())));
            }
        }
    }

    /**
     * Columns that a run's rows were written before. Of a parameter that is one that the stored run has no value of and
     * the one made anew has: it had this value before it had a name, or else the run's identity would differ.
     */
    private static Set<String> lacking(Table table, Row stored, Row rerun) {
        long version = stored.getLong(ResultSchema.RUNS.fieldIndex("schema_version"));
        Set<String> lacking = new HashSet<>(ResultSchema.newerThan(table, version));
        if (table == Table.RUNS) {
            lacking.addAll(JarsUsed.metricsLacking(stored));
        }
        // these are never compared
        lacking.removeAll(ResultSchema.columns(table, ColumnRole.CIRCUMSTANCE));
        for (String parameter : ResultSchema.columns(table, ColumnRole.PARAMETER)) {
            int field = ResultSchema.RUNS.fieldIndex(parameter);
            if (stored.isNullAt(field) && !rerun.isNullAt(field)) {
                lacking.add(parameter);
            }
        }
        return lacking;
    }

    private static String present(Row row) {
        return row == null ? "none" : "there";
    }
}
