package org.slumber.spark.results;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * Runs of which a folder has more than one row, as where folders were copied into one. A {@code run_id} names what was
 * run, on what data and by which engine, so it is one run: of its rows the one counts that ended well, then the one of
 * the newest table, then the one that started last. Of each row that it has in another table the fullest counts.
 */
final class RepeatedRuns {
    private static final String PLACE = "place";
    /** The better first; where there is a promoted row, the run was taken further. */
    private static final List<RunStatus> BEST_FIRST =
            List.of(RunStatus.OK, RunStatus.PROMOTED, RunStatus.STOPPED, RunStatus.FAILED);

    private RepeatedRuns() {}

    /** The tables with each run in them once. */
    static ResultTables once(Map<Table, Dataset<Row>> stored) {
        Dataset<Row> runs = stored.get(Table.RUNS);
        if (runs.groupBy("run_id").count().where(col("count").gt(1)).isEmpty()) {
            return new ResultTables(stored, List.of());
        }
        Map<Table, Dataset<Row>> once = new EnumMap<>(Table.class);
        stored.forEach((table, rows) -> once.put(table, table == Table.RUNS ? runs(rows) : details(table, rows)));
        return new ResultTables(once, notes(runs));
    }

    private static Dataset<Row> runs(Dataset<Row> rows) {
        Column status = lit(BEST_FIRST.size());
        for (int i = 0; i < BEST_FIRST.size(); i++) {
            status = when(col("status").equalTo(BEST_FIRST.get(i).text()), i).otherwise(status);
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

    private static Dataset<Row> details(Table table, Dataset<Row> rows) {
        Column[] key = Stream.concat(Stream.of("run_id"), ResultSchema.key(table).stream())
                .map(name -> col(name))
                .toArray(Column[]::new);
        Column known = Stream.of(rows.columns())
                .map(name -> when(col(name).isNotNull(), 1).otherwise(0))
                .reduce(Column::plus)
                .orElseThrow();
        return first(rows, Window.partitionBy(key).orderBy(known.desc(), whole(rows)));
    }

    /** Orders what nothing else does, so that the same files are always read as the same rows. */
    private static Column whole(Dataset<Row> rows) {
        return struct(Stream.of(rows.columns()).map(name -> col(name)).toArray(Column[]::new));
    }

    private static Dataset<Row> first(Dataset<Row> rows, WindowSpec window) {
        return rows.withColumn(PLACE, row_number().over(window))
                .where(col(PLACE).equalTo(1))
                .drop(PLACE);
    }

    /** A sentence where rows of one run say different things; none where they are copies. */
    private static List<String> notes(Dataset<Row> runs) {
        Row found = runs.groupBy("run_id")
                .agg(differ().as("differ"))
                .where(col("differ"))
                .agg(count(lit(1)), min("run_id"))
                .head();
        long differing = found.getLong(0);
        return differing == 0
                ? List.of()
                : List.of("The folder has rows with different results of the same run_id for "
                        + (differing == 1 ? "1 run, " : differing + " runs, such as ") + found.getString(1)
                        + ": what ended well counts before what failed, and then what started last.");
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
        return differ.stream()
                .map(each -> when(each, true).otherwise(false))
                .reduce(Column::or)
                .orElseThrow();
    }
}
