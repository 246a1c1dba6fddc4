package org.slumber.spark.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.RunningSummary;
import org.slumber.spark.analysis.StoredRun;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.RunStatus;

/**
 * The page of a sweep that goes on: words and tables in the style of the report. What they say is a part by itself, which a
 * script puts in the place of the last one whenever it is another.
 */
public final class LivePage {
    /** Columns of {@code runs} that it needs beside those of {@link RunningSummary}. */
    public static final List<String> COLUMNS = List.of("error", "wall_seconds", "cpu_seconds");

    private static final int POINTS = 100;
    private static final int ERRORS = 10;
    private static final String STYLE = Markup.resource("report.css") + Markup.resource("live.css");
    private static final String SCRIPT = Markup.resource("live.js");

    private LivePage() {}

    /** What the page may load and run: its own style and script, which no text that slips in is, and the figures. */
    public static String securityPolicy() {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src data:; connect-src 'self';"
                + " style-src " + hash(STYLE) + "; script-src " + hash(SCRIPT);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The whole page.
     *
     * @param name of the sweep
     * @param part what it says, as {@link #part} gives it
     * @param tag that the part is known by
     */
    public static String html(String name, String part, String tag) {
        Markup html = new Markup();
        html.head(name + ": live", STYLE, "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>");
        html.append("<header>\n<h1>")
                .append(Markup.escaped(name))
                .append(
                        "</h1>\n</header>\n<p class=\"missing\" id=\"lost\" role=\"status\" hidden>The figures below are not"
                                + " renewed: the program that shows them has ended, or cannot be reached.</p>\n<main data-tag=\"")
                .append(Markup.escaped(tag))
                .append("\">\n")
                .append(part)
                .append("</main>\n<footer>Read only: nothing here changes the sweep or its results.</footer>\n<script>")
                .append(SCRIPT)
                .append("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    /**
     * What there is to say of a folder.
     *
     * @param place the folder as a user would write it
     * @param problem why it cannot be read at the moment, a sentence; what is said else is of before then
     * @param start note of the last start
     * @param summary of the runs that are stored
     * @param now for how long nothing came
     */
    public static String part(
            String place, Optional<String> problem, Optional<Provenance> start, RunningSummary summary, Instant now) {
        Markup html = new Markup();
        problem.ifPresent(html::missing);
        if (start.isEmpty() && summary.runs().isEmpty()) {
            html.missing(
                    "There is nothing in " + place + " yet; this page shows a sweep there as soon as one has begun.");
            return html.toString();
        }
        start.map(of -> LiveProgress.of(of, summary.runs()))
                .ifPresentOrElse(
                        progress -> progress(html, progress, now),
                        () -> html.missing("No start of a sweep left a note in " + place
                                + ", so that only what the rows say is known."));
        html.append("<p>")
                .append(Markup.escaped(Figures.count(summary.runs().size(), "run", "runs") + " in " + place + "."))
                .append("</p>\n");
        failures(html, summary.runs());
        points(html, summary.rows());
        return html.toString();
    }

    private static void progress(Markup html, LiveProgress progress, Instant now) {
        html.append("<ul class=\"headline\">\n");
        progress.sentences(now).forEach(html::item);
        html.append("</ul>\n<progress aria-label=\"Runs stored\" max=\"")
                .append(Math.max(1, progress.planned()))
                .append("\" value=\"")
                .append(progress.planned() == 0 ? 1 : progress.stored())
                .append("\"></progress>\n");
        html.table(progress.table());
    }

    private static void failures(Markup html, Collection<StoredRun> runs) {
        Map<String, Long> errors = runs.stream()
                .filter(run -> run.text("status").equals(RunStatus.FAILED.text()))
                .collect(Collectors.groupingBy(
                        run -> run.text("error").lines().findFirst().orElse(Figures.NOTHING),
                        TreeMap::new,
                        Collectors.counting()));
        if (!errors.isEmpty()) {
            html.open("failures", "What failed");
            html.table(new PageTable(
                    errors.size() > ERRORS ? "The " + ERRORS + " commonest of " + errors.size() + " errors" : "Errors",
                    List.of("error", "runs"),
                    errors.entrySet().stream()
                            .sorted(Comparator.comparing(error -> -error.getValue()))
                            .limit(ERRORS)
                            .map(error -> List.of(error.getKey(), Figures.number(error.getValue())))
                            .toList()));
            html.append("</section>\n");
        }
    }

    /** A point and its figures. */
    private record Line(Point point, Row row) {
        Spread of(String metric) {
            return Spread.of(row, metric);
        }

        long count(String column) {
            return row.<Long>getAs(column);
        }
    }

    private static void points(Markup html, List<Row> rows) {
        DatasetNames names = new DatasetNames(
                rows.stream().map(row -> Cells.text(row, "dataset")).toList());
        Map<Subject, List<Line>> bySubject = rows.stream()
                .map(row -> new Line(Point.of(row).named(names), row))
                .collect(Collectors.groupingBy(line -> line.point().subject(), TreeMap::new, Collectors.toList()));
        if (bySubject.isEmpty()) {
            return;
        }
        html.open("points", "The points so far");
        html.append(
                "<p>Best first, as far as seeds have come. Accuracy: mean ± standard deviation over seeds; bars: the mean and"
                        + " its 95 % interval on a scale from 0 to 1. Weights: Σ|w| at the end over its value at the start. Stable: share"
                        + " of runs whose weights and rates held. As long as a sweep goes on, and seeds are added to it in the light of"
                        + " what they show, an interval is that of a look at it and no verdict; the report gives that.</p>\n");
        int most = Math.max(1, POINTS / bySubject.size());
        bySubject.forEach((subject, lines) -> points(html, subject, lines, most));
        html.append("</section>\n");
    }

    private static void points(Markup html, Subject subject, List<Line> lines, int most) {
        PointNames names = new PointNames(lines.stream().map(Line::point).toList());
        List<Line> shown = lines.stream()
                .sorted(Comparator.comparingDouble(
                                (Line line) -> -line.of("accuracy").mean().orElse(-1))
                        .thenComparing(line -> names.of(line.point())))
                .limit(most)
                .toList();
        List<Column> columns = List.of(
                new Column("point", line -> names.of(line.point())),
                new Column("seeds", line -> Long.toString(line.count("n"))),
                new Column("failed", line -> Figures.countOrNothing(line.count("failed"))),
                new Column("stopped", line -> Figures.countOrNothing(line.count("stopped"))),
                new Column("accuracy", line -> line.of("accuracy").text(Figures::plain)),
                new Column("interval", line -> line.of("accuracy").interval(Figures::plain)),
                new Column("replayed", line -> mean(line, "replayed_fraction", Figures::plain)),
                new Column("hop time, τ", line -> mean(line, "hop_time", Figures::significant)),
                new Column(
                        "weights", line -> Figures.known(line.of("weight_drift").mean(), Figures::factor)),
                new Column("their interval", line -> line.of("weight_drift").interval(Figures::factor)),
                new Column(
                        "saturated", line -> Figures.known(line.of("saturation").mean(), Figures::plain)),
                new Column("its interval", line -> line.of("saturation").interval(Figures::plain)),
                new Column("stable", line -> mean(line, "stable", Figures::plain)));
        PageTable table = new PageTable(
                        subject
                                + (shown.size() < lines.size()
                                        ? ": the best " + shown.size() + " of "
                                                + Figures.count(lines.size(), "point", "points")
                                        : ""),
                        columns.stream().map(Column::name).toList(),
                        shown.stream()
                                .map(line -> columns.stream()
                                        .map(column -> column.text().apply(line))
                                        .toList())
                                .toList())
                .withoutEmptyColumns(Figures.NOTHING);
        if (table.header().contains("replayed") && !table.header().contains("accuracy")) {
            html.table(table);
        } else {
            html.table(
                    table,
                    List.of("accuracy, 0 to 1"),
                    place -> bar(shown.get(place).of("accuracy")));
        }
    }

    private static String mean(Line line, String name, Function<Double, String> text) {
        return Figures.known(Cells.real(line.row(), name + "_mean"), text);
    }

    private record Column(String name, Function<Line, String> text) {}

    /** The mean and its interval, drawn; the figures beside it say the same. */
    private static String bar(Spread spread) {
        if (spread.mean().isEmpty()) {
            return "<td></td>";
        }
        double mean = spread.mean().getAsDouble();
        return String.format(
                Locale.ROOT,
                "<td><svg class=\"interval\" viewBox=\"-1 0 102 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                        + "<path class=\"scale\" d=\"M0 6H100\"/><path class=\"within\" d=\"M%.2f 6H%.2f\"/>"
                        + "<path class=\"mean\" d=\"M%.2f 1V11\"/></svg></td>",
                100 * spread.low().orElse(mean),
                100 * spread.high().orElse(mean),
                100 * mean);
    }
}
