package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;
import static org.slumber.spark.analysis.ViewColumn.real;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.Catalogue;

/**
 * The view {@code mechanisms}: one row for each mechanism, alone and at each sleep ratio, over its seeds and against the
 * same seeds of the network that nothing stabilises. It says what {@link SummaryView} and {@link PairedView} say, of other
 * points: there a mechanism beside sleep is part of the setting that sleep is tried in, here it is what is tried.
 */
final class MechanismsView {
    /** What tells mechanisms apart. */
    static final List<ViewColumn> KEYS = List.of(
            text("dataset", "data set"),
            text("learner", "what learns"),
            text("timing", "sign of the spike-time difference"),
            text(
                    Mechanisms.CIRCUMSTANCES,
                    "what else varies of preset, protocol, encoding and readout, as name=value; empty where nothing does"),
            text(Mechanisms.MECHANISM, "what stabilises beside sleep, joined by +; none"),
            text(
                    Mechanisms.ALTERED,
                    "what of its parameters, or of sleep's, varies and is not at its default, as name=value"),
            real("sleep_ratio", "fraction", "sleep per wake; 0 alone"),
            new ViewColumn(
                    "confirmed",
                    DataTypes.BooleanType,
                    "1",
                    "whether these are the fresh seeds of points that were chosen by others (purpose confirm); a family of"
                            + " their own"));

    private static final List<ViewColumn> MEANS = Stream.concat(
                    Stream.of(
                            real("validation_accuracy_final", "fraction", "validation accuracy after the last epoch")),
                    Catalogue.metrics().stream()
                            .filter(metric -> SummaryView.COLUMNS.stream()
                                    .noneMatch(column -> column.name().equals(metric.name() + "_mean")))
                            .map(metric -> real(metric.name(), metric.unit(), metric.meaning())))
            .toList();

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = columns();

    /** Columns of the points as {@link Points} names them, by which they are told apart here. */
    private static final String OF_POINT = "variant";

    private static final String SEPARATOR = "\n";
    private static final String CONFIRMED = "confirm";

    private MechanismsView() {}

    private static List<ViewColumn> columns() {
        List<ViewColumn> columns = new ArrayList<>(KEYS);
        List<String> points = Points.COLUMNS.stream().map(ViewColumn::name).toList();
        Stream.of(SummaryView.COLUMNS, PairedView.COLUMNS)
                .flatMap(List::stream)
                .filter(column -> !points.contains(column.name()))
                .map(column -> new ViewColumn(
                        column.name(),
                        column.type(),
                        column.unit(),
                        column.meaning()
                                .replace("the regulariser", "what stabilises")
                                .replace("a regulariser", "what stabilises")))
                .forEach(columns::add);
        MEANS.forEach(mean -> columns.add(real(mean.name() + "_mean", mean.unit(), "mean " + mean.meaning())));
        return List.copyOf(columns);
    }

    /**
     * The view.
     *
     * @param runs as they are in their table
     * @param margin within which a difference of accuracies does not matter; empty where that is not asked
     */
    static Dataset<Row> of(Dataset<Row> runs, OptionalDouble margin) {
        Dataset<Row> points = points(Mechanisms.addTo(runs));
        Column[] keys = Points.keys();
        Column ok = col("status").equalTo("ok");
        List<Column> means = new ArrayList<>();
        MEANS.forEach(mean -> means.add(avg(when(ok, col(mean.name()))).as(mean.name() + "_mean")));
        Dataset<Row> summary = SummaryView.of(points, margin)
                .join(
                        points.groupBy(keys)
                                .agg(
                                        means.get(0),
                                        means.subList(1, means.size()).toArray(Column[]::new))
                                .withColumnsRenamed(renamed("own_")),
                        same("own_"))
                .drop(names("own_"));
        Dataset<Row> paired = PairedView.of(points, margin).withColumnsRenamed(renamed("paired_"));
        return summary.join(paired, same("paired_"), "left_outer")
                .withColumns(Map.of(
                        Mechanisms.MECHANISM,
                        split(col(OF_POINT), SEPARATOR).getItem(0),
                        Mechanisms.ALTERED,
                        split(col(OF_POINT), SEPARATOR).getItem(1),
                        Mechanisms.CIRCUMSTANCES,
                        split(col("setting"), SEPARATOR).getItem(0),
                        "confirmed",
                        split(col("setting"), SEPARATOR).getItem(1).equalTo(CONFIRMED),
                        "sleep_ratio",
                        coalesce(col("sleep_ratio"), lit(0.0))))
                .select(COLUMNS.stream().map(ViewColumn::select).toArray(Column[]::new));
    }

    /** The runs with the columns of points; nothing but the bare network is a baseline ({@link Baselines}). */
    private static Dataset<Row> points(Dataset<Row> runs) {
        return runs.withColumns(Map.of(
                "regulariser",
                when(Mechanisms.bare(), lit("none")).otherwise(lit("any")),
                "target",
                lit(null).cast("string"),
                "timing",
                col("plasticity_timing"),
                "sleep_decay",
                lit(null).cast("double"),
                OF_POINT,
                concat_ws(SEPARATOR, col(Mechanisms.MECHANISM), col(Mechanisms.ALTERED)),
                "setting",
                concat_ws(
                        SEPARATOR,
                        col(Mechanisms.CIRCUMSTANCES),
                        when(Points.confirmed(), lit(CONFIRMED)).otherwise(lit("")))));
    }

    private static Map<String, String> renamed(String prefix) {
        Map<String, String> renamed = new HashMap<>();
        Points.COLUMNS.forEach(column -> renamed.put(column.name(), prefix + column.name()));
        return renamed;
    }

    private static String[] names(String prefix) {
        return Points.COLUMNS.stream().map(column -> prefix + column.name()).toArray(String[]::new);
    }

    private static Column same(String prefix) {
        return Points.COLUMNS.stream()
                .map(column -> col(column.name()).eqNullSafe(col(prefix + column.name())))
                .reduce(Column::and)
                .orElseThrow();
    }
}
