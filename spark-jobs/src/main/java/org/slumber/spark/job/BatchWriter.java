package org.slumber.spark.job;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * Commits finished runs. Spark writes a batch aside, each table as one file; then the checkpoints are renamed into their
 * folder, and the runs into theirs. The last rename is the commit.
 */
final class BatchWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final SparkSession spark;
    private final ResultsFolder folder;
    private final Compaction compaction;
    /** Whether a merge was cut off, so that the folder is to be put in order before anything else. */
    private boolean unsettled;

    private volatile String warning;

    BatchWriter(SparkSession spark, ResultsFolder folder) {
        this(spark, folder, new Compaction(spark, folder));
    }

    /** Writes to a folder whose batches are merged so. */
    BatchWriter(SparkSession spark, ResultsFolder folder, Compaction compaction) {
        this.spark = interpreting(spark);
        this.folder = folder;
        this.compaction = compaction;
    }

    /** A session that generates no code: for so few rows, compiling it would take the cores longer than it saves. */
    private static SparkSession interpreting(SparkSession spark) {
        SparkSession session = spark.newSession();
        session.conf().set("spark.sql.codegen.wholeStage", false);
        session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        return session;
    }

    /** Where batches are written before they are committed. */
    static Path staging(ResultsFolder folder) {
        return folder.hidden("staging");
    }

    /**
     * Commits runs that are not committed yet. Where it throws, none of them is. Merges the batches once they are many.
     *
     * @throws IOException where the file system failed
     */
    void commit(List<FinishedRun> finished) throws IOException {
        if (unsettled) {
            Recovery.recover(folder);
            unsettled = false;
        }
        write(finished);
        try {
            compaction.relieve();
        } catch (IOException | RuntimeException e) {
            // what was committed is: a merge can wait, and its failing must not have these runs committed again
            unsettled = true;
            warning = "files of finished runs could not be merged yet: " + Committer.rootCause(e);
        }
    }

    /** What went wrong since this was asked last that can be borne, if anything did. */
    Optional<String> warning() {
        Optional<String> since = Optional.ofNullable(warning);
        warning = null;
        return since;
    }

    private void write(List<FinishedRun> finished) throws IOException {
        List<Row> runs = new ArrayList<>();
        List<Row> checkpoints = new ArrayList<>();
        for (FinishedRun run : finished) {
            runs.add(run.run());
            checkpoints.addAll(run.checkpoints());
        }
        String name = ResultsFolder.BATCH_PREFIX + TIME.format(LocalDateTime.now(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        Path aside = new Path(staging(folder), name);
        Path committedCheckpoints = new Path(folder.of(Table.CHECKPOINTS), name + ".parquet");
        FileSystem fileSystem = folder.fileSystem();
        try {
            Path runsFile = write(runs, ResultSchema.RUNS, new Path(aside, "runs"));
            if (!checkpoints.isEmpty()) {
                Path file = write(checkpoints, ResultSchema.CHECKPOINTS, new Path(aside, "checkpoints"));
                Renames.rename(fileSystem, file, committedCheckpoints);
            }
            Renames.rename(fileSystem, runsFile, new Path(folder.of(Table.RUNS), name + ".parquet"));
        } catch (IOException | RuntimeException e) {
            fileSystem.delete(committedCheckpoints, false);
            throw e;
        } finally {
            fileSystem.delete(aside, true);
        }
    }

    private Path write(List<Row> rows, StructType schema, Path into) throws IOException {
        spark.createDataFrame(rows, schema).coalesce(1).write().parquet(into.toString());
        for (FileStatus status : folder.fileSystem().listStatus(into)) {
            if (status.getPath().getName().endsWith(".parquet")) {
                return status.getPath();
            }
        }
        throw new IOException("Spark wrote no file into " + into);
    }
}
