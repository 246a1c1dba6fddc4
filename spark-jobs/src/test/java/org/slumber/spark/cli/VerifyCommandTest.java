package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.job.LocalSpark;

class VerifyCommandTest {
    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void theExitCodeSaysWhetherTheRowsAreEqual() throws Exception {
        Path file = Files.writeString(
                folder.resolve("tiny.yaml"),
                """
                name: tiny
                values:
                  training: {epochs: 1, images: 8, stepsPerImage: 40}
                  validation.images: 4
                  test: {images: 8, blocks: 1}
                axes:
                  seed: [1, 2, 3]
                """);
        String results = folder.resolve("out").toString();
        assertEquals(0, run("sweep", file.toString(), "--out", results));
        out.reset();
        assertEquals(0, run("verify", results, "--sample", "2"));
        assertTrue(printed().startsWith("3 runs in " + results + "\nCompared 2 runs (seed 1) in "), printed());
        assertTrue(printed().endsWith("All are equal to the bit.\n"), printed());

        SparkSession spark = LocalSpark.session();
        spark.read()
                .parquet(results + "/runs")
                .withColumn("test_accuracy", functions.lit(0.123))
                .write()
                .mode(SaveMode.ErrorIfExists)
                .parquet(folder + "/forged/runs");
        out.reset();
        assertEquals(1, run("verify", folder + "/forged", "--sample", "2"));
        assertTrue(printed().contains("test_accuracy  0.123   "), printed());
        assertTrue(printed().endsWith(" differences in 2 runs.\n"), printed());

        assertEquals(2, run("verify", folder + "/none"));
        assertEquals(2, run("verify", results, "--sample", "0"));
        assertEquals(
                "results folder " + folder + "/none has no runs\n--sample must be at least 1, was 0",
                err.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("results folder") || line.startsWith("--sample"))
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse(""));
    }

    private static int run(String... arguments) {
        LocalSpark.session();
        return Main.run(arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
