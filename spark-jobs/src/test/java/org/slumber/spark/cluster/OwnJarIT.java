package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with the jar of engine/README.md. */
class OwnJarIT {
    private static final String SWEEP =
            """
            name: scaled
            values:
              training: {epochs: 1, images: 8, stepsPerImage: 60}
              validation.images: 4
              test: {images: 8, blocks: 1}
            axes:
              regulariser: %s
              seed: [1]
            """;
    private static final String QUERY =
            "SELECT run_id, regulariser, scale_factor, excitatory_growth > 0 AS grew, mechanism_jars IS NULL AS plain,"
                    + " metric_jars, excitatory_growth < 0.5 AS shrank FROM runs ORDER BY regulariser";

    @TempDir
    Path folder;

    /** What a start of submit.sh said, both outputs together, and its exit code. */
    private record Said(int code, String text) {}

    private Said submit(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Submission.root().resolve("submit.sh").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--driver-java-options", Submission.QUICK_START));
        Path output = Files.createTempFile(folder, "said", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .directory(folder.toFile());
        builder.environment().remove("SPARK_HOME");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = builder.start().waitFor();
        return new Said(code, Files.readString(output));
    }

    private void assertSays(int code, String text, String... arguments) throws Exception {
        Said said = submit(arguments);
        assertTrue(said.text().contains(text), said.text());
        assertEquals(code, said.code(), said.text());
    }

    private void assertRefused(String sentence, String... arguments) throws Exception {
        Said said = submit(arguments);
        assertEquals(sentence, said.text().strip().replace(folder.toString(), "FOLDER"));
        assertEquals(2, said.code());
    }

    private Path sweep(String regularisers) throws IOException {
        return Files.writeString(folder.resolve("scaled.yaml"), SWEEP.formatted(regularisers));
    }

    @Test
    void commandsWithoutSparkKnowWhatAJarAdds() throws Exception {
        String jar = OwnJar.make(folder, "mine.jar").file().getFileName().toString();
        sweep("[none, scale]");
        assertSays(0, "regulariser: scale - every excitatory weight", "parameters", "scale", "--jars", jar);
        assertSays(0, "sum of the excitatory weights after training", "columns", "growth", "--jars=" + jar);
        assertSays(0, "", "parameters", "--json-schema", "schema.json", "--jars", jar);
        assertTrue(Files.readString(folder.resolve("schema.json")).contains("\"scale.intervalSteps\""));
        assertSays(0, "regulariser=scale seed=1", "sweep", "scaled.yaml", "--dry-run", "--jars", jar);
        assertRefused(
                "scaled.yaml: scale.factor must be above 0 and at most 10, was 11",
                "sweep",
                "scaled.yaml",
                "--dry-run",
                "--set",
                "scale.factor=11",
                "--jars",
                jar);
        // without the jar the identities that do without it are the same, and the mechanism is not known
        String with = submit("sweep", "scaled.yaml", "--dry-run", "--jars", jar).text();
        String without = submit("sweep", "scaled.yaml", "--dry-run", "--set", "regulariser=none")
                .text();
        assertEquals(id(without, "seed=1"), id(with, "regulariser=none seed=1"));
        assertRefused(
                "scaled.yaml: regulariser must be one of none, sleep, normalize, nap, or several joined by +, was scale",
                "sweep",
                "scaled.yaml",
                "--dry-run");
        // another build is another run
        OwnJar.make(folder, "mine.jar", text -> text.replace("0.99", "0.9"), text -> text);
        String rebuilt = submit("sweep", "scaled.yaml", "--dry-run", "--set", "scale.factor=0.99", "--jars", jar)
                .text();
        assertEquals(id(with, "regulariser=none seed=1"), id(rebuilt, "regulariser=none seed=1"));
        assertTrue(!id(with, "regulariser=scale seed=1").equals(id(rebuilt, "regulariser=scale seed=1")), rebuilt);
    }

    private static String id(String text, String run) {
        return text.lines()
                .filter(line -> line.endsWith("  " + run))
                .map(line -> line.strip().split(" ", 2)[0])
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    @Test
    void aJarThatCannotBeUsedIsRefusedInOneSentence() throws Exception {
        assertRefused("--jars no.jar is not there", "parameters", "--jars", "no.jar");
        Files.writeString(folder.resolve("text.jar"), "text");
        assertRefused("--jars text.jar is not a jar (zip END header not found)", "parameters", "--jars", "text.jar");
        Path empty = new Faults(folder.resolve("faults"), 0, "").jar();
        assertRefused(
                "--jars FOLDER/faults/faults.jar adds nothing: it has no META-INF/services/org.slumber.engine.Extension, which"
                        + " names its provider; a jar that Spark needs goes behind --conf spark.jars=",
                "parameters",
                "--jars",
                empty.toString());
        assertRefused(
                "--jars takes files on this machine, whose names have no colon, was hdfs:///mine.jar.",
                "sweep",
                "--jars",
                "hdfs:///mine.jar");
        OwnJar.make(folder, "nap.jar", text -> text.replace("\"scale\"", "\"nap\""), text -> text);
        assertRefused(
                "the mechanism nap is in the engine and in org.example.Mine of nap.jar; one of them needs another name",
                "parameters",
                "--jars",
                "nap.jar");
        OwnJar.make(folder, "steps.jar", text -> text, text -> text.replace("excitatory_growth", "sleep_steps"));
        assertRefused(
                "the column sleep_steps is in the engine's table of runs and in steps.jar, which needs another name for it",
                "parameters",
                "--jars",
                "steps.jar");
        OwnJar.make(Files.createDirectory(folder.resolve("other")), "nap.jar");
        assertRefused(
                "--jars nap.jar and other/nap.jar have one name, by which machines of a cluster could not tell them apart; rename"
                        + " one",
                "parameters",
                "--jars",
                "nap.jar,other/nap.jar");
    }

    @Test
    void aSweepWithAJarGoesOnWithThatJarAlone() throws Exception {
        OwnJar.make(folder, "mine.jar");
        sweep("[none]");
        // begun without
        assertSays(0, "1 runs in ", "sweep", "scaled.yaml", "--out", "results");
        sweep("[none, scale]");
        String[] go = {
            "sweep", "scaled.yaml", "--out", "results", "--set", "scale.intervalSteps=50", "--set", "scale.factor=0.9"
        };
        assertSays(
                0,
                "1 run of results folder results had been made without metrics of mine.jar, whose columns are null there; a new"
                        + " --out has them in all.",
                with(go, "--jars", "mine.jar"));
        String rows = submit("sql", "--results", "results", "--jars", "mine.jar", "--format", "csv", QUERY)
                .text();
        assertTrue(
                rows.matches(
                        "(?s).*\n[0-9a-f]{32},none,,,true,,\n[0-9a-f]{32},scale,0\\.9,true,false,mine\\.jar:[0-9a-f]{64},true\n"),
                rows);
        assertSays(0, "All are equal to the bit.", "verify", "results", "--sample", "2", "--jars", "mine.jar");
        String provenance = "";
        try (var files = Files.list(folder.resolve("results/provenance"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                provenance = Files.readString(file);
            }
        }
        assertTrue(
                provenance.matches(
                        "(?s).*\"jars\" : \\[ \\{\\s+\"name\" : \"mine.jar\",\\s+\"sha256\" : \"[0-9a-f]{64}\".*"),
                provenance);

        assertSays(
                2,
                "), which is missing; give it by --jars, or another --out",
                "sweep",
                "scaled.yaml",
                "--out",
                "results",
                "--set",
                "regulariser=none",
                "--set",
                "seed=2");
        assertSays(2, "has runs with mechanisms of mine.jar (SHA-256 ", "sql", "--results", "results", "SELECT 1");
        OwnJar.make(folder, "mine.jar", text -> text, text -> text.replace("excitatory_growth", "growth"));
        assertSays(2, "; give --mix-versions to have both in it, or another --out", with(go, "--jars", "mine.jar"));
        assertSays(
                2,
                "results folder results has the columns excitatory_growth by another build of mine.jar",
                with(go, "--jars", "mine.jar", "--mix-versions"));
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    @Tag("minutes")
    void executorsOfAClusterHaveTheJarToo() throws Exception {
        Path jar = OwnJar.make(folder, "mine.jar").file();
        String file = sweep("[none, scale]").toString();
        assertSays(0, "2 runs in ", "sweep", file, "--out", "local", "--jars", jar.toString());
        String query = "SELECT run_id, output_hash, excitatory_growth, mechanism_jars FROM runs ORDER BY run_id";
        String expected =
                submit("sql", "--results", "local", "--jars", "mine.jar", query).text();
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2, 1)) {
            String[] there = {
                "sweep",
                file,
                "--jars",
                jar.toString(),
                "--master",
                cluster.url(),
                "--executor-memory",
                "512m",
                "--driver-memory",
                "512m",
                "--out"
            };
            assertSays(0, "2 runs in ", with(there, folder.resolve("there").toString()));
            assertSays(
                    0,
                    "",
                    with(
                            there,
                            folder.resolve("driven").toString(),
                            "--deploy-mode",
                            "cluster",
                            "--conf",
                            "spark.standalone.submit.waitAppCompletion=true"));
        }
        assertTrue(expected.contains("mine.jar:"), expected);
        assertEquals(
                expected,
                submit("sql", "--results", "there", "--jars", "mine.jar", query).text());
        assertEquals(
                expected,
                submit("sql", "--results", "driven", "--jars", "mine.jar", query)
                        .text());
    }
}
