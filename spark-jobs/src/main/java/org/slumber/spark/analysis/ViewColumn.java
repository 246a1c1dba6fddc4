package org.slumber.spark.analysis;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.slumber.spark.results.DescribedColumn;

/**
 * One column of a view, as it is documented.
 *
 * @param name in SQL
 * @param type in Spark
 * @param unit e.g. {@code steps} or {@code fraction}; {@code 1} where it has none
 * @param meaning one line
 */
record ViewColumn(String name, DataType type, String unit, String meaning) {

    /** A text without a unit. */
    static ViewColumn text(String name, String meaning) {
        return new ViewColumn(name, DataTypes.StringType, "1", meaning);
    }

    /** A real number. */
    static ViewColumn real(String name, String unit, String meaning) {
        return new ViewColumn(name, DataTypes.DoubleType, unit, meaning);
    }

    /** A view of rows that have been worked out, in these columns. */
    static Dataset<Row> table(SparkSession spark, List<Row> rows, List<ViewColumn> columns) {
        return spark.createDataFrame(
                        rows,
                        DataTypes.createStructType(columns.stream()
                                .map(column -> DataTypes.createStructField(column.name(), column.type(), true))
                                .toList()))
                .select(columns.stream().map(ViewColumn::select).toArray(Column[]::new));
    }

    /** The column by its name, with its comment; DESCRIBE shows that. */
    Column select() {
        Metadata comment = new MetadataBuilder()
                .putString("comment", unit.equals("1") ? meaning : meaning + " [" + unit + "]")
                .build();
        return functions.col(name).cast(type).as(name, comment);
    }

    /** The column as it is documented; views have no versions. */
    DescribedColumn described() {
        return new DescribedColumn(name, type, unit, meaning, 1);
    }
}
