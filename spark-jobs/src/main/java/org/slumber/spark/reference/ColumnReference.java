package org.slumber.spark.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.results.DescribedColumn;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder.Table;

/** Every column of the tables that a results folder holds, and of the views over them. */
public final class ColumnReference {
    private static final List<String> HEADER = List.of("column", "type", "unit", "meaning");

    private ColumnReference() {}

    /** Tables first, then views. */
    public static List<ReferenceTable> tables() {
        List<ReferenceTable> tables = new ArrayList<>();
        for (Table table : Table.values()) {
            String version = table == Table.RUNS ? ". The tables are of version " + ResultSchema.VERSION : "";
            tables.add(table("table " + table.folder(), table.meaning() + version, ResultSchema.described(table)));
        }
        for (AnalysisViews.View view : AnalysisViews.VIEWS) {
            tables.add(table("view " + view.name(), view.meaning(), view.columns()));
        }
        return tables;
    }

    private static ReferenceTable table(String title, String meaning, List<DescribedColumn> columns) {
        return new ReferenceTable(
                title,
                meaning,
                HEADER,
                columns.stream().map(ColumnReference::line).toList());
    }

    private static ReferenceTable.Line line(DescribedColumn column) {
        String since = column.since() == 1 ? "" : " (since version " + column.since() + ")";
        List<String> cells = List.of(
                column.name(),
                column.type().sql().toLowerCase(Locale.ROOT),
                Units.shown(column.unit()),
                column.meaning() + since);
        return new ReferenceTable.Line(cells, cells);
    }
}
