package org.slumber.spark.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.spec.Choice;

/** The columns of the table {@code checkpoints}. */
final class CheckpointColumns {
    private static final List<Column<CheckpointRecord>> ALL = List.copyOf(table());

    private CheckpointColumns() {}

    /** All columns, in order. */
    static List<Column<CheckpointRecord>> all() {
        return ALL;
    }

    /** The moments of a run; none of a failed one. */
    static List<CheckpointRecord> records(RunRecord run) {
        String id = run.rowId();
        List<Checkpoint> checkpoints = run.checkpoints();
        return checkpoints.stream()
                .map(checkpoint -> new CheckpointRecord(id, checkpoints.get(0).weights(), checkpoint))
                .toList();
    }

    /** What a column has at the last moment of a run; null where there is none. */
    static Object last(RunRecord run, String column) {
        List<CheckpointRecord> records = records(run);
        return ALL.stream()
                .filter(each -> each.name().equals(column) && !records.isEmpty())
                .findFirst()
                .map(each -> each.in(records.get(records.size() - 1)))
                .orElse(null);
    }

    private static List<Column<CheckpointRecord>> table() {
        List<Column<CheckpointRecord>> table = new ArrayList<>();
        table.add(new Column<>(
                "run_id",
                DataTypes.StringType,
                "1",
                "the run, as in runs.run_id",
                ColumnRole.IDENTITY,
                CheckpointRecord::runId));
        identity(table, "checkpoint", DataTypes.LongType, "1", "0, 1, 2 ... in the order of the run", c ->
                (long) c.index());
        identity(
                table,
                "moment",
                DataTypes.StringType,
                "1",
                "start, onset (right before a sleep, nap or normalisation), offset (right after it) or epoch (its end)",
                c -> Choice.nameOf(c.moment()));
        identity(table, "epoch", DataTypes.LongType, "epoch", "training epoch, from 1; 0 at the start", c ->
                (long) c.epoch());
        add(table, "wake_steps", DataTypes.LongType, "steps", "training steps awake so far", Checkpoint::wakeSteps);
        add(
                table,
                "sleep_steps",
                DataTypes.LongType,
                "steps",
                "steps asleep or napping so far",
                Checkpoint::sleepSteps);
        add(
                table,
                "excitatory_rate",
                DataTypes.DoubleType,
                "Hz",
                "mean rate of excitatory neurons in training since the last checkpoint",
                c -> RunColumns.orNull(c.excitatoryRate()));
        add(
                table,
                "inhibitory_rate",
                DataTypes.DoubleType,
                "Hz",
                "mean rate of inhibitory neurons in training since the last checkpoint",
                c -> RunColumns.orNull(c.inhibitoryRate()));
        add(
                table,
                "hidden_rate",
                DataTypes.DoubleType,
                "Hz",
                "mean rate of hidden neurons in training since the last checkpoint (surrogate-gradient)",
                c -> RunColumns.orNull(c.hiddenRate()));
        add(
                table,
                "validation_accuracy",
                DataTypes.DoubleType,
                "fraction",
                "validation accuracy at an epoch's end",
                c -> RunColumns.orNull(c.validationAccuracy()));
        add(
                table,
                "loss",
                DataTypes.DoubleType,
                "nat",
                "cross-entropy summed over the steps of an image, mean over the epoch, or around a sleep over the"
                        + " batch trained last (surrogate-gradient, organics)",
                c -> RunColumns.orNull(c.loss()));
        add(
                table,
                "training_accuracy",
                DataTypes.DoubleType,
                "fraction",
                "accuracy on the images of the loss (surrogate-gradient, organics)",
                c -> RunColumns.orNull(c.trainingAccuracy()));
        table.addAll(WeightColumns.ofCheckpoint());
        return table;
    }

    private static void identity(
            List<Column<CheckpointRecord>> table,
            String name,
            DataType type,
            String unit,
            String meaning,
            Function<Checkpoint, Object> value) {
        table.add(new Column<>(name, type, unit, meaning, ColumnRole.IDENTITY, row -> value.apply(row.checkpoint())));
    }

    private static void add(
            List<Column<CheckpointRecord>> table,
            String name,
            DataType type,
            String unit,
            String meaning,
            Function<Checkpoint, Object> value) {
        table.add(new Column<>(name, type, unit, meaning, row -> value.apply(row.checkpoint())));
    }
}
