package org.slumber.spark.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;

class RepeatedRunsTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final Timestamp LATER = Timestamp.from(Instant.parse("2026-01-02T00:00:00Z"));

    private static ResultTables tables(KnownRuns runs) {
        return ResultTables.open(SPARK, runs.write());
    }

    @Test
    void copiesOfARunAreOneRunWithItsCheckpointsOnce() {
        ResultTables tables = tables(new KnownRuns()
                .run(0.1, 1, 0.7, "run_id", "a", "host", "here", "cpu_seconds", 3.0)
                .checkpoint(0, "start", "checkpoint", 0L)
                .checkpoint(1, "epoch", "checkpoint", 1L)
                .run(0.1, 1, 0.7, "run_id", "a", "host", "there", "cpu_seconds", 4.0, "started_at", LATER)
                .checkpoint(0, "start", "checkpoint", 0L)
                .checkpoint(1, "epoch", "checkpoint", 1L)
                .run(0.1, 2, 0.8, "run_id", "b"));
        assertEquals(2, tables.runs().count());
        assertEquals(
                "there",
                tables.runs().where("run_id = 'a'").select("host").head().getString(0));
        assertEquals(2, tables.checkpoints().count());
        assertEquals(List.of(), tables.notes());
    }

    @Test
    void aRunThatEndedWellCountsBeforeOneThatFailedAndTheNewestBeforeTheOlder() {
        ResultTables tables = tables(new KnownRuns()
                .run(0.1, 1, 0.7, "run_id", "a")
                .run(0.1, 1, 0, "run_id", "a", "status", "failed", "test_accuracy", null, "started_at", LATER)
                .run(0.1, 2, 0.6, "run_id", "b", "started_at", LATER)
                .run(0.1, 2, 0.8, "run_id", "b"));
        List<Row> runs = tables.runs()
                .orderBy("run_id")
                .select("status", "test_accuracy")
                .collectAsList();
        assertEquals("[[ok,0.7], [ok,0.6]]", runs.toString());
        assertEquals(
                List.of(
                        "The folder has rows with different results of the same run_id for 2 runs, such as a: what ended"
                                + " well counts before what failed, and then what started last."),
                tables.notes());
    }

    @Test
    void aResultThatOneRowLacksIsADifference() {
        assertEquals(
                1,
                tables(new KnownRuns()
                                .run(0.1, 1, 0.7, "run_id", "a", "saturation", 0.5)
                                .run(0.1, 1, 0.7, "run_id", "a"))
                        .notes()
                        .size());
    }

    @Test
    void whyARunFailedAndThatItWasPromotedAreNoDifference() {
        ResultTables tables = tables(new KnownRuns()
                .run(0.1, 1, 0, "run_id", "a", "status", "failed", "test_accuracy", null, "error", "took 3 s")
                .run(0.1, 1, 0, "run_id", "a", "status", "failed", "test_accuracy", null, "error", "took 4 s")
                .run(0.1, 2, 0, "run_id", "b", "status", "stopped", "test_accuracy", null)
                .run(0.1, 2, 0, "run_id", "b", "status", "promoted", "test_accuracy", null));
        assertEquals(List.of(), tables.notes());
        assertEquals(1, tables.runs().where("status = 'promoted'").count());
        assertTrue(tables.runs().where("status = 'stopped'").isEmpty());
    }
}
