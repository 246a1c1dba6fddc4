package org.slumber.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.data.DataPlaces;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;

/** Runs made again that have rows in the tables {@code tasks} and {@code weights}. */
class VerifiedDetailsTest {
    private static final UnaryOperator<Dataset<Row>> AS_IT_WAS = UnaryOperator.identity();

    @TempDir
    Path root;

    private final SparkSession spark = LocalSpark.session();

    @Test
    void theDetailsOfARunAreComparedRowByRow() throws Exception {
        Verification.Report report = verify(AS_IT_WAS, AS_IT_WAS, AS_IT_WAS);
        assertEquals(List.of(), report.differences());
        assertEquals(
                Map.of(Table.RUNS, 2, Table.CHECKPOINTS, 4, Table.TASKS, 6, Table.WEIGHTS, 4, Table.DYNAMICS, 4),
                report.rows());
    }

    @Test
    void whatWasChangedOrIsMissingIsFound() throws Exception {
        Verification.Report report = verify(
                AS_IT_WAS,
                tasks -> tasks.withColumn(
                        "samples", when(col("trained").equalTo(1), lit(11L)).otherwise(col("samples"))),
                weights -> weights.where(not(col("checkpoint").equalTo(0))));
        assertEquals(
                List.of("task 1 1 output samples 11 10", "weights 0 hidden-hidden row none there"),
                report.differences().stream()
                        .map(each -> each.row() + " " + each.column() + " " + each.stored() + " " + each.rerun())
                        .distinct()
                        .toList());
        assertEquals(4, report.differences().size(), "two of each run");
    }

    @Test
    void runsOlderThanTheTablesLackThem() throws Exception {
        Verification.Report report = verify(
                runs -> runs.withColumn("schema_version", lit(2L)),
                tasks -> tasks.where(lit(false)),
                weights -> weights.where(lit(false)));
        assertEquals(List.of(), report.differences());
        assertTrue(report.newer().contains("tasks.accuracy"), report.newer().toString());
    }

    private Verification.Report verify(
            UnaryOperator<Dataset<Row>> runs, UnaryOperator<Dataset<Row>> tasks, UnaryOperator<Dataset<Row>> weights)
            throws Exception {
        SweepFixture fixture = new SweepFixture(root.resolve("made"));
        fixture.sweep(2, new DetailedSimulation());
        ResultTables tables = ResultTables.open(spark, fixture.folder);
        ResultsFolder folder = ResultsFolder.of(
                root.resolve("altered").toString(), spark.sparkContext().hadoopConfiguration());
        write(folder, Table.RUNS, runs.apply(tables.runs()));
        write(folder, Table.CHECKPOINTS, tables.checkpoints());
        write(folder, Table.TASKS, tasks.apply(tables.of(Table.TASKS)));
        write(folder, Table.WEIGHTS, weights.apply(tables.of(Table.WEIGHTS)));
        write(folder, Table.DYNAMICS, tables.of(Table.DYNAMICS));
        return new Verification(spark, folder, DataPlaces.of(Path.of("none")), new DetailedSimulation()).run(10, 1);
    }

    private static void write(ResultsFolder folder, Table table, Dataset<Row> rows) {
        rows.coalesce(1).write().parquet(folder.of(table).toString());
    }
}
