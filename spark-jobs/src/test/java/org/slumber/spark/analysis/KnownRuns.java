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
import java.util.Locale;
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
    private final List<Map<String, Object>> tasks = new ArrayList<>();
    private final List<Map<String, Object>> dynamics = new ArrayList<>();

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

    /** A measure of excitatory neurons in the run added last, in windows of 100 steps before and after sleeps in turn. */
    public KnownRuns dynamics(String measure, double... values) {
        for (int i = 0; i < values.length; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("run_id", runs.get(runs.size() - 1).get("run_id"));
            row.put("reading", (long) i);
            row.put("phase", i % 2 == 0 ? "before" : "after");
            row.put("epoch", 1L);
            row.put("wake_step", 100L * i);
            row.put("window_steps", 100L);
            row.put("neuron_group", "excitatory");
            row.put("measure", measure);
            row.put("value", values[i]);
            dynamics.add(row);
        }
        return this;
    }

    /** What the run added last knew of a task after one, by a readout. */
    public KnownRuns task(String readout, long trained, long tested, double accuracy) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("run_id", runs.get(runs.size() - 1).get("run_id"));
        task.put("trained", trained);
        task.put("tested", tested);
        task.put("readout", readout);
        task.put("accuracy", accuracy);
        task.put("samples", 100L);
        tasks.add(task);
        return this;
    }

    /**
     * Three seeds each of two tasks one after another: the bare network, which forgets 0.8, sleep after each task, which
     * forgets 0.5 less, buffers of 1 and 10 images, frozen weights, and all tasks at once. By the probe all know 0.9 of
     * both and forget nothing.
     */
    public static KnownRuns ofTasks() {
        KnownRuns runs = new KnownRuns();
        runs.twoTasks(0.1, 0.9);
        runs.twoTasks(0.6, 0.9, "sleep_after_task", 1000L, "sleep_steps", 2000L);
        runs.twoTasks(0.2, 0.9, "tasks_buffer_images", 1L, "stored_values", 900.0, "stored_labels", 1.0);
        runs.twoTasks(0.7, 0.8, "tasks_buffer_images", 10L, "stored_values", 9000.0, "stored_labels", 1.0);
        runs.twoTasks(0.1, 0.8, "plasticity_excitatory_learning_rate", 0.0, "plasticity_inhibitory_learning_rate", 0.0);
        runs.twoTasks(0.85, 0.95, "tasks_schedule", "joint");
        return runs;
    }

    /** The bare network, sleep, decay awake, the soft bound at two bounds, frozen weights twice, BCM, and a causal pair. */
    public static KnownRuns ofRivals() {
        return new KnownRuns()
                .seeds(0, List.of(0.50, 0.52, 0.54), mechanism("none", "pair", 14.0, 0.0))
                .seeds(0.2, List.of(0.73, 0.75, 0.77), mechanism("none", "pair", 4.0, 1.0))
                .seeds(0, List.of(0.74, 0.76, 0.78), mechanism("decay", "pair", 3.7, 1.0))
                .seeds(0, List.of(0.76, 0.77, 0.78), mechanism("none", "softBound", 4.5, 1.0, "softBound.bound", 2.0))
                .seeds(0.2, List.of(0.80, 0.82, 0.84), mechanism("none", "softBound", 3.0, 1.0, "softBound.bound", 2.0))
                .seeds(0, List.of(0.12, 0.13, 0.14), mechanism("none", "softBound", 64.0, 0.0, "softBound.bound", 25.0))
                .seeds(0, List.of(0.15, 0.16, 0.17), frozen(1.0))
                .seeds(0, List.of(0.74, 0.77, 0.80), frozen(3.0))
                .seeds(0, List.of(0.39, 0.40, 0.41), mechanism("none", "bcm", 1.0, 1.0, "bcm.timeConstant", 10_000.0))
                .seeds(0.2, List.of(0.59, 0.60, 0.61), mechanism("none", "bcm", 0.8, 1.0, "bcm.timeConstant", 10_000.0))
                .seeds(0, List.of(0.29, 0.30, 0.31), mechanism("none", "bcm", 2.0, 0.0, "bcm.timeConstant", 1e6))
                .seeds(0, List.of(0.10, 0.11, 0.12), causal("pair", 9.0))
                .seeds(0, List.of(0.72, 0.74, 0.76), causal("softBound", 4.0));
    }

    private static Object[] frozen(double gain) {
        return mechanism(
                "none",
                "pair",
                1.0,
                1.0,
                "plasticity.excitatoryLearningRate",
                0.0,
                "plasticity.inhibitoryLearningRate",
                0.0,
                "network.gain",
                gain);
    }

    private static Object[] causal(String rule, double drift) {
        return mechanism("none", rule, drift, 1.0, "plasticity.timing", "causal", "softBound.bound", 2.0);
    }

    /**
     * Seeds of sleep at 0.2, without one and without two of its parts, with decay awake at two doses, and of a network that
     * never learns, three times as strong. Two of the seeds have shuffled weights.
     */
    public static KnownRuns ofSleepParts() {
        return new KnownRuns()
                .run(0.2, 1, 0.7, part("accuracy_intact", 0.73, "accuracy_shuffled", 0.7))
                .run(0.2, 2, 0.8, part("accuracy_intact", 0.71, "accuracy_shuffled", 0.7))
                .run(0.2, 3, 0.75, part())
                .seeds(0.2, List.of(0.71, 0.79, 0.75, 0.1), part("sleep.plasticity", "off"))
                .seeds(0.2, List.of(0.5, 0.62, 0.54), part("sleep.decay", 1.0))
                .seeds(0.2, List.of(0.2, 0.2, 0.2), part("sleep.noiseFactor", 0.0, "sleep.plasticity", "off"))
                .seeds(0, List.of(0.72, 0.78, 0.73), part("homeostasis", "decay", "decay.ratio", 0.2))
                .seeds(0, List.of(0.3, 0.3, 0.3), part("homeostasis", "decay", "decay.ratio", 0.1))
                .seeds(
                        0,
                        List.of(0.72, 0.81, 0.74),
                        part(
                                "plasticity.excitatoryLearningRate",
                                0.0,
                                "plasticity.inhibitoryLearningRate",
                                0.0,
                                "network.gain",
                                3.0));
    }

    private static Object[] part(Object... others) {
        List<Object> values = new ArrayList<>(List.of(
                "plasticity.ltd",
                1.0,
                "training.order",
                "fixed",
                "sleep.plasticity",
                "on",
                "sleep.noiseFactor",
                1.0,
                "decay.exponent",
                0.99997));
        values.addAll(Arrays.asList(others));
        return mechanism("none", "pair", 4.0, 1.0, values.toArray());
    }

    /**
     * What else a run of a bench has.
     *
     * @param drift of the excitatory weights
     * @param others name and value in turn
     */
    static Object[] mechanism(String homeostasis, String rule, double drift, double stable, Object... others) {
        List<Object> values = new ArrayList<>(List.of(
                "homeostasis",
                homeostasis,
                "circuit",
                "none",
                "plasticity_rule",
                rule,
                "plasticity_inhibitory",
                "pair",
                "plasticity_excitatory_learning_rate",
                0.0008,
                "plasticity_inhibitory_learning_rate",
                0.005,
                "network_gain",
                1.0,
                "weights_excitatory_sum_ratio_end",
                drift,
                "stable",
                stable));
        for (int i = 0; i < others.length; i += 2) {
            values.add(others[i]
                    .toString()
                    .replaceAll("([A-Z])", "_$1")
                    .replace('.', '_')
                    .toLowerCase(Locale.ROOT));
            values.add(others[i + 1]);
        }
        return values.toArray();
    }

    /**
     * Three seeds with their dynamics. Without sleep a run collapses at step 300, which the rate tells early, synchrony
     * surely; with sleep it holds, and sleep gives back 0.22 of the 0.32 that waking takes of irregularity.
     */
    public static KnownRuns ofDynamics() {
        KnownRuns runs = new KnownRuns();
        for (int seed = 1; seed <= 3; seed++) {
            double more = 0.02 * (seed - 1);
            runs.run(0, seed, 0.5, "confusion", List.of(1, 1, 1, 1))
                    .epochs(0.9, 0.8, 0.5, 0.5)
                    .dynamics("isi_cv2", 0.6, 0.6, 0.5, 0.5)
                    .dynamics("synchrony", 1, 1, 9, 9, 20)
                    .dynamics("rate_mean", 5, 5, 30, 30, 30);
            runs.run(0.2, seed, 0.85, "confusion", List.of(1, 1, 1, 1))
                    .epochs(0.9, 0.9, 0.8, 0.85)
                    .dynamics("isi_cv2", 0.6, 0.8 + more, 0.5, 0.7 + more)
                    .dynamics("synchrony", 1, 1, 1.2, 1.2, 2)
                    .dynamics("rate_mean", 5, 5, seed == 1 ? 30 : 5, seed == 1 ? 30 : 5, 5);
        }
        return runs;
    }

    /** Validation accuracies of the run added last, at the ends of epochs of 100 steps. */
    KnownRuns epochs(double... validation) {
        for (int i = 0; i < validation.length; i++) {
            checkpoint(i + 1L, "epoch", "wake_steps", 100L * (i + 1), "validation_accuracy", validation[i]);
        }
        return this;
    }

    /** Sleep after each task lowers what is learnt of the first, and with it what can be forgotten. */
    public static KnownRuns ofTasksLearntLessAsleep() {
        KnownRuns runs = new KnownRuns();
        runs.twoTasks(0.1, 0.9);
        runs.twoTasks(
                0.1,
                0.9,
                "sleep_after_task",
                1000L,
                "sleep_steps",
                2000L,
                "task_forgetting",
                0.1,
                "task_learning_accuracy",
                0.55);
        return runs;
    }

    /**
     * @param first task's accuracy at the end by the own readout; 0.9 before it
     * @param second task's accuracy at the end by the own readout
     */
    private void twoTasks(double first, double second, Object... others) {
        for (long seed = 1; seed <= 3; seed++) {
            double end = first + 0.02 * (seed - 2);
            boolean joint = Arrays.asList(others).contains("joint");
            List<Object> all = new ArrayList<>(List.of(
                    "protocol",
                    "class-incremental",
                    "homeostasis",
                    "none",
                    "circuit",
                    "none",
                    "plasticity_rule",
                    "pair",
                    "plasticity_inhibitory",
                    "pair",
                    "plasticity_excitatory_learning_rate",
                    0.0008,
                    "plasticity_inhibitory_learning_rate",
                    0.005,
                    "tasks_schedule",
                    "sequential",
                    "tasks_buffer_images",
                    0L,
                    "sleep_after_task",
                    0L,
                    "stored_values",
                    0.0,
                    "stored_labels",
                    0.0,
                    "test_samples",
                    200L));
            all.addAll(List.of("weights_excitatory_sum_ratio_end", 2.0));
            all.addAll(List.of("task_accuracy", (end + second) / 2, "probe_accuracy", 0.9));
            if (!joint) {
                all.addAll(List.of("task_forgetting", 0.9 - end, "probe_forgetting", 0.0));
                all.addAll(List.of("task_learning_accuracy", (0.9 + second) / 2, "probe_learning_accuracy", 0.9));
            }
            all.addAll(Arrays.asList(others));
            run(0, seed, 0.9, all.toArray());
            if (!joint) {
                task("neuron-labels", 1, 1, 0.9).task("neuron-labels", 1, 2, 0);
                task("probe", 1, 1, 0.9).task("probe", 1, 2, 0);
            }
            task("neuron-labels", 2, 1, end).task("neuron-labels", 2, 2, second);
            task("probe", 2, 1, 0.9).task("probe", 2, 2, 0.9);
        }
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
            if (!tasks.isEmpty()) {
                write(spark, tasks, ResultSchema.TASKS, folder, ResultsFolder.Table.TASKS);
            }
            if (!dynamics.isEmpty()) {
                write(
                        spark,
                        dynamics,
                        ResultSchema.of(ResultsFolder.Table.DYNAMICS),
                        folder,
                        ResultsFolder.Table.DYNAMICS);
            }
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
