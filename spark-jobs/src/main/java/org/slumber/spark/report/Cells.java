package org.slumber.spark.report;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;

/** Reads columns of a row by name. */
final class Cells {
    private Cells() {}

    /** A text; empty where it is null. */
    static String text(Row row, String column) {
        String text = row.getAs(column);
        return text == null ? "" : text;
    }

    /** A real; empty where it is null. */
    static OptionalDouble real(Row row, String column) {
        Double value = row.getAs(column);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** An integer; empty where it is null. */
    static OptionalLong integer(Row row, String column) {
        Long value = row.getAs(column);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
