package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.results.ResultTables;

/** Runs that misbehave, and storage that goes away, in local mode. */
class FaultsTest {
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static volatile boolean released;

    @TempDir
    Path root;

    private SweepFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SweepFixture(root);
        released = false;
    }

    @Test
    void aRunPastItsLimitIsAFailedRowAndTheSweepGoesOn() throws Exception {
        Simulation endless = (spec, dataset, observer) -> {
            while (spec.seed() == 4 && !observer.cancelled()) {
                Thread.onSpinWait();
            }
            if (spec.seed() == 4) {
                throw new IllegalStateException("told to end");
            }
            return FakeSimulation.result(spec.seed());
        };
        SweepSummary summary = limited(endless, 10);
        assertEquals(10, summary.done());
        assertEquals(1, summary.failed());
        assertEquals(allOkBut(10, 4), fixture.runs());
        assertEquals("the run took longer than the --run-timeout of 0.3 s", error(4));
        assertTrue(summary.cpuSeconds() > 0, "what it used is counted");
    }

    @Test
    void aRunThatDoesNotLookUpIsLeftBehindAndTheSweepGoesOn() throws Exception {
        Simulation deaf = (spec, dataset, observer) -> {
            while (spec.seed() == 4 && !released) {
                Thread.onSpinWait();
            }
            return FakeSimulation.result(spec.seed());
        };
        SweepSummary summary = limited(deaf, 10);
        released = true;
        assertEquals(10, summary.done());
        assertEquals(allOkBut(10, 4), fixture.runs());
        assertEquals(
                "the run took longer than the --run-timeout of 0.3 s and did not end when told to; it goes on without"
                        + " the sweep",
                error(4));
    }

    @Test
    void aRunThatSleepsPastItsLimitIsWokenUp() throws Exception {
        limited(FakeSimulation.slow(60_000), 2);
        assertEquals(List.of("1 failed", "2 failed"), fixture.runs());
        assertEquals("the run took longer than the --run-timeout of 0.3 s", error(1));
    }

    @Test
    void aLimitChangesNothingForRunsWithinIt() throws Exception {
        SweepSummary summary = limited(FakeSimulation.failingFrom(9), 10);
        assertEquals(2, summary.failed());
        assertEquals(allOkBut(10, 9, 10), fixture.runs());
        assertTrue(error(9).startsWith("IllegalStateException: seed 9 is one too many"), error(9));
    }

    @Test
    void aRunThatOnlyLacksMemoryBesideOthersEndsWell() throws Exception {
        Simulation greedy = (spec, dataset, observer) -> {
            boolean alone = RUNNING.incrementAndGet() == 1;
            try {
                Thread.sleep(20);
                if (spec.seed() % 5 == 0 && !alone) {
                    throw new OutOfMemoryError("Java heap space");
                }
                return FakeSimulation.result(spec.seed());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                RUNNING.decrementAndGet();
            }
        };
        SweepSummary summary = fixture.sweep(40, greedy);
        assertEquals(40, summary.done());
        assertEquals(allOkBut(40), fixture.runs());
        assertEquals(80, fixture.checkpoints().size());
    }

    @Test
    void aRunThatLacksMemoryByItselfIsAFailedRow() throws Exception {
        Simulation huge = (spec, dataset, observer) -> {
            if (spec.seed() == 3) {
                throw new OutOfMemoryError("Java heap space");
            }
            return FakeSimulation.result(spec.seed());
        };
        SweepSummary summary = fixture.sweep(6, huge);
        assertEquals(1, summary.failed());
        assertEquals(allOkBut(6, 3), fixture.runs());
        assertTrue(error(3).startsWith("OutOfMemoryError: Java heap space"), error(3));
        assertTrue(error(3).contains("--executor-memory"), error(3));
    }

    @Test
    void aResultsFolderThatDisappearsEndsTheSweepInOneSentence() throws Exception {
        fixture.sweep(3, FakeSimulation.sound());
        SweepJob job = fixture.job(40, FakeSimulation.slow(50), SweepFixture.PLAIN, new SweepProgress() {
            @Override
            public void advanced(State state) {
                if (state.done() >= 5) {
                    delete();
                }
            }
        });
        String sentence = assertThrows(SweepFailedException.class, job::run).getMessage();
        assertTrue(
                sentence.startsWith(
                        "The sweep has ended early: results folder " + root + "/out has gone; of 37 finished runs "),
                sentence);
        assertTrue(sentence.endsWith("are stored in " + root + "/out; the same command goes on from there."), sentence);
    }

    private void delete() {
        try {
            fixture.folder.fileSystem().delete(fixture.folder.root(), true);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private SweepSummary limited(Simulation simulation, int seeds) throws InterruptedException {
        SweepJob.Options options = new SweepJob.Options(
                false, false, Optional.empty(), Optional.of(Duration.ofMillis(300)), List.of(), Budget.NONE);
        return fixture.job(seeds, simulation, options, SweepProgress.NONE).run();
    }

    private String error(long seed) {
        return ResultTables.open(fixture.spark, fixture.folder)
                .runs()
                .where("seed = " + seed)
                .head()
                .getAs("error");
    }

    private static List<String> allOkBut(int seeds, int... failed) {
        List<String> runs = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            int each = seed;
            runs.add(seed + (IntStream.of(failed).anyMatch(one -> one == each) ? " failed" : " ok"));
        }
        return runs;
    }
}
