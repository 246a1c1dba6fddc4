package org.slumber.spark.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RowFile;
import org.slumber.spark.sweep.SweepFiles;

/** Sweeps over seeds of the fake simulation into one results folder. */
final class SweepFixture {
    static final SweepJob.Options PLAIN =
            new SweepJob.Options(false, false, Optional.of("commit"), Optional.empty(), List.of(), Budget.NONE);
    static final SweepJob.Options RETRY =
            new SweepJob.Options(true, false, Optional.of("commit"), Optional.empty(), List.of(), Budget.NONE);

    final SparkSession spark = LocalSpark.session();
    final ResultsFolder folder;

    SweepFixture(Path root) {
        this(ResultsFolder.of(
                root.resolve("out").toString(),
                LocalSpark.session().sparkContext().hadoopConfiguration()));
    }

    SweepFixture(ResultsFolder folder) {
        this.folder = folder;
    }

    /** Seeds 1 to so many. */
    static SweepPlan plan(int seeds) {
        return SweepPlan.of(
                SweepFiles.of("name: s\naxes:\n  seed: {from: 1, to: " + seeds + ", step: 1}"), Path.of("none"));
    }

    SweepJob job(int seeds, Simulation simulation, SweepJob.Options options, SweepProgress progress) {
        return new SweepJob(spark, plan(seeds), folder, simulation, options, progress);
    }

    SweepSummary sweep(int seeds, Simulation simulation) throws InterruptedException {
        return job(seeds, simulation, PLAIN, SweepProgress.NONE).run();
    }

    /** Every run as "seed status", ascending by seed. */
    List<String> runs() {
        return ResultTables.open(spark, folder).runs().select("seed", "status").collectAsList().stream()
                .sorted(Comparator.comparing(row -> row.getLong(0)))
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
    }

    /** As {@link #runs}, from the files themselves, which takes less than Spark does to begin. */
    List<String> storedRuns() throws IOException {
        StructType schema = ResultSchema.of(Table.RUNS);
        int seed = schema.fieldIndex("seed");
        int status = schema.fieldIndex("status");
        return stored(Table.RUNS).stream()
                .sorted(Comparator.comparing(row -> row.getLong(seed)))
                .map(row -> row.get(seed) + " " + row.get(status))
                .toList();
    }

    /** A row that Spark read, with its values as a run makes them. */
    static Row asMade(Row read, StructType schema) {
        Object[] values = new Object[read.size()];
        for (int i = 0; i < values.length; i++) {
            if (!read.isNullAt(i)) {
                values[i] = switch (schema.fields()[i].dataType().simpleString()) {
                    case "timestamp" -> read.getTimestamp(i).toInstant();
                    case "array<int>" ->
                        read.<Integer>getList(i).stream()
                                .mapToInt(Integer::intValue)
                                .toArray();
                    case "array<string>" -> read.getList(i).toArray();
                    default -> read.get(i);
                };
            }
        }
        return RowFactory.create(values);
    }

    /** A run that came back with these rows. */
    static FinishedRun finished(String key, Row run, List<Row> checkpoints) {
        return new FinishedRun(
                key, false, false, 0, 0, Map.of(Table.RUNS, List.of(run), Table.CHECKPOINTS, checkpoints));
    }

    /** The rows of a table. */
    List<Row> stored(Table table) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String file : folder.snapshot().files().get(table)) {
            try (ParquetReader<Row> reader =
                    RowFile.read(folder.fileSystem(), new org.apache.hadoop.fs.Path(file), ResultSchema.of(table))) {
                for (Row row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Every checkpoint as "run_id checkpoint", ascending. */
    List<String> checkpoints() {
        return ResultTables.open(spark, folder).checkpoints().select("run_id", "checkpoint").collectAsList().stream()
                .map(Row::mkString)
                .sorted()
                .toList();
    }
}
