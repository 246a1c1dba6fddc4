package org.slumber.spark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slumber.spark.results.Provenance;

/**
 * The page: words and tables in HTML, so that they can be read where no script runs; the numbers of the pictures as JSON;
 * and the library and the script that draw them. A content security policy forbids it to load anything.
 */
final class HtmlPage {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String NOTHING_FROM_OUTSIDE =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    private static final String FAILURES = "What failed";
    private static final String PROVENANCE = "What was run";
    /** A longer one may be broken anywhere, as checksums and paths. */
    private static final int LONGEST_WORD = 24;

    private static final int MOST_NOTES = 5;

    private final String name;
    private final SweepResults results;
    private final Starts starts;
    private final List<String> answer;
    private final List<Picture> pictures;
    private final StringBuilder html = new StringBuilder(1 << 21);

    /**
     * A page.
     *
     * @param name of the sweep
     * @param starts of the sweep, as they were noted
     * @param answer the headline, a sentence each
     * @param pictures its sections, in order
     */
    HtmlPage(String name, SweepResults results, Starts starts, List<String> answer, List<Picture> pictures) {
        this.name = name;
        this.results = results;
        this.starts = starts;
        this.answer = List.copyOf(answer);
        this.pictures = pictures;
    }

    /** The whole page. */
    String html() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(NOTHING_FROM_OUTSIDE)
                .append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<title>").append(escaped(name)).append(": does sleep help?</title>\n");
        html.append("<link rel=\"icon\" href=\"data:,\">\n<style>\n")
                .append(resource("report.css"))
                .append("</style>\n</head>\n<body>\n");
        List<Picture> shown = pictures.stream().filter(Picture::shown).toList();
        head();
        contents(shown);
        shown.forEach(this::section);
        notDrawn();
        failures();
        provenance();
        html.append("<footer>Drawn by Apache ECharts, licensed under the Apache License 2.0.</footer>\n");
        script("echarts.min.js");
        html.append("<script type=\"application/json\" id=\"report\">")
                .append(json())
                .append("</script>\n");
        script("report.js");
        return html.append("</body>\n</html>\n").toString();
    }

    private void head() {
        html.append("<header>\n<h1>").append(escaped(name)).append("</h1>\n<ul class=\"headline\">\n");
        answer.forEach(this::item);
        ControlText.sentences(results).forEach(this::item);
        html.append("</ul>\n<p>").append(escaped(counted())).append("</p>\n");
        results.tables().notes().forEach(this::missing);
        html.append("</header>\n");
    }

    /** How many runs all this is from. */
    private String counted() {
        long failed = failed();
        long stopped = results.runs().size() - results.ended().size() - failed;
        return Figures.count(results.runs().size(), "run", "runs") + " at "
                + Figures.count(results.summaries().size(), "point", "points")
                + (failed == 0
                        ? "; none failed."
                        : "; " + failed + " of them failed and " + (failed == 1 ? "is" : "are")
                                + " in no mean and no picture.")
                + (stopped == 0
                        ? ""
                        : " " + Figures.count(stopped, "run", "runs") + " ended at a rung of successive halving and "
                                + (stopped == 1 ? "is" : "are") + " not counted as results.");
    }

    private long failed() {
        return results.runs().stream().filter(SweepRun::failed).count();
    }

    private void contents(List<Picture> shown) {
        html.append("<nav aria-label=\"Contents\"><ul>\n");
        shown.forEach(picture -> link(picture.id(), picture.title()));
        if (failed() > 0) {
            link("failures", FAILURES);
        }
        link("provenance", PROVENANCE);
        html.append("</ul></nav>\n");
    }

    private void link(String id, String title) {
        html.append("<li><a href=\"#")
                .append(id)
                .append("\">")
                .append(escaped(title))
                .append("</a></li>\n");
    }

    private void item(String sentence) {
        html.append("<li>").append(escaped(sentence)).append("</li>\n");
    }

    private void open(String id, String title) {
        html.append("<section id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(escaped(title))
                .append("</h2>\n");
    }

    private void failures() {
        if (failed() > 0) {
            open("failures", FAILURES);
            table(Failures.of(results));
            html.append("</section>\n");
        }
    }

    /** What could not be drawn, and why. */
    private void notDrawn() {
        List<Picture> missing =
                pictures.stream().filter(picture -> !picture.shown()).toList();
        if (!missing.isEmpty()) {
            html.append("<section id=\"not-drawn\">\n<p>Not drawn:</p>\n<ul class=\"notes\">\n");
            missing.forEach(picture -> item(picture.title() + ". " + picture.caption()));
            html.append("</ul>\n</section>\n");
        }
    }

    private void provenance() {
        open("provenance", PROVENANCE);
        if (!starts.missing().isEmpty()) {
            missing(starts.missing());
        }
        ProvenanceTables.of(results, starts.noted()).forEach(this::table);
        starts.noted().stream()
                .map(Provenance::sweep)
                .collect(Collectors.toMap(
                        Provenance.Sweep::conf, sweep -> sweep, (first, again) -> first, LinkedHashMap::new))
                .values()
                .forEach(this::conf);
        html.append("</section>\n");
    }

    /** What a reader must know and would not see. */
    private void missing(String sentence) {
        html.append("<p class=\"missing\">").append(escaped(sentence)).append("</p>\n");
    }

    /** A sweep file as it was given, and what it came to. */
    private void conf(Provenance.Sweep sweep) {
        html.append("<details><summary>").append(escaped(sweep.file())).append(" as given, and expanded</summary>\n");
        html.append("<pre>").append(escaped(sweep.conf())).append("</pre>\n<pre>");
        sweep.values().forEach((path, value) -> html.append(escaped(path + ": " + value))
                .append('\n'));
        sweep.axes().forEach((path, values) -> html.append(escaped(path + ": " + values))
                .append('\n'));
        html.append("</pre></details>\n");
    }

    private void table(PageTable table) {
        html.append("<div class=\"table\"><table>\n<caption>")
                .append(escaped(table.title()))
                .append("</caption>\n<thead><tr>");
        for (int column = 0; column < table.header().size(); column++) {
            cell("th", table.numbers(column) ? "number" : "", table.header().get(column));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                cell("td", kind(table, column, row.get(column)), row.get(column));
            }
            html.append("</tr>\n");
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

    private void section(Picture picture) {
        open(picture.id(), picture.title());
        html.append("<p>").append(escaped(picture.caption())).append("</p>\n");
        for (int i = 0; i < picture.charts().size(); i++) {
            html.append("<figure data-chart=\"")
                    .append(picture.id())
                    .append('-')
                    .append(i)
                    .append("\"><div class=\"chart\"></div></figure>\n");
        }
        picture.tables().forEach(this::table);
        notes(picture.notes());
        html.append("</section>\n");
    }

    /** Notes; many of them where a reader asks for them. */
    private void notes(List<String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        boolean folded = notes.size() > MOST_NOTES;
        html.append(folded ? "<details><summary>" + notes.size() + " notes</summary>\n" : "")
                .append("<ul class=\"notes\">\n");
        notes.forEach(this::item);
        html.append("</ul>\n").append(folded ? "</details>\n" : "");
    }

    /** A chart with its place on the page. */
    private record Placed(String id, String kind, String title, Object data) {}

    private String json() {
        List<Placed> charts = new ArrayList<>();
        for (Picture picture : pictures) {
            for (int i = 0; i < picture.charts().size(); i++) {
                Chart chart = picture.charts().get(i);
                charts.add(new Placed(picture.id() + "-" + i, chart.kind(), chart.title(), chart.data()));
            }
        }
        try {
            // a script element ends at the first thing that looks like its end, also within a text
            return JSON.writeValueAsString(charts).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("pictures are made of nothing that has no JSON", e);
        }
    }

    private void script(String resource) {
        html.append("<script>\n").append(resource(resource)).append("\n</script>\n");
    }

    private static String resource(String resource) {
        try (InputStream stream = HtmlPage.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the build left " + resource + " out of the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
