package org.slumber.spark.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of the report.
 *
 * @param title above it
 * @param header a name a column
 * @param rows as many cells each
 */
record PageTable(String title, List<String> header, List<List<String>> rows) {
    private static final Pattern NUMBER =
            Pattern.compile("[+−]?\\d[\\d. ]*(( ± | to [+−]?)\\d[\\d.]*)?( s)?|–|< [\\d.]+");

    /** Keeps its own copies. */
    PageTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /**
     * The same without the columns that say nothing in any row.
     *
     * @param nothing what a cell says then
     */
    PageTable withoutEmptyColumns(String nothing) {
        int[] kept = IntStream.range(0, header.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).equals(nothing)))
                .toArray();
        return new PageTable(
                title,
                IntStream.of(kept).mapToObj(header::get).toList(),
                rows.stream()
                        .map(row -> IntStream.of(kept).mapToObj(row::get).toList())
                        .toList());
    }

    /** Whether a column has nothing but numbers and ranges of them, so that they stand one below the other. */
    boolean numbers(int column) {
        return column > 0
                && rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }
}
