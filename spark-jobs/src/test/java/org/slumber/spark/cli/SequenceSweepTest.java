package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Engine;
import org.slumber.engine.data.DataPlaces;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.TinySweep;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.report.Report;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

/** Runs that read no data set and have no accuracy, through every command. */
class SequenceSweepTest {
    private static final String SWEEP =
            """
            name: sequences
            values: {learner: qif-sequence, qif.weightNoise: 0.05}
            variants:
              synfire: {qif.protocol: synfire}
              replay: {qif.protocol: replay, qif.step: 1e-3}
            axes:
              sleep.ratio: [0, 0.05, 0.3]
              seed: [1, 2]
            """;

    private static ResultsFolder folder;
    private static String results;
    private static List<Row> runs;

    @TempDir
    Path home;

    private final Console console = new Console();

    @BeforeAll
    static void sweep() {
        folder = TinySweep.of(SWEEP, Engine::run);
        results = folder.root().toString();
        runs = ResultTables.open(LocalSpark.session(), folder).runs().collectAsList();
    }

    private static AnalysisViews views() {
        return AnalysisViews.of(ResultTables.open(LocalSpark.session(), folder), OptionalDouble.empty());
    }

    @Test
    void noRunHasAnAccuracyAndEachHasItsSequence() {
        assertEquals(12, runs.size());
        for (Row run : runs) {
            assertEquals("ok", run.getAs("status"));
            assertEquals("none", run.getAs("dataset"));
            for (String column : List.of(
                    "test_accuracy",
                    "test_samples",
                    "epochs_trained",
                    "confusion",
                    "silent_fraction",
                    "training_epochs",
                    "protocol",
                    "stored_values",
                    "participation_ratio")) {
                assertNull(run.getAs(column), column);
            }
            assertNotNull(run.getAs("replayed_fraction"));
            assertNotNull(run.getAs("peak_rate"));
            double ratio = run.getAs("sleep_ratio");
            assertEquals(ratio > 0 ? 1L : 0L, run.<Long>getAs("sleeps"));
            assertEquals(ratio == 0, run.<Double>getAs("weights_excitatory_sum_ratio_end") == 1);
        }
    }

    @Test
    void aPointIsTheMeanOfItsSeedsAndTheProtocolStandsForWhatItDecides() {
        List<Row> summary = views().summary().collectAsList();
        assertEquals(6, summary.size());
        for (Row point : summary) {
            assertEquals(2L, point.<Long>getAs("n"));
            assertNull(point.getAs("accuracy_mean"));
            assertNotNull(point.getAs("replayed_fraction_mean"));
            String setting = point.getAs("setting");
            assertTrue(setting.contains("qif_protocol="), setting);
            assertFalse(setting.contains("qif_impulse"), setting);
        }
        // what has no accuracy cannot differ in it
        assertEquals(0, views().paired().count());
        assertEquals(0, views().ranking().count());
        assertEquals(
                0, views().mechanisms().where("difference_mean is not null").count());
    }

    @Test
    void theReportSaysWhatSleepLeavesAndNothingOfAccuracies() {
        List<String> answer = Report.answer(views());
        assertEquals(2, answer.size());
        String synfire = answer.get(1);
        assertTrue(
                synfire.startsWith(
                        "Of 1 kind of synfire 1.000 of the sequence is replayed without sleep; at least half of that is"
                                + " left up to a sleep ratio of 0.05 ("),
                synfire);
        String page = Report.of(
                LocalSpark.session(), folder, DataPlaces.of(Path.of("none")), Path.of("none"), OptionalDouble.empty());
        assertTrue(page.contains("What sleep leaves of stored sequences"));
        assertFalse(page.contains("whether it helps cannot be said"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "compare", "power", "cite", "views", "sql"})
    void everyOtherCommandHasSomethingToSay(String command) {
        String[] arguments =
                switch (command) {
                    case "compare" -> new String[] {command, results, results};
                    case "power" -> new String[] {command, results, "--difference", "0.1"};
                    case "sql" ->
                        new String[] {
                            command,
                            "--results",
                            results,
                            "SELECT avg(replayed_fraction) FROM runs WHERE test_accuracy IS NULL"
                        };
                    default -> new String[] {command, results};
                };
        assertEquals(0, console.run(arguments), console.complained());
        assertFalse(console.printed().isBlank());
        assertFalse(console.printed().contains("NaN"), console.printed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dose", "model"})
    void whatAsksForAccuraciesRefusesInASentence(String command) {
        assertEquals(2, console.run(command, results));
        assertEquals(1, console.complained().lines().count(), console.complained());
    }

    @Test
    void itsWeightsCanBeRecordedAndNothingElse() throws IOException {
        Row sleeping = runs.stream()
                .filter(run -> run.<Double>getAs("sleep_ratio") > 0)
                .findFirst()
                .orElseThrow();
        String id = sleeping.getAs("run_id");
        Path out = home.resolve("recording");
        assertEquals(
                0,
                console.run("record", results, id, "--weights", "start,onset,offset,tested", "--out", out.toString()),
                console.complained());
        try (var files = Files.walk(out)) {
            assertTrue(
                    files.map(Path::toString).collect(Collectors.joining(" ")).contains("weights"));
        }
        assertEquals(
                2,
                console.run(
                        "record",
                        results,
                        id,
                        "--features",
                        "--out",
                        home.resolve("no").toString()));
        assertEquals(
                "run " + id + " is of the learner qif-sequence, of which weights can be recorded (--weights"
                        + " start,onset,offset,tested), and nothing else",
                console.complained());
        assertEquals(
                2,
                console.run(
                        "record",
                        results,
                        id,
                        "--spikes",
                        "all",
                        "--out",
                        home.resolve("no").toString()));
        assertEquals("--spikes cannot be had: this learner's neurons have no spikes", console.complained());
        assertEquals(
                2,
                console.run(
                        "record",
                        results,
                        id,
                        "--trace",
                        "100",
                        "--out",
                        home.resolve("no").toString()));
        assertEquals(1, console.complained().lines().count(), console.complained());
    }

    @Test
    void theTableAtTheEndOfASweepHasTheReplayInPlaceOfAccuracies() throws IOException {
        Path file = Files.writeString(
                home.resolve("one.yaml"),
                "{name: one, values: {learner: qif-sequence}, axes: {sleep.ratio: [0, 0.3]}}");
        assertEquals(
                0,
                console.run(
                        "sweep", file.toString(), "--out", home.resolve("one").toString()),
                console.complained());
        String table = console.printed();
        assertTrue(table.contains("replayed"), table);
        assertFalse(table.contains("accuracy"), table);
        assertFalse(table.contains("saturation"), table);
    }

    @Test
    void halvingHasNoEpochsToStopAfter() throws IOException {
        Path file = Files.writeString(
                home.resolve("halving.yaml"),
                "{name: h, values: {learner: qif-sequence}, axes: {sleep.ratio: [0, 0.1, 0.2, 0.3]}, halving: {metric:"
                        + " validation_accuracy, goal: max, eta: 2, from: 1 epoch}}");
        assertEquals(
                2,
                console.run("sweep", file.toString(), "--out", home.resolve("h").toString()));
        assertTrue(
                console.complained()
                        .endsWith(": halving stops runs after some of their training epochs, and runs of the learner"
                                + " qif-sequence have none"),
                console.complained());
    }
}
