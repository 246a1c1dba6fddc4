package org.slumber.spark.job;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunStatus;

/**
 * Rewrites the tables of a results folder into few files; only under the folder's lock, and never beside a commit.
 *
 * <p>The new files of both tables are written aside whole; then {@link Replacement} puts them in the place of the old ones.
 *
 * <p>A rewrite costs what the whole table holds, so it waits until there is enough that is new: a sweep of days has at
 * no time more than 512 batches beside the merged files, and each row is rewritten a few times only.
 */
final class Compaction {
    /** Batches of which a sweep that goes on has merged none yet. */
    private static final int MANY_BATCHES = 64;
    /** Batches that are merged whatever lies beside them. */
    private static final int MOST_BATCHES = 512;
    /** Batches that a sweep may leave behind where all else is far larger. */
    private static final int LEFT_BATCHES = 16;
    /** Share of the table that the batches make up from which they are worth a rewrite, as its inverse. */
    private static final int WORTHWHILE = 8;
    /** Size of a file to aim at, bytes of the files as they are. */
    private static final long FILE_BYTES = 64L << 20;

    private final SparkSession spark;
    private final ResultsFolder folder;
    private final int manyBatches;

    Compaction(SparkSession spark, ResultsFolder folder) {
        this(spark, folder, MANY_BATCHES);
    }

    /** Of a folder in which so many batches are many. */
    Compaction(SparkSession spark, ResultsFolder folder, int manyBatches) {
        this.spark = spark;
        this.folder = folder;
        this.manyBatches = manyBatches;
    }

    /** Merges the batches at the end of a sweep, unless few of them lie beside far more that is merged. */
    void merge() throws IOException {
        Sizes sizes = sizes();
        if (sizes.files() > 1 && sizes.batches() > 0 && sizes.worthwhile(LEFT_BATCHES)) {
            rewrite(UnaryOperator.identity());
        }
    }

    /** Marks rows that were stopped as promoted, and merges the batches by the way. */
    void promote(Set<String> runIds) throws IOException {
        if (!runIds.isEmpty() && anyStopped(runIds)) {
            rewrite(runs -> marked(runs, runIds));
        }
    }

    private boolean anyStopped(Set<String> ids) {
        return ResultTables.open(spark, folder)
                .runs()
                .where(functions.col("status").equalTo(RunStatus.STOPPED.text()))
                .select("run_id")
                .collectAsList()
                .stream()
                .anyMatch(row -> ids.contains(row.getString(0)));
    }

    private Dataset<Row> marked(Dataset<Row> runs, Set<String> promoted) {
        Dataset<Row> ids =
                spark.createDataset(List.copyOf(promoted), Encoders.STRING()).toDF("promoted_id");
        Column status = functions
                .when(
                        functions
                                .col("promoted_id")
                                .isNotNull()
                                .and(functions.col("status").equalTo(RunStatus.STOPPED.text())),
                        functions.lit(RunStatus.PROMOTED.text()))
                .otherwise(functions.col("status"));
        return runs.join(ids, functions.col("run_id").equalTo(functions.col("promoted_id")), "left_outer")
                .withColumn(
                        "status",
                        status.as("status", runs.schema().apply("status").metadata()))
                .drop("promoted_id");
    }

    /** Merges the batches of a sweep that goes on, once they are many. */
    void relieve() throws IOException {
        Sizes sizes = sizes();
        if (sizes.batches() >= manyBatches && sizes.worthwhile(MOST_BATCHES)) {
            rewrite(UnaryOperator.identity());
        }
    }

    /** Takes these runs out; they must have no checkpoints. */
    void without(Collection<String> runIds) throws IOException {
        Dataset<Row> out =
                spark.createDataset(List.copyOf(runIds), Encoders.STRING()).toDF("out");
        rewrite(runs -> runs.join(functions.broadcast(out), runs.col("run_id").equalTo(out.col("out")), "left_anti"));
    }

    /**
     * What a rewrite has before it, of both tables.
     *
     * @param files of runs
     * @param batches those of them that are batches
     * @param batchBytes size of the batches of both tables
     * @param bytes size of both tables
     */
    private record Sizes(int files, int batches, long batchBytes, long bytes) {
        boolean worthwhile(int mostBatches) {
            return batches >= mostBatches || batchBytes >= bytes / WORTHWHILE;
        }
    }

    private Sizes sizes() throws IOException {
        int files = 0;
        int batches = 0;
        long batchBytes = 0;
        long bytes = 0;
        for (Table table : Table.values()) {
            for (Path file : folder.files(table)) {
                long size = folder.fileSystem().getFileStatus(file).getLen();
                boolean batch = file.getName().startsWith(ResultsFolder.BATCH_PREFIX);
                bytes += size;
                batchBytes += batch ? size : 0;
                files += table == Table.RUNS ? 1 : 0;
                batches += table == Table.RUNS && batch ? 1 : 0;
            }
        }
        return new Sizes(files, batches, batchBytes, bytes);
    }

    private void rewrite(UnaryOperator<Dataset<Row>> kept) throws IOException {
        write(Table.CHECKPOINTS, ResultSchema.CHECKPOINTS, UnaryOperator.identity());
        write(Table.RUNS, ResultSchema.RUNS, kept);
        Replacement replacement = new Replacement(folder);
        replacement.begin();
        replacement.finish();
    }

    private void write(Table table, StructType schema, UnaryOperator<Dataset<Row>> kept) throws IOException {
        FileSystem fileSystem = folder.fileSystem();
        Path into = folder.merged(table);
        fileSystem.delete(into, true);
        List<Path> files = folder.files(table);
        if (files.isEmpty()) {
            fileSystem.mkdirs(into);
            return;
        }
        long bytes = 0;
        for (Path file : files) {
            FileStatus status = fileSystem.getFileStatus(file);
            bytes += status.getLen();
        }
        Dataset<Row> rows = spark.read()
                .schema(schema)
                .parquet(files.stream().map(Path::toString).toArray(String[]::new));
        kept.apply(rows).coalesce((int) (bytes / FILE_BYTES) + 1).write().parquet(into.toString());
    }
}
