package org.slumber.spark.analysis;

import static org.slumber.spark.analysis.ViewColumn.real;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * The view {@code timing_signs}: each mechanism under the causal sign of STDP beside itself under the published one, and the
 * best network that never learns.
 */
final class TimingSigns {
    private static final String FROZEN = "frozen";
    private static final List<String> SHARED = List.of(
            "dataset",
            "learner",
            Mechanisms.CIRCUMSTANCES,
            Mechanisms.MECHANISM,
            Mechanisms.ALTERED,
            "sleep_ratio",
            "confirmed");

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = List.of(
            text("dataset", "data set"),
            text(Mechanisms.CIRCUMSTANCES, "what else varies of preset, protocol, encoding and readout"),
            text(Mechanisms.MECHANISM, "what stabilises beside sleep, joined by +; none"),
            text(Mechanisms.ALTERED, "what of its parameters varies and is not at its default, as name=value"),
            real("sleep_ratio", "fraction", "sleep per wake; 0 alone"),
            new ViewColumn("n", DataTypes.LongType, "1", "seeds under the causal sign"),
            real("published", "fraction", "mean test accuracy under the published sign"),
            real("published_low", "fraction", "lower end of its 95 % interval"),
            real("published_high", "fraction", "upper end of its 95 % interval"),
            real("causal", "fraction", "mean test accuracy under the causal sign"),
            real("causal_low", "fraction", "lower end of its 95 % interval"),
            real("causal_high", "fraction", "upper end of its 95 % interval"),
            real("causal_drift", "1", "excitatory weight sum at the end over its start, causal"),
            real(
                    "causal_gain",
                    "fraction",
                    "accuracy minus that of the same seeds that nothing stabilises, causal too"),
            real("p_dunnett", "1", "of that gain, after Dunnett"),
            text("verdict", "what the gain is, beyond chance for all mechanisms together"),
            real("best_frozen", "fraction", "best mean accuracy of a network that never learns"),
            new ViewColumn(
                    "above_frozen",
                    DataTypes.BooleanType,
                    "1",
                    "whether the causal interval is above that; what is not need not have learned"));

    private TimingSigns() {}

    /** The view, of rows of the view {@code mechanisms}. */
    static Dataset<Row> of(SparkSession spark, List<Row> mechanisms) {
        List<Row> rows = mechanisms.stream()
                .filter(row -> "causal".equals(row.getAs("timing"))
                        && row.<Long>getAs("n") > 0
                        && !FROZEN.equals(row.getAs(Mechanisms.MECHANISM)))
                .map(causal -> beside(causal, mechanisms))
                .toList();
        return ViewColumn.table(spark, rows, COLUMNS);
    }

    private static Row beside(Row causal, List<Row> mechanisms) {
        Optional<Row> published = mechanisms.stream()
                .filter(row -> "published".equals(row.getAs("timing")) && same(row, causal, SHARED))
                .findFirst();
        OptionalDouble frozen = mechanisms.stream()
                .filter(row -> FROZEN.equals(row.getAs(Mechanisms.MECHANISM))
                        && same(row, causal, List.of("dataset", Mechanisms.CIRCUMSTANCES)))
                .map(row -> row.<Double>getAs("accuracy_mean"))
                .filter(Objects::nonNull)
                .mapToDouble(accuracy -> accuracy)
                .max();
        Double low = causal.getAs("accuracy_low");
        return RowFactory.create(Stream.of(
                        Stream.of(
                                        "dataset",
                                        Mechanisms.CIRCUMSTANCES,
                                        Mechanisms.MECHANISM,
                                        Mechanisms.ALTERED,
                                        "sleep_ratio",
                                        "n")
                                .map(causal::getAs),
                        Stream.of("accuracy_mean", "accuracy_low", "accuracy_high")
                                .map(column -> published
                                        .map(row -> row.<Object>getAs(column))
                                        .orElse(null)),
                        Stream.of(
                                        "accuracy_mean",
                                        "accuracy_low",
                                        "accuracy_high",
                                        "weight_drift_mean",
                                        "difference_mean",
                                        "p_dunnett",
                                        "verdict")
                                .map(causal::getAs),
                        Stream.of(
                                frozen.isPresent() ? frozen.getAsDouble() : null,
                                frozen.isPresent() && low != null ? (Object) (low > frozen.getAsDouble()) : null))
                .flatMap(values -> values)
                .toArray());
    }

    private static boolean same(Row one, Row other, List<String> columns) {
        return columns.stream().allMatch(column -> Objects.equals(one.getAs(column), other.getAs(column)));
    }
}
