package org.slumber.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the notebooks as a user does: a sweep by submit.sh, then Jupyter by start.sh. */
class RunningNotebooksTest {
    private static final Path PROJECT = Notebook.FOLDER.getParent();

    private static final String SWEEP =
            """
            name: small
            values:
              dataset: geomfig
              preset: released
              training: {epochs: 2, images: 24, stepsPerImage: 200}
              validation.images: 8
              test.images: 40
              sleep.intervalSteps: 1000
            axes:
              sleep.ratio: [0, 0.1, 0.3]
              sleep.decay: [0.99997, 0.999]
              seed: [1, 2, 3]
            """;

    private static final String PUBLISHED =
            """
            learner,dataset,sleep_ratio,decay,seed,test_accuracy
            stdp,geomfig,0.0,0.99997,1,0.5
            stdp,geomfig,0.0,0.99997,2,0.6
            stdp,geomfig,0.1,0.99997,1,0.625
            """;

    /** Under target, where what went wrong can be looked at afterwards. */
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        Path target = Files.createDirectories(Notebook.FOLDER.resolve("target/running"));
        folder = Files.createTempDirectory(target, "sweep");
        Files.createDirectory(folder.resolve("temporary"));
    }

    @Test
    void allNotebooksRunFromTopToBottomOnASweepOfSubmitSh() throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "jupyter-nbconvert"))),
                "jupyter is not installed, so the notebooks were not run");
        Path sweep = Files.writeString(folder.resolve("small.yaml"), SWEEP);
        Path results = folder.resolve("results");
        run(List.of(PROJECT.resolve("submit.sh").toString(), "sweep", sweep.toString(), "--out", results.toString()));

        // what is not built yet is built once
        run(List.of(start(), "--version"));
        ExecutorService pairs = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> executions = new ArrayList<>();
            for (Path notebook : Notebook.files()) {
                executions.add(pairs.submit(() -> {
                    run(List.of(
                            start(),
                            "nbconvert",
                            "--to=notebook",
                            "--execute",
                            // a cell that fails is in the notebook, with its error
                            "--allow-errors",
                            "--ExecutePreprocessor.startup_timeout=600",
                            "--output-dir=" + folder.resolve("executed"),
                            notebook.toString()));
                    return null;
                }));
            }
            for (Future<?> execution : executions) {
                execution.get();
            }
        } finally {
            pairs.shutdownNow();
        }

        for (Path stored : Notebook.files()) {
            Notebook executed = Notebook.read(folder.resolve("executed").resolve(stored.getFileName()));
            assertEquals(List.of(), executed.errors(), executed.name());
            assertEquals(
                    Notebook.read(stored).pictures(), executed.pictures(), executed.name() + " shows other pictures");
            assertTrue(
                    executed.codeCells().stream()
                            .allMatch(cell -> cell.path("execution_count").isInt()),
                    executed.name() + " has cells that did not run");
        }
        String figure = Notebook.read(folder.resolve("executed/2-paper-figure.ipynb"))
                .outputs()
                .toString();
        assertTrue(figure.contains("3 published accuracies"), figure);
        assertTrue(figure.contains("|geomfig|stdp   |0.1  |3  |"), figure);
        assertTrue(figure.contains("|0.625    |"), "the published mean stands beside: " + figure);
    }

    private static String start() {
        return Notebook.FOLDER.resolve("start.sh").toString();
    }

    /** Three sweeps, each with a Spark of its own. */
    @Test
    @Tag("minutes")
    void theNotebookInPythonAsksInThreeRoundsAndIsTold() throws Exception {
        String python = python();
        run(List.of(
                python,
                "-m",
                "nbconvert",
                "--to=notebook",
                "--execute",
                "--ExecutePreprocessor.timeout=1200",
                "--output-dir=" + folder.resolve("executed"),
                Notebook.FOLDER.resolve("python/ask-and-tell.ipynb").toString()));
        Notebook executed = Notebook.read(folder.resolve("executed/ask-and-tell.ipynb"));
        assertEquals(List.of(), executed.errors());
        assertEquals(1, executed.pictures());
        String told = executed.outputs().toString();
        assertTrue(told.contains("best of all: ") && told.contains("3-4"), told);
        assertEquals(4, Files.readAllLines(folder.resolve("asked/round-3.csv")).size() - 1);
    }

    /** A Python that has what the notebook imports. */
    private static String python() throws Exception {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            Process asked = new ProcessBuilder(python, "-c", "import pandas, scipy, matplotlib, ipykernel, nbconvert")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (asked.waitFor() == 0) {
                return python;
            }
        }
        assumeTrue(false, "no python3 has pandas, scipy, matplotlib, ipykernel and nbconvert, so nothing was asked");
        throw new AssertionError("unreachable");
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        String temporary = folder.resolve("temporary").toString();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(java.util.Map.of(
                        "SLUMBER_RESULTS",
                        "results",
                        "SLUMBER_ASKED",
                        folder.resolve("asked").toString(),
                        "SLUMBER_PUBLISHED",
                        Files.writeString(folder.resolve("published.csv"), PUBLISHED)
                                .toString(),
                        "SLUMBER_MASTER",
                        "local[2]",
                        "SLUMBER_OPTIONS",
                        "--conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=2",
                        // most of the time is start-up, which the optimising compiler does not pay for
                        "JDK_JAVA_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=\"" + temporary + "\"",
                        "TMPDIR",
                        temporary,
                        "JUPYTER_CONFIG_DIR",
                        folder.resolve("jupyter").toString()));
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(20, TimeUnit.MINUTES), () -> "still running: " + command);
            assertEquals(0, process.exitValue(), () -> text(log));
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e;
        }
    }
}
