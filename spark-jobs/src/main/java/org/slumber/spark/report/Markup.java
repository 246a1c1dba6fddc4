package org.slumber.spark.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** HTML that is being written: what the pages have in common. */
final class Markup {
    /** A longer one may be broken anywhere, as checksums and paths. */
    private static final int LONGEST_WORD = 24;

    private final StringBuilder html = new StringBuilder();

    /** Adds what is HTML already, or a number. */
    Markup append(Object markup) {
        html.append(markup);
        return this;
    }

    /**
     * Begins a page, up to its body.
     *
     * @param title of the window
     * @param style sheet
     * @param more elements of the head, as HTML
     */
    void head(String title, String style, String more) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(more)
                .append("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n");
    }

    @Override
    public String toString() {
        return html.toString();
    }

    /** An item of a list. */
    void item(String sentence) {
        html.append("<li>").append(escaped(sentence)).append("</li>\n");
    }

    /** Begins a section. */
    void open(String id, String title) {
        html.append("<section id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(escaped(title))
                .append("</h2>\n");
    }

    /** What a reader must know and would not see. */
    void missing(String sentence) {
        html.append("<p class=\"missing\">").append(escaped(sentence)).append("</p>\n");
    }

    /** A table. */
    void table(PageTable table) {
        table(table, List.of(), row -> "");
    }

    /**
     * A table with drawings behind the cells.
     *
     * @param drawn the headings of what is drawn
     * @param drawings of each row, as cells in HTML
     */
    void table(PageTable table, List<String> drawn, IntFunction<String> drawings) {
        html.append("<div class=\"table\"><table>\n<caption>")
                .append(escaped(table.title()))
                .append("</caption>\n<thead><tr>");
        for (int column = 0; column < table.header().size(); column++) {
            cell("th", table.numbers(column) ? "number" : "", table.header().get(column));
        }
        drawn.forEach(heading -> cell("th", "", heading));
        html.append("</tr></thead>\n<tbody>\n");
        for (int place = 0; place < table.rows().size(); place++) {
            List<String> row = table.rows().get(place);
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                cell("td", kind(table, column, row.get(column)), row.get(column));
            }
            html.append(drawings.apply(place)).append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n");
    }

    /** What kind of cell it is, for the style sheet. */
    private static String kind(PageTable table, int column, String text) {
        if (table.numbers(column)) {
            return "number";
        }
        if (Stream.of(text.split(" ")).anyMatch(word -> word.length() > LONGEST_WORD)) {
            return "endless";
        }
        return text.length() > LONGEST_WORD ? "long" : "";
    }

    private void cell(String tag, String kind, String text) {
        html.append('<').append(tag);
        if (!kind.isEmpty()) {
            html.append(" class=\"").append(kind).append('"');
        }
        html.append('>').append(escaped(text)).append("</").append(tag).append('>');
    }

    /** A file that is built in, as text. */
    static String resource(String resource) {
        try (InputStream stream = Markup.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the build left " + resource + " out of the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as it stands in HTML, also in an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
