package org.slumber.spark.results;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * Runs of which a folder has more than one row, as where folders were copied into one. A {@code run_id} names what was
 * run, on what data and by which engine, so it is one run: of its rows the one counts that ended well, then the one of
 * the newest table, then the one that started last.
 *
 * <p>In the other tables a run has the rows that were written with the one that counts: a batch has one name in all
 * tables, and so has a merge. Files of an older merge do not say what they belong to; where rows of theirs contradict each
 * other, the run has none of them, for no reader may get a moment of one copy and the next of another.
 */
final class RepeatedRuns {
    /** The column that says with which others a row was written; empty where its file does not say. */
    static final String COPY = "copy";

    private static final String PLACE = "place";
    private static final String OF = "kept_of";
    private static final String KEPT = "kept";
    private static final StructType RUN_ID = new StructType().add("run_id", DataTypes.StringType);
    /** A copy that no row is of. */
    private static final String NONE = "none";

    private RepeatedRuns() {}

    /**
     * The tables with each run in them once.
     *
     * @param stored with the column {@link #COPY}
     * @param points of files
     */
    static ResultTables once(Map<Table, Dataset<Row>> stored, Dataset<Row> points) {
        Dataset<Row> runs = stored.get(Table.RUNS);
        List<Row> repeated = runs.groupBy("run_id")
                .count()
                .where(col("count").gt(1))
                .select("run_id")
                .collectAsList();
        Map<Table, Dataset<Row>> once = new EnumMap<>(Table.class);
        if (repeated.isEmpty()) {
            stored.forEach((table, rows) -> once.put(table, rows.drop(COPY)));
            return new ResultTables(once, points, List.of(), false);
        }
        List<String> notes = new ArrayList<>();
        Dataset<Row> kept = kept(stored, repeated, notes);
        stored.forEach((table, rows) ->
                once.put(table, (table == Table.RUNS ? runs(rows) : details(table, rows, kept)).drop(COPY)));
        return new ResultTables(once, points, notes, true);
    }

    private static Dataset<Row> runs(Dataset<Row> rows) {
        Column status = lit(RunStatus.BEST_FIRST.size());
        for (RunStatus each : RunStatus.BEST_FIRST) {
            status = when(col("status").equalTo(each.text()), RunStatus.rank(each.text()))
                    .otherwise(status);
        }
        return first(
                rows,
                Window.partitionBy("run_id")
                        .orderBy(
                                status,
                                col("schema_version").desc(),
                                col("started_at").desc(),
                                whole(rows)));
    }

    /**
     * Of each run that is repeated the copy that counts, small enough to be with every task.
     *
     * @param notes gets a sentence where copies disagree, and one where rows cannot be told to be of that copy
     */
    private static Dataset<Row> kept(Map<Table, Dataset<Row>> stored, List<Row> repeated, List<String> notes) {
        SparkSession spark = stored.get(Table.RUNS).sparkSession();
        Dataset<Row> runs = stored.get(Table.RUNS).join(broadcast(spark.createDataFrame(repeated, RUN_ID)), "run_id");
        StructType schema = RUN_ID.add(KEPT, DataTypes.StringType);
        List<Row> kept = runs(runs).select("run_id", COPY).collectAsList();
        Dataset<Row> unequal = unequal(Table.RUNS, runs);
        Set<String> unlike = Set.of();
        if (!unequal.isEmpty()) {
            addNote(unequal, notes);
            unlike = runIds(ofKept(unequal, spark.createDataFrame(kept, schema))
                    .where(col("status").notEqual(RunStatus.FAILED.text()))
                    .groupBy("run_id")
                    .agg(differ().as("differ"))
                    .where(col("differ")));
        }
        Set<String> unclear = new TreeSet<>();
        for (Table table : EnumSet.complementOf(EnumSet.of(Table.RUNS))) {
            Dataset<Row> own = ofKept(stored.get(table), spark.createDataFrame(kept, schema));
            if (!unlike.isEmpty()) {
                unclear.addAll(runIds(own.where(col("run_id").isin(unlike.toArray()))));
            }
            Dataset<Row> different = unequal(table, own);
            if (!different.isEmpty()) {
                unclear.addAll(runIds(different
                        .groupBy(columns(key(table)))
                        .agg(contradictory(table).as("contradictory"))
                        .where(col("contradictory"))));
            }
        }
        if (unclear.isEmpty()) {
            return spark.createDataFrame(kept, schema);
        }
        notes.add(
                "Of " + (unclear.size() == 1 ? "1 run, " : unclear.size() + " runs, such as ")
                        + unclear.iterator().next()
                        + ", the folder has checkpoints of copies with different results that cannot be told apart; none are read.");
        return spark.createDataFrame(
                kept.stream()
                        .map(row -> unclear.contains(row.getString(0)) ? RowFactory.create(row.get(0), NONE) : row)
                        .toList(),
                schema);
    }

    /** The rows of a key that say different things; a quick look, as most often there are none. */
    private static Dataset<Row> unequal(Table table, Dataset<Row> rows) {
        Column results = xxhash64(to_json(struct(columns(ResultSchema.columns(table, ColumnRole.RESULT).stream()))));
        Set<String> runIds = runIds(rows.groupBy(columns(key(table)))
                .agg(min(results).as("least"), max(results).as("most"))
                .where(col("least").notEqual(col("most"))));
        return rows.where(col("run_id").isin(runIds.toArray()));
    }

    /** The rows that were written with the copy that counts. */
    private static Dataset<Row> ofKept(Dataset<Row> rows, Dataset<Row> kept) {
        return rows.join(broadcast(kept), "run_id").where(col(COPY).equalTo(col(KEPT)));
    }

    private static Set<String> runIds(Dataset<Row> rows) {
        return Set.copyOf(rows.select("run_id").distinct().as(Encoders.STRING()).collectAsList());
    }

    private static Dataset<Row> details(Table table, Dataset<Row> rows, Dataset<Row> kept) {
        Dataset<Row> own = rows.join(
                        broadcast(kept.withColumnRenamed("run_id", OF)),
                        col("run_id").equalTo(col(OF)),
                        "left")
                .where(col(KEPT).isNull().or(col(KEPT).equalTo(col(COPY))))
                .drop(OF, KEPT);
        Column known = size(array_compact(array(Stream.of(rows.columns())
                .map(name -> when(col(name).isNotNull(), 1))
                .toArray(Column[]::new))));
        return first(own, Window.partitionBy(columns(key(table))).orderBy(known.desc(), whole(rows)));
    }

    private static Stream<String> key(Table table) {
        return Stream.concat(Stream.of("run_id"), ResultSchema.key(table).stream());
    }

    private static Column[] columns(Stream<String> names) {
        return names.map(name -> col(name)).toArray(Column[]::new);
    }

    /** Orders what nothing else does, so that the same files are always read as the same rows. */
    private static Column whole(Dataset<Row> rows) {
        return xxhash64(columns(Stream.of(rows.columns())));
    }

    private static Dataset<Row> first(Dataset<Row> rows, WindowSpec window) {
        return rows.withColumn(PLACE, row_number().over(window))
                .where(col(PLACE).equalTo(1))
                .drop(PLACE);
    }

    /** A sentence where rows of one run say different things; none where they are copies. */
    private static void addNote(Dataset<Row> runs, List<String> notes) {
        Row found = runs.groupBy("run_id")
                .agg(differ().as("differ"))
                .where(col("differ"))
                .agg(count(lit(1)), min("run_id"))
                .head();
        long differing = found.getLong(0);
        if (differing > 0) {
            notes.add("The folder has rows with different results of the same run_id for "
                    + (differing == 1 ? "1 run, " : differing + " runs, such as ") + found.getString(1)
                    + ": what ended well counts before what failed, and then what started last.");
        }
    }

    /** Whether the rows of a run differ in a result that all their tables have; why a run failed is told apart by none. */
    private static Column differ() {
        List<Column> differ = new ArrayList<>();
        for (String name : ResultSchema.columns(Table.RUNS, ColumnRole.RESULT)) {
            if (name.equals("error")) {
                continue;
            }
            Column value = name.equals("status")
                    ? when(col(name).equalTo(RunStatus.PROMOTED.text()), RunStatus.STOPPED.text())
                            .otherwise(col(name))
                    : col(name);
            Column rows = sum(when(col("schema_version").lt(ResultSchema.since(Table.RUNS, name)), 0)
                    .otherwise(1));
            differ.add(min(value).notEqual(max(value)));
            differ.add(count(value).gt(0).and(count(value).lt(rows)));
        }
        return any(differ);
    }

    /** Whether rows of one moment of a run say different things; what an older table lacks is no difference. */
    private static Column contradictory(Table table) {
        return any(ResultSchema.columns(table, ColumnRole.RESULT).stream()
                .map(name -> min(name).notEqual(max(name)))
                .toList());
    }

    /** Whether one of many holds; nested as far as there are columns, they would overflow Spark's stack. */
    private static Column any(List<Column> conditions) {
        return array_contains(
                array(conditions.stream()
                        .map(each -> when(each, true).otherwise(false))
                        .toArray(Column[]::new)),
                true);
    }
}
