package org.slumber.spark.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

/** What a results folder says of each run, but for when and where it was made. */
final class Rows {
    private static final String[] WHEN_AND_WHERE = {"started_at", "wall_seconds", "cpu_seconds", "host", "git_commit"};

    private Rows() {}

    /** The whole row of a run and its checkpoints, by seed; two rows of a seed are told apart; none where none is stored. */
    static Map<Long, String> of(Path results) throws IOException {
        ResultsFolder folder = ResultsFolder.of(
                results.toString(), LocalSpark.session().sparkContext().hadoopConfiguration());
        Map<Long, String> rows = new TreeMap<>();
        if (folder.snapshot().files().get(ResultsFolder.Table.RUNS).isEmpty()) {
            return rows;
        }
        ResultTables tables = ResultTables.open(LocalSpark.session(), folder);
        Map<String, Long> seeds = new TreeMap<>();
        Dataset<Row> runs = tables.runs();
        for (Row row : runs.drop(WHEN_AND_WHERE).collectAsList()) {
            seeds.put(row.getAs("run_id"), row.getAs("seed"));
            rows.merge(row.getAs("seed"), row.json(), (one, two) -> one + " and again " + two);
        }
        List<Row> checkpoints =
                tables.checkpoints().orderBy("run_id", "checkpoint").collectAsList();
        for (Row row : checkpoints) {
            rows.merge(seeds.get(row.<String>getAs("run_id")), row.json(), (one, two) -> one + "\n" + two);
        }
        return rows;
    }
}
