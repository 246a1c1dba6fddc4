package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/**
 * Compares stored rows with rows made anew, column by column, to the bit: two doubles are equal where their bits are, and
 * null equals null alone.
 *
 * @param schema of both rows
 * @param columns names of the columns compared
 */
record RowComparison(StructType schema, List<String> columns) {

    /** All of its columns but those named. */
    RowComparison without(Collection<String> left) {
        return new RowComparison(
                schema,
                columns.stream().filter(column -> !left.contains(column)).toList());
    }

    /**
     * A column in which two rows differ.
     *
     * @param column its name
     * @param stored value in the table, as text
     * @param rerun value made anew, as text
     */
    record Cell(String column, String stored, String rerun) {}

    /** The columns in which two rows differ, in the order of the schema; none where they are equal. */
    List<Cell> differences(Row stored, Row rerun) {
        List<Cell> cells = new ArrayList<>();
        for (String column : columns) {
            int field = schema.fieldIndex(column);
            Object was = value(stored, field);
            Object is = value(rerun, field);
            // the classes of Spark's values compare doubles by their bits
            if (was == null ? is != null : !was.equals(is)) {
                cells.add(new Cell(column, String.valueOf(was), String.valueOf(is)));
            }
        }
        return cells;
    }

    private Object value(Row row, int field) {
        if (row.isNullAt(field)) {
            return null;
        }
        return schema.apply(field).dataType() instanceof ArrayType ? List.copyOf(row.getList(field)) : row.get(field);
    }
}
