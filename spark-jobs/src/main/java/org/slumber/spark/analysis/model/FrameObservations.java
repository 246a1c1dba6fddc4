package org.slumber.spark.analysis.model;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slumber.mixed.Observations;

/** Rows of Spark as what a model is fitted to. */
final class FrameObservations {
    private FrameObservations() {}

    /** The rows, whose columns are all of numbers or texts. */
    static Observations of(List<Row> rows, StructType schema) {
        Observations.Builder builder = Observations.builder();
        StructField[] fields = schema.fields();
        for (int c = 0; c < fields.length; c++) {
            int column = c;
            if (fields[c].dataType() instanceof NumericType) {
                builder.numbers(
                        fields[c].name(),
                        rows.stream()
                                .mapToDouble(row ->
                                        row.isNullAt(column) ? Double.NaN : ((Number) row.get(column)).doubleValue())
                                .toArray());
            } else {
                builder.labels(
                        fields[c].name(),
                        rows.stream()
                                .map(row -> row.isNullAt(column) ? "" : row.getString(column))
                                .toList());
            }
        }
        return builder.build();
    }
}
