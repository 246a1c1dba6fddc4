package org.slumber.spark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table to be put into a document.
 *
 * @param header a name a column
 * @param right whether each column stands right
 * @param rows cells, as many as there are columns; null where there is no value
 */
record MarkupTable(List<String> header, List<Boolean> right, List<List<String>> rows) {

    /** As GitHub's Markdown and Pandoc's pipe tables have it. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(row(header));
        lines.add(right.stream().map(each -> each ? "---:" : "---").collect(Collectors.joining(" | ", "| ", " |")));
        rows.forEach(cells -> lines.add(row(cells)));
        return String.join("\n", lines);
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell == null
                        ? ""
                        : cell.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A {@code tabular} with the rules of the package booktabs. */
    String latex() {
        List<String> lines = new ArrayList<>();
        lines.add("\\begin{tabular}{"
                + right.stream().map(each -> each ? "r" : "l").collect(Collectors.joining())
                + "} % \\usepackage{booktabs}");
        lines.add("\\toprule");
        lines.add(line(header));
        lines.add("\\midrule");
        rows.forEach(cells -> lines.add(line(cells)));
        lines.add("\\bottomrule");
        lines.add("\\end{tabular}");
        return String.join("\n", lines);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(MarkupTable::escaped).collect(Collectors.joining(" & ", "", " \\\\"));
    }

    /** What LaTeX prints as the text; a number below 0 gets a minus, not a hyphen. */
    private static String escaped(String cell) {
        if (cell == null) {
            return "--";
        }
        if (cell.matches("-[0-9.]+(E-?[0-9]+)?")) {
            return "$" + cell + "$";
        }
        StringBuilder text = new StringBuilder();
        cell.codePoints().forEach(point -> {
            switch (point) {
                case '&', '%', '$', '#', '_', '{', '}' -> text.append('\\').appendCodePoint(point);
                case '\\' -> text.append("\\textbackslash{}");
                case '~' -> text.append("\\textasciitilde{}");
                case '^' -> text.append("\\textasciicircum{}");
                case '<', '>', '|' -> text.append('$').appendCodePoint(point).append('$');
                case '\n', '\r' -> text.append(' ');
                default -> text.appendCodePoint(point);
            }
        });
        return text.toString();
    }
}
