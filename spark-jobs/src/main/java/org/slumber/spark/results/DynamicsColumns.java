package org.slumber.spark.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.RunResult;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.spec.Choice;

/** The columns of the table {@code dynamics}. */
final class DynamicsColumns {
    /** Version from which there is the table. */
    static final int SINCE = 8;

    /** What tells the rows of a run apart. */
    static final List<String> KEY = List.of("reading", "neuron_group", "measure");

    private static final List<Column<MeasureOfRun>> ALL = List.of(
            column(
                    "run_id",
                    DataTypes.StringType,
                    "1",
                    "the run, as in runs.run_id",
                    ColumnRole.IDENTITY,
                    MeasureOfRun::runId),
            column(
                    "reading",
                    DataTypes.LongType,
                    "1",
                    "window of the run, from 0, in order",
                    ColumnRole.IDENTITY,
                    row -> (long) row.index()),
            column(
                    "phase",
                    DataTypes.StringType,
                    "1",
                    "where the window lies: start (weights alone), before, during or after a sleep, or the end of an epoch",
                    ColumnRole.IDENTITY,
                    row -> Choice.nameOf(row.reading().phase())),
            column(
                    "slept",
                    DataTypes.BooleanType,
                    "1",
                    "whether before and after are of a sleep; false where none came between them",
                    ColumnRole.IDENTITY,
                    row -> row.reading().slept()),
            column(
                    "epoch",
                    DataTypes.LongType,
                    "epoch",
                    "training epoch, from 1; 0 at the start",
                    ColumnRole.IDENTITY,
                    row -> (long) row.reading().epoch()),
            column(
                    "wake_step",
                    DataTypes.LongType,
                    "steps",
                    "training steps awake up to the moment, as checkpoints.wake_steps has them",
                    ColumnRole.IDENTITY,
                    row -> row.reading().wakeSteps()),
            column(
                    "window_steps",
                    DataTypes.LongType,
                    "steps",
                    "length of the window; 0 where there are weights alone",
                    ColumnRole.IDENTITY,
                    row -> (long) row.reading().steps()),
            column(
                    "neuron_group",
                    DataTypes.StringType,
                    "1",
                    "neurons or synapses that the measure is of, e.g. excitatory, all, excitatory-excitatory, hidden1",
                    ColumnRole.IDENTITY,
                    row -> row.value().group().text()),
            column("measure", DataTypes.StringType, "1", "what is measured", ColumnRole.IDENTITY, row -> row.value()
                    .measure()
                    .text()),
            column(
                    "value",
                    DataTypes.DoubleType,
                    "1",
                    "its value, in the measure's own unit",
                    ColumnRole.RESULT,
                    row -> row.value().estimate().value()),
            column(
                    "low",
                    DataTypes.DoubleType,
                    "1",
                    "lower end of its interval: 95 % of an estimate, the least of 19 shuffles; null where it has none",
                    ColumnRole.RESULT,
                    row -> RunColumns.orNull(row.value().estimate().low())),
            column(
                    "high",
                    DataTypes.DoubleType,
                    "1",
                    "upper end, as low",
                    ColumnRole.RESULT,
                    row -> RunColumns.orNull(row.value().estimate().high())));

    /** A measured value of a run, from which a row is made. */
    record MeasureOfRun(String runId, int index, DynamicsReading reading, DynamicsReading.Value value) {}

    private DynamicsColumns() {}

    /** All columns, in order. */
    static List<Column<MeasureOfRun>> all() {
        return ALL;
    }

    /** What was measured of a run, window by window; none of one where nothing was asked for, or without result. */
    static List<MeasureOfRun> records(RunRecord run) {
        String id = run.rowId();
        List<DynamicsReading> readings = run.result().map(RunResult::dynamics).orElse(List.of());
        List<MeasureOfRun> records = new ArrayList<>();
        for (int index = 0; index < readings.size(); index++) {
            for (DynamicsReading.Value value : readings.get(index).values()) {
                records.add(new MeasureOfRun(id, index, readings.get(index), value));
            }
        }
        return records;
    }

    private static Column<MeasureOfRun> column(
            String name,
            DataType type,
            String unit,
            String meaning,
            ColumnRole role,
            Function<MeasureOfRun, Object> value) {
        return new Column<>(name, type, unit, meaning, role, SINCE, value);
    }
}
