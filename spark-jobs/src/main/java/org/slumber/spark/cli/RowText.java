package org.slumber.spark.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_csv;
import static org.apache.spark.sql.functions.to_json;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Writes rows as text. */
final class RowText {
    private RowText() {}

    /** For people. */
    static void table(Dataset<Row> rows, PrintStream to) {
        StructField[] fields = rows.schema().fields();
        TextTable table = new TextTable(
                List.of(rows.columns()),
                Arrays.stream(fields)
                        .map(field -> field.dataType() instanceof NumericType)
                        .toList());
        // Spark turns a value into text as SQL does
        for (Row row : rows.select(asText(rows.schema())).collectAsList()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < fields.length; i++) {
                cells.add(row.isNullAt(i) ? "NULL" : row.getString(i));
            }
            table.add(cells);
        }
        to.println(table);
    }

    private static Column[] asText(StructType schema) {
        return Arrays.stream(schema.fieldNames())
                .map(name -> quoted(name).cast("string"))
                .toArray(Column[]::new);
    }

    /** With a header line; arrays as JSON. */
    static void csv(Dataset<Row> rows, PrintStream to) {
        Column[] cells = Arrays.stream(rows.schema().fields())
                .map(field -> nested(field) ? to_json(quoted(field.name())).as(field.name()) : quoted(field.name()))
                .toArray(Column[]::new);
        // a quote within quotes is doubled, as spreadsheets expect
        List<Row> lines =
                rows.select(to_csv(struct(cells), Map.of("escape", "\""))).collectAsList();
        to.println(String.join(",", rows.columns()));
        lines.forEach(line -> to.println(line.getString(0)));
    }

    /** An array of objects. */
    static void json(Dataset<Row> rows, PrintStream to) {
        Column[] cells = Arrays.stream(rows.columns()).map(RowText::quoted).toArray(Column[]::new);
        // all rows are there before the first is written, so that an attempt that fails has written none
        List<Row> objects = rows.select(to_json(struct(cells), Map.of("ignoreNullFields", "false")))
                .collectAsList();
        to.println(objects.stream().map(row -> row.getString(0)).collect(Collectors.joining(",\n", "[\n", "\n]")));
    }

    private static boolean nested(StructField field) {
        return field.dataType() instanceof ArrayType
                || field.dataType() instanceof MapType
                || field.dataType() instanceof StructType;
    }

    /** A column by a name that may hold dots or brackets, such as {@code avg(x)}. */
    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}
