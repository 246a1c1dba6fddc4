package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, submitted to a standalone cluster of two workers whose executors have JVMs of their own. */
class StandaloneClusterIT {
    private static final int SEEDS = 30;

    @TempDir
    Path folder;

    private StandaloneCluster cluster;
    private Path file;
    private Path out;

    @BeforeEach
    void start() throws Exception {
        cluster = StandaloneCluster.start(folder, 2, 2);
        file = TinySweep.write(folder, "tiny", SEEDS);
        out = folder.resolve("results");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    @Tag("minutes")
    void runsThatThrowOrTakeTooLongAreFailedRowsAndTheUiNamesWhatRuns() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 200, "3=THROW,5=DEAF");
        int ui = StandaloneCluster.freePort();
        try (Submission sweep = submit(faults, "--run-timeout", "40s", "--conf", "spark.ui.port=" + ui)) {
            String jobs = "http://127.0.0.1:" + ui + "/api/v1/applications/";
            sweep.awaitStarts(5);
            String application = idOf(StandaloneCluster.get(jobs));
            String described = StandaloneCluster.get(jobs + application + "/jobs");
            assertTrue(
                    described.matches("(?s).*\"description\" : \"tiny: (\\d+ runs from|run) [0-9a-f]+.*"), described);
            assertTrue(described.contains("\"jobGroup\" : \"tiny runs\""), described);
            String stages = StandaloneCluster.get(jobs + application + "/stages");
            assertTrue(stages.matches("(?s).*\"name\" : \"tiny: (\\d+ runs from|run) [0-9a-f]+.*"), stages);
            assertEquals(0, sweep.exitCode(), sweep.said());
            assertTrue(sweep.said().contains("30 runs (2 failed)"), sweep.said());
        }
        Map<Long, String> rows = Rows.of(out);
        assertContains(rows.remove(3L), "IllegalStateException: seed 3 is faulty");
        assertContains(
                rows.remove(5L), "the run took longer than the --run-timeout of 40 s and did not end when told to");
        assertEquals(undisturbedBut(3, 5), rows);
    }

    @Test
    void executorsAndAWorkerMayDieWhileTasksAreSpeculatedOn() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 500, "7=LATE_ONCE");
        try (Submission sweep = submit(
                faults,
                "--conf",
                "spark.speculation=true",
                "--conf",
                "spark.speculation.quantile=0.3",
                "--conf",
                "spark.speculation.minTaskRuntime=1s")) {
            sweep.awaitStarts(6);
            cluster.executors().get(0).destroyForcibly();
            sweep.awaitStarts(14);
            cluster.loseWorker(1);
            assertEquals(0, sweep.exitCode(), sweep.said());
        }
        List<Long> started = faults.started();
        assertTrue(started.stream().filter(seed -> seed == 7).count() > 1, "run 7 was speculated on");
        assertTrue(started.size() > SEEDS + 1, "runs that were lost were made again: " + started);
        assertEquals(undisturbedBut(), Rows.of(out));
    }

    @Test
    @Tag("minutes")
    void aRunThatFillsItsExecutorsHeapFailsAlone() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 200, "9=MEMORY");
        try (Submission sweep = submit(faults)) {
            assertEquals(0, sweep.exitCode(), sweep.said());
        }
        Map<Long, String> rows = Rows.of(out);
        assertContains(rows.remove(9L), "\"status\":\"failed\"");
        assertEquals(undisturbedBut(9), rows);
    }

    @Test
    @Tag("minutes")
    void aRunThatTakesItsExecutorDownEachTimeFailsAlone() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 200, "9=HALT");
        try (Submission sweep = submit(faults)) {
            assertEquals(0, sweep.exitCode(), sweep.said());
        }
        Map<Long, String> rows = Rows.of(out);
        assertContains(rows.remove(9L), "Spark gave the run up");
        assertEquals(undisturbedBut(9), rows);
    }

    @Test
    void anApplicationThatTheMasterGivesUpEndsInOneSentence() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 100, "");
        // a JVM that starts and dies is started again for ever; only one that cannot be started is given up
        try (Submission sweep = submit(faults, "--conf", "spark.executorEnv.JAVA_HOME=/nowhere")) {
            assertEquals(1, sweep.exitCode(), sweep.said());
            String last = sweep.said().strip().lines().reduce((one, two) -> two).orElseThrow();
            assertTrue(last.startsWith("The sweep has ended early: Spark has ended"), sweep.said());
            assertTrue(last.contains("of 0 finished runs 0 are stored in " + out), last);
        }
    }

    @Test
    @Tag("minutes")
    void aClusterThatLosesAllItsWorkersIsWaitedForAndSaidToBeEmpty() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 3000, "");
        try (Submission sweep = submit(faults)) {
            sweep.awaitStarts(10);
            cluster.loseWorker(0);
            cluster.loseWorker(1);
            sweep.await("a word on missing executors", () -> sweep.said()
                    .contains("no executor has come from " + cluster.url()));
            cluster.addWorker(2);
            assertEquals(0, sweep.exitCode(), sweep.said());
        }
        assertEquals(undisturbedBut(), Rows.of(out));
    }

    @Test
    @Tag("minutes")
    void executorsMayComeAsTheyAreNeededAndGo() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 1000, "9=LATE_ONCE");
        try (Submission sweep = submit(
                faults,
                "--run-timeout",
                "60s",
                "--executor-cores",
                "2",
                "--conf",
                "spark.dynamicAllocation.enabled=true",
                "--conf",
                "spark.dynamicAllocation.shuffleTracking.enabled=true",
                "--conf",
                "spark.dynamicAllocation.initialExecutors=1",
                "--conf",
                "spark.dynamicAllocation.maxExecutors=2",
                "--conf",
                "spark.dynamicAllocation.executorIdleTimeout=2s")) {
            awaitExecutors(sweep, 2);
            sweep.awaitStarts(SEEDS);
            awaitExecutors(sweep, 1);
            assertEquals(0, sweep.exitCode(), sweep.said());
        }
        Map<Long, String> rows = Rows.of(out);
        assertContains(rows.remove(9L), "the run took longer than the --run-timeout of 60 s");
        assertEquals(undisturbedBut(9), rows);
    }

    @Test
    @Tag("minutes")
    void theDriverMayRunInTheClusterToo() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 100, "");
        try (Submission sweep = submit(
                faults,
                "--deploy-mode",
                "cluster",
                "--driver-memory",
                "512m",
                "--conf",
                "spark.standalone.submit.waitAppCompletion=true")) {
            assertEquals(0, sweep.exitCode(), sweep.said());
        }
        assertEquals(undisturbedBut(), Rows.of(out));
    }

    private Submission submit(Faults faults, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "sweep",
                file.toString(),
                "--out",
                out.toString(),
                "--master",
                cluster.url(),
                "--executor-memory",
                "512m",
                "--driver-memory",
                "512m",
                "--conf",
                "spark.executor.extraJavaOptions=" + Submission.QUICK_START));
        arguments.addAll(List.of(more));
        return Submission.start(folder, faults, arguments.toArray(String[]::new));
    }

    private Map<Long, String> undisturbedBut(long... failed) throws Exception {
        Map<Long, String> rows = TinySweep.undisturbed(folder, file);
        assertEquals(SEEDS, rows.size());
        for (long seed : failed) {
            rows.remove(seed);
        }
        return rows;
    }

    private void awaitExecutors(Submission sweep, int count) throws Exception {
        sweep.await(count + " executors", () -> cluster.executors().size() == count);
    }

    private static String idOf(String applications) {
        int at = applications.indexOf("\"id\" : \"");
        assertNotEquals(-1, at, applications);
        return applications.substring(at + 8, applications.indexOf('"', at + 8));
    }

    private static void assertContains(String row, String part) {
        assertTrue(row.contains(part), row);
    }
}
