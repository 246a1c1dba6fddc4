package org.slumber.spark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
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
    private static final int MOST_NOTES = 5;

    private final String name;
    private final SweepResults results;
    private final Starts starts;
    private final List<String> answer;
    private final List<Picture> pictures;
    private final Markup html = new Markup();

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
        html.head(
                name + ": does sleep help?",
                Markup.resource("report.css"),
                "<meta http-equiv=\"Content-Security-Policy\" content=\"" + NOTHING_FROM_OUTSIDE + "\">");
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
        html.append("<header>\n<h1>").append(Markup.escaped(name)).append("</h1>\n<ul class=\"headline\">\n");
        answer.forEach(html::item);
        ControlText.sentences(results).forEach(html::item);
        html.append("</ul>\n<p>").append(Markup.escaped(counted())).append("</p>\n");
        results.tables().notes().forEach(html::missing);
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
                .append(Markup.escaped(title))
                .append("</a></li>\n");
    }

    private void failures() {
        if (failed() > 0) {
            html.open("failures", FAILURES);
            html.table(Failures.of(results));
            html.append("</section>\n");
        }
    }

    /** What could not be drawn, and why. */
    private void notDrawn() {
        List<Picture> missing =
                pictures.stream().filter(picture -> !picture.shown()).toList();
        if (!missing.isEmpty()) {
            html.append("<section id=\"not-drawn\">\n<p>Not drawn:</p>\n<ul class=\"notes\">\n");
            missing.forEach(picture -> html.item(picture.title() + ". " + picture.caption()));
            html.append("</ul>\n</section>\n");
        }
    }

    private void provenance() {
        html.open("provenance", PROVENANCE);
        if (!starts.missing().isEmpty()) {
            html.missing(starts.missing());
        }
        ProvenanceTables.of(results, starts.noted()).forEach(html::table);
        starts.noted().stream()
                .map(Provenance::sweep)
                .collect(Collectors.toMap(
                        Provenance.Sweep::conf, sweep -> sweep, (first, again) -> first, LinkedHashMap::new))
                .values()
                .forEach(this::conf);
        html.append("</section>\n");
    }

    /** A sweep file as it was given, and what it came to. */
    private void conf(Provenance.Sweep sweep) {
        html.append("<details><summary>")
                .append(Markup.escaped(sweep.file()))
                .append(" as given, and expanded</summary>\n");
        html.append("<pre>").append(Markup.escaped(sweep.conf())).append("</pre>\n<pre>");
        sweep.values().forEach((path, value) -> html.append(Markup.escaped(path + ": " + value))
                .append('\n'));
        sweep.axes().forEach((path, values) -> html.append(Markup.escaped(path + ": " + values))
                .append('\n'));
        html.append("</pre></details>\n");
    }

    private void section(Picture picture) {
        html.open(picture.id(), picture.title());
        html.append("<p>").append(Markup.escaped(picture.caption())).append("</p>\n");
        for (int i = 0; i < picture.charts().size(); i++) {
            html.append("<figure data-chart=\"")
                    .append(picture.id())
                    .append('-')
                    .append(i)
                    .append("\"><div class=\"chart\"></div></figure>\n");
        }
        picture.tables().forEach(html::table);
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
        notes.forEach(html::item);
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
        html.append("<script>\n").append(Markup.resource(resource)).append("\n</script>\n");
    }
}
