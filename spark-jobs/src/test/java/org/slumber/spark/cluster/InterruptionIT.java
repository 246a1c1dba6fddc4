package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in local mode, ended in the middle by its user or its machine. */
class InterruptionIT {
    private static final int SEEDS = 40;
    private static final Pattern STOPPED =
            Pattern.compile("Stopped: (\\d+) of (\\d+) runs are done and stored in (\\S+); the same command goes on");
    private static final Pattern RESUMED = Pattern.compile("(\\d+) found in \\S+, (\\d+) skipped, (\\d+) to run");

    @TempDir
    Path folder;

    private Path file;
    private Path out;

    @BeforeEach
    void write() throws Exception {
        file = TinySweep.write(folder, "interrupted", SEEDS);
        out = folder.resolve("results");
    }

    @Test
    void whateverEndsASweepTheSameCommandGoesOnAndTheRowsAreThoseOfAnUndisturbedOne() throws Exception {
        assumeFalse(
                Submission.ignoresInterrupts(),
                "the tests were started with SIGINT ignored, as a shell starts its background jobs");
        int stored = 0;
        stored += endedBy("INT", 130, stored);
        stored += endedBy("TERM", 143, stored);
        killedAndRefusedToASecond(stored);
        try (Submission rest = submit(0)) {
            assertEquals(0, rest.exitCode(), rest.said());
            assertTrue(found(rest) >= stored, rest.said());
        }
        assertEquals(TinySweep.undisturbed(folder, file), Rows.of(out));
        assertNothingIsLeftBehind();
    }

    @Test
    @Tag("minutes")
    void killedAtRandomMomentsItLosesNothingThatWasStored() throws Exception {
        Random moments = new Random(1);
        int stored = 0;
        for (int i = 0; i < 8; i++) {
            try (Submission sweep = submit(1500)) {
                Thread.sleep(4000 + moments.nextInt(30_000));
                sweep.signal("KILL");
                sweep.exitCode();
            }
            Map<Long, String> rows = Rows.of(out);
            assertTrue(rows.size() >= stored, rows.size() + " rows after " + stored);
            assertTrue(rows.values().stream().noneMatch(row -> row.contains(" and again ")), "a run is there twice");
            stored = rows.size();
        }
        try (Submission rest = submit(0)) {
            assertEquals(0, rest.exitCode(), rest.said());
            assertEquals(stored, found(rest));
        }
        assertEquals(TinySweep.undisturbed(folder, file), Rows.of(out));
        assertNothingIsLeftBehind();
    }

    /** Ends the sweep by a signal once a few more runs are done, and gives how many it says it has stored. */
    private int endedBy(String signal, int exitCode, int found) throws Exception {
        try (Submission sweep = submit(400)) {
            sweep.awaitStarts(6);
            sweep.signal(signal);
            assertEquals(exitCode, sweep.exitCode(), sweep.said());
            Matcher stopped = STOPPED.matcher(sweep.said());
            assertTrue(stopped.find(), sweep.said());
            assertEquals(found, found(sweep));
            assertEquals(SEEDS - found, Integer.parseInt(stopped.group(2)));
            int done = Integer.parseInt(stopped.group(1));
            assertTrue(done >= 4 && done < SEEDS - found, sweep.said());
            assertEquals(found + done, Rows.of(out).size());
            return done;
        }
    }

    private void killedAndRefusedToASecond(int found) throws Exception {
        try (Submission sweep = submit(2000)) {
            sweep.awaitStarts(2);
            try (Submission second = submit(0)) {
                assertEquals(2, second.exitCode(), second.said());
                List<String> said = second.said().strip().lines().toList();
                assertTrue(said.get(0).endsWith(" runs; Spark starts."), second.said());
                assertTrue(
                        said.get(1).startsWith("results folder " + out + " is in use by another sweep (process "),
                        second.said());
                assertEquals(2, said.size());
            }
            assertTrue(sweep.running(), sweep.said());
            sweep.signal("KILL");
            assertEquals(137, sweep.exitCode());
        }
        assertTrue(Rows.of(out).size() >= found);
    }

    private Submission submit(long pause) throws IOException {
        clearStarts();
        return Submission.start(
                folder,
                faults(pause),
                "sweep",
                file.toString(),
                "--out",
                out.toString(),
                "--master",
                "local[2]",
                "--conf",
                "spark.ui.enabled=false");
    }

    private Faults faults(long pause) {
        return new Faults(folder.resolve("faults"), pause, "");
    }

    private void clearStarts() throws IOException {
        Path starts = faults(0).folder();
        try (Stream<Path> files = Files.list(starts)) {
            for (Path each : files.filter(path -> path.getFileName().toString().startsWith("started"))
                    .toList()) {
                Files.delete(each);
            }
        }
    }

    private static int found(Submission sweep) throws IOException {
        Matcher resumed = RESUMED.matcher(sweep.said());
        assertTrue(resumed.find(), sweep.said());
        return Integer.parseInt(resumed.group(1));
    }

    private void assertNothingIsLeftBehind() throws IOException {
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(
                    List.of("_lock", "checkpoints", "provenance", "runs", "views"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }
}
