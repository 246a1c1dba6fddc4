package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.util.VersionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.spark.analysis.TinySweep;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.job.Simulation;

class MainTest {
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
              seed: [1, 2, 3]
            """;

    /** Results of one run, for what only asks. */
    private static String oneRun;

    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path file;

    @BeforeAll
    static void runOnce() {
        String sweep = TINY.replace("[0, 0.2]", "[0]").replace("[1, 2, 3]", "[1]");
        oneRun = TinySweep.of(sweep, Engine::run).root().toString();
    }

    @BeforeEach
    void capture() throws Exception {
        file = Files.writeString(folder.resolve("tiny.yaml"), TINY);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void aSweepEndsWithItsTableAndGoesOnWhenGivenAgain() {
        LocalSpark.session();
        String results = folder.resolve("out").toString();
        assertEquals(0, run("sweep", file.toString(), "--out", results));
        assertTrue(printed().contains("6 runs in "), printed());
        assertTrue(printed().contains("parallel efficiency"), printed());
        assertTrue(printed().contains("Results: " + results), printed());
        List<String> table = printed().lines().limit(4).toList();
        assertTrue(
                table.get(0).startsWith("dataset  sleep_ratio  n       accuracy  saturation  weight drift"),
                table.get(0));
        assertTrue(table.get(2).matches("geomfig +0\\.0  3  0\\.\\d{3} ± 0\\.\\d{3} .*"), table.get(2));
        assertTrue(table.get(3).matches("geomfig +0\\.2  3  0\\.\\d{3} ± 0\\.\\d{3} .*"), table.get(3));
        assertTrue(complained().contains("6 runs in the sweep, 0 found in " + results + ", 0 skipped, 6 to run"));

        out.reset();
        LocalSpark.session();
        assertEquals(0, run("sweep", file.toString(), "--out", results, "--set", "seed=[3, 4]"));
        assertTrue(complained().contains("4 runs in the sweep, 6 found in " + results + ", 2 skipped, 2 to run"));

        out.reset();
        LocalSpark.session();
        assertEquals(
                0,
                run(
                        "sql",
                        "--results",
                        results,
                        "--format",
                        "csv",
                        "SELECT r.sleep_ratio, count(DISTINCT run_id) AS runs, array('a \"b\"') AS texts FROM runs r"
                                + " JOIN checkpoints USING (run_id) GROUP BY 1 ORDER BY 1"));
        assertEquals(
                "sleep_ratio,runs,texts\n0.0,4,\"[\"\"a \\\"\"b\\\"\"\"\"]\"\n0.2,4,\"[\"\"a \\\"\"b\\\"\"\"\"]\"\n",
                printed());
    }

    @Test
    void runsThatFailGiveTheSweepAnExitCodeOfItsOwnWithTheReasonsAndWhatToTypeNext() {
        String results = folder.resolve("out").toString();
        Simulation faulty = (spec, data, observer) -> {
            if (spec.seed() == 1) {
                return Engine.run(spec, data, observer);
            }
            throw new IllegalStateException(spec.seed() == 2 ? "too hot" : "too cold");
        };
        assertEquals(Main.FAILED_RUNS, Main.run(faulty, "sweep", file.toString(), "--out", results));
        assertTrue(printed().contains("4 of 6 runs failed:\n  2 x "), printed());
        assertTrue(printed().contains("too cold at "), printed());
        String again = "./submit.sh sweep " + file + " --out " + results + " --retry-failed";
        assertTrue(printed().contains("failed-runs; once that is mended, again: " + again), printed());

        out.reset();
        assertEquals(Main.FAILED_RUNS, Main.run(faulty, "sweep", file.toString(), "--out", results), "nothing was run");
        assertTrue(printed().contains("4 of 6 runs failed:"), printed());

        out.reset();
        String all = folder.resolve("all").toString();
        assertEquals(
                Main.FAILED_RUNS, Main.run(faulty, "sweep", file.toString(), "--out", all, "--set", "seed=[2, 3]"));
        assertTrue(printed().contains("All 4 runs failed:"), printed());
    }

    @Test
    void aSweepWhoseTimeIsUpSaysByItsExitCodeWhetherItAddedARun() throws Exception {
        String results = folder.resolve("out").toString();
        Path until = Files.writeString(folder.resolve("until"), "0");
        System.setProperty("slumber.until", until.toString());
        try {
            Simulation endless = endlessButForSeed1(folder.toString());
            LocalSpark.session();
            assertEquals(
                    Main.OUT_OF_TIME_FOR_ANY,
                    Main.run(endless, "sweep", file.toString(), "--out", results, "--set", "seed=[2, 3]"),
                    complained());
            Files.delete(until);
            LocalSpark.session();
            assertEquals(Main.OUT_OF_TIME, Main.run(endless, "sweep", file.toString(), "--out", results), complained());
            assertTrue(printed().contains(" of 6 runs are done and stored in "), printed());
        } finally {
            System.clearProperty("slumber.until");
        }
    }

    /** Once one run has ended, the others say that time is up and go on. */
    private static Simulation endlessButForSeed1(String folder) {
        return (spec, data, observer) -> {
            try {
                Path ended = Path.of(folder, "ended");
                if (spec.seed() == 1) {
                    RunResult result = Engine.run(spec, data, observer);
                    Files.writeString(ended, "");
                    return result;
                }
                while (true) {
                    Thread.sleep(500);
                    if (Files.exists(ended)) {
                        Files.writeString(Path.of(folder, "until"), "0");
                    }
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "table, 'a  b     c'",
        "csv,   'a,b,c'",
        "json,  '['",
    })
    void aQueryIsPrintedInTheFormatAskedFor(String format, String header) {
        LocalSpark.session();
        String query = "SELECT 1 AS a, NULL AS b, array(2.5, 1) AS c FROM runs";
        assertEquals(0, run("sql", "--results", oneRun, "--format", format, query));
        String expected =
                switch (format) {
                    case "csv" -> "a,b,c\n1,,\"[2.5,1.0]\"\n";
                    case "json" -> "[\n{\"a\":1,\"b\":null,\"c\":[2.5,1.0]}\n]\n";
                    default -> "a  b     c\n-  ----  ----------\n1  NULL  [2.5, 1.0]\n";
                };
        assertTrue(printed().startsWith(header), printed());
        assertEquals(expected, printed());
    }

    @Test
    void aDryRunShowsTheRunsAndRunsNone() {
        assertEquals(
                0,
                run(
                        "sweep",
                        file.toString(),
                        "--dry-run",
                        "--out",
                        folder.resolve("out").toString()));
        assertTrue(printed().contains("sleep.ratio: 0, 0.2\n"), printed());
        assertTrue(
                printed().contains("seed=3 sleep.ratio=0.2") || printed().contains("sleep.ratio=0.2 seed=3"),
                printed());
        assertTrue(printed().contains("tiny: 6 runs, about "), printed());
        assertTrue(Files.notExists(folder.resolve("out")));
    }

    @Test
    void aDryRunOfManyRunsShowsTheFirstAndTheLast() {
        assertEquals(0, run("sweep", file.toString(), "--dry-run", "--set", "seed={from: 1, to: 5000, step: 1}"));
        assertTrue(printed().lines().count() < 20, printed());
        assertTrue(
                printed().contains("seed: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, ... 5000 (5000 values)"), printed());
        assertTrue(printed().contains("sleep.ratio=0 seed=1\n"), printed());
        assertTrue(printed().contains("sleep.ratio=0.2 seed=5000\n"), printed());
        assertTrue(printed().contains("tiny: 10000 runs"), printed());
    }

    @Test
    void aDryRunSaysWhichDataSetsAreStillToBeFetched() {
        assertEquals(
                0, run("sweep", file.toString(), "--dry-run", "--set", "dataset=[geomfig, mnist]", "--data", "none"));
        assertTrue(printed().contains("tiny: 12 runs"), printed());
        assertTrue(printed().contains("  " + "-".repeat(32) + "  sleep.ratio=0 seed=1 dataset=mnist"), printed());
        assertTrue(
                printed().endsWith("Not in none yet: mnist; fetch with ./submit.sh data fetch mnist --data none\n"),
                printed());
    }

    @Test
    void whatIsWrongIsOneSentenceAndExitCodeTwo() throws Exception {
        assertRefused("sweep file no.yaml does not exist", "sweep", "no.yaml");
        assertRefused("Missing required parameter: 'FILE' (see submit.sh sweep --help)", "sweep");
        assertRefused(
                "Unknown option: '--dry'; did you mean --dry-run? (see submit.sh sweep --help)", "sweep", "a", "--dry");
        assertRefused("Unmatched argument at index 0: 'swep'; did you mean sweep? (see submit.sh --help)", "swep");
        assertRefused(
                file + ": sleep.ratio must be in [0, 1], was 2", "sweep", file.toString(), "--set", "sleep.ratio=2");
        assertRefused(
                file + ": data set mnist: the folder none/mnist is missing; fetch it with ./submit.sh data fetch mnist"
                        + " --data none, or put its IDX files there",
                "sweep",
                file.toString(),
                "--set",
                "dataset=mnist",
                "--data",
                "none");
        Path text = Files.writeString(folder.resolve("file"), "");
        LocalSpark.session();
        assertRefused("results folder " + text + " is a file", "sweep", file.toString(), "--out", text.toString());
        LocalSpark.session();
        assertRefused(
                "results folder " + folder + "/none has no runs", "sql", "--results", folder + "/none", "SELECT 1");
        LocalSpark.session();
        assertRefused(
                "results folder s3a://b/r cannot be used, as a class is missing (Class"
                        + " org.apache.hadoop.fs.s3a.S3AFileSystem not found); give its package, for s3a:// --packages"
                        + " org.apache.hadoop:hadoop-aws:" + VersionInfo.getVersion(),
                "sweep",
                file.toString(),
                "--out",
                "s3a://b/r");
    }

    @Test
    void aDataSetThatIsTooSmallIsRefusedBeforeAnyRun() throws Exception {
        byte[] images = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 5, 6};
        byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 0, 1};
        Path pair = Files.write(folder.resolve("images"), images);
        String dataset = pair + ":" + Files.write(folder.resolve("labels"), labels);
        assertRefused(
                file + ": data set " + dataset
                        + " has 2 images, but training.images, validation.images and test.images ask for 20",
                "sweep",
                file.toString(),
                "--set",
                "dataset=" + dataset);
    }

    @Test
    void whatCannotBeWatchedIsOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertRefused("results folder " + file + " is a file", "watch", file.toString());
        assertRefused("--port must be in [0, 65535], was 65536", "watch", folder.toString(), "--port", "65536");
    }

    @Test
    void aQueryThatIsWrongIsOneSentence() {
        for (String query : List.of("SELECT sed FROM runs", "SELEC 1", "SELECT 1/0 FROM runs")) {
            err.reset();
            LocalSpark.session();
            assertEquals(2, run("sql", "--results", oneRun, query));
            assertEquals(1, complained().strip().lines().count(), complained());
            assertTrue(complained().startsWith("query: ["), complained());
        }
    }

    private void assertRefused(String sentence, String... arguments) {
        err.reset();
        assertEquals(2, run(arguments), complained());
        assertEquals(
                sentence,
                complained()
                        .lines()
                        // the first sign of life, where Spark is needed to find the fault
                        .filter(line -> !line.endsWith(" runs; Spark starts."))
                        .collect(Collectors.joining("\n")));
    }

    private static int run(String... arguments) {
        return Main.run(arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
