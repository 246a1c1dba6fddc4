package org.slumber.spark.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.results.ListedPoints;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RowFile;

/**
 * The views of a results folder as files, for programs that have no Spark: {@code views/NAME.parquet} or {@code
 * NAME.csv}, {@code views/columns.csv} with the unit and meaning of every column, and {@code views/made-of.txt} with the
 * names of the files of runs and points that they were made of: where the folder has others, the views are older than its tables.
 *
 * <p>Each file is written aside by the driver and takes the place of that before it at once, as far as the file system can
 * do that; {@code made-of.txt} is the last.
 */
final class ViewFiles {
    private static final String FOLDER = "views";
    private static final String ASIDE = FOLDER + "-";
    private static final String MADE_OF = "made-of.txt";

    /** Beyond it a sweep leaves the files to the command: they would keep it waiting. */
    private static final long MOST_RUNS = 100_000;

    private final ResultsFolder folder;
    private final Path place;
    private final String madeOf;

    /** How a view is written. */
    private enum Format {
        /** Keeps the types. */
        PARQUET,
        /** For programs that cannot read that. */
        CSV;

        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private ViewFiles(ResultsFolder folder, String madeOf) {
        this.folder = folder;
        this.place = new Path(folder.root(), FOLDER);
        this.madeOf = madeOf;
    }

    /**
     * Of a results folder as it is now: to be asked for before its tables are opened.
     *
     * @throws InvalidInputException where it cannot be read
     */
    static ViewFiles of(ResultsFolder folder) {
        try {
            return new ViewFiles(
                    folder,
                    Stream.concat(folder.files(Table.RUNS).stream(), ListedPoints.files(folder).stream())
                            .map(path -> path.getName() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new InvalidInputException("results folder " + folder.display() + " cannot be read: " + e, e);
        }
    }

    /** Writes those that are missing or old; whatever goes wrong is a sentence, as the sweep has its results. */
    void writeAfterSweep(AnalysisViews views) {
        String command = "./submit.sh views " + folder.display();
        try {
            if (upToDate()) {
                return;
            }
            if (views.tables().runs().count() > MOST_RUNS) {
                System.err.println("Files for pandas and R: " + command);
                return;
            }
            deleteLeftovers();
            write(views, false);
        } catch (Exception e) {
            // whatever it is, the sweep has its results; Spark declares none of its checked exceptions to Java
            System.err.println("The views were not written as files (" + e + "); " + command);
        }
    }

    /** Whether they were made of the folder's runs and points as these are. */
    private boolean upToDate() throws IOException {
        try (InputStream in = folder.fileSystem().open(new Path(place, MADE_OF))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(madeOf);
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /** What a kill has left. */
    private void deleteLeftovers() throws IOException {
        for (FileStatus status : folder.fileSystem().listStatus(folder.root())) {
            if (status.getPath().getName().startsWith(folder.hidden(ASIDE).getName())) {
                folder.fileSystem().delete(status.getPath(), true);
            }
        }
    }

    /**
     * Writes all views as Parquet.
     *
     * @param csv whether as CSV, too; where there are such files already they are written in any case
     * @throws IOException where the file system failed
     */
    void write(AnalysisViews views, boolean csv) throws IOException {
        Set<Format> formats = EnumSet.of(Format.PARQUET);
        if (csv || folder.fileSystem().exists(new Path(place, "runs" + Format.CSV.ending()))) {
            formats.add(Format.CSV);
        }
        Path aside = folder.hidden(ASIDE + UUID.randomUUID());
        try {
            List<String> names = new ArrayList<>();
            Map<String, Dataset<Row>> all = views(views);
            for (Map.Entry<String, Dataset<Row>> view : all.entrySet()) {
                for (Format each : formats) {
                    names.add(view.getKey() + each.ending());
                    write(view.getValue(), each, new Path(aside, view.getKey() + each.ending()));
                }
            }
            names.add("columns.csv");
            text(new Path(aside, "columns.csv"), columns(all));
            names.add(MADE_OF);
            text(new Path(aside, MADE_OF), madeOf);
            folder.fileSystem().mkdirs(place);
            for (String name : names) {
                replace(new Path(aside, name), new Path(place, name));
            }
        } finally {
            folder.fileSystem().delete(aside, true);
        }
    }

    /** Those of them that cost little and that no other program can make from the tables with ease. */
    private static Map<String, Dataset<Row>> views(AnalysisViews views) {
        ResultTables tables = views.tables();
        Map<String, Dataset<Row>> all = new LinkedHashMap<>();
        all.put("runs", views.describedRuns());
        all.put("checkpoints", tables.checkpoints());
        all.put("weights", tables.weights());
        all.put("tasks", tables.of(Table.TASKS));
        all.put("dynamics", tables.of(Table.DYNAMICS));
        // few rows in many parts, each of which would be a job of its own
        all.put(AnalysisViews.SUMMARY, views.summary().coalesce(1));
        all.put(AnalysisViews.PAIRED, views.paired().coalesce(1));
        all.put(ListedPoints.NAME, tables.points());
        return all;
    }

    private void write(Dataset<Row> rows, Format format, Path file) throws IOException {
        if (format == Format.CSV) {
            folder.fileSystem().mkdirs(file.getParent());
            try (PrintStream to =
                    new PrintStream(folder.fileSystem().create(file, false), false, StandardCharsets.UTF_8)) {
                RowText.csv(rows, to);
                if (to.checkError()) {
                    throw new IOException("cannot write " + file);
                }
            }
            return;
        }
        StructType schema = rows.schema();
        try (ParquetWriter<Row> to = RowFile.write(folder.fileSystem(), file, schema)) {
            for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
                to.write(stored(each.next(), schema));
            }
        }
    }

    /** A row as {@link RowFile} takes it. */
    private static Row stored(Row row, StructType schema) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            if (row.isNullAt(i)) {
                continue;
            }
            switch (schema.fields()[i].dataType().simpleString()) {
                case "timestamp" -> values[i] = ((Timestamp) row.get(i)).toInstant();
                case "array<int>" ->
                    values[i] = row.<Integer>getList(i).stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
                case "array<double>", "array<string>" ->
                    values[i] = row.getList(i).toArray();
                default -> values[i] = row.get(i);
            }
        }
        return RowFactory.create(values);
    }

    /** View, column, type, unit and meaning; the latter two as Spark has them, in one comment. */
    private static String columns(Map<String, Dataset<Row>> views) {
        StringBuilder text = new StringBuilder(CsvText.line(List.of("view", "column", "type", "unit", "meaning")));
        views.forEach((name, rows) -> {
            for (StructField field : rows.schema().fields()) {
                String comment =
                        field.metadata().contains("comment") ? field.metadata().getString("comment") : "";
                int bracket = comment.endsWith("]") ? comment.lastIndexOf(" [") : -1;
                text.append(CsvText.line(Arrays.asList(
                        name,
                        field.name(),
                        field.dataType().simpleString(),
                        bracket < 0 ? null : comment.substring(bracket + 2, comment.length() - 1),
                        bracket < 0 ? comment : comment.substring(0, bracket))));
            }
        });
        return text.toString();
    }

    private void text(Path file, String text) throws IOException {
        try (OutputStream out = folder.fileSystem().create(file, false)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void replace(Path from, Path to) throws IOException {
        FileSystem fileSystem = folder.fileSystem();
        if (fileSystem.getUri().getScheme().equals("file")) {
            // replaces at once, which Hadoop's own replacing does not do here
            if (!fileSystem.rename(from, to)) {
                throw new IOException("cannot rename " + from + " to " + to);
            }
        } else {
            FileContext.getFileContext(fileSystem.getUri(), fileSystem.getConf())
                    .rename(from, to, Options.Rename.OVERWRITE);
        }
    }
}
