package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Engine;
import org.slumber.spark.analysis.TinySweep;

/** Results folders that users put together, and what they call them. */
class SharedFolderTest {
    private static final String TINY =
            """
            name: tiny
            values:
              training: {epochs: 1, images: 8, stepsPerImage: 40}
              validation.images: 4
              test: {images: 8, blocks: 1}
              sleep.intervalSteps: 100
            axes:
              sleep.ratio: [0, 0.2]
              seed: [1, 2]
            """;

    @TempDir
    Path folder;

    private final Console console = new Console();

    private void sweep(Path out, String... settings) throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.yaml"), TINY);
        List<String> arguments = new ArrayList<>(List.of("sweep", file.toString(), "--out", out.toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        assertEquals(0, console.run(arguments.toArray(String[]::new)), console.complained());
    }

    /** A sweep's folder without what the command prints and writes at its end, which takes longer than the runs. */
    private static Path stored(String seeds) {
        return Path.of(
                TinySweep.of(TINY.replace("[1, 2]", seeds), Engine::run).root().toUri());
    }

    private String sql(Path results, String... queries) {
        assertEquals(
                0,
                console.answer(String.join(";\n", queries), "sql", "--results", results.toString(), "--format", "csv"),
                console.complained());
        return console.printed();
    }

    @Test
    void aSweepBesideItsTrialHasATableOfItsOwnRunsAndAReportOnBoth() throws IOException {
        Path out = stored("[1, 2]");
        sweep(out, "training.images=12", "training.stepsPerImage=60");
        List<String> table = console.printed().lines().toList();
        assertTrue(
                table.get(0).startsWith("dataset  sleep_ratio  n       accuracy  saturation  weight drift"),
                table.get(0));
        assertTrue(table.get(2).startsWith("geomfig          0.0  2  "), table.get(2));
        assertTrue(table.get(3).startsWith("geomfig          0.2  2  "), table.get(3));
        assertEquals("(the sweep's own runs; the folder has 4 runs more, see the view summary)", table.get(4));
        String[] means = sql(
                        out,
                        "SELECT round(accuracy_mean, 3) FROM summary WHERE setting LIKE '%training_images=12%'"
                                + " ORDER BY sleep_ratio")
                .lines()
                .toArray(String[]::new);
        for (int row = 0; row < 2; row++) {
            double shown =
                    Double.parseDouble(table.get(2 + row).replaceAll(" ±.*", "").replaceAll(".* ", ""));
            assertEquals(Double.parseDouble(means[1 + row]), shown, 1e-9);
        }
        assertEquals(0, console.run("report", out.toString()), console.complained());
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("<li>With training_images=12, training_steps_per_image=60: "), "the sweep");
        assertTrue(page.contains("<li>With training_images=8, training_steps_per_image=40: "), "its trial");
    }

    @Test
    @Tag("minutes")
    void foldersCopiedIntoOneAreAsOneSweep() throws IOException {
        Path whole = stored("[1, 2, 3, 4]");
        Path c = folder.resolve("C");
        copy(stored("[1, 2, 3]"), c);
        copy(stored("[2, 3, 4]"), c);
        String[] queries = {
            // sums differ in their last bit with the order of the rows
            "SELECT sleep_ratio, n, round(accuracy_mean, 9), round(accuracy_low, 9), round(weight_drift_sd, 9)"
                    + " FROM summary ORDER BY ALL",
            "SELECT * FROM paired",
            "SELECT * FROM ranking ORDER BY place, sleep_ratio, sleep_decay",
            "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM checkpoints), (SELECT count(*) FROM weights)"
        };
        assertEquals(sql(whole, queries), sql(c, queries));
        assertEquals("", console.complained());
        sweep(c, "seed=[1, 2, 3, 4]");
        assertTrue(console.complained().contains("8 found in " + c + ", 8 skipped, 0 to run"), console.complained());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.notExists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void aFolderMayHaveAnyName() throws IOException {
        Path out = folder.resolve("what? run[1] {a,b} of *all* 100% #1");
        sweep(out, "seed=[1]");
        assertEquals("count(1)\n2\n", sql(out, "SELECT count(*) FROM runs"));
        sweep(out, "seed=[1]");
        assertTrue(console.complained().contains("2 skipped, 0 to run"), console.complained());
        assertEquals(0, console.run("report", out.toString()), console.complained());
        assertEquals(0, console.run("verify", out.toString(), "--sample", "1"), console.complained());
    }
}
