package org.slumber.spark.results;

import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a result table.
 *
 * @param <T> what a row is made of
 * @param name in SQL
 * @param type in Spark
 * @param unit e.g. {@code steps}, {@code Hz}, {@code fraction}; {@code 1} where it has none
 * @param meaning one line
 * @param role what it says
 * @param since version of the tables that it came with, see {@link ResultSchema#VERSION}
 * @param value reads it; null where the row has none
 */
record Column<T>(
        String name,
        DataType type,
        String unit,
        String meaning,
        ColumnRole role,
        int since,
        Function<T, Object> value) {

    /** A column that has always been there. */
    Column(String name, DataType type, String unit, String meaning, ColumnRole role, Function<T, Object> value) {
        this(name, type, unit, meaning, role, 1, value);
    }

    /** A column of what was found that has always been there. */
    Column(String name, DataType type, String unit, String meaning, Function<T, Object> value) {
        this(name, type, unit, meaning, ColumnRole.RESULT, value);
    }

    /** The column as Spark declares it; Spark keeps the comment in Parquet's metadata and shows it in DESCRIBE. */
    StructField field() {
        return new StructField(name, type, true, Metadata.empty()).withComment(comment());
    }

    /** The column as it is documented. */
    DescribedColumn described() {
        return new DescribedColumn(name, type, unit, meaning, since);
    }

    /** Meaning and unit. */
    String comment() {
        return unit.equals("1") ? meaning : meaning + " [" + unit + "]";
    }

    /** The value for a row; no number that is not finite ever gets into a table. */
    Object in(T row) {
        Object read = value.apply(row);
        return read instanceof Double real && !Double.isFinite(real) ? null : read;
    }
}
