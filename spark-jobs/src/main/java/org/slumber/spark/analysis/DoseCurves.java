package org.slumber.spark.analysis;

import static org.slumber.spark.analysis.ViewColumn.real;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * The view {@code dose_curves}: sleep, decay awake, the soft bound and frozen weights by the excitatory weight sum that they
 * end at, and beside each the sleeping point whose sum is nearest.
 */
final class DoseCurves {
    private static final String SLEEP = "sleep";
    private static final List<String> BESIDE_SLEEP = List.of("decay", "softBound", "frozen");
    private static final Pattern GAIN = Pattern.compile("network_gain=([0-9.E-]+)");

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = List.of(
            text("dataset", "data set"),
            text("timing", "sign of the spike-time difference"),
            text(Mechanisms.CIRCUMSTANCES, "what else varies of preset, protocol, encoding and readout"),
            text("curve", "nothing, sleep, decay (awake), softBound or frozen"),
            text(Mechanisms.ALTERED, "what of its parameters varies and is not at its default, as name=value"),
            real("sleep_ratio", "fraction", "sleep per wake"),
            new ViewColumn("n", DataTypes.LongType, "1", "seeds"),
            real(
                    "weight_sum",
                    "1",
                    "excitatory weight sum at the end over that of the network as it is drawn without a gain"),
            real("accuracy", "fraction", "mean test accuracy"),
            real("accuracy_low", "fraction", "lower end of its 95 % interval"),
            real("accuracy_high", "fraction", "upper end of its 95 % interval"),
            real("nearest_ratio", "fraction", "ratio of the sleeping point whose weight sum is nearest"),
            real("nearest_sum", "1", "its weight sum"),
            real("sleep_is_better_by", "fraction", "its accuracy minus this one's"));

    private DoseCurves() {}

    /** A point of a curve. */
    private record Point(Row row, String curve, double weightSum) {
        /** A point of the view {@code mechanisms}; none of what is no curve or has no weight sum. */
        static Optional<Point> of(Row row) {
            String mechanism = row.getAs(Mechanisms.MECHANISM);
            double sleepRatio = row.<Double>getAs("sleep_ratio");
            Double drift = row.getAs("weight_drift_mean");
            boolean bare = mechanism.equals("none");
            if (!"stdp".equals(row.getAs("learner"))
                    || row.<Long>getAs("n") == 0
                    || drift == null
                    || drift <= 0
                    || !(bare || (BESIDE_SLEEP.contains(mechanism) && sleepRatio == 0))) {
                return Optional.empty();
            }
            Matcher gain = GAIN.matcher(row.getAs(Mechanisms.ALTERED));
            String ownName = sleepRatio > 0 ? SLEEP : "nothing";
            String curve = bare ? ownName : mechanism;
            return Optional.of(new Point(row, curve, gain.find() ? drift * Double.parseDouble(gain.group(1)) : drift));
        }

        String text(String column) {
            return row.getAs(column);
        }

        double accuracy() {
            return row.<Double>getAs("accuracy_mean");
        }

        boolean comparable(Point other) {
            return Stream.of("dataset", "timing", Mechanisms.CIRCUMSTANCES)
                    .allMatch(column -> Objects.equals(text(column), other.text(column)));
        }

        /** How far from another's weight sum, as the logarithm of their ratio. */
        double distance(Point other) {
            return Math.abs(Math.log(weightSum / other.weightSum));
        }
    }

    /** The view, of rows of the view {@code mechanisms}. */
    static Dataset<Row> of(SparkSession spark, List<Row> mechanisms) {
        List<Point> points =
                mechanisms.stream().flatMap(row -> Point.of(row).stream()).toList();
        List<Point> asleep = points.stream()
                .filter(point -> point.curve().equals(SLEEP)
                        && point.text(Mechanisms.ALTERED).isEmpty())
                .sorted(Comparator.comparing(point -> point.row().<Double>getAs("sleep_ratio")))
                .toList();
        List<Row> rows = points.stream()
                .map(point -> {
                    Optional<Point> nearest =
                            asleep.stream().filter(point::comparable).min(Comparator.comparingDouble(point::distance));
                    List<Object> values = new ArrayList<>();
                    Stream.of("dataset", "timing", Mechanisms.CIRCUMSTANCES)
                            .map(point::text)
                            .forEach(values::add);
                    values.add(point.curve());
                    values.add(point.text(Mechanisms.ALTERED));
                    values.add(point.row().getAs("sleep_ratio"));
                    values.add(point.row().getAs("n"));
                    values.add(point.weightSum());
                    Stream.of("accuracy_mean", "accuracy_low", "accuracy_high")
                            .map(column -> point.row().<Double>getAs(column))
                            .forEach(values::add);
                    values.add(nearest.map(near -> near.row().<Double>getAs("sleep_ratio"))
                            .orElse(null));
                    values.add(nearest.map(Point::weightSum).orElse(null));
                    values.add(nearest.map(near -> near.accuracy() - point.accuracy())
                            .orElse(null));
                    return RowFactory.create(values.toArray());
                })
                .toList();
        return ViewColumn.table(spark, rows, COLUMNS);
    }
}
