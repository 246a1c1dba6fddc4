package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.spark.report.Browser;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunRecord;
import org.slumber.spark.watch.WatchServer;

/** A sweep is watched as it goes on, while its files are merged, and after it. */
class WatchedSweepTest {
    @TempDir
    Path root;

    /** Each look at it is so much later that the server looks, too. */
    private static final class HurriedClock extends Clock {
        private final AtomicLong looks = new AtomicLong();

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plusSeconds(10 * looks.incrementAndGet());
        }
    }

    private static int stored(WatchServer server) {
        try {
            String part = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.address() + "figures"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher runs = Pattern.compile("<p>(\\d+) runs? in ").matcher(part);
            assertTrue(!part.contains("cannot be read"), part);
            return runs.find() ? Integer.parseInt(runs.group(1)) : 0;
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** Every file with its size and when it was written; reading writes none. */
    private Map<String, String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve("out"))) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            Path::toString,
                            file -> file.toFile().length() + " " + file.toFile().lastModified(),
                            (one, same) -> one,
                            TreeMap::new));
        }
    }

    @Test
    void noRunIsMissedOrCountedTwiceWhileFilesAreMerged() throws Exception {
        SweepFixture fixture = new SweepFixture(root);
        Recovery.recover(fixture.folder);
        try (WatchServer server = WatchServer.start(fixture.folder, 0, new HurriedClock())) {
            CompletableFuture<Void> merging = CompletableFuture.runAsync(() -> {
                try {
                    for (int seed = 0; seed < 60; seed++) {
                        commit(fixture.folder, seed);
                        if (seed % 3 == 2) {
                            new Compaction(fixture.folder).merge();
                        }
                    }
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            int last = 0;
            while (!merging.isDone()) {
                int now = stored(server);
                assertTrue(now >= last, now + " runs after " + last);
                last = now;
            }
            merging.join();
            assertEquals(60, stored(server));
        }
    }

    private static void commit(ResultsFolder folder, int seed) throws IOException {
        RunRecord run = new RunRecord(
                "run-" + seed,
                Catalogue.specOf(Map.of("seed", (long) seed)),
                "0f",
                Optional.of(FakeSimulation.result(seed)),
                Optional.empty(),
                new RunRecord.Timing(Instant.parse("2026-01-01T00:00:00Z"), 1, 1, "here"),
                Optional.empty());
        Map<Table, List<org.apache.spark.sql.Row>> rows = ResultSchema.rows(run);
        new BatchWriter(folder)
                .commit(List.of(SweepFixture.finished("k", rows.get(Table.RUNS).get(0), rows.get(Table.CHECKPOINTS))));
    }

    @Test
    void aBrowserSeesTheRunsOfASweepAsTheyCome() throws Exception {
        SweepFixture fixture = new SweepFixture(root);
        try (Browser browser = Browser.start(root.resolve("profile"))) {
            watched(browser, fixture);
            Browser.until("the page says that it is out of date", () -> !browser.evaluate(
                            "document.getElementById('lost').hidden")
                    .asBoolean());
        }
    }

    private void watched(Browser browser, SweepFixture fixture) throws Exception {
        try (WatchServer server = WatchServer.start(fixture.folder, 0, Clock.systemUTC())) {
            browser.send("Page.navigate", Map.of("url", server.address()));
            Browser.until("the page says that there is nothing yet", () -> text(browser, "main")
                    .contains("There is nothing in "));
            CompletableFuture<SweepSummary> sweep = CompletableFuture.supplyAsync(() -> {
                try {
                    return fixture.sweep(160, FakeSimulation.slow(350));
                } catch (InterruptedException e) {
                    throw new CompletionException(e);
                }
            });
            Browser.until(
                    "the sweep is seen to go on", () -> text(browser, "main").contains("Going on: "));
            Browser.until("its first runs are seen", () -> figure(browser, "progress") > 0);
            double first = figure(browser, "progress");
            assertTrue(first < 160, "runs at first sight: " + first);
            assertTrue(text(browser, "main").contains("runs left take about "), text(browser, "main"));
            assertTrue(text(browser, "#points tbody").contains("0."), text(browser, "#points"));
            Browser.until(
                    "its end is seen", () -> text(browser, "main").contains("Complete: 160 of 160 runs of this start"));
            sweep.join();
            assertTrue(text(browser, "main").contains("160 runs in "), text(browser, "main"));
            Map<String, String> before = files();
            browser.send("Page.reload", Map.of());
            Browser.until("the page is there again", () -> text(browser, "main").contains("160 runs in "));
            assertEquals(before, files());
            assertEquals(List.of(), browser.complaints());
            assertEquals(
                    List.of(),
                    browser.requests().stream()
                            .filter(url -> !url.startsWith(server.address()) && !url.startsWith("data:"))
                            .toList());
        }
    }

    private static String text(Browser browser, String selector) {
        return browser.evaluate("document.querySelector('" + selector + "')?.textContent || ''")
                .asText();
    }

    private static double figure(Browser browser, String selector) {
        return browser.evaluate("document.querySelector('" + selector + "')?.value || 0")
                .asDouble();
    }
}
