package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.MovingFiles;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.sweep.SweepFiles;

class SweepOnEngineTest {
    /** Every regulariser, in runs of a moment. */
    private static final String TINY =
            """
            name: tiny
            values:
              training: {epochs: 2, images: 12, stepsPerImage: 60}
              validation.images: 8
              test: {images: 16, blocks: 2}
              sleep.intervalSteps: 200
              nap.intervalSteps: 200
              normalize.intervalSteps: 200
            axes:
              regulariser: [none, sleep, normalize, nap]
              seed: [1, 2]
            """;

    @TempDir
    Path root;

    private final SparkSession spark = LocalSpark.session();

    @Test
    void theSameSweepTwiceAndInAnotherOrderGivesTheSameRows() throws Exception {
        List<String> rows = rows(TINY, "first");
        assertTrue(rows.size() > 8 + 8 * 3, "8 runs, and of each a start, two epochs and what regularises it");
        String backwards = TINY.replace("[none, sleep, normalize, nap]", "[nap, normalize, sleep, none]")
                .replace("[1, 2]", "[2, 1]");
        assertEquals(rows, rows(backwards, "second"));
    }

    @Test
    void aReaderWhileTheSweepGoesOnSeesEveryRunOnceAtMostAndNeverFewer() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        ResultsFolder folder = folder("read");
        Thread reader = new Thread(() -> {
            long before = 0;
            while (!over.get()) {
                try {
                    before = look(folder, before);
                } catch (InvalidInputException e) {
                    if (!e.getMessage().endsWith("has no runs") || before > 0) {
                        wrong.set(e);
                    }
                } catch (Throwable e) {
                    // files that a finished sweep has merged meanwhile are gone
                    if (!MovingFiles.moved(e)) {
                        wrong.set(e);
                    }
                }
            }
        });
        reader.start();
        for (int seeds = 10; seeds <= 30; seeds += 10) {
            SweepPlan plan = SweepFixture.plan(seeds);
            new SweepJob(spark, plan, folder, FakeSimulation.sound(), SweepFixture.PLAIN, SweepProgress.NONE).run();
        }
        over.set(true);
        reader.join();
        if (wrong.get() != null) {
            throw new AssertionError(wrong.get());
        }
        assertEquals(30, look(folder, 30));
    }

    private long look(ResultsFolder folder, long before) {
        ResultTables tables = ResultTables.open(spark, folder);
        List<String> ids = new ArrayList<>();
        tables.runs().select("run_id").collectAsList().forEach(row -> ids.add(row.getString(0)));
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(ids.size() >= before, "there were " + before + " runs, now there are " + ids.size());
        assertEquals(2L * ids.size(), tables.checkpoints().count());
        return ids.size();
    }

    /** All rows of both tables as text, but for what differs from run to run by its nature. */
    private List<String> rows(String text, String out) throws Exception {
        SweepPlan plan = SweepPlan.of(SweepFiles.of(text), Path.of("none"));
        ResultsFolder folder = folder(out);
        SweepSummary summary = new SweepJob(
                        spark,
                        plan,
                        folder,
                        Simulation.ENGINE,
                        new SweepJob.Options(false, false, Optional.empty(), Optional.empty(), List.of(), Budget.NONE),
                        SweepProgress.NONE)
                .run();
        assertEquals(0, summary.failed());
        ResultTables tables = ResultTables.open(spark, folder);
        List<String> rows = new ArrayList<>();
        tables.runs()
                .drop("started_at", "cpu_seconds", "wall_seconds", "host")
                .orderBy("run_id")
                .toJSON()
                .collectAsList()
                .forEach(rows::add);
        tables.checkpoints()
                .orderBy("run_id", "checkpoint")
                .toJSON()
                .collectAsList()
                .forEach(rows::add);
        return rows;
    }

    private ResultsFolder folder(String out) {
        return ResultsFolder.of(
                root.resolve(out).toString(), spark.sparkContext().hadoopConfiguration());
    }
}
