package org.slumber.spark.results;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.RunResult;
import org.slumber.engine.TaskAccuracy;

/** The columns of the table {@code tasks}. */
final class TaskColumns {
    /** What tells the rows of a run apart. */
    static final List<String> KEY = List.of("trained", "tested", "readout");

    /** Version from which tasks may be trained alone. */
    private static final int ALONE = 6;

    private static final List<Column<TaskOfRun>> ALL = List.of(
            new Column<>(
                    "run_id",
                    DataTypes.StringType,
                    "1",
                    "the run, as in runs.run_id",
                    ColumnRole.IDENTITY,
                    ResultSchema.LONG_TABLES,
                    TaskOfRun::runId),
            column(
                    "trained",
                    DataTypes.LongType,
                    "1",
                    "task after which it was tested, from 1; 0 before any",
                    ColumnRole.IDENTITY,
                    task -> (long) task.trained()),
            column("tested", DataTypes.LongType, "1", "task that it was tested on, from 1", ColumnRole.IDENTITY, task ->
                    (long) task.tested()),
            column(
                    "readout",
                    DataTypes.StringType,
                    "1",
                    "what read the answer out",
                    ColumnRole.IDENTITY,
                    TaskAccuracy::readout),
            column(
                    "accuracy",
                    DataTypes.DoubleType,
                    "fraction",
                    "samples of the tested task labelled right",
                    ColumnRole.RESULT,
                    TaskAccuracy::accuracy),
            column("samples", DataTypes.LongType, "samples", "samples of the tested task", ColumnRole.RESULT, task ->
                    (long) task.samples()),
            new Column<>(
                    "distance",
                    DataTypes.DoubleType,
                    "weight",
                    "length of the difference of all weights from those that training the tested task alone gives; null"
                            + " where tasks.alone is off",
                    ColumnRole.RESULT,
                    ALONE,
                    row -> RunColumns.orNull(row.task().distance())));

    /** A task of a run, from which a row is made. */
    record TaskOfRun(String runId, TaskAccuracy task) {}

    private TaskColumns() {}

    /** All columns, in order. */
    static List<Column<TaskOfRun>> all() {
        return ALL;
    }

    /** The tasks of a run; none of one that has but one task, or no result. */
    static List<TaskOfRun> records(RunRecord run) {
        String id = run.rowId();
        return run.result().map(RunResult::tasks).orElse(List.of()).stream()
                .map(task -> new TaskOfRun(id, task))
                .toList();
    }

    private static Column<TaskOfRun> column(
            String name,
            DataType type,
            String unit,
            String meaning,
            ColumnRole role,
            Function<TaskAccuracy, Object> value) {
        return new Column<>(name, type, unit, meaning, role, ResultSchema.LONG_TABLES, row -> value.apply(row.task()));
    }
}
