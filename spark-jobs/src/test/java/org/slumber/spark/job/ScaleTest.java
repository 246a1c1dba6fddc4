package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.RunObserver;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * Many short runs in the heap of the tests, 1 GB: 5 000, or as many as the property {@code slumber.scale} says. The
 * profile {@code scale} makes it 100 000.
 */
class ScaleTest {
    private static final int RUNS = Integer.getInteger("slumber.scale", 5_000);
    /** More than a commit every 20 s of half an hour, and those for size, could leave. */
    private static final int MOST_FILES = 100;

    @TempDir
    Path root;

    /** Keeps a core busy for a millisecond. */
    private record Millisecond() implements Simulation {
        private static final long serialVersionUID = 1L;

        @Override
        public RunResult run(RunSpec spec, Samples dataset, RunObserver observer) {
            long end = System.nanoTime() + 1_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return FakeSimulation.result(spec.seed());
        }
    }

    @Test
    void manyShortRunsAreStoredInFewFilesAndFoundAgain() throws Exception {
        SweepFixture fixture = new SweepFixture(root);
        AtomicInteger mostFiles = new AtomicInteger();
        SweepProgress watching = new SweepProgress() {
            @Override
            public void advanced(State state) {
                try {
                    int files = fixture.folder.files(Table.RUNS).size();
                    mostFiles.accumulateAndGet(files, Math::max);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        long start = System.nanoTime();
        SweepSummary summary = fixture.job(RUNS, new Millisecond(), SweepFixture.PLAIN, watching)
                .run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d runs of 1 ms in %.0f s, planning and merging included; at most %d files of runs on the way%n",
                RUNS,
                seconds,
                mostFiles.get());
        assertEquals(RUNS, summary.done());
        assertEquals(0, summary.failed());
        assertTrue(mostFiles.get() <= MOST_FILES, mostFiles + " files of runs");
        assertEquals(1, fixture.folder.files(Table.RUNS).size());
        assertEquals(1, fixture.folder.files(Table.CHECKPOINTS).size());
        ResultTables tables = ResultTables.open(fixture.spark, fixture.folder);
        assertEquals(RUNS, tables.runs().select("run_id").distinct().count());
        assertEquals(RUNS, tables.runs().count());
        assertEquals(2L * RUNS, tables.checkpoints().count());

        SweepSummary again = fixture.sweep(RUNS, FakeSimulation.failingFrom(0));
        assertEquals(new SweepProgress.Resume(RUNS, 0, RUNS, RUNS, 0, 0), again.resume());
    }
}
