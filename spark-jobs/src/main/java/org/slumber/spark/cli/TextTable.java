package org.slumber.spark.cli;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text; columns of numbers stand right. */
final class TextTable {
    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param header a name a column
     * @param right whether each column stands right
     */
    TextTable(List<String> header, List<Boolean> right) {
        this.header = header;
        this.right = right;
    }

    /** Adds a row of as many cells as there are columns. */
    void add(List<String> cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        int[] width = new int[header.size()];
        widen(width, header);
        rows.forEach(row -> widen(width, row));
        StringBuilder text = new StringBuilder();
        line(text, header, width);
        List<String> rule = new ArrayList<>();
        for (int column : width) {
            rule.add("-".repeat(column));
        }
        line(text, rule, width);
        rows.forEach(row -> line(text, row, width));
        return text.toString().stripTrailing();
    }

    private static void widen(int[] width, List<String> cells) {
        for (int i = 0; i < width.length; i++) {
            width[i] = Math.max(width[i], cells.get(i).length());
        }
    }

    private void line(StringBuilder text, List<String> cells, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width.length; i++) {
            String blank = " ".repeat(width[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(right.get(i) ? blank + cells.get(i) : cells.get(i) + blank);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
