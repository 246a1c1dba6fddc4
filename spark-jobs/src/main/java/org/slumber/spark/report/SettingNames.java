package org.slumber.spark.report;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** What a reader calls the setting of a row that has a data set, a timing and a setting: the last only where it varies. */
final class SettingNames {
    private SettingNames() {}

    /** The names of these rows' settings. */
    static Function<Row, String> of(List<Row> rows, DatasetNames datasets) {
        boolean several =
                rows.stream().map(row -> Cells.text(row, "setting")).distinct().count() > 1;
        return row -> datasets.of(Cells.text(row, "dataset")) + ", " + Cells.text(row, "timing") + " timing"
                + (several ? ", " + Cells.text(row, "setting").replace("|", ", ") : "");
    }
}
