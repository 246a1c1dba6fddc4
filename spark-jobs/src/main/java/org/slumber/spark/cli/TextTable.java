package org.slumber.spark.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain text; columns of numbers stand right. */
final class TextTable {
    private static final String GAP = "  ";

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
        return fitted(Integer.MAX_VALUE);
    }

    /**
     * The table in lines of at most so many characters, as far as words can be broken into lines of their own: the
     * widest columns give way first.
     */
    String fitted(int most) {
        int[] width = new int[header.size()];
        int[] word = new int[header.size()];
        widen(width, word, header);
        rows.forEach(row -> widen(width, word, row));
        narrow(width, word, most);
        StringBuilder text = new StringBuilder();
        line(text, header, width);
        List<String> rule = new ArrayList<>();
        for (int column : width) {
            rule.add("-".repeat(column));
        }
        line(text, rule, width);
        rows.forEach(row -> row(text, row, width));
        return text.substring(0, text.length() - 1);
    }

    private static void widen(int[] width, int[] word, List<String> cells) {
        for (int i = 0; i < width.length; i++) {
            width[i] = Math.max(width[i], cells.get(i).length());
            for (String each : cells.get(i).split(" ", -1)) {
                word[i] = Math.max(word[i], each.length());
            }
        }
    }

    private static void narrow(int[] width, int[] word, int most) {
        int excess = Arrays.stream(width).sum() + GAP.length() * (width.length - 1) - most;
        for (; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < width.length; i++) {
                if (width[i] > word[i] && (widest < 0 || width[i] > width[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            width[widest]--;
        }
    }

    /** A row in as many lines as its cells need. */
    private void row(StringBuilder text, List<String> cells, int[] width) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < width.length; i++) {
            wrapped.add(wrapped(cells.get(i), width[i]));
        }
        int lines = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int each = 0; each < lines; each++) {
            int at = each;
            line(
                    text,
                    wrapped.stream()
                            .map(cell -> at < cell.size() ? cell.get(at) : "")
                            .toList(),
                    width);
        }
    }

    private static List<String> wrapped(String cell, int width) {
        if (cell.length() <= width) {
            return List.of(cell);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : cell.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void line(StringBuilder text, List<String> cells, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width.length; i++) {
            String blank = " ".repeat(width[i] - cells.get(i).length());
            line.append(i == 0 ? "" : GAP).append(right.get(i) ? blank + cells.get(i) : cells.get(i) + blank);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
