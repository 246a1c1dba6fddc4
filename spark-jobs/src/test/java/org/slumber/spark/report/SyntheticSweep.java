package org.slumber.spark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.Learnt;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.metrics.Work;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunRecord;
import org.slumber.spark.sweep.SpecHash;

/** Results folders of any size and content, made without simulating. */
final class SyntheticSweep {
    /** The one that is shipped. */
    static final Path CATALOGUE = Path.of("../conf/datasets.yaml");

    private static final int CLASSES = 10;

    private final List<Map<String, Object>> specs = new ArrayList<>();
    private ToDoubleFunction<Map<String, Object>> accuracy = spec -> 0.5;
    private Predicate<Map<String, Object>> failing = spec -> false;

    /** Adds all combinations of values to the sweep. */
    SyntheticSweep grid(Map<String, List<?>> axes) {
        List<Map<String, Object>> all = List.of(Map.of());
        for (Map.Entry<String, List<?>> axis : axes.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> values : all) {
                for (Object value : axis.getValue()) {
                    Map<String, Object> with = new HashMap<>(values);
                    with.put(axis.getKey(), value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        specs.addAll(all);
        return this;
    }

    /** What a run scores. */
    SyntheticSweep accuracy(ToDoubleFunction<Map<String, Object>> of) {
        accuracy = of;
        return this;
    }

    /** Which runs fail. */
    SyntheticSweep failing(Predicate<Map<String, Object>> runs) {
        failing = runs;
        return this;
    }

    /** Writes the folder. */
    ResultsFolder write(Path root) {
        List<Row> runs = new ArrayList<>();
        List<Row> checkpoints = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            RunRecord run = run(specs.get(i), i);
            Map<Table, List<Row>> rows = ResultSchema.rows(run);
            runs.addAll(rows.get(Table.RUNS));
            checkpoints.addAll(rows.getOrDefault(Table.CHECKPOINTS, List.of()));
        }
        SparkSession spark = LocalSpark.session();
        spark.createDataFrame(runs, ResultSchema.RUNS)
                .coalesce(1)
                .write()
                .parquet(root.resolve("runs").toString());
        spark.createDataFrame(checkpoints, ResultSchema.CHECKPOINTS)
                .coalesce(1)
                .write()
                .parquet(root.resolve("checkpoints").toString());
        return ResultsFolder.of(root.toString(), spark.sparkContext().hadoopConfiguration());
    }

    /** The page on the folder. */
    Path report(Path root) {
        try {
            String html = Report.of(
                    LocalSpark.session(),
                    write(root),
                    DataPlaces.of(root.resolve("no-data")),
                    CATALOGUE,
                    OptionalDouble.empty());
            return Files.writeString(root.resolve("report.html"), html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunRecord run(Map<String, Object> values, int index) {
        RunSpec spec = Catalogue.specOf(values);
        boolean fails = failing.test(values);
        return new RunRecord(
                SpecHash.of(spec).runId("checksum", Engine.VERSION),
                spec,
                "checksum",
                fails ? Optional.empty() : Optional.of(result(spec, accuracy.applyAsDouble(values))),
                fails ? Optional.of("this run was <made> to fail") : Optional.empty(),
                new RunRecord.Timing(
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(index / 8 * 30L), 30, 25, "host" + index % 3),
                Optional.of("0123abc"));
    }

    private static RunResult result(RunSpec spec, double accuracy) {
        boolean stdp = spec.learner() instanceof StdpLearner;
        WeightDistribution start = distribution(100, 4);
        WeightDistribution end = distribution(100 * (1 + 10 * (1 - accuracy)), 9);
        Map<SynapseGroup, WeightStability> stability = new LinkedHashMap<>();
        Map<SynapseGroup, WeightDistribution> before = new LinkedHashMap<>();
        Map<SynapseGroup, WeightDistribution> after = new LinkedHashMap<>();
        for (SynapseGroup group : stdp
                ? List.of(SynapseGroup.EXCITATORY, SynapseGroup.INHIBITORY)
                : List.of(SynapseGroup.INPUT_HIDDEN, SynapseGroup.HIDDEN_OUTPUT)) {
            stability.put(group, new WeightStability(start, end, end.sum() / start.sum()));
            before.put(group, start);
            after.put(group, end);
        }
        return new RunResult(
                Optional.of(new Learnt(
                        new Scores(
                                accuracy,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                1000,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                1,
                                1,
                                confusion(accuracy)),
                        new Activity(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, 0))),
                stability,
                stdp ? OptionalDouble.of(0.1 * (1 - accuracy)) : OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Map.of(),
                new Work(1000, 100, 0, 1000, 0, 1, 10_000),
                List.of(),
                List.of(),
                List.of(
                        checkpoint(0, Checkpoint.Moment.START, 0, 0, before),
                        checkpoint(1, Checkpoint.Moment.ONSET, 500, 0, after),
                        checkpoint(2, Checkpoint.Moment.OFFSET, 500, 100, before),
                        checkpoint(3, Checkpoint.Moment.EPOCH, 1000, 100, after)),
                List.of());
    }

    private static int[] confusion(double accuracy) {
        int[] confusion = new int[CLASSES * CLASSES];
        int right = (int) Math.round(90 * accuracy);
        for (int truth = 0; truth < CLASSES; truth++) {
            for (int predicted = 0; predicted < CLASSES; predicted++) {
                confusion[truth * CLASSES + predicted] = truth == predicted ? right : (90 - right) / (CLASSES - 1);
            }
        }
        return confusion;
    }

    private static WeightDistribution distribution(double sum, int bins) {
        int[] histogram = new int[WeightDistribution.BINS];
        for (int bin = 0; bin < bins; bin++) {
            histogram[bin] = 1000 / (bin + 1);
        }
        return new WeightDistribution(
                1000, sum, sum / 1000, 0.1, 2, OptionalDouble.of(0), OptionalDouble.of(0), histogram);
    }

    private static Checkpoint checkpoint(
            int index,
            Checkpoint.Moment moment,
            long wakeSteps,
            long sleepSteps,
            Map<SynapseGroup, WeightDistribution> weights) {
        return new Checkpoint(
                index,
                moment,
                index == 0 ? 0 : 1,
                wakeSteps,
                sleepSteps,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                weights);
    }
}
