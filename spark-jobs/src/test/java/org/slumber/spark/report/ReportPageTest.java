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
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.analysis.TinySweep;
import org.slumber.spark.job.LocalSpark;

/** The page in a real browser; each test is skipped where there is none. */
class ReportPageTest {
    @TempDir
    static Path shared;

    private static Path tiny;
    private static Browser browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(shared.resolve("profile"));
        tiny = Files.writeString(
                shared.resolve("tiny.html"),
                Report.of(LocalSpark.session(), TinySweep.folder(), shared.resolve("no-data"), OptionalDouble.empty()));
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
                        "saturation-grid-0",
                        "stability-0",
                        "weight-sums-0",
                        "weight-sums-1",
                        "weight-distributions-0",
                        "weight-distributions-1",
                        "confusion-0",
                        "confusion-1",
                        "raster-0",
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
        String text = browser.evaluate("document.querySelector('#provenance').textContent")
                .asText();
        assertTrue(text.contains("1 of them failed and is in no mean and no picture."), text);
        assertTrue(text.contains("this run was made to fail"), text);
        assertTrue(text.contains("Every start of the sweep"), text);
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
                  return {x: box.x + x, y: box.y + y};
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
            assertEquals(2 * browser.evaluate(svg(chart) + ".clientWidth").asInt(), png.getWidth(), chart);
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
        Map<String, String> missing = new TreeMap<>();
        for (String id : List.of("accuracy", "gain", "accuracy-grid", "saturation-grid", "raster")) {
            missing.put(
                    id,
                    browser.evaluate("document.querySelector('#" + id + " .missing').textContent")
                            .asText());
        }
        assertTrue(missing.get("accuracy").contains("no run has a sleep ratio"), missing.toString());
        assertTrue(missing.get("gain").contains("no seed ended well both with sleep and without"), missing.toString());
        assertTrue(
                missing.get("accuracy-grid").contains("at least two sleep ratios and two decays"), missing.toString());
        assertTrue(missing.get("raster").contains("data set mnist: the folder"), missing.toString());
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
        // the error's text has what would be a tag
        assertTrue(text.contains("this run was <made> to fail"), text);
    }

    private static List<String> charts() {
        return Stream.of(browser.evaluate(
                                "[...document.querySelectorAll('[data-chart]')].map((f) => f.dataset.chart).join(' ')")
                        .asText()
                        .split(" "))
                .toList();
    }

    private static String svg(String chart) {
        return "document.querySelector('[data-chart=\"" + chart + "\"] svg')";
    }

    private static int shapes(String chart) throws IOException {
        return browser.evaluate(svg(chart) + ".querySelectorAll('path, rect, circle, polyline, polygon, line').length")
                .asInt();
    }
}
