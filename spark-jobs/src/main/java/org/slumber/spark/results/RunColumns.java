package org.slumber.spark.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.ExtensionJar;
import org.slumber.engine.Learnt;
import org.slumber.engine.RunResult;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.Work;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;

/** The columns of the table {@code runs}. */
final class RunColumns {
    private static final DataType INTEGERS = DataTypes.createArrayType(DataTypes.IntegerType, false);
    private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);
    /** Version of the tables from which runs can be stopped early. */
    private static final int STOPPING = 2;
    /** Version of the tables from which runs have controls. */
    private static final int CONTROLS = 4;

    /** The column that says which folder a row was taken from. */
    static final String REUSED_FROM = "reused_from";

    /** The column that says which jars of one's own a run has mechanisms of. */
    static final String MECHANISM_JARS = "mechanism_jars";

    /** The column that says which jars of one's own gave metrics when a run was made. */
    static final String METRIC_JARS = "metric_jars";

    private static final List<Column<RunRecord>> ALL = distinct(table());

    private RunColumns() {}

    /** All columns, in order. */
    static List<Column<RunRecord>> all() {
        return ALL;
    }

    /** Refuses what a jar of one's own calls as the tables call something else. */
    private static List<Column<RunRecord>> distinct(List<Column<RunRecord>> table) {
        Set<String> names = new HashSet<>();
        for (Column<RunRecord> column : table) {
            if (!names.add(column.name())) {
                throw new InvalidInputException(
                        "the column " + column.name() + " is in the engine's table of runs and in "
                                + owner(column.name()) + ", which needs another name for it");
            }
        }
        return List.copyOf(table);
    }

    private static String owner(String column) {
        Stream<Optional<ExtensionJar>> ofMetrics = Catalogue.metrics().stream()
                .filter(metric -> metric.name().equals(column))
                .map(Catalogue::jarOf);
        Stream<Optional<ExtensionJar>> ofParameters = Catalogue.families().stream()
                .flatMap(family -> family.variants().stream())
                .filter(variant -> variant.parameters().stream()
                        .anyMatch(parameter -> parameter.column().equals(column)))
                .map(Catalogue::jarOf);
        return Stream.concat(ofMetrics, ofParameters)
                .flatMap(Optional::stream)
                .map(ExtensionJar::name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("two columns are called " + column));
    }

    /** A metric that may not exist. */
    static Object orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Object orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static List<Column<RunRecord>> table() {
        List<Column<RunRecord>> table = new ArrayList<>();
        identity(table);
        for (Parameter parameter : Catalogue.parameters()) {
            table.add(new Column<>(
                    parameter.column(),
                    type(parameter.type()),
                    parameter.unit(),
                    parameter.meaning(),
                    ColumnRole.PARAMETER,
                    run -> Catalogue.effectiveValueOf(run.spec(), parameter).orElse(null)));
        }
        scores(table);
        stability(table);
        table.addAll(WeightColumns.ofRun());
        work(table);
        provenance(table);
        return table;
    }

    private static DataType type(Parameter.Type type) {
        return switch (type) {
            case INTEGER -> DataTypes.LongType;
            case REAL -> DataTypes.DoubleType;
            case TEXT -> DataTypes.StringType;
        };
    }

    private static void identity(List<Column<RunRecord>> table) {
        text(
                table,
                ColumnRole.IDENTITY,
                "run_id",
                "identity: hash of spec, data set and engine version, and of rung_epochs in a run stopped early; what acts on nothing"
                        + " in the run counts as its default",
                RunRecord::rowId);
        text(
                table,
                ColumnRole.RESULT,
                "status",
                "ok, failed, stopped (early, at a rung) or promoted (stopped there, and run further as another row)",
                run -> run.status().text());
        text(table, ColumnRole.RESULT, "error", "what went wrong in a failed run", run -> run.error()
                .orElse(null));
        stopped(
                table,
                "rung",
                DataTypes.LongType,
                "1",
                "rung of successive halving, from 1, of a run stopped early",
                run -> (long) run.stopped().orElseThrow().rung());
        stopped(table, "rung_epochs", DataTypes.LongType, "epochs", "training epochs after which it was stopped", run ->
                (long) run.stopped().orElseThrow().epochs());
        stopped(
                table,
                "rung_value",
                DataTypes.DoubleType,
                "1",
                "what the rung was decided by: rung_metric at the end of these epochs",
                run -> number(
                        CheckpointColumns.last(run, run.stopped().orElseThrow().metric())));
        stopped(table, "rung_metric", DataTypes.StringType, "1", "a column of checkpoints", run -> run.stopped()
                .orElseThrow()
                .metric());
        stopped(
                table,
                "whole_run_id",
                DataTypes.StringType,
                "1",
                "run_id of the same run made whole, where this one was stopped early",
                RunRecord::runId);
    }

    /** A column of runs that were stopped early; null in all others. */
    private static void stopped(
            List<Column<RunRecord>> table,
            String name,
            DataType type,
            String unit,
            String meaning,
            Function<RunRecord, Object> value) {
        table.add(new Column<>(
                name,
                type,
                unit,
                meaning,
                ColumnRole.IDENTITY,
                STOPPING,
                run -> run.stopped().isPresent() ? value.apply(run) : null));
    }

    private static Object number(Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }

    private static void scores(List<Column<RunRecord>> table) {
        score(
                table,
                "test_accuracy",
                "accuracy of readout_classifier, or of the output neurons (surrogate-gradient) or linear readout (organics), on the scored test samples",
                Scores::test);
        score(
                table,
                "test_accuracy_logistic_regression",
                "test accuracy of logistic regression",
                s -> orNull(s.logisticRegression()));
        score(table, "test_accuracy_qda", "test accuracy of quadratic discriminant analysis", s -> orNull(s.qda()));
        score(
                table,
                "test_accuracy_top_responder",
                "test accuracy of voting by top responders",
                s -> orNull(s.topResponder()));
        score(
                table,
                "test_accuracy_all_blocks",
                "as test_accuracy, on every test block",
                s -> orNull(s.testAllBlocks()));
        learnt(table, "test_samples", DataTypes.LongType, "samples", "scored test samples", l ->
                (long) l.scores().testSamples());
        score(
                table,
                "validation_accuracy_best",
                "best validation accuracy of any epoch",
                s -> orNull(s.validationBest()));
        score(
                table,
                "validation_accuracy_final",
                "validation accuracy of the last epoch trained",
                s -> orNull(s.validationFinal()));
        score(table, "forgetting", "best minus final validation accuracy", s -> orNull(s.forgetting()));
        learnt(table, "tested_epoch", DataTypes.LongType, "epoch", "epoch, from 1, whose weights were tested", l ->
                (long) l.scores().testedEpoch());
        learnt(table, "epochs_trained", DataTypes.LongType, "epochs", "epochs trained", l ->
                (long) l.scores().epochs());
        learnt(
                table,
                "confusion",
                INTEGERS,
                "samples",
                "scored test samples by true class (row) and predicted class, row-major",
                l -> l.scores().confusion());
        result(table, "flags", TEXTS, "1", "what made the readout fall back; empty for an ordinary run", r -> r.flags()
                .toArray());
    }

    private static void stability(List<Column<RunRecord>> table) {
        result(
                table,
                "saturation",
                DataTypes.DoubleType,
                "fraction",
                "synapses at the upper bound at the end",
                r -> orNull(r.saturation()));
        result(
                table,
                "steps_to_saturation",
                DataTypes.LongType,
                "steps",
                "training steps awake until more than half of all synapses stood at the upper bound",
                r -> orNull(r.stepsToSaturation()));
        result(
                table,
                "mean_sleep_accuracy_change",
                DataTypes.DoubleType,
                "fraction",
                "training accuracy after a sleep minus before it, mean over all sleeps (surrogate-gradient, organics)",
                r -> orNull(r.meanSleepAccuracyChange()));
        activity(table, "excitatory_rate", "Hz", "mean rate of excitatory neurons", a -> orNull(a.excitatoryRate()));
        activity(table, "inhibitory_rate", "Hz", "mean rate of inhibitory neurons", a -> orNull(a.inhibitoryRate()));
        activity(
                table,
                "hidden_rate",
                "Hz",
                "mean rate of hidden neurons (surrogate-gradient)",
                a -> orNull(a.hiddenRate()));
        activity(
                table,
                "silent_fraction",
                "fraction",
                "neurons without a spike; units whose response was never above 0 at the end of a sample (organics)",
                Activity::silentFraction);
        activity(
                table,
                "saturated_neuron_fraction",
                "fraction",
                "neurons that spiked in more than half of the steps; 0 with the learner organics",
                Activity::saturatedFraction);
        for (RunMetric metric : Catalogue.metrics()) {
            table.add(new Column<>(
                    metric.name(),
                    DataTypes.DoubleType,
                    metric.unit(),
                    metric.meaning(),
                    ColumnRole.RESULT,
                    Catalogue.jarOf(metric).isPresent() ? ResultSchema.EXTENSIONS : metric.since(),
                    run -> run.result()
                            .map(result -> (Object) result.metrics().get(metric.name()))
                            .orElse(null)));
        }
    }

    private static void work(List<Column<RunRecord>> table) {
        work(table, "wake_steps", "steps", "training steps awake", Work::wakeSteps);
        work(table, "sleep_steps", "steps", "steps asleep or napping", Work::sleepSteps);
        work(table, "validation_steps", "steps", "validation steps", Work::validationSteps);
        work(table, "test_steps", "steps", "test steps", Work::testSteps);
        table.add(new Column<>(
                "control_steps",
                DataTypes.LongType,
                "steps",
                "steps of the controls beside the test",
                ColumnRole.RESULT,
                CONTROLS,
                run -> run.result().map(result -> result.work().controlSteps()).orElse(null)));
        work(table, "steps", "steps", "all steps simulated", Work::steps);
        work(table, "sleeps", "sleeps", "sleeps, naps or normalisations", Work::sleeps);
        work(table, "synaptic_events", "events", "spikes times the synapses that carried them", Work::synapticEvents);
    }

    private static void provenance(List<Column<RunRecord>> table) {
        cost(table, "cpu_seconds", "CPU time of the run's thread", RunRecord.Timing::cpuSeconds);
        cost(table, "wall_seconds", "time from start to end", RunRecord.Timing::wallSeconds);
        table.add(new Column<>(
                "started_at",
                DataTypes.TimestampType,
                "1",
                "when the run started",
                ColumnRole.CIRCUMSTANCE,
                run -> run.timing().startedAt()));
        text(table, ColumnRole.CIRCUMSTANCE, "host", "machine that the run ran on", run -> run.timing()
                .host());
        text(
                table,
                ColumnRole.ORIGIN,
                "dataset_checksum",
                "SHA-256 of the data set's content",
                RunRecord::datasetChecksum);
        text(table, ColumnRole.ORIGIN, "engine_version", "version of the engine's results", run -> Engine.VERSION);
        text(
                table,
                ColumnRole.CIRCUMSTANCE,
                "git_commit",
                "commit of the program, -dirty behind it where its tree had changes",
                run -> run.gitCommit().orElse(null));
        table.add(new Column<>(
                "purpose",
                DataTypes.StringType,
                "1",
                "section of the sweep file that asked for the run in the light of results: replicates, halving or confirm;"
                        + " null where none did",
                ColumnRole.CIRCUMSTANCE,
                ResultSchema.PURPOSES,
                run -> run.purpose().inTable()));
        table.add(new Column<>(
                OutputHash.COLUMN,
                DataTypes.StringType,
                "1",
                "hash of all that the run found, in every table: equal ones are equal results to the bit; null where it failed",
                ColumnRole.RESULT,
                OutputHash.SINCE,
                run -> null));
        table.add(new Column<>(
                REUSED_FROM,
                DataTypes.StringType,
                "1",
                "results folder that the rows of the run were taken from, by --reuse; null where it was made for this one",
                ColumnRole.CIRCUMSTANCE,
                OutputHash.SINCE,
                run -> null));
        jars(
                table,
                MECHANISM_JARS,
                "jars of one's own that the run has mechanisms of, name:SHA-256 each, joined by commas; null where it has none",
                run -> Catalogue.jarsOf(run.spec()).stream());
        jars(
                table,
                METRIC_JARS,
                "the same of those whose metrics were worked out; null where there were none",
                run -> Catalogue.metrics().stream().flatMap(metric -> Catalogue.jarOf(metric).stream()));
        table.add(new Column<>(
                "schema_version", DataTypes.LongType, "1", "version of this table", ColumnRole.CIRCUMSTANCE, run ->
                        (long) ResultSchema.VERSION));
    }

    private static void jars(
            List<Column<RunRecord>> table,
            String name,
            String meaning,
            Function<RunRecord, Stream<ExtensionJar>> jars) {
        table.add(new Column<>(
                name,
                DataTypes.StringType,
                "1",
                meaning,
                ColumnRole.CIRCUMSTANCE,
                ResultSchema.EXTENSIONS,
                run -> JarsUsed.text(jars.apply(run))));
    }

    private static void cost(
            List<Column<RunRecord>> table, String name, String meaning, Function<RunRecord.Timing, Object> value) {
        table.add(new Column<>(
                name, DataTypes.DoubleType, "s", meaning, ColumnRole.COST, run -> value.apply(run.timing())));
    }

    private static void text(
            List<Column<RunRecord>> table,
            ColumnRole role,
            String name,
            String meaning,
            Function<RunRecord, Object> value) {
        table.add(new Column<>(name, DataTypes.StringType, "1", meaning, role, value));
    }

    private static void result(
            List<Column<RunRecord>> table,
            String name,
            DataType type,
            String unit,
            String meaning,
            Function<RunResult, Object> value) {
        table.add(new Column<>(
                name, type, unit, meaning, run -> run.result().map(value).orElse(null)));
    }

    /** A column of what samples taught; null in runs that read none. */
    private static void learnt(
            List<Column<RunRecord>> table,
            String name,
            DataType type,
            String unit,
            String meaning,
            Function<Learnt, Object> value) {
        result(table, name, type, unit, meaning, r -> r.learnt().map(value).orElse(null));
    }

    private static void score(
            List<Column<RunRecord>> table, String name, String meaning, Function<Scores, Object> value) {
        learnt(table, name, DataTypes.DoubleType, "fraction", meaning, l -> value.apply(l.scores()));
    }

    private static void activity(
            List<Column<RunRecord>> table, String name, String unit, String meaning, Function<Activity, Object> value) {
        learnt(
                table,
                name,
                DataTypes.DoubleType,
                unit,
                meaning + ", last training epoch",
                l -> value.apply(l.activity()));
    }

    private static void work(
            List<Column<RunRecord>> table, String name, String unit, String meaning, Function<Work, Object> value) {
        result(table, name, DataTypes.LongType, unit, meaning, r -> value.apply(r.work()));
    }
}
