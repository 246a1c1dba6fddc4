package org.slumber.spark.analysis;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
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
