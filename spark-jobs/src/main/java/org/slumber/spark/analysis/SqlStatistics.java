package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
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
    private static final DataType SPREAD = structOf("mean", "sd", "low", "high");
    private static final DataType ENDS = structOf("low", "high");
    private static final DataType TEST = structOf("mean", "sd", "low", "high", "effect_size", "t", "p");

    private static final UserDefinedFunction INTERVAL = udf((UDF1<Row, Row>) SqlStatistics::spread, SPREAD);
    private static final UserDefinedFunction BOOTSTRAP = udf((UDF1<Row, Row>) SqlStatistics::resampled, ENDS);
    private static final UserDefinedFunction PAIRED_TEST = udf((UDF1<Row, Row>) SqlStatistics::test, TEST);
    private static final UserDefinedFunction HOLM =
            udf((UDF1<Row, List<Double>>) SqlStatistics::holm, DataTypes.createArrayType(DataTypes.DoubleType));

    private SqlStatistics() {}

    /** Mean, sd and the mean's 95 % t interval of an array; null where there are too few values. */
    static Column interval(Column values) {
        return INTERVAL.apply(struct(values));
    }

    /** The 95 % bootstrap interval of an array's mean; null where there are too few values. */
    static Column bootstrap(Column values) {
        return BOOTSTRAP.apply(struct(values));
    }

    /** Of an array of differences: as {@link #interval}, with effect size d_z, t and its two-sided p. */
    static Column pairedTest(Column differences) {
        return PAIRED_TEST.apply(struct(differences));
    }

    /** Holm's adjustment of an array of p values, in their order. */
    static Column holm(Column p) {
        return HOLM.apply(struct(p));
    }

    /**
     * Columns {@code NAME_mean}, {@code …_sd}, {@code …_low}, {@code …_high}, {@code …_bootstrap_low} and {@code
     * …_bootstrap_high} of the array {@code NAME_values}.
     */
    static Map<String, Column> spread(String name) {
        Column interval = interval(col(name + "_values"));
        Column bootstrap = bootstrap(col(name + "_values"));
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String field : List.of("mean", "sd", "low", "high")) {
            columns.put(name + "_" + field, interval.getField(field));
        }
        columns.put(name + "_bootstrap_low", bootstrap.getField("low"));
        columns.put(name + "_bootstrap_high", bootstrap.getField("high"));
        return columns;
    }

    private static DataType structOf(String... fields) {
        return DataTypes.createStructType(Arrays.stream(fields)
                .map(field -> DataTypes.createStructField(field, DataTypes.DoubleType, true))
                .toArray(StructField[]::new));
    }

    private static Row spread(Row row) {
        return RowFactory.create(Arrays.copyOf(all(row), 4));
    }

    private static Row test(Row row) {
        return RowFactory.create(all(row));
    }

    private static Row resampled(Row row) {
        double[] values = row.<Double>getList(0).stream().mapToDouble(x -> x).toArray();
        return MeanBootstrap.interval(values)
                .map(interval -> RowFactory.create(interval.low(), interval.high()))
                .orElse(RowFactory.create(null, null));
    }

    private static Object[] all(Row row) {
        double[] values = row.<Double>getList(0).stream().mapToDouble(x -> x).toArray();
        Object[] fields = new Object[7];
        MeanTest.of(values).ifPresent(test -> {
            fields[0] = test.mean();
            fields[1] = orNull(test.standardDeviation());
            fields[2] = test.interval().map(Interval::low).orElse(null);
            fields[3] = test.interval().map(Interval::high).orElse(null);
            fields[4] = orNull(test.effectSize());
            fields[5] = orNull(test.t());
            fields[6] = orNull(test.p());
        });
        return fields;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static List<Double> holm(Row row) {
        return Holm.adjusted(row.getList(0));
    }
}
