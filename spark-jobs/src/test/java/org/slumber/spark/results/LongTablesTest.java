package org.slumber.spark.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.spark.analysis.TinySweep;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultsFolder.Table;

/** The tables {@code tasks} and {@code weights}. */
class LongTablesTest {
    private static final WeightDistribution START = distribution(4);
    private static final WeightDistribution END = distribution(10);

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path root;

    @Test
    void theViewOfWeightsHasWhatTheColumnsOfTheCheckpointsHave() {
        ResultTables tables = ResultTables.open(spark, TinySweep.folder());
        tables.createViews();
        int compared = 0;
        for (Row row : spark.sql("SELECT w.*, c.*, r.* FROM weights w JOIN checkpoints c USING (run_id, checkpoint)"
                        + " JOIN runs r USING (run_id)")
                .collectAsList()) {
            String group = row.<String>getAs("synapse_group").replace('-', '_');
            for (String metric :
                    List.of("sum", "sum_ratio", "mean", "sd", "entropy", "upper_fraction", "floor_fraction")) {
                assertEquals(
                        row.<Object>getAs("weights_" + group + "_" + metric),
                        row.<Object>getAs(metric),
                        group + metric);
            }
            assertEquals(row.<Long>getAs("weights_" + group + "_synapses"), row.<Long>getAs("synapses"), group);
            compared++;
        }
        assertEquals(
                spark.sql("SELECT (5 * count_if(weights_excitatory_sum IS NOT NULL)"
                                + " + 2 * count_if(weights_input_hidden_sum IS NOT NULL)) FROM checkpoints")
                        .head()
                        .getLong(0),
                compared);
        assertTrue(compared > 100);
        assertEquals(
                new TreeSet<>(List.of(
                        "excitatory",
                        "inhibitory",
                        "input-excitatory",
                        "excitatory-excitatory",
                        "excitatory-inhibitory",
                        "input-hidden",
                        "hidden-output")),
                spark.table("weights").select("synapse_group").distinct().collectAsList().stream()
                        .map(row -> row.getString(0))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aFolderOfTodaysRunsHasNoneOfTheseTablesButTheirViews() throws Exception {
        ResultsFolder folder = TinySweep.folder();
        ResultTables.open(spark, folder).createViews();
        assertEquals(0, spark.sql("SELECT count(*) FROM tasks").head().getLong(0));
        assertEquals(
                List.of(ResultSchema.TASKS.fieldNames()),
                List.of(spark.table("tasks").columns()));
        assertEquals(
                ResultSchema.WEIGHTS,
                withoutNullability(spark.table("weights").schema().fields()));
        assertFalse(folder.fileSystem().exists(folder.of(Table.TASKS)));
        assertFalse(folder.fileSystem().exists(folder.of(Table.WEIGHTS)));
    }

    @Test
    void whatARunHasBesideItsColumnsAreRowsThatTheViewsShow() {
        RunRecord stopped = new RunRecord(
                "id",
                Catalogue.specOf(Map.of()),
                "sum",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunRecord.Stopped(
                        1,
                        1,
                        "validation_accuracy",
                        List.of(
                                checkpoint(0, Checkpoint.Moment.START, START),
                                checkpoint(1, Checkpoint.Moment.EPOCH, END)))),
                Purpose.HALVING,
                new RunRecord.Timing(Instant.EPOCH, 2, 1, "here"),
                Optional.empty());
        Map<Table, List<Row>> rows = ResultSchema.rows(stopped);
        assertEquals(
                new TreeSet<>(List.of(Table.RUNS, Table.CHECKPOINTS, Table.WEIGHTS)), new TreeSet<>(rows.keySet()));
        rows.forEach((table, ofTable) -> spark.createDataFrame(ofTable, ResultSchema.of(table))
                .coalesce(1)
                .write()
                .parquet(root.resolve(table.folder()).toString()));
        ResultTables.open(
                        spark,
                        ResultsFolder.of(root.toString(), spark.sparkContext().hadoopConfiguration()))
                .createViews();
        assertEquals(
                List.of(
                        "[0,start,0,excitatory,64,4.0,1.0,0.0625,0.0,6.0,null,null]",
                        "[0,start,0,hidden-hidden,64,4.0,1.0,0.0625,0.0,6.0,null,null]",
                        "[1,epoch,1,excitatory,64,10.0,2.5,0.15625,0.0,6.0,null,null]",
                        "[1,epoch,1,hidden-hidden,64,10.0,2.5,0.15625,0.0,6.0,null,null]"),
                texts("SELECT * EXCEPT (run_id) FROM weights ORDER BY checkpoint, synapse_group"));
    }

    @Test
    void aBatchWhoseRunsAreNotThereDoesNotCount() throws Exception {
        ResultsFolder folder =
                ResultsFolder.of(root.toString(), spark.sparkContext().hadoopConfiguration());
        for (String file : List.of(
                "runs/batch-1.parquet",
                "tasks/batch-1.parquet",
                "tasks/batch-2.parquet",
                "weights/batch-2.parquet",
                "weights/part-3.parquet")) {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        Map<Table, List<String>> files = folder.snapshot().files();
        assertEquals(List.of("batch-1.parquet"), names(files.get(Table.TASKS)));
        assertEquals(List.of("part-3.parquet"), names(files.get(Table.WEIGHTS)));
        assertEquals(List.of(), files.get(Table.CHECKPOINTS));
    }

    @Test
    void everyRowOfALongTableIsToldApartByItsKey() {
        for (Table table : List.of(Table.TASKS, Table.WEIGHTS)) {
            assertTrue(
                    ResultSchema.columns(table, ColumnRole.IDENTITY).containsAll(ResultSchema.key(table)),
                    table.folder());
            assertEquals(
                    List.of(ResultSchema.of(table).fieldNames()), ResultSchema.newerThan(table, 2), "new in version 3");
        }
        assertEquals(
                0,
                ResultTables.open(spark, TinySweep.folder())
                        .weights()
                        .groupBy("run_id", "checkpoint", "synapse_group")
                        .count()
                        .where("count > 1")
                        .count());
    }

    private static List<String> names(List<String> files) {
        return files.stream()
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .toList();
    }

    private static org.apache.spark.sql.types.StructType withoutNullability(StructField[] fields) {
        return new org.apache.spark.sql.types.StructType(Arrays.stream(fields)
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                .toArray(StructField[]::new));
    }

    private List<String> texts(String query) {
        return spark.sql(query).collectAsList().stream().map(Row::toString).toList();
    }

    private static Checkpoint checkpoint(int index, Checkpoint.Moment moment, WeightDistribution weights) {
        return new Checkpoint(
                index,
                moment,
                index,
                0,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Map.of(
                        SynapseGroup.EXCITATORY,
                        weights,
                        new SynapseGroup("hidden-hidden", "a group that has no columns"),
                        weights));
    }

    /** One synapse in each bin. */
    private static WeightDistribution distribution(double sum) {
        int[] histogram = new int[WeightDistribution.BINS];
        Arrays.fill(histogram, 1);
        return new WeightDistribution(
                64, sum, sum / 64, 0, 6, OptionalDouble.empty(), OptionalDouble.empty(), histogram);
    }
}
