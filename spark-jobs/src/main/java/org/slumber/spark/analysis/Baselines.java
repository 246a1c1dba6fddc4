package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;

/**
 * The runs in which nothing regularises the weights: the regulariser {@code none}, or sleep at ratio 0 that does not come after tasks
 * either. How a regulariser
 * would be set makes no difference to them, so several such runs of a seed are one simulation.
 */
final class Baselines {
    /** What tells baselines apart, beside the seed; a regulariser's own columns do not. */
    static final List<String> KIND = Points.SETTINGS;

    /** Columns of {@code runs} that say whether a run is one. */
    static final List<String> NEEDED =
            List.of("regulariser", "sleep_ratio", SleepAfterTask.FIRST.column(), SleepAfterTask.GROWTH.column());

    private Baselines() {}

    /** Whether a run is one. */
    static Column condition() {
        Column regulariser = col("regulariser");
        // beside sleep at ratio 0 another mechanism may act
        return coalesce(
                regulariser.equalTo("none").or(regulariser.equalTo("sleep").and(sleepless())), lit(false));
    }

    /** Whether a run's sleep never comes. */
    static Column sleepless() {
        return coalesce(col("sleep_ratio"), lit(1)).equalTo(0).and(not(sleepsAfterTasks()));
    }

    /** The same of a run in this JVM. */
    static boolean has(StoredRun run) {
        Object regulariser = run.value("regulariser");
        return "none".equals(regulariser) || ("sleep".equals(regulariser) && sleepless(run));
    }

    /** The same as {@link #sleepless()} of a run in this JVM. */
    static boolean sleepless(StoredRun run) {
        return run.number("sleep_ratio").orElse(1) == 0
                && run.number(SleepAfterTask.FIRST.column()).orElse(0) <= 0
                && run.number(SleepAfterTask.GROWTH.column()).orElse(0) <= 0;
    }

    /** Whether a run sleeps at the end of some task, where its regulariser is a sleep. */
    static Column sleepsAfterTasks() {
        return coalesce(col(SleepAfterTask.FIRST.column()), lit(0))
                .gt(0)
                .or(coalesce(col(SleepAfterTask.GROWTH.column()), lit(0)).gt(0));
    }

    /**
     * One row for each kind and seed, with the columns of {@link #KIND} and {@code seed} as {@code shared_…}, the metrics as
     * {@code without_…}, and {@code without_run} of what a test takes.
     *
     * @param ok runs that ended well, each simulation once
     */
    static Dataset<Row> of(Dataset<Row> ok) {
        List<Column> columns = new ArrayList<>();
        KIND.forEach(name -> columns.add(col(name).as("shared_" + name)));
        columns.add(col("seed").as("shared_seed"));
        for (Metric metric : Metric.values()) {
            columns.add(metric.inRun().as("without_" + metric.title()));
        }
        columns.add(SqlStatistics.run().as("without_run"));
        return ok.where(condition()).select(columns.toArray(Column[]::new));
    }

    /** Whether a run is of a baseline's kind. */
    static Column sameKind() {
        return KIND.stream()
                .map(name -> col(name).eqNullSafe(col("shared_" + name)))
                .reduce(Column::and)
                .orElseThrow();
    }

    /** Whether a run is of a baseline's kind and seed. */
    static Column sameKindAndSeed() {
        return sameKind().and(col("seed").eqNullSafe(col("shared_seed")));
    }
}
