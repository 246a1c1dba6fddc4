package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with its results on a small disk of their own, which fills up. */
@Tag("minutes")
class StorageIT {
    private static final int SEEDS = 12;

    @TempDir
    Path folder;

    private Path disk;
    private Path out;
    private Path file;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()) == 0,
                "a disk can only be mounted by root");
        out = disk.resolve("results");
        file = TinySweep.write(folder, "stored", SEEDS);
        try (Submission first = submit(0, "--set", "seed=[1, 2, 3]")) {
            assertEquals(0, first.exitCode(), first.said());
        }
        assertEquals(3, Rows.of(out).size());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    @Test
    void aDiskThatIsFullEndsTheSweepInOneSentenceAndLosesNothing() throws Exception {
        Path filler = disk.resolve("filler");
        assertEndsEarly("No space left on device", () -> fill(filler));
        Files.delete(filler);
        try (Submission rest = submit(0)) {
            assertEquals(0, rest.exitCode(), rest.said());
            assertTrue(rest.said().contains("3 found in " + out + ", 3 skipped, 9 to run"), rest.said());
        }
        assertEquals(TinySweep.undisturbed(folder, file), Rows.of(out));
    }

    private interface Mishap {
        void happen() throws Exception;
    }

    private void assertEndsEarly(String why, Mishap mishap) throws Exception {
        Map<Long, String> before = Rows.of(out);
        Faults faults = new Faults(Files.createTempDirectory(folder, "faults"), 500, "");
        try (Submission sweep = submit(faults)) {
            sweep.awaitStarts(2);
            mishap.happen();
            assertEquals(1, sweep.exitCode(), sweep.said());
            String last = sweep.said().strip().lines().reduce((one, two) -> two).orElseThrow();
            assertTrue(last.startsWith("The sweep has ended early: "), sweep.said());
            assertTrue(last.contains(why), last);
            assertTrue(last.endsWith("0 are stored in " + out + "; the same command goes on from there."), last);
        }
        assertEquals(before, Rows.of(out));
    }

    private static void fill(Path filler) throws IOException {
        byte[] bytes = new byte[4096];
        try (OutputStream to = Files.newOutputStream(filler)) {
            while (true) {
                to.write(bytes);
            }
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("No space left"), e.toString());
        }
    }

    private Submission submit(long pause, String... more) throws IOException {
        return submit(new Faults(Files.createTempDirectory(folder, "faults"), pause, ""), more);
    }

    private Submission submit(Faults faults, String... more) throws IOException {
        String[] arguments = {
            "sweep",
            file.toString(),
            "--out",
            out.toString(),
            "--master",
            "local[2]",
            "--conf",
            "spark.ui.enabled=false"
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Submission.start(folder, faults, all);
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
