package org.slumber.spark.results;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The two result tables: their schemas, and the rows of a run. */
public final class ResultSchema {
    /** Version of the tables; additions raise it, and older files read as null in what they lack. */
    public static final int VERSION = 2;

    /** Schema of {@code runs}, one row a run. */
    public static final StructType RUNS = schema(RunColumns.all());

    /** Schema of {@code checkpoints}, one row a moment of a run. */
    public static final StructType CHECKPOINTS = schema(CheckpointColumns.all());

    /**
     * The columns of {@code runs} that say which run it was, and when, where and by what it was made; in all others two
     * runs of one spec by one engine on one data set are equal to the bit.
     */
    public static final List<String> TIMES_AND_PROVENANCE = List.copyOf(RunColumns.timesAndProvenance());

    private ResultSchema() {}

    /** The row of a run, in the order of {@link #RUNS}. */
    public static Row runRow(RunRecord run) {
        return row(RunColumns.all(), run);
    }

    /** The rows of a run's checkpoints, in the order of {@link #CHECKPOINTS}; none for a failed run. */
    public static List<Row> checkpointRows(RunRecord run) {
        return CheckpointColumns.records(run).stream()
                .map(record -> row(CheckpointColumns.all(), record))
                .toList();
    }

    /** Both tables in Markdown, column by column. */
    public static String markdown() {
        StringBuilder text = new StringBuilder();
        listing(text, "runs", RunColumns.all());
        text.append('\n');
        listing(text, "checkpoints", CheckpointColumns.all());
        return text.toString();
    }

    private static <T> StructType schema(List<Column<T>> columns) {
        return DataTypes.createStructType(columns.stream().map(Column::field).toList());
    }

    private static <T> Row row(List<Column<T>> columns, T of) {
        return RowFactory.create(columns.stream().map(column -> column.in(of)).toArray());
    }

    private static <T> void listing(StringBuilder text, String table, List<Column<T>> columns) {
        text.append("Table `")
                .append(table)
                .append("`:\n\n| column | type | unit | meaning |\n| --- | --- | --- | --- |\n");
        for (Column<T> column : columns) {
            text.append("| `")
                    .append(column.name())
                    .append("` | ")
                    .append(column.type().sql().toLowerCase(java.util.Locale.ROOT))
                    .append(" | ")
                    .append(column.unit().equals("1") ? "" : column.unit())
                    .append(" | ")
                    .append(column.meaning().replace("|", "\\|"))
                    .append(" |\n");
        }
    }
}
