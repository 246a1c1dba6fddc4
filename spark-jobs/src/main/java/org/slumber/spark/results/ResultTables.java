package org.slumber.spark.results;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * The tables of a results folder as Spark reads them, safely while a sweep goes on. Each run is in them once, however
 * often the folder has it ({@link RepeatedRuns}).
 *
 * @param tables all of them; one that the folder does not have is empty
 * @param points those that sweeps took from files, with their runs
 * @param notes what a reader must know of them, a sentence each
 * @param repeated whether the folder has more rows than these
 */
public record ResultTables(Map<Table, Dataset<Row>> tables, Dataset<Row> points, List<String> notes, boolean repeated) {
    /** Keeps its own copies. */
    public ResultTables {
        tables = Map.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /**
     * Opens the tables as they are now; what is committed later is not in them.
     *
     * @throws InvalidInputException where the folder has no runs
     */
    public static ResultTables open(SparkSession spark, ResultsFolder folder) {
        Map<Table, List<String>> files;
        Dataset<Row> points;
        try {
            files = folder.snapshot().files();
            points = ListedPoints.read(spark, folder);
        } catch (IOException e) {
            throw new InvalidInputException("results folder " + folder.display() + " cannot be read: " + e, e);
        }
        if (files.get(Table.RUNS).isEmpty()) {
            throw new InvalidInputException("results folder " + folder.display() + " has no runs");
        }
        Map<Table, Dataset<Row>> tables = new EnumMap<>(Table.class);
        files.forEach((table, ofTable) -> tables.put(table, read(spark, table, ofTable)));
        List<String> ofJars = JarsUsed.of(tables.get(Table.RUNS)).notes(folder);
        ResultTables once = RepeatedRuns.once(tables, points);
        return ofJars.isEmpty()
                ? once
                : new ResultTables(
                        once.tables,
                        points,
                        Stream.concat(ofJars.stream(), once.notes.stream()).toList(),
                        once.repeated);
    }

    /**
     * Refuses to add runs to a folder where that would lose columns that only a missing jar of one's own has.
     *
     * @param mixed whether runs of several builds of a jar may lie in the folder
     * @return what a user must know, a sentence each
     */
    public static List<String> checkJars(SparkSession spark, ResultsFolder folder, boolean mixed) throws IOException {
        List<String> files =
                folder.files(Table.RUNS).stream().map(Path::toString).toList();
        return files.isEmpty()
                ? List.of()
                : JarsUsed.of(read(spark, Table.RUNS, files))
                        .resumed(
                                folder,
                                mixed,
                                () -> Set.of(spark.read()
                                        .option("mergeSchema", "true")
                                        .parquet(literals(files))
                                        .columns()));
    }

    /** A table. */
    public Dataset<Row> of(Table table) {
        return tables.get(table);
    }

    /** One row a run. */
    public Dataset<Row> runs() {
        return of(Table.RUNS);
    }

    /** One row a moment of a run. */
    public Dataset<Row> checkpoints() {
        return of(Table.CHECKPOINTS);
    }

    /** One row a moment of a run and group of synapses, those with columns in the checkpoints included. */
    public Dataset<Row> weights() {
        return WeightsView.of(checkpoints(), of(Table.WEIGHTS));
    }

    /** Makes a view of each table by its name; that of {@code weights} has all groups of synapses. */
    public void createViews() {
        tables.forEach(
                (table, rows) -> (table == Table.WEIGHTS ? weights() : rows).createOrReplaceTempView(table.folder()));
        points.createOrReplaceTempView(ListedPoints.NAME);
    }

    private static Dataset<Row> read(SparkSession spark, Table table, List<String> files) {
        if (files.isEmpty()) {
            return spark.createDataFrame(List.of(), ResultSchema.of(table)).withColumn(RepeatedRuns.COPY, lit(""));
        }
        return spark.read()
                .schema(ResultSchema.of(table))
                .parquet(literals(files))
                .withColumn(
                        RepeatedRuns.COPY,
                        regexp_extract(col("_metadata.file_name"), ResultsFolder.WRITTEN_AT_ONCE, 1));
    }

    private static String[] literals(List<String> files) {
        return files.stream().map(file -> literal(new Path(file))).toArray(String[]::new);
    }

    /** A path as Spark reads it, which takes one for a pattern; a folder may be called run[1]. */
    static String literal(Path path) {
        return path.toString().replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
    }
}
