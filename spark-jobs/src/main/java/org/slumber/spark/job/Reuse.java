package org.slumber.spark.job;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RowFile;
import org.slumber.spark.results.RunStatus;

/**
 * Takes runs of a plan from other results folders: equal identities are equal results. Their rows stay what they are, but
 * for the column that says where they came from. What failed there is not taken.
 */
final class Reuse {
    private static final StructType RUNS = ResultSchema.RUNS;

    private final SparkSession spark;
    private final ResultsFolder folder;
    private final SweepPlan plan;

    Reuse(SparkSession spark, ResultsFolder folder, SweepPlan plan) {
        this.spark = spark;
        this.folder = folder;
        this.plan = plan;
    }

    /**
     * Takes what the folder lacks and another has.
     *
     * @return the number of rows of runs taken
     * @throws InvalidInputException where the other has no runs, or is the folder itself
     */
    int from(ResultsFolder other) throws IOException {
        if (other.root().equals(folder.root())) {
            throw new InvalidInputException("--reuse " + other.display() + " is the results folder itself");
        }
        if (other.files(Table.RUNS).isEmpty()) {
            throw new InvalidInputException("--reuse " + other.display() + " has no runs");
        }
        SweepPlan here = FormerIds.adopted(spark, folder, plan);
        SweepPlan there = FormerIds.adopted(spark, other, plan);
        Set<String> stored = FormerIds.stored(folder);
        Set<String> wanted = new HashSet<>();
        for (int run = 0; run < plan.size(); run++) {
            if (!stored.contains(here.runId(run))) {
                wanted.add(there.runId(run));
            }
        }
        Map<Table, List<String>> files = other.snapshot().files();
        Map<String, Set<String>> chosen = chosen(other, files.get(Table.RUNS), wanted, stored);
        int count = chosen.values().stream().mapToInt(Set::size).sum();
        if (count > 0) {
            String origin = other.root().toString();
            new BatchWriter(folder).commit((table, sink) -> {
                StructType schema = ResultSchema.of(table);
                int id = schema.fieldIndex("run_id");
                for (String name : files.get(table)) {
                    Path file = new Path(name);
                    Set<String> ids = chosen.getOrDefault(ResultsFolder.writtenAtOnce(file), Set.of());
                    if (ids.isEmpty()) {
                        continue;
                    }
                    try (ParquetReader<Row> rows = RowFile.read(other.fileSystem(), file, schema)) {
                        for (Row row = rows.read(); row != null; row = rows.read()) {
                            if (ids.contains(row.getString(id)) && (table != Table.RUNS || taken(row))) {
                                sink.add(table == Table.RUNS ? marked(row, origin) : row);
                            }
                        }
                    }
                }
            });
        }
        return count;
    }

    /** By what the files of a run's tables have in common, the rows of runs to take: of several of one run the first. */
    private static Map<String, Set<String>> chosen(
            ResultsFolder other, List<String> files, Set<String> wanted, Set<String> stored) throws IOException {
        StructType schema = new StructType(
                new StructField[] {RUNS.apply("run_id"), RUNS.apply("whole_run_id"), RUNS.apply("status")});
        Set<String> seen = new HashSet<>(stored);
        Map<String, Set<String>> chosen = new HashMap<>();
        for (String name : files) {
            Path file = new Path(name);
            try (ParquetReader<Row> rows = RowFile.read(other.fileSystem(), file, schema)) {
                for (Row row = rows.read(); row != null; row = rows.read()) {
                    String id = row.getString(0);
                    String whole = row.isNullAt(1) ? id : row.getString(1);
                    if (wanted.contains(whole) && !row.getString(2).equals(RunStatus.FAILED.text()) && seen.add(id)) {
                        chosen.computeIfAbsent(ResultsFolder.writtenAtOnce(file), key -> new HashSet<>())
                                .add(id);
                    }
                }
            }
        }
        return chosen;
    }

    private static boolean taken(Row run) {
        return !run.getString(RUNS.fieldIndex("status")).equals(RunStatus.FAILED.text());
    }

    /** Where a row was first made stays with it. */
    private static Row marked(Row run, String origin) {
        return run.isNullAt(RUNS.fieldIndex(ResultSchema.REUSED_FROM))
                ? ResultSchema.with(run, ResultSchema.REUSED_FROM, origin)
                : run;
    }
}
