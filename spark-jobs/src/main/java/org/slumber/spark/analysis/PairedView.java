package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.slumber.spark.analysis.ViewColumn.real;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The view {@code paired}: one row a point that has a regulariser at work, its runs compared with those of the same seed
 * without any ({@link Baselines}), among all points of its family ({@link Family}): of one data set, learner, timing and
 * setting.
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
        columns.add(
                real(
                        "difference_se",
                        "fraction",
                        "standard error of their mean: by the spread of all points of the family, at least that of counting samples"));
        columns.add(real(
                "degrees_of_freedom",
                "1",
                "of that error; Satterthwaite's where the baseline spreads more than the points"));
        columns.add(real(
                "difference_low", "fraction", "lower end of the mean difference's 95 % interval, of this point alone"));
        columns.add(real(
                "difference_high",
                "fraction",
                "upper end of the mean difference's 95 % interval, of this point alone"));
        columns.add(real(
                "simultaneous_low",
                "fraction",
                "lower end of the 95 % interval that holds for all points of the family together (Dunnett)"));
        columns.add(real("simultaneous_high", "fraction", "upper end of that interval"));
        columns.add(real(
                "difference_bootstrap_low",
                "fraction",
                "lower end of the mean difference's 95 % interval (bootstrap, BCa); null below 8 pairs"));
        columns.add(real(
                "difference_bootstrap_high",
                "fraction",
                "upper end of the mean difference's 95 % interval (bootstrap, BCa); null below 8 pairs"));
        columns.add(real(
                "effect_size", "1", "difference_mean over difference_sd (Cohen's d_z); null where nothing spreads"));
        columns.add(real("t", "1", "difference_mean over difference_se"));
        columns.add(real("p", "1", "its two-sided p, of this point alone"));
        columns.add(real(
                "p_dunnett",
                "1",
                "p for all points of the family together, which is that of verdict and of the simultaneous interval"));
        columns.add(real("p_holm", "1", "p corrected after Holm within the family"));
        columns.add(
                real("p_bh", "1", "p corrected after Benjamini and Hochberg (false discoveries) within the family"));
        columns.add(new ViewColumn(
                "verdict",
                DataTypes.StringType,
                "1",
                "raises or lowers where the simultaneous interval leaves out 0, else undecided"));
        columns.add(new ViewColumn(
                "equivalence",
                DataTypes.StringType,
                "1",
                "with a margin: equivalent where the simultaneous 90 % interval lies within it, else different or"
                        + " undecided as verdict says; null without one"));
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

    /**
     * The view over runs that have the columns of their points.
     *
     * @param margin within which a difference does not matter; empty where that is not asked
     */
    static Dataset<Row> of(Dataset<Row> runs, OptionalDouble margin) {
        Dataset<Row> ok = runs.where(SqlStatistics.scored());
        Dataset<Row> regularised = ok.where(not(Baselines.condition()))
                .withColumns(Stream.of(Metric.values())
                        .collect(Collectors.toMap(metric -> "with_" + metric.title(), Metric::inRun)));
        Dataset<Row> points = differences(regularised, Baselines.of(ok));
        Column[] kind = Baselines.KIND.stream().map(name -> col(name)).toArray(Column[]::new);
        Column[] others = Stream.of(points.columns())
                .filter(name -> !Baselines.KIND.contains(name))
                .map(name -> col(name))
                .toArray(Column[]::new);
        Column[] shared =
                Baselines.KIND.stream().map(name -> col("shared_" + name)).toArray(Column[]::new);
        List<Column> columns = new ArrayList<>(List.of(kind));
        columns.add(col("compared.points.*"));
        columns.add(col("compared.family.*"));
        Dataset<Row> families = points.groupBy(kind)
                .agg(array_sort(collect_list(struct(others))).as("points"))
                .join(
                        Baselines.of(ok)
                                .groupBy(shared)
                                .agg(collect_list(col("without_run")).as("without")),
                        Baselines.sameKind())
                .withColumn(
                        "family",
                        SqlStatistics.family(margin)
                                .apply(struct(
                                        transform(col("points"), point -> struct(point.getField("with_runs"))),
                                        col("without"))));
        Dataset<Row> rows = families.select(Stream.concat(
                                Stream.of(kind),
                                Stream.of(explode(arrays_zip(col("points"), col("family")))
                                        .as("compared")))
                        .toArray(Column[]::new))
                .select(columns.toArray(Column[]::new))
                .withColumn("bootstrap", SqlStatistics.bootstrap(col("differences")))
                .withColumn("difference_bootstrap_low", col("bootstrap.low"))
                .withColumn("difference_bootstrap_high", col("bootstrap.high"));
        return rows.select(COLUMNS.stream().map(ViewColumn::select).toArray(Column[]::new));
    }

    private static Dataset<Row> differences(Dataset<Row> regularised, Dataset<Row> baselines) {
        List<Column> aggregates = new ArrayList<>();
        aggregates.add(count("without_accuracy").as("pairs"));
        aggregates.add(avg("without_accuracy").as("accuracy_without"));
        aggregates.add(avg("with_accuracy").as("accuracy_with"));
        aggregates.add(collect_list(SqlStatistics.run()).as("with_runs"));
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
}
