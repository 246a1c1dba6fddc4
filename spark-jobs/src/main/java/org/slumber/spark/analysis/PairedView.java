package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * The view {@code paired}: one row a point that has a regulariser at work, its runs compared with those of the same seed
 * without any ({@link Baselines}).
 */
final class PairedView {
    /** Its columns. */
    static final List<ViewColumn> COLUMNS = columns();

    private PairedView() {}

    private static List<ViewColumn> columns() {
        List<ViewColumn> columns = new ArrayList<>(Points.COLUMNS);
        columns.add(new ViewColumn(
                "pairs", DataTypes.LongType, "pairs", "seeds that ended well both with and without the regulariser"));
        columns.add(real("accuracy_without", "fraction", "mean test accuracy of these seeds without it"));
        columns.add(real("accuracy_with", "fraction", "mean test accuracy of these seeds with it"));
        columns.add(real("difference_mean", "fraction", "mean of accuracy with minus accuracy without, by seed"));
        columns.add(real("difference_sd", "fraction", "standard deviation of these differences"));
        columns.add(real("difference_low", "fraction", "lower end of the mean difference's 95 % interval (t)"));
        columns.add(real("difference_high", "fraction", "upper end of the mean difference's 95 % interval (t)"));
        columns.add(real(
                "difference_bootstrap_low",
                "fraction",
                "lower end of the mean difference's 95 % interval (bootstrap, BCa)"));
        columns.add(real(
                "difference_bootstrap_high",
                "fraction",
                "upper end of the mean difference's 95 % interval (bootstrap, BCa)"));
        columns.add(real("effect_size", "1", "difference_mean over difference_sd (Cohen's d_z)"));
        columns.add(real("t", "1", "t of the paired test, with pairs - 1 degrees of freedom"));
        columns.add(real("p", "1", "its two-sided p"));
        columns.add(real("p_holm", "1", "p corrected after Holm for all rows of this view"));
        columns.add(new ViewColumn("better", DataTypes.LongType, "pairs", "seeds with a higher accuracy with it"));
        columns.add(new ViewColumn(
                "differences",
                DataTypes.createArrayType(DataTypes.DoubleType),
                "fraction",
                "the differences, in the order of the seeds"));
        for (Metric metric : others()) {
            columns.add(real(
                    metric.title() + "_difference_mean",
                    metric.unit(),
                    "mean difference, by seed, of " + metric.meaning()));
        }
        return List.copyOf(columns);
    }

    private static List<Metric> others() {
        return List.of(Metric.SATURATION, Metric.WEIGHT_DRIFT, Metric.FORGETTING);
    }

    private static ViewColumn real(String name, String unit, String meaning) {
        return new ViewColumn(name, DataTypes.DoubleType, unit, meaning);
    }

    /** The view over runs that have the columns of their points. */
    static Dataset<Row> of(Dataset<Row> runs) {
        Dataset<Row> ok = runs.where(col("status").equalTo("ok"));
        Dataset<Row> regularised = ok.where(not(Baselines.condition()));
        for (Metric metric : Metric.values()) {
            regularised = regularised.withColumn("with_" + metric.title(), metric.inRun());
        }
        Dataset<Row> rows = differences(regularised, Baselines.of(ok))
                .withColumn("test", SqlStatistics.pairedTest(col("differences")))
                .withColumn("bootstrap", SqlStatistics.bootstrap(col("differences")))
                .withColumns(Map.of(
                        "difference_mean", col("test.mean"),
                        "difference_sd", col("test.sd"),
                        "difference_low", col("test.low"),
                        "difference_high", col("test.high"),
                        "difference_bootstrap_low", col("bootstrap.low"),
                        "difference_bootstrap_high", col("bootstrap.high"),
                        "effect_size", col("test.effect_size"),
                        "t", col("test.t"),
                        "p", col("test.p")))
                .withColumn("p_holm", holm());
        return rows.select(COLUMNS.stream().map(ViewColumn::select).toArray(Column[]::new));
    }

    private static Dataset<Row> differences(Dataset<Row> regularised, Dataset<Row> baselines) {
        List<Column> aggregates = new ArrayList<>();
        aggregates.add(count("without_accuracy").as("pairs"));
        aggregates.add(avg("without_accuracy").as("accuracy_without"));
        aggregates.add(avg("with_accuracy").as("accuracy_with"));
        Column difference = col("with_accuracy").minus(col("without_accuracy"));
        aggregates.add(sum(when(difference.gt(0), 1).otherwise(0)).as("better"));
        aggregates.add(transform(
                        array_sort(collect_list(struct(col("seed"), difference.as("difference")))),
                        pair -> pair.getField("difference"))
                .as("differences"));
        for (Metric metric : others()) {
            aggregates.add(avg(col("with_" + metric.title()).minus(col("without_" + metric.title())))
                    .as(metric.title() + "_difference_mean"));
        }
        return regularised
                .join(baselines, Baselines.sameKindAndSeed())
                .groupBy(Points.keys())
                .agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
    }

    /** Among all rows; a row without a p has none of this either. */
    private static Column holm() {
        WindowSpec byP = Window.orderBy(col("p").asc_nulls_last());
        Column all = collect_list("p").over(byP.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing()));
        return get(SqlStatistics.holm(all), row_number().over(byP).minus(1));
    }
}
