package org.slumber.spark.analysis;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;

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

    /** A view's columns as a table in Markdown. */
    static String markdown(String view, List<ViewColumn> columns) {
        StringBuilder text = new StringBuilder();
        text.append("View `").append(view).append("`:\n\n");
        text.append("| column | type | unit | meaning |\n| --- | --- | --- | --- |\n");
        for (ViewColumn column : columns) {
            text.append("| `")
                    .append(column.name)
                    .append("` | ")
                    .append(column.type.sql().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(column.unit.equals("1") ? "" : column.unit)
                    .append(" | ")
                    .append(column.meaning.replace("|", "\\|"))
                    .append(" |\n");
        }
        return text.toString();
    }
}
