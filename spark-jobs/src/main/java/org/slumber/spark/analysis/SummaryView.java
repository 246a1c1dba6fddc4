package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.slumber.spark.analysis.ViewColumn.real;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The view {@code summary}: one row a point, over its seeds. */
final class SummaryView {
    private static final String STRUCTURE = "structure_gain";

    /** Averaged over the runs of a point as they are. */
    private static final List<ViewColumn> MEANS = List.of(
            real(
                    "steps_to_saturation",
                    "steps",
                    "training steps awake until half of the synapses were saturated,"
                            + " over the runs where they were"),
            real("excitatory_rate", "Hz", "rate of excitatory neurons in the last training epoch"),
            real("hidden_rate", "Hz", "rate of hidden neurons in the last training epoch"),
            real("silent_fraction", "fraction", "share of neurons without a spike in the last training epoch"),
            real(
                    "weights_inhibitory_sum_ratio_end",
                    "1",
                    "sum of inhibitory |w| at the end over its value at the start"),
            real("participation_ratio", "1", "participation ratio of the training rates"),
            real("centroid_cosine", "1", "cosine between the mean training rates of two classes"),
            real("accuracy_raw_pixels", "fraction", "accuracy of the readout on the raw pixels"),
            real("accuracy_frozen", "fraction", "accuracy of the untrained network"),
            real("accuracy_intact", "fraction", "accuracy of the trained network, weights frozen throughout"),
            real("accuracy_shuffled", "fraction", "the same after each neuron's weights were shuffled"),
            real("stable", "fraction", "of stable: the share of runs whose weights and rates held"),
            real("stable_weights", "fraction", "of stable_weights: the share of runs whose weights held"),
            real("stable_rates", "fraction", "of stable_rates: the share of runs whose rates held"),
            real("replayed_fraction", "fraction", "share of a stored sequence that was replayed"),
            real("hop_time", "tau", "median time between bursts of neighbours, over the runs where two burst"),
            real("hop_slowing", "1", "last time between bursts over the first, over the runs where three burst"),
            real("sleeps", "sleeps", "sleeps, naps or normalisations"),
            real("wake_steps", "steps", "training steps awake"),
            real("sleep_steps", "steps", "steps asleep or napping"),
            real("cpu_seconds", "s", "CPU time of a run"));

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = columns();

    private SummaryView() {}

    private static List<ViewColumn> columns() {
        List<ViewColumn> columns = new ArrayList<>(Points.COLUMNS);
        columns.add(new ViewColumn("n", DataTypes.LongType, "runs", "runs that ended well"));
        columns.add(new ViewColumn("failed", DataTypes.LongType, "runs", "runs that failed"));
        columns.add(new ViewColumn(
                "stopped",
                DataTypes.LongType,
                "runs",
                "runs that successive halving stopped early; they are in none of the means"));
        columns.add(new ViewColumn(
                "adaptive",
                DataTypes.LongType,
                "runs",
                "runs that replicates or halving asked for; where there are any, the number of seeds hangs on results, and"
                        + " the intervals of this row, which take it for settled beforehand, hold the mean less often than"
                        + " they say"));
        columns.add(new ViewColumn(
                "collapsed",
                DataTypes.LongType,
                "runs",
                "runs whose accuracy is at chance, or less than half of the way from there to the median of the point's"
                        + " other seeds"));
        for (Metric metric : Metric.values()) {
            columns.add(real(metric.title() + "_mean", metric.unit(), "mean " + metric.meaning()));
            columns.add(real(metric.title() + "_sd", metric.unit(), "standard deviation over seeds"));
            String by = metric == Metric.ACCURACY
                    ? " (Wilson's, by the scored samples and the seeds' spread)"
                    : metric.unit().equals("fraction")
                            ? " (Wilson's, by the seeds' spread); null where nothing spreads"
                            : " (t); null where nothing spreads";
            columns.add(real(metric.title() + "_low", metric.unit(), "lower end of the mean's 95 % interval" + by));
            columns.add(real(metric.title() + "_high", metric.unit(), "upper end of the mean's 95 % interval" + by));
            columns.add(bootstrapEnd(metric.title(), "low", "lower", metric.unit()));
            columns.add(bootstrapEnd(metric.title(), "high", "upper", metric.unit()));
        }
        columns.add(new ViewColumn(
                "saturated_runs", DataTypes.LongType, "runs", "runs in which half of the synapses were saturated"));
        MEANS.forEach(mean -> columns.add(real(mean.name() + "_mean", mean.unit(), "mean " + mean.meaning())));
        structure(columns);
        return List.copyOf(columns);
    }

    /** What is learnt of which synapse is strong, as {@code paired} says it of a difference. */
    private static void structure(List<ViewColumn> columns) {
        String by = " (t, by the seeds' spread, at least that of counting samples)";
        columns.add(real(STRUCTURE + "_mean", "fraction", "mean accuracy_intact minus accuracy_shuffled"));
        columns.add(real(STRUCTURE + "_sd", "fraction", "standard deviation over seeds"));
        columns.add(real(STRUCTURE + "_low", "fraction", "lower end of the mean's 95 % interval" + by));
        columns.add(real(STRUCTURE + "_high", "fraction", "upper end of the mean's 95 % interval" + by));
        columns.add(bootstrapEnd(STRUCTURE, "low", "lower", "fraction"));
        columns.add(bootstrapEnd(STRUCTURE, "high", "upper", "fraction"));
        columns.add(new ViewColumn(
                STRUCTURE + "_equivalence",
                DataTypes.StringType,
                "1",
                "with a margin: equivalent where the 90 % interval of the mean lies within it, so that shuffling costs"
                        + " nothing that matters, else different where the 95 % interval leaves out 0, else undecided; null"
                        + " without one"));
    }

    private static ViewColumn bootstrapEnd(String name, String end, String word, String unit) {
        return real(
                name + "_bootstrap_" + end,
                unit,
                word + " end of the mean's 95 % interval (bootstrap, BCa); null below 8 runs");
    }

    /**
     * The view over runs that have the columns of their points.
     *
     * @param margin within which a gain of structure does not matter; empty where that is not asked
     */
    static Dataset<Row> of(Dataset<Row> runs, OptionalDouble margin) {
        return of(runs, Points.COLUMNS.stream().map(ViewColumn::name).toList(), margin)
                .select(COLUMNS.stream().map(ViewColumn::select).toArray(Column[]::new));
    }

    /** As the view, by other columns that tell the same points apart. */
    static Dataset<Row> of(Dataset<Row> runs, List<String> keys, OptionalDouble margin) {
        Column ok = col("status").equalTo("ok");
        List<Column> aggregates = new ArrayList<>();
        aggregates.add(count(when(ok, lit(1))).as("n"));
        for (String ending : List.of("failed", "stopped")) {
            aggregates.add(count(when(col("status").equalTo(ending), lit(1))).as(ending));
        }
        aggregates.add(count(when(ok.and(col("purpose").isin("replicates", "halving")), lit(1)))
                .as("adaptive"));
        for (Metric metric : Metric.values()) {
            aggregates.add(collect_list(metric.inRun()).as(metric.title() + "_values"));
        }
        Column scored = SqlStatistics.scored();
        aggregates.add(collect_list(when(scored, SqlStatistics.run())).as("scores"));
        aggregates.add(collect_list(when(
                        scored,
                        struct(
                                col("test_accuracy"),
                                when(
                                                col("confusion").isNotNull(),
                                                sqrt(size(col("confusion"))).cast("int"))
                                        .as("classes"))))
                .as("accuracies"));
        aggregates.add(count("steps_to_saturation").as("saturated_runs"));
        MEANS.forEach(mean -> aggregates.add(avg(when(ok, col(mean.name()))).as(mean.name() + "_mean")));
        Column shuffled = ok.and(col("accuracy_intact").isNotNull())
                .and(col("accuracy_shuffled").isNotNull());
        aggregates.add(collect_list(when(shuffled, SqlStatistics.run("accuracy_intact")))
                .as(STRUCTURE + "_intact"));
        aggregates.add(collect_list(when(shuffled, SqlStatistics.run("accuracy_shuffled")))
                .as(STRUCTURE + "_shuffled"));
        aggregates.add(collect_list(when(shuffled, col("accuracy_intact").minus(col("accuracy_shuffled"))))
                .as(STRUCTURE + "_values"));
        Dataset<Row> rows = runs.groupBy(keys.stream().map(name -> col(name)).toArray(Column[]::new))
                .agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
        for (Metric metric : Metric.values()) {
            rows = rows.withColumns(SqlStatistics.spread(metric));
        }
        return rows.withColumn(
                        STRUCTURE,
                        SqlStatistics.difference(col(STRUCTURE + "_shuffled"), col(STRUCTURE + "_intact"), margin))
                .withColumns(SqlStatistics.differenceAndBootstrap(STRUCTURE))
                .withColumn("collapsed", SqlStatistics.collapsed(col("accuracies")));
    }
}
