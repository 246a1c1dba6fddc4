package org.slumber.spark.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RowFile;
import org.slumber.spark.results.RunStatus;

/**
 * Rewrites the tables of a results folder into few files; only under the folder's lock, and never beside a commit.
 *
 * <p>The new files of all tables are written aside whole; then {@link Replacement} puts them in the place of the old ones.
 *
 * <p>A rewrite costs what the whole table holds, so it waits until there is enough that is new: a sweep of days has at
 * no time more than 512 batches beside the merged files, and each row is rewritten a few times only. The driver does it
 * itself: a Spark job would wait for a core while runs have them all, and the commits behind it.
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
    /** Size of a file that more than one are merged into, at most, bytes of the files as they are. */
    private static final long FILE_BYTES = 64L << 20;

    private static final int RUN_ID = ResultSchema.RUNS.fieldIndex("run_id");
    private static final int STATUS = ResultSchema.RUNS.fieldIndex("status");
    private static final StructType RUN_ID_AND_STATUS =
            new StructType(new StructField[] {ResultSchema.RUNS.apply(RUN_ID), ResultSchema.RUNS.apply(STATUS)});

    private final ResultsFolder folder;
    private final int manyBatches;

    Compaction(ResultsFolder folder) {
        this(folder, MANY_BATCHES);
    }

    /** Of a folder in which so many batches are many. */
    Compaction(ResultsFolder folder, int manyBatches) {
        this.folder = folder;
        this.manyBatches = manyBatches;
    }

    /** Merges the batches at the end of a sweep, unless few of them lie beside far more that is merged. */
    void merge() throws IOException {
        Sizes sizes = sizes();
        if (sizes.files() > 1 && sizes.batches() > 0 && sizes.worthwhile(LEFT_BATCHES)) {
            rewrite(Optional::of);
        }
    }

    /** Marks rows that were stopped as promoted, and merges the batches by the way. */
    void promote(Set<String> runIds) throws IOException {
        if (!runIds.isEmpty() && anyStopped(runIds)) {
            rewrite(run ->
                    Optional.of(stopped(run.getString(RUN_ID), run.getString(STATUS), runIds) ? promoted(run) : run));
        }
    }

    private boolean anyStopped(Set<String> runIds) throws IOException {
        for (Path file : folder.files(Table.RUNS)) {
            try (ParquetReader<Row> runs = RowFile.read(folder.fileSystem(), file, RUN_ID_AND_STATUS)) {
                for (Row run = runs.read(); run != null; run = runs.read()) {
                    if (stopped(run.getString(0), run.getString(1), runIds)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean stopped(String runId, String status, Set<String> runIds) {
        return runIds.contains(runId) && status.equals(RunStatus.STOPPED.text());
    }

    private static Row promoted(Row run) {
        Object[] values = new Object[run.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == STATUS ? RunStatus.PROMOTED.text() : run.get(i);
        }
        return RowFactory.create(values);
    }

    /** Merges the batches of a sweep that goes on, once they are many. */
    void relieve() throws IOException {
        Sizes sizes = sizes();
        if (sizes.batches() >= manyBatches && sizes.worthwhile(MOST_BATCHES)) {
            rewrite(Optional::of);
        }
    }

    /**
     * Writes each run once, as readers get it, where the folder has more rows of it. Only before a sweep begins: what is
     * written together counts as one copy from then on, and Spark does it.
     *
     * @param tables of the folder as it is
     */
    void once(ResultTables tables) throws IOException {
        if (!tables.repeated()) {
            return;
        }
        UUID merge = UUID.randomUUID();
        for (Table table : Table.values()) {
            int files = together(folder.files(table)).size();
            if (files > 0) {
                write(tables.of(table).coalesce(files), table, merge);
            }
        }
        replace();
    }

    private void write(Dataset<Row> rows, Table table, UUID merge) throws IOException {
        Path into = folder.merged(table);
        try {
            rows.write().mode(SaveMode.Overwrite).parquet(into.toString());
        } catch (RuntimeException e) {
            throw new IOException(Committer.rootCause(e), e);
        }
        int file = 0;
        for (Path written : folder.parquet(into)) {
            Renames.rename(folder.fileSystem(), written, new Path(into, ResultsFolder.mergedName(merge, file++)));
        }
    }

    /** Takes these runs out; they must have no rows in other tables. */
    void without(Collection<String> runIds) throws IOException {
        Set<String> out = Set.copyOf(runIds);
        rewrite(run -> out.contains(run.getString(RUN_ID)) ? Optional.empty() : Optional.of(run));
    }

    /**
     * What a rewrite has before it, of all tables.
     *
     * @param files of runs
     * @param batches those of them that are batches
     * @param batchBytes size of the batches of all tables
     * @param bytes size of all tables
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

    /** Rewrites all tables, and of each run what is made of it. */
    private void rewrite(Function<Row, Optional<Row>> runs) throws IOException {
        UUID merge = UUID.randomUUID();
        for (Table table : Table.values()) {
            rewrite(table, merge, table == Table.RUNS ? runs : Optional::of);
        }
        replace();
    }

    private void replace() throws IOException {
        Replacement replacement = new Replacement(folder);
        replacement.begin();
        replacement.finish();
    }

    private void rewrite(Table table, UUID merge, Function<Row, Optional<Row>> rows) throws IOException {
        FileSystem fileSystem = folder.fileSystem();
        StructType schema = ResultSchema.of(table);
        int file = 0;
        Path into = folder.merged(table);
        fileSystem.delete(into, true);
        fileSystem.mkdirs(into);
        for (List<Path> files : together(folder.files(table))) {
            Path merged = new Path(into, ResultsFolder.mergedName(merge, file++));
            try (ParquetWriter<Row> out = RowFile.write(fileSystem, merged, schema)) {
                for (Path each : files) {
                    copy(each, schema, rows, out);
                }
            }
        }
    }

    /** Which files are to be one. */
    private List<List<Path>> together(List<Path> files) throws IOException {
        List<List<Path>> together = new ArrayList<>();
        long bytes = 0;
        for (Path file : files) {
            long size = folder.fileSystem().getFileStatus(file).getLen();
            bytes += size;
            if (together.isEmpty() || bytes > FILE_BYTES) {
                together.add(new ArrayList<>());
                bytes = size;
            }
            together.get(together.size() - 1).add(file);
        }
        return together;
    }

    private void copy(Path file, StructType schema, Function<Row, Optional<Row>> rows, ParquetWriter<Row> out)
            throws IOException {
        try (ParquetReader<Row> in = RowFile.read(folder.fileSystem(), file, schema)) {
            for (Row row = in.read(); row != null; row = in.read()) {
                Optional<Row> kept = rows.apply(row);
                if (kept.isPresent()) {
                    out.write(kept.get());
                }
            }
        }
    }
}
