package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, submitted to YARN. */
@Tag("minutes")
class YarnIT {
    private static final int SEEDS = 30;
    private static final String EXECUTOR = "YarnCoarseGrainedExecutorBackend";
    private static final String DRIVER = "yarn.ApplicationMaster";

    @TempDir
    Path folder;

    private YarnCluster cluster;
    private Path file;
    private Path out;

    @BeforeEach
    void start() throws Exception {
        cluster = YarnCluster.start(folder, 2);
        file = TinySweep.write(folder, "tiny", SEEDS);
        out = folder.resolve("results");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aContainerMayDie() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 500, "");
        try (Submission sweep = submit(faults, "sweep", file.toString())) {
            sweep.awaitStarts(6);
            YarnCluster.containers(EXECUTOR).get(0).destroyForcibly();
            assertEquals(0, sweep.exitCode(), sweep.said());
        }
        assertTrue(faults.started().size() > SEEDS, "runs that were lost were made again: " + faults.started());
        assertEquals(TinySweep.undisturbed(folder, file), Rows.of(out));
    }

    @Test
    void theDriverMayRunInTheClusterAndDieThere() throws Exception {
        Faults faults = new Faults(folder.resolve("faults"), 1500, "");
        try (Submission sweep = submit(
                faults, "sweep", file.getFileName().toString(), "--deploy-mode", "cluster", "--files", "" + file)) {
            sweep.await("stored runs", () -> !Rows.of(out).isEmpty());
            YarnCluster.containers(DRIVER).get(0).destroyForcibly();
            assertEquals(0, sweep.exitCode(), sweep.said());
        }
        assertTrue(faults.started().size() < 2 * SEEDS, "what was stored was not made again: " + faults.started());
        assertEquals(TinySweep.undisturbed(folder, file), Rows.of(out));
    }

    private Submission submit(Faults faults, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of(
                "--out",
                out.toString(),
                "--master",
                "yarn",
                "--num-executors",
                "2",
                "--executor-memory",
                "512m",
                "--driver-memory",
                "512m",
                "--conf",
                "spark.yarn.stagingDir=" + folder.resolve("staging").toUri(),
                "--conf",
                "spark.executor.extraJavaOptions=" + Submission.QUICK_START));
        return Submission.start(folder, faults, cluster.environment(), arguments.toArray(String[]::new));
    }
}
