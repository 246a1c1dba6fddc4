package org.slumber.spark.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/**
 * A row of {@code runs} in this JVM, in some of its columns.
 *
 * @param places of the columns in the row, by name
 * @param row with values as {@link org.slumber.spark.results.RowFile} reads them
 */
public record StoredRun(Map<String, Integer> places, Row row) {
    /** What a column says; null where the row has nothing there, or not the column. */
    public Object value(String column) {
        Integer place = places.get(column);
        return place == null ? null : row.get(place);
    }

    /** A number; empty where there is none. */
    public OptionalDouble number(String column) {
        return value(column) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** A text; empty where there is none. */
    public String text(String column) {
        return value(column) instanceof String text ? text : "";
    }

    /** Of several columns, in their order; null in place of what there is not. */
    List<Object> values(List<String> columns) {
        List<Object> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(value(column)));
        return Collections.unmodifiableList(values);
    }
}
