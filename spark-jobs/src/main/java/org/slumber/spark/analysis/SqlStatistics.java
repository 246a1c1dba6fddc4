package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.slumber.mixed.Interval;

/**
 * The statistics of this package as functions on columns of arrays. An array travels in a struct, as that is how Spark
 * gives it to Java as a list.
 */
final class SqlStatistics {
    /** What a family says of each of its points. */
    static final List<String> COMPARED = List.of(
            "difference_mean",
            "difference_sd",
            "difference_se",
            "degrees_of_freedom",
            "difference_low",
            "difference_high",
            "simultaneous_low",
            "simultaneous_high",
            "effect_size",
            "t",
            "p",
            "p_dunnett",
            "p_holm",
            "p_bh",
            "verdict",
            "equivalence");

    private static final List<String> TEXTS = List.of("verdict", "equivalence");
    private static final DataType SPREAD = structOf("mean", "sd", "low", "high");
    private static final DataType ENDS = structOf("low", "high");

    private static final UserDefinedFunction SCORES = udf((UDF1<Row, Row>) SqlStatistics::scores, SPREAD);
    private static final UserDefinedFunction FRACTIONS = udf((UDF1<Row, Row>) SqlStatistics::fractions, SPREAD);
    private static final UserDefinedFunction NUMBERS = udf((UDF1<Row, Row>) SqlStatistics::numbers, SPREAD);
    private static final UserDefinedFunction BOOTSTRAP = udf((UDF1<Row, Row>) SqlStatistics::resampled, ENDS);
    private static final UserDefinedFunction COLLAPSED =
            udf((UDF1<Row, Long>) SqlStatistics::collapsed, DataTypes.LongType);

    private SqlStatistics() {}

    /** Whether a run ended well and has an accuracy: one that reads no samples has none. */
    static Column scored() {
        return col("status").equalTo("ok").and(col("test_accuracy").isNotNull());
    }

    /** A run's seed, test accuracy and scored samples. */
    static Column run() {
        return run("test_accuracy");
    }

    /** The same of another accuracy of the same samples. */
    static Column run(String accuracy) {
        return struct(
                col("seed"), col(accuracy).as("accuracy"), col("test_samples").as("samples"));
    }

    /** Adds what {@link #run} gives, where it has an accuracy. */
    static void addScore(Row run, Map<Long, Score> scores) {
        if (!run.isNullAt(1)) {
            scores.put(run.getLong(0), new Score(run.getDouble(1), run.isNullAt(2) ? 0 : run.getLong(2)));
        }
    }

    /**
     * Compares the points of a family: of an array of arrays of {@link #run}, a point each, and one of those without
     * regulariser, an array of structs of {@link #COMPARED}.
     */
    static UserDefinedFunction family(OptionalDouble margin) {
        // Spark sends a number to its executors, and no optional one
        double within = margin.orElse(Double.NaN);
        return udf(
                (UDF1<Row, List<Row>>)
                        row -> compared(row, Double.isNaN(within) ? OptionalDouble.empty() : OptionalDouble.of(within)),
                DataTypes.createArrayType(DataTypes.createStructType(COMPARED.stream()
                        .map(name -> DataTypes.createStructField(
                                name, TEXTS.contains(name) ? DataTypes.StringType : DataTypes.DoubleType, true))
                        .toArray(StructField[]::new))));
    }

    /**
     * A struct of {@link #COMPARED} of a difference by itself, that of two arrays of {@link #run}; null where they are empty.
     */
    static Column difference(Column without, Column with, OptionalDouble margin) {
        return when(
                size(with).gt(0),
                family(margin).apply(struct(array(struct(with)), without)).getItem(0));
    }

    /**
     * Columns {@code NAME_mean}, {@code …_sd}, {@code …_low}, {@code …_high} and {@code …_equivalence} of the struct {@code
     * NAME} that {@link #difference} makes, and {@code …_bootstrap_low} and {@code …_bootstrap_high} of the array {@code
     * NAME_values}.
     */
    static Map<String, Column> differenceAndBootstrap(String name) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String field : List.of("mean", "sd", "low", "high")) {
            columns.put(name + "_" + field, col(name).getField("difference_" + field));
        }
        columns.put(name + "_equivalence", col(name).getField("equivalence"));
        columns.putAll(bootstrapEnds(name));
        return columns;
    }

    private static Map<String, Column> bootstrapEnds(String name) {
        Column bootstrap = BOOTSTRAP.apply(struct(col(name + "_values")));
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String end : List.of("low", "high")) {
            columns.put(name + "_bootstrap_" + end, bootstrap.getField(end));
        }
        return columns;
    }

    private static List<Row> compared(Row family, OptionalDouble margin) {
        Map<Long, Score> without = scores(family.<Row>getList(1));
        List<NavigableMap<Long, Score>> points = new ArrayList<>();
        for (Row point : family.<Row>getList(0)) {
            points.add(scores(point.<Row>getList(0)));
        }
        return Family.compare(without, points, margin).stream()
                .map(SqlStatistics::row)
                .toList();
    }

    private static NavigableMap<Long, Score> scores(List<Row> runs) {
        NavigableMap<Long, Score> scores = new TreeMap<>();
        runs.forEach(run -> addScore(run, scores));
        return scores;
    }

    private static Row row(Family.Difference difference) {
        Optional<Family.Test> test = difference.test();
        return RowFactory.create(
                Double.isNaN(difference.mean()) ? null : difference.mean(),
                orNull(difference.deviation()),
                test.map(Family.Test::error).orElse(null),
                test.map(Family.Test::degrees).orElse(null),
                test.map(of -> of.interval().low()).orElse(null),
                test.map(of -> of.interval().high()).orElse(null),
                test.map(of -> of.simultaneous().low()).orElse(null),
                test.map(of -> of.simultaneous().high()).orElse(null),
                orNull(difference.effectSize()),
                test.map(of -> difference.mean() / of.error()).orElse(null),
                test.map(Family.Test::p).orElse(null),
                test.map(Family.Test::dunnett).orElse(null),
                test.map(Family.Test::holm).orElse(null),
                test.map(Family.Test::discovery).orElse(null),
                difference.effect().text(),
                test.flatMap(Family.Test::equivalence).map(Equivalence::text).orElse(null));
    }

    /**
     * Registers {@code two_sided_p(t, degrees of freedom)} and {@code t_quantile(probability, degrees of freedom)}, for
     * queries that compare what the views say; null where the degrees of freedom are null or not above 0.
     */
    static void register(SparkSession spark) {
        spark.udf()
                .register(
                        "two_sided_p",
                        udf((UDF2<Number, Number, Double>) SqlStatistics::twoSided, DataTypes.DoubleType));
        spark.udf()
                .register(
                        "t_quantile",
                        udf((UDF2<Number, Number, Double>) SqlStatistics::quantile, DataTypes.DoubleType));
    }

    private static Double quantile(Number probability, Number degrees) {
        return probability == null || degrees == null || !(degrees.doubleValue() > 0)
                ? null
                : TDistribution.of(degrees.doubleValue()).inverseCumulativeProbability(probability.doubleValue());
    }

    private static Double twoSided(Number t, Number degrees) {
        return t == null || degrees == null || !(degrees.doubleValue() > 0)
                ? null
                : 2 * TDistribution.of(degrees.doubleValue()).survivalProbability(Math.abs(t.doubleValue()));
    }

    /**
     * Columns {@code NAME_mean}, {@code …_sd}, {@code …_low}, {@code …_high}, {@code …_bootstrap_low} and {@code
     * …_bootstrap_high} of the array {@code NAME_values}; of accuracies with {@code scores}, an array of {@link #run}.
     */
    static Map<String, Column> spread(Metric metric) {
        String name = metric.title();
        Column values = col(name + "_values");
        Column interval = metric == Metric.ACCURACY
                ? SCORES.apply(struct(col("scores")))
                : metric.unit().equals("fraction") ? ofFractions(values) : NUMBERS.apply(struct(values));
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String field : List.of("mean", "sd", "low", "high")) {
            columns.put(name + "_" + field, interval.getField(field));
        }
        columns.putAll(bootstrapEnds(name));
        return columns;
    }

    /** Mean, standard deviation and 95 % interval of the mean of an array of fractions (Wilson's, by their spread). */
    static Column ofFractions(Column values) {
        return FRACTIONS.apply(struct(values));
    }

    /** The 95 % bootstrap interval of an array's mean; null where there are too few values. */
    static Column bootstrap(Column values) {
        return BOOTSTRAP.apply(struct(values));
    }

    /** How many of an array of (accuracy, number of classes) are of collapsed runs. */
    static Column collapsed(Column runs) {
        return when(runs.isNotNull(), COLLAPSED.apply(struct(runs)));
    }

    private static long collapsed(Row row) {
        List<Row> runs = row.getList(0);
        return Collapse.count(
                runs.stream().mapToDouble(run -> run.getDouble(0)).toArray(),
                runs.stream()
                        .mapToInt(run -> run.isNullAt(1) ? 0 : run.getInt(1))
                        .toArray());
    }

    private static DataType structOf(String... fields) {
        return DataTypes.createStructType(Arrays.stream(fields)
                .map(field -> DataTypes.createStructField(field, DataTypes.DoubleType, true))
                .toArray(StructField[]::new));
    }

    private static Row scores(Row row) {
        return row(Estimate.ofScores(scores(row.<Row>getList(0))));
    }

    private static Row fractions(Row row) {
        return row(Estimate.ofFractions(values(row)));
    }

    private static Row numbers(Row row) {
        return row(Estimate.ofNumbers(values(row)));
    }

    private static Row row(Estimate estimate) {
        return RowFactory.create(
                orNull(estimate.mean()),
                orNull(estimate.deviation()),
                estimate.interval().map(Interval::low).orElse(null),
                estimate.interval().map(Interval::high).orElse(null));
    }

    private static double[] values(Row row) {
        return row.<Double>getList(0).stream().mapToDouble(x -> x).toArray();
    }

    private static Row resampled(Row row) {
        double[] values = values(row);
        return Optional.of(values)
                .filter(enough -> enough.length >= MeanBootstrap.LEAST_VALUES)
                .flatMap(MeanBootstrap::interval)
                .map(interval -> RowFactory.create(interval.low(), interval.high()))
                .orElse(RowFactory.create(null, null));
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
