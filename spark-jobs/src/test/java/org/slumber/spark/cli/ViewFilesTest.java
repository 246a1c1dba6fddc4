package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ListedPoints;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

/** The files of the views, and the programs in Python and R that read them. */
class ViewFilesTest {
    private static final Path NOTEBOOKS =
            Path.of("../notebooks").toAbsolutePath().normalize();
    private static final String WEIGHTS = "weights_excitatory_sum_ratio_end";

    private static ResultsFolder folder;

    private final Console console = new Console();

    /** Two data sets, two ratios and six seeds, a run that failed, and a copy of a run without sleep. */
    @BeforeAll
    static void makeViews() throws IOException {
        KnownRuns runs = new KnownRuns();
        for (int k = 0; k < 24; k++) {
            double ratio = k % 2 == 0 ? 0 : 0.1;
            String dataset = k / 2 % 2 == 0 ? "mnist" : "fashion-mnist";
            double accuracy = 0.6 + (k % 2) * 0.1 + (k / 2 % 2) * 0.05 + (k * 7 % 11 - 5) / 100.0;
            runs.run(ratio, k / 4 + 1, accuracy, "dataset", dataset, WEIGHTS, 1.5 + k / 10.0);
            runs.checkpoint(0, "start", "checkpoint", 0L, "weights_excitatory_sum", 2.0);
            runs.checkpoint(1, "end", "checkpoint", 1L, "weights_excitatory_sum", 3.0 + k);
        }
        runs.run(0.1, 9, 0.5, "dataset", "mnist", "status", "failed", "error", "a \"quoted\" line,\nand another");
        runs.run(0, 1, 0.55, "dataset", "mnist", "sleep_decay", 0.999, WEIGHTS, 1.5);
        folder = runs.write();
        ListedPoints.store(
                folder,
                List.of(
                        ListedPoints.row("known", "low", "run-100", "{\"sleep.ratio\":0.0}"),
                        ListedPoints.row("known", "high", "run-101", "{\"sleep.ratio\":0.1}")));
        // as a sweep does at its end
        folder.fileSystem().delete(folder.hidden("staging"), true);
        Console console = new Console();
        assertEquals(0, console.run("views", folder.display(), "--csv"), console.complained());
    }

    private static Path file(String name) {
        return Path.of(folder.root().toUri()).resolve("views").resolve(name);
    }

    @Test
    void aFileOfAViewHasTheRowsAndUnitsOfTheView() {
        AnalysisViews views = AnalysisViews.kept(ResultTables.open(LocalSpark.session(), folder));
        for (Map.Entry<String, Dataset<Row>> view : Map.of(
                        "summary",
                        views.summary(),
                        "paired",
                        views.paired(),
                        "weights",
                        views.tables().weights(),
                        "points",
                        views.tables().points())
                .entrySet()) {
            Dataset<Row> read = LocalSpark.session()
                    .read()
                    .parquet(file(view.getKey() + ".parquet").toString());
            assertEquals(
                    view.getValue().schema().json().replace("\"nullable\":false", "\"nullable\":true"),
                    read.schema().json());
            assertEquals(text(view.getValue()), text(read));
            assertFalse(read.isEmpty(), view.getKey());
        }
        Dataset<Row> runs =
                LocalSpark.session().read().parquet(file("runs.parquet").toString());
        assertEquals(26, runs.count());
        assertEquals(
                List.of("run-124", "run-125"),
                runs.where("NOT counted").orderBy("run_id").select("run_id").collectAsList().stream()
                        .map(row -> row.getString(0))
                        .toList(),
                "what failed and what is a copy");
    }

    private static List<String> text(Dataset<Row> rows) {
        return rows.toJSON().collectAsList().stream().sorted().toList();
    }

    @Test
    void whoReadsTheTablesFindsNothingElseInTheFolder() throws IOException {
        assertEquals(26, ResultTables.open(LocalSpark.session(), folder).runs().count());
        try (Stream<Path> entries = Files.list(file("").getParent())) {
            assertEquals(
                    List.of("checkpoints", "points", "runs", "views"),
                    entries.map(path -> path.getFileName().toString()).sorted().toList(),
                    "nothing is left of what was written aside");
        }
    }

    @Test
    void pythonReadsEveryViewWithItsUnits() throws Exception {
        String python = python("pandas");
        String csvOnly = run(List.of(
                        python,
                        "-c",
                        "import importlib.util as u; print(any(u.find_spec(m) for m in"
                                + " ('pyarrow', 'fastparquet', 'duckdb')))"))
                .strip();
        System.out.println("slumber.py reads "
                + (csvOnly.equals("True")
                        ? "Parquet"
                        : "CSV, as " + python + " has neither pyarrow, fastparquet nor duckdb"));
        String program =
                """
                import sys, warnings
                warnings.simplefilter("error")
                sys.path.insert(0, sys.argv[1])
                import slumber
                folder = sys.argv[2]
                runs = slumber.runs(folder)
                counted = slumber.runs(folder, ["run_id", "seed", "test_accuracy"], counted=True)
                print(len(runs), len(counted), list(counted.columns), slumber.units(counted))
                print(repr(runs.loc[runs["status"] == "failed", "error"].iloc[0]))
                print(runs["started_at"].iloc[0].isoformat()[:19], int(runs["seed"].sum()))
                print(len(slumber.checkpoints(folder)), len(slumber.weights(folder)), len(slumber.tasks(folder)))
                summary = slumber.summary(folder).sort_values(["dataset", "sleep_ratio"])
                print(slumber.units(summary)["accuracy_mean"], "|", slumber.meanings(summary)["failed"])
                print([round(float(mean), 6) for mean in summary["accuracy_mean"].dropna()])
                print(len(slumber.paired(folder, ["pairs", "verdict"]).columns))
                points = slumber.points(folder).sort_values("point")
                print(list(points["point"]), points["given"].iloc[0], "|", slumber.meanings(points)["run_id"])
                for wrong in [lambda: slumber.runs(folder, ["acuracy"]), lambda: slumber.runs(folder + "-none"),
                              lambda: slumber.summary(folder + "/runs")]:
                    try:
                        wrong()
                        print("nothing was missing")
                    except slumber.Missing as missing:
                        print(str(missing).replace(folder, "FOLDER")[:60])
                """;
        String text =
                run(List.of(python, "-c", program, NOTEBOOKS.resolve("python").toString(), folder.display()));
        Dataset<Row> summary = AnalysisViews.of(ResultTables.open(LocalSpark.session(), folder), OptionalDouble.empty())
                .summary()
                .where("accuracy_mean IS NOT NULL")
                .orderBy("dataset", "sleep_ratio");
        String means = summary.selectExpr("CAST(round(accuracy_mean, 6) AS STRING)").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList()
                .toString();
        assertEquals(
                """
                26 24 ['run_id', 'seed', 'test_accuracy'] {'test_accuracy': 'fraction'}
                'a "quoted" line,\\nand another'
                2026-01-01T00:00:00 94
                48 48 0
                fraction | runs that failed
                %s
                2
                ['high', 'low'] {"sleep.ratio":0.1} | a run of the point, in the table runs once it is made
                runs of FOLDER has no column acuracy; it has run_id, status,
                there is no results folder FOLDER-none; a sweep makes one, s
                FOLDER/runs has no views for programs without Spark; write t
                """
                        .formatted(means),
                text);
    }

    @Test
    void thePythonNotebookRunsFromTopToBottomAndIsStoredWithItsPictures() throws Exception {
        Path notebook = NOTEBOOKS.resolve("python/first-look.ipynb");
        String stored = Files.readString(notebook);
        assertEquals(3, stored.split("\"image/png\"", -1).length - 1);
        assertFalse(stored.contains("\"output_type\": \"error\"") || stored.contains("\"execution_count\": null"));
        String python = python("pandas", "matplotlib", "ipykernel", "nbconvert");
        Path executed = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "notebook");
        run(List.of(
                python,
                "-m",
                "nbconvert",
                "--to=notebook",
                "--execute",
                "--output-dir=" + executed,
                notebook.toString()));
        assertEquals(3, Files.readString(executed.resolve("first-look.ipynb")).split("\"image/png\"", -1).length - 1);
    }

    @Test
    void glmmTmbGivesTheEstimatesOfTheModelCommand() throws Exception {
        assumeTrue(found("Rscript"), "Rscript is not there, so that glmmTMB was not asked");
        assumeTrue(
                succeeds(List.of("Rscript", "-e", "library(glmmTMB)")),
                "the R package glmmTMB is not there, so that it was not asked");
        String formula = "accuracy ~ factor(sleep_ratio) * dataset + (1|seed)";
        Path figures = Files.createTempFile(Path.of("target").toAbsolutePath(), "glmmtmb", ".csv");
        run(List.of(
                "Rscript",
                NOTEBOOKS.resolve("r/mixed-model.R").toString(),
                folder.display(),
                formula,
                figures.toString()));
        assertEquals(
                0,
                console.run(
                        "model",
                        folder.display(),
                        "--family",
                        "beta",
                        "--tests",
                        "wald",
                        "--formula",
                        formula,
                        "--format",
                        "csv"),
                console.complained());
        List<String[]> own =
                console.printed().lines().map(line -> line.split(",", -1)).toList();
        List<String> header = Arrays.asList(own.get(0));
        Map<String, Double> expected = new HashMap<>();
        for (String[] line : own) {
            if (line[0].equals("coefficient")) {
                expected.put(line[header.indexOf("name")], Double.valueOf(line[header.indexOf("estimate")]));
            }
        }
        assertEquals(4, expected.size());
        List<String> seen = new ArrayList<>();
        for (String line : Files.readAllLines(figures)) {
            String[] cells = line.replace("\"", "").split(",", -1);
            if (cells[0].equals("coefficient")) {
                seen.add(cells[1]);
                double mine = expected.get(cells[1]);
                assertEquals(mine, Double.parseDouble(cells[2]), 1e-3 * Math.max(0.1, Math.abs(mine)), cells[1]);
            }
            if (cells[0].equals("rows")) {
                assertEquals("24", cells[2], "each simulation once");
            }
        }
        assertEquals(expected.keySet(), Set.copyOf(seen));
    }

    /** A Python that has some modules: the one on the path, or Debian's. */
    static String python(String... modules) throws Exception {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (found(python) && succeeds(List.of(python, "-c", "import " + String.join(", ", modules)))) {
                return python;
            }
        }
        assumeTrue(false, "no python3 has " + String.join(", ", modules) + ", so that nothing was read in Python");
        throw new AssertionError("unreachable");
    }

    private static boolean found(String program) {
        return Stream.concat(Stream.of(""), Arrays.stream(System.getenv("PATH").split(":")))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static boolean succeeds(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    private static String run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SLUMBER_RESULTS", Path.of(folder.root().toUri()).toString(), "PYTHONDONTWRITEBYTECODE", "1"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running: " + command);
        assertEquals(0, process.exitValue(), text);
        return text;
    }
}
