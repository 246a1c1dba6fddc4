package org.slumber.spark.cli;

import static org.apache.spark.sql.functions.base64;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** Writes rows as text. A join may have columns of one name: they are taken by their places. */
final class RowText {
    private static final String MOMENT = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX";

    private RowText() {}

    /** For people. */
    static void table(Dataset<Row> rows, PrintStream to) {
        MarkupTable cells = markup(rows);
        TextTable table = new TextTable(cells.header(), cells.right());
        for (List<String> row : cells.rows()) {
            table.add(row.stream().map(cell -> cell == null ? "NULL" : cell).toList());
        }
        to.println(table);
    }

    /** For documents. */
    static MarkupTable markup(Dataset<Row> rows) {
        return new MarkupTable(
                List.of(rows.columns()),
                Arrays.stream(rows.schema().fields())
                        .map(field -> field.dataType() instanceof NumericType)
                        .toList(),
                // Spark turns a value into text as SQL does
                texts(rows, field -> col(field.name()).cast("string")));
    }

    /** With a header line; arrays as JSON. */
    static void csv(Dataset<Row> rows, PrintStream to) {
        // all rows are there before the first is written, so that an attempt that fails has written none
        List<List<String>> lines = texts(rows, RowText::csvCell);
        to.print(CsvText.line(List.of(rows.columns())));
        lines.forEach(line -> to.print(CsvText.line(line)));
    }

    private static Column csvCell(StructField field) {
        Column value = col(field.name());
        if (nested(field)) {
            return to_json(value);
        }
        if (field.dataType() instanceof TimestampType) {
            return date_format(value, MOMENT);
        }
        return field.dataType() instanceof BinaryType ? base64(value) : value.cast("string");
    }

    private static boolean nested(StructField field) {
        return field.dataType() instanceof ArrayType
                || field.dataType() instanceof MapType
                || field.dataType() instanceof StructType;
    }

    /** The cells of all rows; null for null. */
    private static List<List<String>> texts(Dataset<Row> rows, Function<StructField, Column> cell) {
        Dataset<Row> numbered = rows.toDF(IntStream.range(0, rows.columns().length)
                .mapToObj(i -> "cell" + i)
                .toArray(String[]::new));
        return numbered
                .select(Arrays.stream(numbered.schema().fields()).map(cell).toArray(Column[]::new))
                .collectAsList()
                .stream()
                .map(RowText::texts)
                .toList();
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            texts.add(row.getString(i));
        }
        return texts;
    }

    /** An array of objects. */
    static void json(Dataset<Row> rows, PrintStream to) {
        Dataset<Row> distinct = toldApart(rows);
        Column[] cells = Arrays.stream(distinct.columns()).map(RowText::quoted).toArray(Column[]::new);
        // all rows are there before the first is written, so that an attempt that fails has written none
        List<Row> objects = distinct.select(to_json(struct(cells), Map.of("ignoreNullFields", "false")))
                .collectAsList();
        to.println(objects.stream().map(row -> row.getString(0)).collect(Collectors.joining(",\n", "[\n", "\n]")));
    }

    /** The rows for what has a value a name: of columns of one name, whatever its case, the second is called NAME_2. */
    static Dataset<Row> toldApart(Dataset<Row> rows) {
        Set<String> taken = new HashSet<>();
        Arrays.stream(rows.columns()).map(RowText::folded).forEach(taken::add);
        Set<String> given = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String name : rows.columns()) {
            String own = name;
            for (int i = 2; !given.add(folded(own)); i++) {
                // a name that another column has is left to it
                own = taken.contains(folded(name + "_" + i)) ? own : name + "_" + i;
            }
            names.add(own);
        }
        return rows.toDF(names.toArray(String[]::new));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A column by a name that may hold dots or brackets, such as {@code avg(x)}. */
    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}
