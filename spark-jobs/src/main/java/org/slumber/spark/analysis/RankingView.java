package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * The view {@code ranking}: one row a point that a regulariser competes with on a data set, and one without it, by
 * descending mean accuracy ({@link Ranking}).
 */
final class RankingView {
    /** A competition is among the points of one. */
    private static final List<String> KIND = Points.COLUMNS.stream()
            .map(ViewColumn::name)
            .filter(name -> name.equals("regulariser") || Baselines.KIND.contains(name))
            .toList();

    /** What tells its points apart, in the order that {@link Competition} reads; all null without the regulariser. */
    private static final List<String> POINT = List.of("sleep_ratio", "sleep_decay", "target", "variant");

    private static final List<String> KEYS =
            Stream.concat(KIND.stream(), POINT.stream()).toList();

    private static final List<ViewColumn> OUTCOME = List.of(
            whole(
                    "place",
                    "1",
                    "1 for the best mean accuracy, 2 for the next ...; points with equal means have one place"),
            whole("tied", "points", "points of this place, this one included"),
            whole("points", "points", "points that compete, the one without regulariser included"),
            whole("n", "seeds", "seeds that ended well"),
            real("accuracy_mean", "mean test accuracy"),
            real(
                    "accuracy_expected",
                    "the mean accuracy to be expected of further seeds, drawn together with those of the other points"),
            real(
                    "probability_best",
                    "probability that its true mean accuracy is the best, by a hierarchical model of the points"),
            real(
                    "optimism",
                    "by how much the best mean is expected to be too high for having been picked as the best"));

    /** What {@link PairedView} says of the same points. */
    private static final List<ViewColumn> GAIN = List.of(
            real("gain_mean", "difference_mean of paired; null without the regulariser"),
            real("gain_low", "simultaneous_low of paired"),
            real("gain_high", "simultaneous_high of paired"),
            new ViewColumn("verdict", DataTypes.StringType, "1", "verdict of paired; null without the regulariser"));

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = columns();

    private static final UserDefinedFunction RANKED = udf(
            (UDF1<Row, List<Row>>) Competition::ranked,
            DataTypes.createArrayType(DataTypes.createStructType(
                    Stream.concat(POINT.stream().map(RankingView::pointColumn), OUTCOME.stream())
                            .map(column -> DataTypes.createStructField(column.name(), column.type(), true))
                            .toArray(StructField[]::new))));

    private RankingView() {}

    private static List<ViewColumn> columns() {
        List<ViewColumn> columns = new ArrayList<>();
        KIND.forEach(name -> columns.add(pointColumn(name)));
        columns.add(OUTCOME.get(0));
        POINT.forEach(name -> columns.add(pointColumn(name)));
        columns.addAll(OUTCOME.subList(1, OUTCOME.size()));
        columns.addAll(GAIN);
        return List.copyOf(columns);
    }

    private static ViewColumn pointColumn(String name) {
        ViewColumn column = Points.COLUMNS.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return POINT.contains(name)
                ? new ViewColumn(
                        name,
                        column.type(),
                        column.unit(),
                        column.meaning().replaceAll(";.*", "") + "; null without the regulariser")
                : column;
    }

    private static ViewColumn whole(String name, String unit, String meaning) {
        return new ViewColumn(name, DataTypes.LongType, unit, meaning);
    }

    private static ViewColumn real(String name, String meaning) {
        return new ViewColumn(name, DataTypes.DoubleType, "fraction", meaning);
    }

    /**
     * The view.
     *
     * @param runs that have the columns of their points
     * @param paired the view of them
     */
    static Dataset<Row> of(Dataset<Row> runs, Dataset<Row> paired) {
        Dataset<Row> ok = runs.where(SqlStatistics.scored());
        Column[] shared =
                Baselines.KIND.stream().map(name -> col("shared_" + name)).toArray(Column[]::new);
        Dataset<Row> without = Baselines.of(ok)
                .groupBy(shared)
                .agg(collect_list(col("without_run")).as("without"));
        Column[] kind = KIND.stream().map(name -> col(name)).toArray(Column[]::new);
        List<Column> run = new ArrayList<>();
        POINT.forEach(name -> run.add(col(name)));
        run.add(SqlStatistics.run());
        List<Column> competition = new ArrayList<>(List.of(kind));
        competition.add(inline(RANKED.apply(struct(col("with"), col("without")))));
        Dataset<Row> ranked = ok.where(not(Baselines.condition()))
                .groupBy(kind)
                .agg(collect_list(struct(run.toArray(Column[]::new))).as("with"))
                .join(without, Baselines.sameKind(), "left")
                .select(competition.toArray(Column[]::new));
        List<Column> gains = new ArrayList<>();
        KEYS.forEach(name -> gains.add(col(name).as("paired_" + name)));
        gains.addAll(List.of(
                col("difference_mean").as("gain_mean"),
                col("simultaneous_low").as("gain_low"),
                col("simultaneous_high").as("gain_high"),
                col("verdict")));
        return ranked.join(
                        paired.select(gains.toArray(Column[]::new)),
                        KEYS.stream()
                                .map(name -> col(name).eqNullSafe(col("paired_" + name)))
                                .reduce(Column::and)
                                .orElseThrow(),
                        "left")
                .orderBy(Stream.concat(KIND.stream(), Stream.of("place"))
                        .map(name -> col(name))
                        .toArray(Column[]::new))
                .select(COLUMNS.stream().map(ViewColumn::select).toArray(Column[]::new));
    }
}
