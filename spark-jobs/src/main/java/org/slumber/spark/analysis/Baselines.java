package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The runs in which nothing regularises the weights: the regulariser {@code none}, or sleep at ratio 0. How a regulariser
 * would be set makes no difference to them, so several such runs of a seed are one simulation.
 */
final class Baselines {
    /** What tells baselines apart, beside the seed; a regulariser's own columns do not. */
    static final List<String> KIND = Points.SETTINGS;

    private Baselines() {}

    /** Whether a run is one. */
    static Column condition() {
        Column regulariser = col("regulariser");
        // beside sleep at ratio 0 another mechanism may act
        return coalesce(
                regulariser
                        .equalTo("none")
                        .or(regulariser
                                .equalTo("sleep")
                                .and(coalesce(col("sleep_ratio"), lit(1)).equalTo(0))),
                lit(false));
    }

    /**
     * One row for each kind and seed, with the columns of {@link #KIND} and {@code seed} as {@code shared_…}, and the
     * metrics as {@code without_…}.
     *
     * @param ok runs that ended well
     */
    static Dataset<Row> of(Dataset<Row> ok) {
        List<Column> means = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            means.add(avg(metric.inRun()).as("without_" + metric.title()));
        }
        List<Column> keys = new ArrayList<>();
        KIND.forEach(name -> keys.add(col(name).as("shared_" + name)));
        keys.add(col("seed").as("shared_seed"));
        return ok.where(condition())
                .groupBy(keys.toArray(Column[]::new))
                .agg(means.get(0), means.subList(1, means.size()).toArray(Column[]::new));
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
