package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder.Table;

class SweepJobTest {
    @TempDir
    Path root;

    private SweepFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SweepFixture(root);
    }

    @Test
    void everyRunBecomesOneRowWithItsCheckpoints() throws Exception {
        SweepSummary summary = fixture.sweep(50, FakeSimulation.sound());
        assertEquals(50, summary.done());
        assertEquals(new SweepProgress.Resume(50, 0, 0, 0, 0, 50), summary.resume());
        assertFalse(summary.stopped());
        assertEquals(ok(1, 50), fixture.runs());
        assertEquals(100, fixture.checkpoints().size());
        Row row = ResultTables.open(fixture.spark, fixture.folder)
                .runs()
                .where("seed = 7")
                .head();
        assertEquals(SweepFixture.plan(50).runId(6), row.getAs("run_id"));
        assertEquals(0.007, (double) row.getAs("test_accuracy"));
        assertEquals(List.of(1, 2, 3, 4), row.getList(row.fieldIndex("confusion")));
        assertEquals(2.5, (double) row.getAs("weights_excitatory_sum_ratio_end"));
        assertEquals("commit", row.getAs("git_commit"));
        assertNull(row.getAs("participation_ratio"), "a metric that is not a number is null");
        assertNull(row.getAs("error"));
    }

    @Test
    void parquetKeepsUnitsAndMeanings() throws Exception {
        fixture.sweep(2, FakeSimulation.sound());
        String runs = fixture.folder.of(Table.RUNS).toString();
        assertEquals(
                "best minus final validation accuracy [fraction]",
                fixture.spark
                        .read()
                        .parquet(runs)
                        .schema()
                        .apply("forgetting")
                        .getComment()
                        .get());
    }

    @Test
    void theSameSweepAgainRunsNothing() throws Exception {
        fixture.sweep(20, FakeSimulation.sound());
        SweepSummary again = fixture.sweep(20, FakeSimulation.failingFrom(0));
        assertEquals(new SweepProgress.Resume(20, 0, 20, 20, 0, 0), again.resume());
        assertEquals(0, again.done());
        assertEquals(ok(1, 20), fixture.runs());
    }

    @Test
    void aGrownSweepRunsWhatIsNew() throws Exception {
        fixture.sweep(20, FakeSimulation.sound());
        SweepSummary grown = fixture.sweep(30, FakeSimulation.sound());
        assertEquals(new SweepProgress.Resume(30, 0, 20, 20, 0, 10), grown.resume());
        assertEquals(ok(1, 30), fixture.runs());
        SweepSummary shrunk = fixture.sweep(10, FakeSimulation.sound());
        assertEquals(new SweepProgress.Resume(10, 0, 30, 10, 0, 0), shrunk.resume());
    }

    @Test
    void aRunThatFailsIsARowAndTheSweepGoesOn() throws Exception {
        SweepSummary summary = fixture.sweep(12, FakeSimulation.failingFrom(11));
        assertEquals(2, summary.failed());
        assertEquals(12, summary.done());
        List<String> expected = new ArrayList<>(ok(1, 10));
        expected.addAll(List.of("11 failed", "12 failed"));
        assertEquals(expected, fixture.runs());
        String error = ResultTables.open(fixture.spark, fixture.folder)
                .runs()
                .where("seed = 12")
                .head()
                .getAs("error");
        assertTrue(
                error.startsWith(
                        "IllegalStateException: seed 12 is one too many at org.slumber.spark.job.FakeSimulation"),
                error);
        assertEquals(20, fixture.checkpoints().size());
    }

    @Test
    void failedRunsAreOnlyRunAgainOnRequest() throws Exception {
        fixture.sweep(12, FakeSimulation.failingFrom(11));
        SweepSummary plain = fixture.sweep(12, FakeSimulation.sound());
        assertEquals(new SweepProgress.Resume(12, 0, 12, 12, 2, 0), plain.resume());
        SweepSummary retried = fixture.job(12, FakeSimulation.sound(), SweepFixture.RETRY, SweepProgress.NONE)
                .run();
        assertEquals(new SweepProgress.Resume(12, 0, 12, 10, 0, 2), retried.resume());
        assertEquals(ok(1, 12), fixture.runs());
        assertEquals(24, fixture.checkpoints().size());
    }

    @Test
    void aTaskThatBreaksDownCostsItsOwnRunOnly() throws Exception {
        SweepSummary summary = fixture.sweep(40, FakeSimulation.breakingDownAt(17));
        assertEquals(40, summary.done());
        assertEquals(1, summary.failed());
        List<String> expected = new ArrayList<>(ok(1, 40));
        expected.set(16, "17 failed");
        assertEquals(expected, fixture.runs());
        String error = ResultTables.open(fixture.spark, fixture.folder)
                .runs()
                .where("seed = 17")
                .head()
                .getAs("error");
        assertTrue(error.startsWith("Spark gave the run up: Job aborted"), error);
    }

    @Test
    void aSweepThatIsStoppedKeepsWhatIsDoneAndGoesOnLater() throws Exception {
        SweepJob[] job = new SweepJob[1];
        job[0] = fixture.job(400, FakeSimulation.slow(20), SweepFixture.PLAIN, new SweepProgress() {
            @Override
            public void advanced(State state) {
                if (state.done() >= 10) {
                    job[0].stop();
                }
            }
        });
        SweepSummary stopped = job[0].run();
        assertTrue(stopped.stopped());
        int done = fixture.runs().size();
        assertEquals(stopped.done(), done);
        assertTrue(done >= 10 && done < 400, done + " runs were done");
        SweepSummary rest = fixture.sweep(400, FakeSimulation.sound());
        assertEquals(done, rest.resume().skipped());
        assertEquals(ok(1, 400), fixture.runs());
        assertEquals(800, fixture.checkpoints().size());
    }

    @Test
    void aSweepBeginsNoRunThatWouldNotEndInItsTime() throws Exception {
        List<String> warnings = new ArrayList<>();
        SweepJob job = fixture.job(400, FakeSimulation.slow(20), SweepFixture.PLAIN, new SweepProgress() {
            @Override
            public void warned(String sentence) {
                warnings.add(sentence);
            }
        });
        job.limit(() -> 0.001);
        SweepSummary stopped = job.run();
        assertTrue(stopped.stopped());
        assertTrue(stopped.done() > 0 && stopped.done() < 400, stopped.done() + " runs were done");
        assertEquals(stopped.done(), fixture.runs().size());
        assertTrue(warnings.get(0).startsWith("no further run is begun, as it would not end in time"), warnings + "");
    }

    @Test
    void aSweepWhoseTimeIsUpStops() throws Exception {
        SweepJob job = fixture.job(400, FakeSimulation.slow(5000), SweepFixture.PLAIN, SweepProgress.NONE);
        job.limit(() -> 0);
        SweepSummary stopped = job.run();
        assertTrue(stopped.stopped());
        assertEquals(0, stopped.done());
    }

    @Test
    void manyBatchesBecomeFewFiles() throws Exception {
        for (int seeds = 5; seeds <= 15; seeds += 5) {
            fixture.sweep(seeds, FakeSimulation.sound());
        }
        assertEquals(1, fixture.folder.files(Table.RUNS).size());
        assertEquals(1, fixture.folder.files(Table.CHECKPOINTS).size());
        assertEquals(ok(1, 15), fixture.runs());
        try (var left = Files.list(Path.of(fixture.folder.root().toUri()))) {
            assertEquals(
                    List.of("_lock", "checkpoints", "provenance", "runs"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void runsOfAnotherEngineVersionAreNotMixedInUnasked() throws Exception {
        fixture.sweep(3, FakeSimulation.sound());
        Row row = ResultTables.open(fixture.spark, fixture.folder).runs().head();
        Object[] values = new Object[row.size()];
        for (int i = 0; i < row.size(); i++) {
            values[i] = row.get(i);
        }
        values[ResultSchema.RUNS.fieldIndex("run_id")] = "older";
        values[ResultSchema.RUNS.fieldIndex("engine_version")] = "0.0.9";
        new BatchWriter(fixture.folder)
                .commit(List.of(SweepFixture.finished(
                        "older", SweepFixture.asMade(RowFactory.create(values), ResultSchema.RUNS), List.of())));
        String refused = assertThrows(InvalidInputException.class, () -> fixture.sweep(4, FakeSimulation.sound()))
                .getMessage();
        assertEquals(
                "results folder " + root + "/out holds runs of engine version 0.0.9, this is 0.1.0; give --mix-versions"
                        + " to have both in it, or another --out",
                refused);
        SweepJob.Options mix = new SweepJob.Options(
                false, true, SweepFixture.PLAIN.gitCommit(), Optional.empty(), List.of(), Budget.NONE);
        assertEquals(
                1,
                fixture.job(4, FakeSimulation.sound(), mix, SweepProgress.NONE)
                        .run()
                        .done());
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws Exception {
        Files.writeString(root.resolve("out"), "");
        assertRefused("results folder " + root + "/out is a file");
    }

    @Test
    void aFolderBelowAFileIsRefused() throws Exception {
        Files.writeString(root.resolve("file"), "");
        fixture = new SweepFixture(root.resolve("file"));
        assertRefused("results folder " + root + "/file/out cannot be written");
    }

    private void assertRefused(String sentence) {
        String refused = assertThrows(InvalidInputException.class, () -> fixture.sweep(1, FakeSimulation.sound()))
                .getMessage();
        assertTrue(refused.startsWith(sentence), refused);
    }

    private static List<String> ok(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(seed -> seed + " ok").toList();
    }
}
