package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.data.DataPlaces;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.analysis.TinySweep;
import org.slumber.spark.job.LocalSpark;

/** The page in a real browser; each test is skipped where there is none. */
class ReportPageTest {
    @TempDir
    static Path shared;

    private static Path tiny;
    private static Path sobol;
    private static Path spread;
    private static Browser browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(shared.resolve("profile"));
        tiny = Files.writeString(
                shared.resolve("tiny.html"),
                Report.of(
                        LocalSpark.session(),
                        TinySweep.folder(),
                        DataPlaces.of(shared.resolve("no-data")),
                        SyntheticSweep.CATALOGUE,
                        OptionalDouble.empty()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingWasComplainedOfOrLoaded() {
        assertEquals(List.of(), browser.complaints());
        assertEquals(
                List.of(),
                browser.requests().stream()
                        .filter(url -> !url.startsWith("file:") && !url.startsWith("data:") && !url.startsWith("blob:"))
                        .toList());
    }

    @Test
    void everyPictureIsDrawn() throws Exception {
        browser.open(tiny);
        // both learners of one data set: two example charts each of weight sums, distributions and confusions
        assertEquals(
                List.of(
                        "accuracy-0",
                        "gain-0",
                        "accuracy-grid-0",
                        "stability-0",
                        "weight-sums-0",
                        "weight-sums-1",
                        "weight-distributions-0",
                        "weight-distributions-1",
                        "confusion-0",
                        "confusion-1",
                        "raster-0",
                        "model-check-0",
                        "run-times-0",
                        "run-times-1",
                        "parallel-0"),
                charts());
        for (String chart : charts()) {
            assertTrue(shapes(chart) > 5, chart + " has " + shapes(chart) + " shapes");
            // what is drawn has the size that it is to have
            assertTrue(
                    browser.evaluate(svg(chart) + ".getBoundingClientRect().height")
                                    .asDouble()
                            > 90,
                    chart);
        }
    }

    @Test
    void bothLearnersStandInOnePicture() throws Exception {
        browser.open(tiny);
        for (String chart : List.of("accuracy-0", "gain-0", "stability-0")) {
            String text = browser.evaluate(svg(chart) + ".textContent").asText();
            assertTrue(text.contains("stdp"), text);
            assertTrue(text.contains("surrogate-gradient"), text);
        }
    }

    @Test
    void failedRunsAreCountedAndExplained() throws Exception {
        browser.open(tiny);
        String head = text("header");
        assertTrue(head.contains("1 of them failed and is in no mean and no picture."), head);
        String failures = text("#failures");
        assertTrue(failures.contains("this run was made to fail"), failures);
        assertTrue(text("#provenance").contains("Every start of the sweep"), text("#provenance"));
    }

    private static String text(String selector) {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    @Test
    void theAnswerComesFirstThenThePictureThenThePointsAndProvenanceLast() throws Exception {
        browser.open(tiny);
        List<String> sections =
                words("[...document.querySelectorAll('section:not(#not-drawn)')].map((s) => s.id).join(' ')");
        assertEquals(List.of("accuracy", "points", "gain"), sections.subList(0, 3));
        assertEquals(List.of("failures", "provenance"), sections.subList(sections.size() - 2, sections.size()));
        assertEquals(sections, words("[...document.querySelectorAll('nav a')].map((a) => a.hash.slice(1)).join(' ')"));
        String points = text("#points");
        for (String column : List.of("accuracy", "gain", "weights", "inhibition", "rate, Hz", "silent")) {
            assertTrue(points.contains(column), points);
        }
    }

    /** Labels that run into each other, or out of their chart. */
    @Test
    void noLabelsCollideOnAnyScreen() throws Exception {
        for (Path page : List.of(tiny, sobol(), spread())) {
            browser.open(page);
            for (int width : new int[] {390, 1100}) {
                screen(width);
                try {
                    assertEquals("[]", browser.evaluate(COLLISIONS).toString(), page + " at " + width);
                    // what is wider than the window, a finger has to push about
                    assertTrue(
                            browser.evaluate("document.documentElement.scrollWidth")
                                            .asInt()
                                    <= width,
                            () -> page + " is wider than " + width + ": " + browser.evaluate(WIDE));
                } finally {
                    browser.send("Emulation.clearDeviceMetricsOverride", Map.of());
                }
            }
        }
    }

    private static void screen(int width) throws InterruptedException {
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 850, "deviceScaleFactor", 1, "mobile", false));
        Browser.until("charts have the width of " + width, () -> browser.evaluate(
                        """
                        [...document.querySelectorAll('[data-chart]')].every((figure) =>
                          Math.abs(figure.querySelector('svg').clientWidth - Math.max(320, figure.clientWidth)) < 2)
                        """)
                .asBoolean());
    }

    private static final String WIDE =
            """
            [...document.querySelectorAll('body *')].filter((each) => !each.closest('.table')
              && each.getBoundingClientRect().right > innerWidth).map((each) => each.outerHTML.slice(0, 80))
            """;

    private static final String COLLISIONS =
            """
            (() => {
              const found = [];
              for (const figure of document.querySelectorAll('[data-chart]')) {
                const paper = figure.querySelector('svg').getBoundingClientRect();
                const texts = [...figure.querySelectorAll('svg text')]
                  .map((text) => ({
                    name: `${figure.dataset.chart}: ${text.textContent}`,
                    // side by side, although the boxes about them meet
                    turned: /rotate|matrix/.test(text.getAttribute('transform')),
                    box: text.getBoundingClientRect(),
                  }))
                  .filter(({ box }) => box.width > 0);
                texts.forEach(({ name, turned, box }, index) => {
                  if (box.left < paper.left - 1 || box.right > paper.right + 1) {
                    found.push(`${name} is cut`);
                  }
                  texts.slice(index + 1).forEach((other) => {
                    const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
                    const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
                    if (wide > 2 && high > 4 && !(turned && other.turned)) {
                      found.push(`${name} meets ${other.name}`);
                    }
                  });
                });
              }
              return found;
            })()
            """;

    /** Sixteen points that differ in all that a design varies. */
    private static Path sobol() {
        if (sobol != null) {
            return sobol;
        }
        SyntheticSweep sweep = new SyntheticSweep();
        for (int i = 0; i < 16; i++) {
            sweep.grid(Map.of(
                    "dataset",
                    List.of("geomfig"),
                    "sleep.ratio",
                    List.of(0.02 + i * 0.016180339887),
                    "sleep.decay",
                    List.of(0.999 + i * 0.0000577215664),
                    "sleep.intervalSteps",
                    List.of(5000L + 17L * i),
                    "seed",
                    List.of(1L, 2L)));
        }
        sobol = sweep.accuracy(spec -> 0.9 - (double) spec.get("sleep.ratio")).report(shared.resolve("sobol"));
        return sobol;
    }

    /** 48 points of Sobol's sequence, of whose parameters two matter and one does not. */
    private static Path spread() {
        if (spread != null) {
            return spread;
        }
        SyntheticSweep sweep = new SyntheticSweep();
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(3);
        sequence.skipTo(1);
        for (int i = 0; i < 48; i++) {
            double[] at = sequence.nextVector();
            sweep.grid(Map.of(
                    "dataset",
                    List.of("geomfig"),
                    "sleep.ratio",
                    List.of(0.02 + 0.26 * at[0]),
                    "sleep.decay",
                    List.of(0.999 + 0.00099 * at[1]),
                    "sleep.intervalSteps",
                    List.of(Math.round(5000 * Math.pow(10, at[2]))),
                    "seed",
                    List.of(1L, 2L)));
        }
        // the square of one and the logarithm of another, of equal variance, and what seeds scatter
        spread = sweep.accuracy(spec -> {
                    double one = ((double) spec.get("sleep.ratio") - 0.15) / 0.13;
                    double other = 2 * Math.log10((long) spec.get("sleep.intervalSteps") / 5000.0) - 1;
                    return 0.6
                            - 0.2 * one * one
                            + 0.2 * Math.sqrt(4 / 15.0) * other
                            + 0.002 * ((long) spec.get("seed") - 1.5);
                })
                .report(shared.resolve("spread <b>"));
        return spread;
    }

    @Test
    void whatMattersOfASampledSweepIsTold() throws Exception {
        browser.open(spread());
        for (String chart : List.of("importance-0", "slices-0", "contours-0", "parallel-coordinates-0", "pareto-0")) {
            assertTrue(charts().contains(chart), charts().toString());
            assertTrue(shapes(chart) > 40, chart + " has " + shapes(chart) + " shapes");
        }
        // half of the variance each, and nothing
        Map<String, Double> totals = new TreeMap<>();
        JsonNode panels = browser.evaluate(
                "JSON.parse(document.getElementById('report').textContent).find((each) => each.id === 'importance-0').data.panels");
        assertEquals("accuracy", panels.get(0).get("metric").asText());
        panels.get(0)
                .get("rows")
                .forEach(row -> totals.put(row.get(0).asText(), row.get(4).asDouble()));
        assertEquals(0.5, totals.get("sleep.ratio"), 0.03, totals.toString());
        assertEquals(0.5, totals.get("sleep.intervalSteps"), 0.03, totals.toString());
        assertEquals(0, totals.get("sleep.decay"), 0.01, totals.toString());
        assertTrue(text("#importance").contains("sleep.intervalSteps"), text("#importance"));
        // every point with all its parameters
        assertEquals(
                48,
                browser.evaluate(data("parallel-coordinates-0", "each.type === 'parallel'"))
                        .size());
        // what lies best in the middle is drawn so
        JsonNode curve = browser.evaluate(data("slices-0", "each.type === 'line'"));
        double peak = 0;
        double best = 0;
        for (JsonNode at : curve) {
            if (at.get(0).asDouble() > 0.01
                    && at.get(0).asDouble() < 0.29
                    && at.get(1).asDouble() > best) {
                best = at.get(1).asDouble();
                peak = at.get(0).asDouble();
            }
        }
        assertEquals(0.15, peak, 0.02);
    }

    @Test
    void aMarkOfTheFrontTellsItsRunsAndWhatReplaysOne() throws Exception {
        browser.open(spread());
        String pareto = "echarts.getInstanceByDom(document.querySelector('[data-chart=\"pareto-0\"] .chart'))";
        JsonNode front = browser.evaluate(
                data("pareto-0", "each.name === 'nothing beats it in both' && each.type === 'scatter'"));
        JsonNode beaten = browser.evaluate(data("pareto-0", "each.name === 'beaten'"));
        assertEquals(48, front.size() + beaten.size());
        for (JsonNode other : beaten) {
            assertTrue(
                    IntStream.range(0, front.size())
                            .mapToObj(front::get)
                            .anyMatch(each -> each.get(0).asDouble()
                                            <= other.get(0).asDouble()
                                    && each.get(1).asDouble() >= other.get(1).asDouble()),
                    other.toString());
        }
        JsonNode place = browser.evaluate(pareto
                + ".convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, " + pareto
                + ".getOption().series.find((each) => each.name === 'beaten').data[0].value)");
        browser.evaluate("document.querySelector('[data-chart=\"pareto-0\"]').scrollIntoView()");
        JsonNode corner = browser.evaluate(
                "(({ left, top }) => [left, top])(document.querySelector('[data-chart=\"pareto-0\"] .chart').getBoundingClientRect())");
        double x = corner.get(0).asDouble() + place.get(0).asDouble();
        double y = corner.get(1).asDouble() + place.get(1).asDouble();
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            browser.send(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
        Browser.until(
                "the mark tells of its point",
                () -> browser.evaluate("document.querySelectorAll('.details li').length")
                                .asInt()
                        == 2);
        String details = text(".details");
        assertTrue(details.contains("seed 1: accuracy 0."), details);
        assertTrue(details.matches("(?s).*\\./submit\\.sh record '.*spread <b>' [0-9a-f]{16,} --spikes all"), details);
        assertTrue(text("#pareto table").contains("./submit.sh record '"), text("#pareto table"));
    }

    @Test
    void everyPointOfASampledSweepStandsWhereItWasMeasured() throws Exception {
        browser.open(sobol());
        JsonNode means = browser.evaluate(data("accuracy-0", "each.type === 'scatter' && each.symbolSize === 10"));
        assertEquals(16, means.size());
        for (int i = 0; i < 16; i++) {
            double ratio = 0.02 + i * 0.016180339887;
            assertEquals(ratio, means.get(i).get(0).asDouble(), 5e-6);
            assertEquals(0.9 - ratio, means.get(i).get(1).asDouble(), 1e-4);
        }
        // no line through points that differ in more than the ratio
        assertEquals(
                0, browser.evaluate(data("accuracy-0", "each.type === 'line'")).size());
        String page = browser.evaluate("document.body.innerText").asText();
        assertTrue(page.contains("sleep at 0.2627 (decay 0.999866"), page);
        assertFalse(page.matches("(?s).*\\d\\.\\d{8,}.*"), "a number is longer than can be read");
        assertTrue(text("[data-chart=\"confusion-0\"] svg").contains("triangle"), "classes have names");
    }

    /** The values of the series of a chart that are so. */
    private static String data(String chart, String series) {
        return "echarts.getInstanceByDom(document.querySelector('[data-chart=\"" + chart
                + "\"] .chart')).getOption().series.filter((each) => " + series
                + ").flatMap((each) => each.data).map((datum) => datum.value || datum)";
    }

    @Test
    void timingsAndDecaysDifferInColourAndMark() throws Exception {
        Path page = new SyntheticSweep()
                .grid(Map.of(
                        "plasticity.timing",
                        List.of("published", "causal"),
                        "sleep.ratio",
                        List.of(0.0, 0.1, 0.2),
                        "sleep.decay",
                        List.of(0.9999, 0.999),
                        "seed",
                        List.of(1L, 2L)))
                // no two points are copies of one simulation
                .accuracy(spec -> 0.5
                        + (double) spec.get("sleep.ratio")
                        + 0.01 * (long) spec.get("seed")
                        + (1 - (double) spec.get("sleep.decay"))
                        + ("causal".equals(spec.get("plasticity.timing")) ? 0.05 : 0))
                .report(folder);
        browser.open(page);
        for (String chart : List.of("accuracy-0", "gain-0", "stability-0", "run-times-1")) {
            JsonNode looks = browser.evaluate(
                    "Object.entries(echarts.getInstanceByDom(document.querySelector('[data-chart=\"" + chart
                            + "\"] .chart')).getOption().series.filter((each) => each.name && each.type !== 'custom' && each.symbol"
                            + " !== 'none').reduce((all, each) => ({...all, [each.name]: each.itemStyle.color + each.symbol}),"
                            + " {}))");
            assertTrue(looks.size() >= 4, chart + ": " + looks);
            assertEquals(
                    looks.size(),
                    IntStream.range(0, looks.size())
                            .mapToObj(i -> looks.get(i).get(1).asText())
                            .distinct()
                            .count(),
                    chart + ": " + looks);
        }
        // side by side where places are names; the values are not moved
        assertEquals(
                List.of(0, 1),
                IntStream.range(0, 2)
                        .mapToObj(i -> browser.evaluate(data("gain-0", "each.type === 'scatter'"))
                                .get(i)
                                .get(0)
                                .asInt())
                        .toList());
        // a box plot without numbers says nothing
        long ticks = browser.evaluate(
                        "[...document.querySelectorAll('[data-chart=\"run-times-0\"] svg text')].filter((text) =>"
                                + " /^[0-9.]+$/.test(text.textContent)).length")
                .asLong();
        assertTrue(ticks >= 3, "ticks: " + ticks);
    }

    @Test
    void darkScreensHaveDarkChartsAndPaperIsWhite() throws Exception {
        browser.send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        try {
            browser.open(tiny);
            assertEquals("rgb(22, 25, 29)", colour("document.documentElement", "backgroundColor"));
            assertEquals("#16191d", background());
            browser.send(
                    "Emulation.setEmulatedMedia",
                    Map.of(
                            "media",
                            "print",
                            "features",
                            List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
            Browser.until("charts are on white", () -> background().equals("#fff"));
            assertEquals("rgb(255, 255, 255)", colour("document.documentElement", "backgroundColor"));
        } finally {
            browser.send("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        }
    }

    private static String background() {
        return browser.evaluate(
                        "echarts.getInstanceByDom(document.querySelector('[data-chart=\"gain-0\"] .chart')).getOption().backgroundColor")
                .asText();
    }

    private static String colour(String element, String property) {
        return browser.evaluate("getComputedStyle(" + element + ")." + property).asText();
    }

    @Test
    void whatIsNotDrawnYetIsPrintedAllTheSame() throws Exception {
        browser.open(tiny);
        // as if it were printed while the first chart is drawn
        int drawn = browser.evaluate(
                        """
                        (() => {
                          document.querySelectorAll('.chart').forEach((place) => echarts.getInstanceByDom(place).dispose());
                          window.dispatchEvent(new Event('beforeprint'));
                          const all = document.querySelectorAll('.chart svg').length;
                          window.dispatchEvent(new Event('afterprint'));
                          return all;
                        })()
                        """)
                .asInt();
        assertEquals(charts().size(), drawn);
    }

    private static List<String> words(String expression) {
        return List.of(browser.evaluate(expression).asText().split(" "));
    }

    @Test
    void hoverShowsTheValue() throws Exception {
        browser.open(tiny);
        JsonNode at = browser.evaluate(
                """
                (() => {
                  const place = document.querySelector('[data-chart="gain-0"] .chart');
                  place.scrollIntoView({block: 'center'});
                  const chart = echarts.getInstanceByDom(place);
                  const series = chart.getOption().series.findIndex((each) => each.name);
                  const [x, y] = chart.convertToPixel({seriesIndex: series}, chart.getOption().series[series].data[0].value);
                  const box = place.getBoundingClientRect();
                  const [aside] = chart.getOption().series[series].symbolOffset || [0];
                  return {x: box.x + x + aside, y: box.y + y};
                })()
                """);
        for (int move = 0; move < 2; move++) {
            browser.send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            "mouseMoved",
                            "x",
                            at.get("x").asDouble() + 1 - move,
                            "y",
                            at.get("y").asDouble()));
        }
        Browser.until("the tooltip shows", () -> browser.evaluate(
                        "document.querySelector('[data-chart=\"gain-0\"] .chart').innerText")
                .asText()
                .contains("pair(s) of seeds"));
    }

    @Test
    void everyPictureCanBeSavedAsSvgAndAsPng() throws Exception {
        Path saved = Files.createDirectories(folder.resolve("saved"));
        browser.open(tiny);
        browser.send("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", saved.toString()));
        List<String> charts = charts();
        assertEquals(
                2 * charts.size(),
                browser.evaluate("document.querySelectorAll('.save button').length")
                        .asInt());
        for (String chart : charts) {
            // a browser asks before one page saves more than some twenty files
            browser.open(tiny);
            for (int button = 0; button < 2; button++) {
                Path file = saved.resolve(chart + (button == 0 ? ".svg" : ".png"));
                browser.evaluate(
                        "document.querySelectorAll('[data-chart=\"" + chart + "\"] button')[" + button + "].click()");
                Browser.until("there is " + file, () -> Files.exists(file));
            }
            Path svg = saved.resolve(chart + ".svg");
            assertEquals(
                    "svg",
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(svg.toFile())
                            .getDocumentElement()
                            .getTagName());
            assertFalse(Files.readString(svg).contains("href=\"http"), chart);
            BufferedImage png = ImageIO.read(saved.resolve(chart + ".png").toFile());
            // whatever the screen
            assertEquals(2 * 960, png.getWidth(), chart);
            assertEquals(0xffffffff, png.getRGB(2, png.getHeight() - 2), chart);
            assertTrue(colours(png) > 3, chart + " is blank as PNG");
        }
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .flatMap(y -> IntStream.range(0, image.getWidth() / 8).map(x -> image.getRGB(8 * x, y)))
                .distinct()
                .limit(10)
                .count();
    }

    @Test
    void printFitsThePageAndHasNoButtons() throws Exception {
        browser.open(tiny);
        browser.send("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 680, "height", 960, "deviceScaleFactor", 1, "mobile", false));
        try {
            assertEquals(
                    "none",
                    browser.evaluate("getComputedStyle(document.querySelector('.save')).display")
                            .asText());
            for (String chart : charts()) {
                double width = browser.evaluate(svg(chart) + ".getBoundingClientRect().width")
                        .asDouble();
                assertTrue(width > 600 && width <= 680, chart + " is " + width + " wide on a page of 680");
            }
            // what is wider than the window, scroll bar and all, would be cut off
            int wide = browser.evaluate("document.documentElement.scrollWidth").asInt();
            assertTrue(wide <= 680, "the page is " + wide + " wide");
            String pdf = new String(browser.pdf(), StandardCharsets.ISO_8859_1);
            int pages = pdf.split("/Type\\s*/Page[^s]", -1).length - 1;
            assertTrue(pages >= 5 && pages < 30, "pages: " + pages);
        } finally {
            browser.send("Emulation.setEmulatedMedia", Map.of("media", ""));
            browser.send("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    @Tag("minutes")
    void twentyThousandRunsStayReadable() throws Exception {
        Path page = new SyntheticSweep()
                .grid(new TreeMap<>(Map.of(
                        "dataset",
                        List.of("mnist", "fashion-mnist"),
                        "sleep.ratio",
                        IntStream.rangeClosed(0, 49).mapToObj(i -> i / 50.0).toList(),
                        "sleep.decay",
                        IntStream.rangeClosed(1, 40)
                                .mapToObj(i -> 1 - i / 100_000.0)
                                .toList(),
                        "seed",
                        List.of(1L, 2L, 3L, 4L, 5L))))
                // the decay makes next to no difference, but no two points are copies of one simulation
                .accuracy(spec -> Math.min(
                        1,
                        0.4
                                + Math.sin(3 * (double) spec.get("sleep.ratio")) / 2
                                + 0.01 * (long) spec.get("seed")
                                - 1e-3 * (1 - (double) spec.get("sleep.decay"))))
                .failing(spec -> (double) spec.get("sleep.ratio") > 0.95)
                .report(folder);
        assertTrue(Files.size(page) < 4_000_000, "bytes: " + Files.size(page));
        browser.open(page);
        String text = browser.evaluate("document.body.innerText").asText();
        assertTrue(text.contains("20 000 runs at 3 922 points; 800 of them failed"), text.substring(0, 3000));
        assertTrue(text.contains("2 500 runs of 19 200 runs are drawn, evenly chosen."), text);
        assertTrue(charts().contains("accuracy-grid-0"));
        int all = browser.evaluate("document.querySelectorAll('svg *').length").asInt();
        assertTrue(all < 60_000, "shapes on the page: " + all);
    }

    @Test
    void aPictureWithoutDataIsASentence() throws Exception {
        Path page = new SyntheticSweep()
                .grid(Map.of("dataset", List.of("mnist"), "regulariser", List.of("none"), "seed", List.of(1L)))
                .report(folder);
        browser.open(page);
        for (String id : List.of("accuracy", "gain", "accuracy-grid", "saturation-grid", "raster")) {
            assertTrue(
                    browser.evaluate("document.getElementById('" + id + "') === null")
                            .asBoolean(),
                    id);
        }
        String missing = text("#not-drawn");
        assertTrue(missing.contains("no run that ended well has an accuracy and a sleep ratio"), missing);
        assertTrue(missing.contains("no seed ended well both with sleep and without"), missing);
        assertTrue(missing.contains("at least two sleep ratios and two decays"), missing);
        assertTrue(missing.contains("data set mnist: the folder"), missing);
        assertEquals(
                1,
                browser.evaluate("document.querySelectorAll('#points tbody tr').length")
                        .asInt());
    }

    @Test
    void aSweepOfWhichEveryRunFailedIsReportedAsThat() throws Exception {
        Path page = new SyntheticSweep()
                .grid(Map.of("sleep.ratio", List.of(0.0, 0.1), "seed", List.of(1L, 2L)))
                .failing(spec -> true)
                .report(folder);
        browser.open(page);
        String text = browser.evaluate("document.body.innerText").asText();
        assertTrue(text.contains("4 runs at 2 points; 4 of them failed"), text);
        // an empty picture says less than none
        assertEquals(List.of("parallel-0"), charts());
        // the error's text has what would be a tag
        assertTrue(text.contains("this run was <made> to fail"), text);
    }

    @Test
    void tasksComeFirstWhereThereAreSeveral() throws Exception {
        Path page = Files.writeString(
                folder.resolve("tasks.html"),
                Report.of(
                        LocalSpark.session(),
                        KnownRuns.ofTasks().write(),
                        DataPlaces.of(folder.resolve("no-data")),
                        SyntheticSweep.CATALOGUE,
                        OptionalDouble.empty()));
        browser.open(page);
        assertEquals(List.of("tasks-0", "tasks-1", "tasks-2", "tasks-3", "tasks-4"), charts().subList(0, 5));
        for (String chart : charts().subList(0, 5)) {
            assertTrue(shapes(chart) > 8, chart + " has " + shapes(chart) + " shapes");
        }
        // by both readouts, a row a mechanism
        assertEquals(
                12,
                browser.evaluate("document.querySelectorAll('#tasks tbody tr').length")
                        .asInt());
        assertTrue(text("#tasks").contains("none (sleep_after_task=1000)"), text("#tasks"));
        // an axis of what is forgotten, not of the steps asleep beside it
        JsonNode ends =
                browser.evaluate("echarts.getInstanceByDom(document.querySelector('[data-chart=\"tasks-1\"] .chart'))"
                        + ".getOption().xAxis.flatMap((axis) => [axis.min, axis.max])");
        for (int axis = 0; axis < ends.size(); axis += 2) {
            assertTrue(ends.get(axis).asDouble() >= -1 && ends.get(axis + 1).asDouble() <= 1, ends.toString());
        }
    }

    @Test
    void theDynamicsAreDrawnWhereTheyWereMeasured() throws Exception {
        Path page = Files.writeString(
                folder.resolve("dynamics.html"),
                Report.of(
                        LocalSpark.session(),
                        KnownRuns.ofDynamics().write(),
                        DataPlaces.of(folder.resolve("no-data")),
                        SyntheticSweep.CATALOGUE,
                        OptionalDouble.empty()));
        browser.open(page);
        assertTrue(charts().containsAll(List.of("dynamics-0", "predictors-0")), charts().toString());
        assertTrue(
                text("#dynamics")
                        .contains(
                                "sleep 0.2, decay 0.99997 raises isi cv2 by 0.22 (0.17 to 0.27, p = 0.003 after Holm, 3 seeds),"
                                        + " against waking, which changes it by −0.32: it restores it."),
                text("#dynamics"));
        assertTrue(
                svgText("predictors-0").contains("synchrony, excitatory, above 5.5: 100 steps before"),
                svgText("predictors-0"));
        assertTrue(shapes("dynamics-0") > 20, "shapes: " + shapes("dynamics-0"));
    }

    @Test
    void aBenchOfMechanismsHasItsThreeQuestionsDrawn() throws Exception {
        Path page = Files.writeString(
                folder.resolve("rivals.html"),
                Report.of(
                        LocalSpark.session(),
                        KnownRuns.ofRivals().write(),
                        DataPlaces.of(folder.resolve("no-data")),
                        SyntheticSweep.CATALOGUE,
                        OptionalDouble.empty()));
        browser.open(page);
        assertTrue(
                charts().containsAll(List.of("dose-curves-0", "time-scale-0", "timing-sign-0")), charts().toString());
        assertTrue(text("#dose-curves").contains("softBound (soft_bound_bound=25.0)64.030.130"), text("#dose-curves"));
        assertTrue(
                text("#time-scale")
                        .contains("better than the same seeds without homeostasis, beyond chance for all together: bcm"
                                + " alone at none; bcm with sleep 0.2 at none."),
                text("#time-scale"));
        assertTrue(
                text("#timing-sign")
                        .contains(
                                "under the causal sign none has its interval above the best network that never learns."),
                text("#timing-sign"));
        for (String chart : List.of("dose-curves-0", "time-scale-0", "timing-sign-0")) {
            assertTrue(shapes(chart) > 20, chart + " has shapes: " + shapes(chart));
        }
    }

    private static String svgText(String chart) throws IOException {
        return browser.evaluate(
                        "[...(" + svg(chart) + ").querySelectorAll('text')].map((t) => t.textContent).join(' ')")
                .asText();
    }

    private static List<String> charts() {
        return words("[...document.querySelectorAll('[data-chart]')].map((f) => f.dataset.chart).join(' ')");
    }

    private static String svg(String chart) {
        return "document.querySelector('[data-chart=\"" + chart + "\"] svg')";
    }

    private static int shapes(String chart) throws IOException {
        return browser.evaluate(svg(chart) + ".querySelectorAll('path, rect, circle, polyline, polygon, line').length")
                .asInt();
    }
}
