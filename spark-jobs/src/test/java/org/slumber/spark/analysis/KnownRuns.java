package org.slumber.spark.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;

/** Results of made-up runs, whose every answer can be worked out by hand. What a run does not give is null. */
public final class KnownRuns {
    private final List<Map<String, Object>> runs = new ArrayList<>();
    private final List<Map<String, Object>> checkpoints = new ArrayList<>();

    /** A run that ended well, of stdp with sleep on geomfig; name and value in turn say what else, or otherwise. */
    public KnownRuns run(double ratio, long seed, double accuracy, Object... others) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("run_id", "run-" + (100 + runs.size()));
        run.put("status", "ok");
        run.put("dataset", "geomfig");
        run.put("learner", "stdp");
        run.put("preset", "table");
        run.put("protocol", "standard");
        run.put("regulariser", "sleep");
        run.put("seed", seed);
        run.put("sleep_ratio", ratio);
        run.put("sleep_decay", 0.99997);
        run.put("sleep_target", "static");
        run.put("plasticity_timing", "published");
        run.put("test_accuracy", accuracy);
        run.put("started_at", Timestamp.from(Instant.parse("2026-01-01T00:00:00Z")));
        run.put("host", "here");
        run.put("dataset_checksum", "0f");
        run.put("engine_version", "1");
        put(run, others);
        runs.add(run);
        return this;
    }

    /** Two seeds of each learner without and with sleep, whose weights end at 9, 2.5, 1.5 and 0.75 times their sums. */
    public static KnownRuns ofBothLearners() {
        String stdp = "weights_excitatory_sum_ratio_end";
        String surrogate = "weights_input_hidden_sum_ratio_end";
        KnownRuns runs = new KnownRuns()
                .seeds(0, List.of(0.5, 0.5), stdp, 9.0, "weights_inhibitory_sum_ratio_end", 7.0)
                .run(0.1, 1, 0.7, stdp, 2.0)
                .run(0.1, 2, 0.7, stdp, 3.0);
        for (double ratio : new double[] {0, 0.1}) {
            runs.surrogateSeeds(
                    ratio,
                    List.of(0.8, 0.8),
                    surrogate,
                    ratio == 0 ? 1.5 : 0.75,
                    "weights_hidden_output_sum_ratio_end",
                    4.0);
        }
        return runs;
    }

    /** A run of the same points for each accuracy, of seeds 1, 2, ... */
    public KnownRuns seeds(double ratio, List<Double> accuracies, Object... others) {
        for (int i = 0; i < accuracies.size(); i++) {
            run(ratio, i + 1L, accuracies.get(i), others);
        }
        return this;
    }

    /** A run of the surrogate-gradient network for each accuracy, of seeds 1, 2, ... */
    public KnownRuns surrogateSeeds(double ratio, List<Double> accuracies, Object... others) {
        List<Object> all = new ArrayList<>(Arrays.asList(
                "learner",
                "surrogate-gradient",
                "sleep_decay",
                0.999,
                "sleep_target",
                null,
                "plasticity_timing",
                null));
        all.addAll(Arrays.asList(others));
        return seeds(ratio, accuracies, all.toArray());
    }

    /** A checkpoint of the run added last. */
    public KnownRuns checkpoint(long epoch, String moment, Object... others) {
        Map<String, Object> checkpoint = new LinkedHashMap<>();
        checkpoint.put("run_id", runs.get(runs.size() - 1).get("run_id"));
        checkpoint.put("epoch", epoch);
        checkpoint.put("moment", moment);
        put(checkpoint, others);
        checkpoints.add(checkpoint);
        return this;
    }

    private static void put(Map<String, Object> row, Object... others) {
        for (int i = 0; i < others.length; i += 2) {
            row.put((String) others[i], others[i + 1]);
        }
    }

    /** Writes them as the results folder of a sweep that ended. */
    public ResultsFolder write() {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/sweeps")), "known");
            SparkSession spark = LocalSpark.session();
            ResultsFolder folder =
                    ResultsFolder.of(home.toString(), spark.sparkContext().hadoopConfiguration());
            write(spark, runs, ResultSchema.RUNS, folder, ResultsFolder.Table.RUNS);
            write(spark, checkpoints, ResultSchema.CHECKPOINTS, folder, ResultsFolder.Table.CHECKPOINTS);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(
            SparkSession spark,
            List<Map<String, Object>> maps,
            StructType schema,
            ResultsFolder folder,
            ResultsFolder.Table table) {
        List<Row> rows = maps.stream()
                .map(map -> {
                    map.keySet().forEach(schema::fieldIndex);
                    return RowFactory.create(
                            Arrays.stream(schema.fieldNames()).map(map::get).toArray());
                })
                .toList();
        spark.createDataFrame(rows, schema)
                .coalesce(1)
                .write()
                .mode("append")
                .parquet(folder.of(table).toString());
    }
}
