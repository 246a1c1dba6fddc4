package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with a run that has the only core for minutes. */
class BusyCoresIT {
    /** Twice what is promised, as this machine may be busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void aFinishedRunIsReadableWhileEveryCoreIsBusy() throws Exception {
        Path file = TinySweep.write(folder, "busy", 2);
        Path out = folder.resolve("results");
        Faults faults = new Faults(folder.resolve("faults"), 0, "2=LATE_ONCE");
        try (Submission sweep = Submission.start(
                folder,
                faults,
                "sweep",
                file.toString(),
                "--out",
                out.toString(),
                "--master",
                "local[1]",
                "--conf",
                "spark.ui.enabled=false")) {
            sweep.awaitStarts(2);
            StandaloneCluster.await(
                    PATIENCE, "the row of the finished run", () -> !Rows.of(out).isEmpty());
            assertEquals(Set.of(1L), Rows.of(out).keySet());
            assertTrue(sweep.running(), sweep.said());
        }
    }
}
