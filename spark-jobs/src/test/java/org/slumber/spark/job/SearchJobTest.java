package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.search.ReplicationRule;
import org.slumber.spark.sweep.SweepFiles;

class SearchJobTest {
    private static final String GRID =
            """
            name: s
            values: {training.epochs: 9, validation.images: 10}
            axes: {sleep.ratio: {from: 0.01, to: 0.27, count: 27}, seed: [1, 2]}
            """;
    private static final String HALVED =
            GRID + "halving: {metric: validation_accuracy, goal: max, eta: 3, from: 1 epoch}";
    private static final String REPLICATED =
            """
            name: s
            axes: {sleep.ratio: [0.001, 0.1, 0.5, 0.9], seed: [4, 2]}
            replicates: {metric: test_accuracy, width: 0.005, least: 3, most: 12}
            """;
    private static final Simulation RANKED = new RankedSimulation(0, -1);

    @TempDir
    Path root;

    private final SparkSession spark = LocalSpark.session();

    private static SweepPlan plan(String text) {
        return SweepPlan.of(SweepFiles.of(text), Path.of("none"));
    }

    private ResultsFolder folder(String name) {
        return ResultsFolder.of(
                root.resolve(name).toString(), spark.sparkContext().hadoopConfiguration());
    }

    private SweepJob job(String text, String folder, Simulation simulation, SweepProgress progress) {
        return new SweepJob(spark, plan(text), folder(folder), simulation, SweepFixture.PLAIN, progress);
    }

    private SweepJob sweep(String text, String folder) throws InterruptedException {
        SweepJob job = job(text, folder, RANKED, SweepProgress.NONE);
        assertFalse(job.run().stopped());
        return job;
    }

    private List<String> rows(String folder) {
        return ResultTables.open(spark, folder(folder))
                .runs()
                .select("run_id", "status", "test_accuracy")
                .collectAsList()
                .stream()
                .map(Row::mkString)
                .sorted()
                .toList();
    }

    private Map<String, Long> statuses(String folder) {
        return ResultTables.open(spark, folder(folder)).runs().select("status").collectAsList().stream()
                .collect(Collectors.groupingBy(row -> row.getString(0), Collectors.counting()));
    }

    @Test
    void theBestConfigurationsAreRunWholeAndTheOthersAreMarkedStopped() throws Exception {
        SweepJob job = sweep(HALVED, "a");
        Conclusion.Halved halved = (Conclusion.Halved) job.conclusion().orElseThrow();
        assertEquals(
                List.of(1, 3),
                halved.rungs().stream().map(Conclusion.Rung::epochs).toList());
        assertEquals(27, halved.rungs().get(0).entered());
        int second = halved.rungs().get(1).entered();
        int whole = halved.rungs().get(1).promoted();
        assertTrue(second >= 9 && second <= 18 && whole >= 3 && whole <= 9, halved.toString());
        assertEquals(
                Map.of("ok", 2L * whole, "stopped", 2L * (27 - whole), "promoted", 2L * (second + whole)),
                statuses("a"));
        ResultTables tables = ResultTables.open(spark, folder("a"));
        assertEquals(
                2,
                tables.runs().where("status = 'ok' and sleep_ratio = 0.27").count(),
                "the best is among the whole ones");
        Row stopped = tables.runs()
                .where("status in ('stopped', 'promoted') and rung = 2 and sleep_ratio = 0.27 and seed = 1")
                .head();
        assertEquals(3L, (long) stopped.getAs("rung_epochs"));
        assertEquals("validation_accuracy", stopped.getAs("rung_metric"));
        assertEquals(RankedSimulation.accuracy(0.27, 1, 3), (double) stopped.getAs("rung_value"));
        assertNull(stopped.getAs("test_accuracy"));
        assertNull(stopped.getAs("validation_accuracy_best"));
        assertEquals(
                4,
                tables.checkpoints()
                        .where("run_id = '" + stopped.getAs("run_id") + "'")
                        .count());
        assertEquals(
                1,
                tables.runs()
                        .where("run_id = '" + stopped.getAs("whole_run_id") + "'")
                        .count());
    }

    @Test
    void theSameSearchAgainRunsNothingAndComesToTheSame() throws Exception {
        Conclusion first = sweep(HALVED, "a").conclusion().orElseThrow();
        List<String> rows = rows("a");
        SweepJob again = job(HALVED, "a", new RankedSimulation(0, 1), SweepProgress.NONE);
        SweepSummary summary = again.run();
        assertEquals(0, summary.done());
        assertEquals(rows.size(), summary.resume().skipped());
        assertEquals(first, again.conclusion().orElseThrow());
        assertEquals(rows, rows("a"));
    }

    @Test
    void aSearchThatWasStoppedEndsWithTheRowsOfOneThatWasNot() throws Exception {
        sweep(HALVED, "a");
        for (int after : List.of(3, 30, 60)) {
            String folder = "stopped" + after;
            stopAfter(HALVED, folder, after);
            sweep(HALVED, folder);
            assertEquals(rows("a"), rows(folder));
        }
    }

    /** Stops a sweep at about so many runs. */
    private void stopAfter(String text, String folder, int runs) throws InterruptedException {
        SweepJob[] job = new SweepJob[1];
        job[0] = job(text, folder, new RankedSimulation(2, -1), new SweepProgress() {
            @Override
            public void advanced(State state) {
                if (state.done() >= runs) {
                    job[0].stop();
                }
            }
        });
        assertTrue(job[0].run().stopped());
    }

    @Test
    void aPlainSweepLaterRunsTheStoppedOnesWhole() throws Exception {
        sweep(HALVED, "a");
        long whole = statuses("a").get("ok");
        long early = statuses("a").get("stopped") + statuses("a").get("promoted");
        SweepSummary plain = job(GRID, "a", RANKED, SweepProgress.NONE).run();
        assertEquals(54 - whole, plain.done());
        assertEquals(54L, statuses("a").get("ok"));
        assertEquals(54 + early, rows("a").size());
    }

    @Test
    void ofWholeRunsASearchReadsItsRungsFromTheirCheckpoints() throws Exception {
        sweep(GRID, "whole");
        SweepJob search = job(HALVED, "whole", new RankedSimulation(0, 1), SweepProgress.NONE);
        assertEquals(0, search.run().done());
        Conclusion.Halved fromWhole = (Conclusion.Halved) search.conclusion().orElseThrow();
        Conclusion.Halved alone =
                (Conclusion.Halved) sweep(HALVED, "a").conclusion().orElseThrow();
        assertEquals(alone.rungs(), fromWhole.rungs());
        assertEquals(Map.of("ok", 54L), statuses("whole"));
    }

    @Test
    void aConfigurationOfWhichASeedFailsNeverGoesOn() throws Exception {
        SweepSummary summary =
                job(HALVED, "a", new RankedSimulation(0, 2), SweepProgress.NONE).run();
        assertEquals(27, summary.failed());
        assertEquals(Map.of("failed", 27L, "stopped", 27L), statuses("a"));
    }

    @Test
    void seedsAreAddedUntilTheIntervalIsNarrowOrTheLimitIsMet() throws Exception {
        SweepJob job = sweep(REPLICATED, "a");
        Conclusion.Replicated replicated =
                (Conclusion.Replicated) job.conclusion().orElseThrow();
        assertEquals(
                List.of("0.001 GOAL", "0.1 GOAL", "0.5 LIMIT", "0.9 LIMIT"),
                replicated.points().stream()
                        .map(point -> ((Number) point.axes().get("sleep.ratio")).doubleValue() + " " + point.ending())
                        .toList());
        assertEquals(3, replicated.points().get(0).values().size(), "a narrow point has the least number of seeds");
        assertEquals(12, replicated.points().get(3).values().size());
        List<Long> seeds = ResultTables.open(spark, folder("a"))
                .runs()
                .where("sleep_ratio = 0.001")
                .orderBy("seed")
                .select("seed")
                .collectAsList()
                .stream()
                .map(row -> row.getLong(0))
                .toList();
        assertEquals(List.of(2L, 4L, 5L), seeds);
        assertEquals(
                rows("a").size(),
                ResultTables.open(spark, folder("a"))
                        .runs()
                        .where("purpose = 'replicates'")
                        .count());
    }

    @Test
    void onlyPointsAllOfWhoseSeedsFulfilAConditionAreChosen() throws Exception {
        String text = GRID + "confirm: {best: 1, seeds: 2, among: participation_ratio}";
        SweepJob job = sweep(text, "a");
        assertEquals(List.of("0.23", "0.24"), confirmingRows("a"));
        assertEquals(List.of(), job.confirmed().orElseThrow().without());
        SweepJob again = job(text, "a", RANKED, SweepProgress.NONE);
        assertEquals(0, again.run().done(), "what was recorded is looked at as what comes back");
        assertEquals(job.confirmed(), again.confirmed());
        assertRefused(
                "confirm.among must be a number that is measured, a column of runs, was stabel",
                GRID + "confirm: {best: 1, seeds: 2, among: stabel}");
    }

    @Test
    void everyVariantIsACompetitionOfItsOwn() throws Exception {
        String text =
                """
                name: s
                values: {training.epochs: 9, validation.images: 10}
                variants:
                  low: {sleep.ratio: [0.1, 0.12, 0.14]}
                  drawn: {network.gain: 2, ranges: {sleep.ratio: {from: 0.02, to: 0.18}}}
                  high: {sleep.ratio: [0.3, 0.4]}
                sampled: {design: sobol, count: 4, seed: 1}
                axes: {seed: [1, 2]}
                confirm: {best: 1, seeds: 2, among: participation_ratio}
                """;
        SweepJob job = sweep(text, "a");
        Confirmed confirmed = job.confirmed().orElseThrow();
        assertEquals(
                List.of("geomfig, low", "geomfig, drawn"),
                confirmed.points().stream().map(Confirmed.Point::competition).toList());
        assertEquals(
                Map.of("variant", "low (sleep.ratio=0.14)"),
                confirmed.points().get(0).axes());
        assertEquals(List.of("geomfig, high"), confirmed.without());
        assertEquals(4, confirmingRows("a").size());
        SweepJob halved = sweep(
                text.replaceAll(
                        "confirm.*", "halving: {metric: validation_accuracy, goal: max, eta: 3, from: 3 epochs}"),
                "b");
        assertEquals(
                Map.of("geomfig, low", 3, "geomfig, drawn", 4, "geomfig, high", 2),
                ((Conclusion.Halved) halved.conclusion().orElseThrow())
                        .competitors().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                                        .size())));
    }

    @Test
    void ofADifferenceTheBaselineHasAsManySeedsAsTheNeediestPoint() throws Exception {
        String text = REPLICATED
                .replace("[0.001, 0.1, 0.5, 0.9]", "[0, 0.001, 0.5]")
                .replace("metric: test_accuracy", "metric: test_accuracy - baseline");
        SweepJob job = sweep(text, "a");
        Conclusion.Replicated replicated =
                (Conclusion.Replicated) job.conclusion().orElseThrow();
        assertEquals("test_accuracy - baseline", replicated.subject());
        assertEquals(
                List.of("0.001 3 GOAL", "0.5 12 LIMIT"),
                replicated.points().stream()
                        .map(point -> point.axes().get("sleep.ratio") + " "
                                + point.values().size() + " " + point.ending())
                        .toList());
        assertEquals(
                Map.of(0.0, 12L, 0.001, 3L, 0.5, 12L),
                ResultTables.open(spark, folder("a")).runs().select("sleep_ratio").collectAsList().stream()
                        .collect(Collectors.groupingBy(row -> row.getDouble(0), Collectors.counting())));
        assertEquals(0, job(text, "a", RANKED, SweepProgress.NONE).run().done());
    }

    @Test
    void addingSeedsGoesOnAfterAStopAsIfThereHadBeenNone() throws Exception {
        sweep(REPLICATED, "a");
        for (int after : List.of(2, 14, 25)) {
            String folder = "stopped" + after;
            stopAfter(REPLICATED, folder, after);
            SweepJob rest = sweep(REPLICATED, folder);
            assertEquals(rows("a"), rows(folder));
            assertEquals(
                    4,
                    ((Conclusion.Replicated) rest.conclusion().orElseThrow())
                            .points()
                            .size());
        }
    }

    @Test
    void aLargerLimitAddsToTheSeedsThereAre() throws Exception {
        sweep(REPLICATED, "a");
        SweepSummary more = job(REPLICATED.replace("most: 12", "most: 20"), "a", RANKED, SweepProgress.NONE)
                .run();
        assertEquals(rows("a").size(), more.resume().skipped() + more.done());
        assertTrue(more.done() > 0 && more.done() <= 16, more.toString());
    }

    @Test
    void pointsWithoutAValueEndAsSuch() throws Exception {
        SweepJob job = sweep(REPLICATED.replace("test_accuracy", "test_accuracy_qda"), "a");
        Conclusion.Replicated replicated =
                (Conclusion.Replicated) job.conclusion().orElseThrow();
        replicated.points().forEach(point -> assertEquals(ReplicationRule.Ending.NO_VALUE, point.ending()));
        assertEquals(12, rows("a").size());
    }

    private List<String> confirmingRows(String folder) {
        return ResultTables.open(spark, folder(folder))
                .runs()
                .where("purpose = 'confirm'")
                .select("sleep_ratio", "seed")
                .collectAsList()
                .stream()
                .map(Row::mkString)
                .sorted()
                .toList();
    }

    private static final String CONFIRM = "\nconfirm: {best: 2, seeds: 3}";

    @Test
    void theBestOfHalvingAreConfirmedOnSeedsThatNothingWasChosenBy() throws Exception {
        SweepJob job = sweep(HALVED + CONFIRM, "a");
        Confirmed confirmed = job.confirmed().orElseThrow();
        assertEquals(
                List.of(0.27, 0.26),
                confirmed.points().stream()
                        .map(point -> ((Number) point.axes().get("sleep.ratio")).doubleValue())
                        .toList());
        assertEquals(List.of("0.263", "0.264", "0.265", "0.273", "0.274", "0.275"), confirmingRows("a"));
        Confirmed.Point best = confirmed.points().get(0);
        assertEquals(2, best.searched().size());
        assertEquals(
                List.of(3L, 4L, 5L).stream()
                        .map(seed -> RankedSimulation.accuracy(0.27, seed, 9))
                        .toList(),
                best.fresh().stream().map(value -> value.orElseThrow().value()).toList());
        List<String> search = new ArrayList<>(rows("a"));
        sweep(HALVED, "b");
        search.removeAll(rows("b"));
        assertEquals(6, search.size(), "the search itself is as it is without");
    }

    @Test
    void confirmingGoesOnAfterAStopAsIfThereHadBeenNone() throws Exception {
        sweep(HALVED + CONFIRM, "a");
        int all = rows("a").size();
        for (int after : List.of(60, all - 4)) {
            String folder = "stopped" + after;
            stopAfter(HALVED + CONFIRM, folder, after);
            sweep(HALVED + CONFIRM, folder);
            assertEquals(rows("a"), rows(folder));
            assertEquals(confirmingRows("a"), confirmingRows(folder));
        }
        assertEquals(
                0, job(HALVED + CONFIRM, "a", RANKED, SweepProgress.NONE).run().done());
    }

    @Test
    void theBestOfAGridAreConfirmedByTestAccuracy() throws Exception {
        SweepJob job = sweep(GRID + "confirm: {best: 1, seeds: 2, goal: min}", "a");
        assertEquals(List.of("0.013", "0.014"), confirmingRows("a"));
        assertEquals(56, rows("a").size());
        assertTrue(job.conclusion().isEmpty());
        assertEquals(1, job.confirmed().orElseThrow().points().size());
    }

    @Test
    void ofADifferenceTheBaselineHasTheFreshSeedsToo() throws Exception {
        String text = REPLICATED
                .replace("[0.001, 0.1, 0.5, 0.9]", "[0, 0.001, 0.1]")
                .replace("metric: test_accuracy", "metric: test_accuracy - baseline");
        SweepJob job = sweep(text + "confirm: {best: 1, seeds: 2}", "a");
        // seeds 4, 2, then 5 to 14 are the search's
        assertEquals(List.of("0.015", "0.016", "0.115", "0.116"), confirmingRows("a"));
        Confirmed.Point best = job.confirmed().orElseThrow().points().get(0);
        assertEquals(0.1, ((Number) best.axes().get("sleep.ratio")).doubleValue());
        assertEquals(
                RankedSimulation.accuracy(0.1, 15, 10),
                best.fresh().get(0).orElseThrow().value(),
                0.01);
    }

    @Test
    void theForecastCountsWhatConfirms() {
        Forecast halved = Forecast.of(plan(HALVED + CONFIRM));
        assertEquals(54, halved.first().size());
        assertEquals(
                List.of(18, 6),
                halved.later().stream().map(Forecast.Stage::runs).toList());
        assertEquals(6, halved.confirming().orElseThrow().runs());
        Forecast replicated = Forecast.of(plan(REPLICATED + CONFIRM.strip()));
        assertEquals(12, replicated.first().size());
        assertEquals(36, replicated.later().get(0).runs());
        Forecast grid = Forecast.of(plan(GRID + CONFIRM));
        assertEquals(54, grid.first().size());
        assertEquals(List.of(), grid.later());
        assertEquals(6, grid.confirming().orElseThrow().runs());
    }

    @Test
    void searchesThatCannotBeMadeAreRefused() {
        assertRefused(
                "replicates.metric must be a number that is measured, a column of runs, was test_acuracy; the nearest one"
                        + " is test_accuracy",
                REPLICATED.replace("test_accuracy", "test_acuracy"));
        assertRefused(
                "replicates.metric is a difference from the baseline, but the sweep has no baseline for {sleep.ratio=0.001,"
                        + " seed=4}; give sleep.ratio a 0, or regulariser a none",
                REPLICATED.replace("test_accuracy", "test_accuracy-baseline"));
        assertRefused("replicates.metric must be a number", REPLICATED.replace("test_accuracy", "sleep_ratio"));
        assertRefused("replicates.metric must be a number", REPLICATED.replace("test_accuracy", "status"));
        assertRefused(
                "halving.metric must be a number that is measured, a column of checkpoints, was test_accuracy",
                HALVED.replace("metric: validation_accuracy", "metric: test_accuracy"));
        assertRefused(
                "confirm.metric must be a number that is measured, a column of runs, was accuracy; the nearest one is",
                GRID + "confirm: {best: 2, seeds: 3, metric: accuracy}");
        assertRefused(
                "confirm.goal is that of the search whose best are confirmed; leave it out",
                HALVED + "\nconfirm: {best: 2, seeds: 3, goal: max}");
        assertRefused(
                "confirm.seeds is missing; confirm has best, seeds, metric, goal, among", GRID + "confirm: {best: 2}");
        assertRefused(
                "confirm.best must be a whole number of at least 1, was 0", GRID + "confirm: {best: 0, seeds: 1}");
        assertRefused(
                "confirm adds seeds, so seed must be an axis or a value, but it is zipped, sampled, in blocks or in points",
                "name: s\nzipped: {sleep.ratio: [0.1, 0.2], seed: [1, 2]}\nconfirm: {best: 1, seeds: 1}");
        assertRefused(
                "halving.from must be below training.epochs (9), was 9",
                HALVED.replace("from: 1 epoch", "from: 9 epochs"));
        assertRefused(
                "halving compares runs of equal length, but training.epochs is 9 in some and 3 in others",
                HALVED.replace("axes: {", "axes: {training.epochs: [9, 3], ").replace("training.epochs: 9,", ""));
        assertRefused(
                "halving.metric is validation_accuracy, so validation.images must be at least 1, was 0",
                HALVED.replace("validation.images: 10", "validation.images: 0"));
    }

    private static void assertRefused(String sentence, String text) {
        String refused = assertThrows(InvalidInputException.class, () -> Forecast.of(plan(text)))
                .getMessage();
        assertTrue(refused.contains(sentence), refused);
    }

    @Test
    void theForecastCountsWhatIsSureAndWhatMayBe() {
        Forecast halved = Forecast.of(plan(HALVED));
        assertEquals(54, halved.first().size());
        assertEquals(
                List.of(18, 6),
                halved.later().stream().map(Forecast.Stage::runs).toList());
        Forecast replicated = Forecast.of(plan(REPLICATED));
        assertEquals(12, replicated.first().size());
        assertEquals(36, replicated.later().get(0).runs());
    }
}
