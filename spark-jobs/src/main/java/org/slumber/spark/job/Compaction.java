package org.slumber.spark.job;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * Rewrites the tables of a results folder into few files; only under the folder's lock.
 *
 * <p>The new files of both tables are written aside whole, then each table's folder is swapped by two renames, the
 * checkpoints first. {@link Recovery} finishes or takes back a swap that was cut off between them. Whoever reads the
 * folders without {@link ResultsFolder#snapshot()} may find none for that moment, but never a row twice, half or wrong.
 */
final class Compaction {
    /** Files of a table below which it is left as it is. */
    private static final int FEW = 2;
    /** Size of a file to aim at, bytes of the files as they are. */
    private static final long FILE_BYTES = 64L << 20;

    private final SparkSession spark;
    private final ResultsFolder folder;

    Compaction(SparkSession spark, ResultsFolder folder) {
        this.spark = spark;
        this.folder = folder;
    }

    static Path compacted(ResultsFolder folder, Table table) {
        return folder.hidden("compacted-" + table.folder());
    }

    /** Merges the batches, unless they are few. */
    void merge() throws IOException {
        if (folder.files(Table.RUNS).size() >= FEW) {
            rewrite(UnaryOperator.identity());
        }
    }

    /** Takes the runs out for which the condition holds; they must have no checkpoints. */
    void without(Column condition) throws IOException {
        rewrite(runs -> runs.where(functions.not(condition)));
    }

    private void rewrite(UnaryOperator<Dataset<Row>> kept) throws IOException {
        FileSystem fileSystem = folder.fileSystem();
        write(Table.CHECKPOINTS, ResultSchema.CHECKPOINTS, UnaryOperator.identity());
        write(Table.RUNS, ResultSchema.RUNS, kept);
        for (Table table : List.of(Table.CHECKPOINTS, Table.RUNS)) {
            Renames.rename(fileSystem, folder.of(table), folder.superseded(table));
            Renames.rename(fileSystem, compacted(folder, table), folder.of(table));
        }
        for (Table table : Table.values()) {
            fileSystem.delete(folder.superseded(table), true);
        }
    }

    private void write(Table table, StructType schema, UnaryOperator<Dataset<Row>> kept) throws IOException {
        FileSystem fileSystem = folder.fileSystem();
        Path into = compacted(folder, table);
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
