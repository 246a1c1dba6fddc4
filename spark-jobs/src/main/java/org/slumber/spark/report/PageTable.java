package org.slumber.spark.report;

import java.util.List;

/**
 * A table of the report.
 *
 * @param title above it
 * @param header a name a column
 * @param rows as many cells each
 */
record PageTable(String title, List<String> header, List<List<String>> rows) {
    /** Keeps its own copies. */
    PageTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }
}
