package org.slumber.spark.job;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RowFile;

/**
 * Commits finished runs. A batch is written aside, each table as one file; then these are renamed into the tables'
 * folders, the runs last. The last rename is the commit.
 *
 * <p>The rows are at the driver, and it writes them itself: a Spark job would wait for a core, behind hours of runs.
 */
final class BatchWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final ResultsFolder folder;
    private final Compaction compaction;
    /** Whether a merge was cut off, so that the folder is to be put in order before anything else. */
    private boolean unsettled;

    private volatile String warning;

    BatchWriter(ResultsFolder folder) {
        this(folder, new Compaction(folder));
    }

    /** Writes to a folder whose batches are merged so. */
    BatchWriter(ResultsFolder folder, Compaction compaction) {
        this.folder = folder;
        this.compaction = compaction;
    }

    /** Where batches are written before they are committed. */
    static Path staging(ResultsFolder folder) {
        return folder.hidden("staging");
    }

    /** Rows of finished runs, of one table at a time. */
    interface Rows {
        void of(Table table, Sink sink) throws IOException;
    }

    /** Where a row goes. */
    interface Sink {
        void add(Row row) throws IOException;
    }

    /**
     * Commits runs that are not committed yet. Where it throws, none of them is. Merges the batches once they are many.
     *
     * @throws IOException where the file system failed
     */
    void commit(List<FinishedRun> finished) throws IOException {
        commit((Table table, Sink sink) -> {
            for (FinishedRun run : finished) {
                for (Row row : run.rows(table)) {
                    sink.add(row);
                }
            }
        });
    }

    /**
     * As {@link #commit(List)}, of rows that need not be held in memory.
     *
     * @param rows at least one of the table of runs
     */
    void commit(Rows rows) throws IOException {
        if (unsettled) {
            Recovery.recover(folder);
            unsettled = false;
        }
        write(rows);
        try {
            compaction.relieve();
        } catch (IOException | RuntimeException | FSError e) {
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

    private void write(Rows rows) throws IOException {
        String name = ResultsFolder.BATCH_PREFIX + TIME.format(LocalDateTime.now(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        Path aside = new Path(staging(folder), name);
        FileSystem fileSystem = folder.fileSystem();
        List<Path> entered = new ArrayList<>();
        try {
            Map<Table, Path> files = new EnumMap<>(Table.class);
            for (Table table : Table.values()) {
                Path file = new Path(aside, table.folder() + ".parquet");
                if (written(rows, table, file)) {
                    files.put(table, file);
                }
            }
            Path runs = files.remove(Table.RUNS);
            for (Map.Entry<Table, Path> file : files.entrySet()) {
                Path place = folder.of(file.getKey());
                if (!file.getKey().always()) {
                    fileSystem.mkdirs(place);
                }
                Path into = new Path(place, name + ".parquet");
                entered.add(into);
                Renames.rename(fileSystem, file.getValue(), into);
            }
            Renames.rename(fileSystem, runs, new Path(folder.of(Table.RUNS), name + ".parquet"));
        } catch (IOException | RuntimeException | FSError e) {
            for (Path each : entered) {
                fileSystem.delete(each, false);
            }
            throw e;
        } finally {
            fileSystem.delete(aside, true);
        }
    }

    /** Writes a table's rows, and says whether there were any. */
    private boolean written(Rows rows, Table table, Path file) throws IOException {
        Appender appender = new Appender(file, ResultSchema.of(table));
        try (appender) {
            rows.of(table, appender);
        }
        return appender.out != null;
    }

    /** A file that is there once it has a row. */
    private final class Appender implements Sink, AutoCloseable {
        private final Path file;
        private final StructType schema;
        private ParquetWriter<Row> out;

        Appender(Path file, StructType schema) {
            this.file = file;
            this.schema = schema;
        }

        @Override
        public void add(Row row) throws IOException {
            if (out == null) {
                out = RowFile.write(folder.fileSystem(), file, schema);
            }
            out.write(row);
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }
    }
}
