package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.analysis.KnownRuns;

class DoseCommandTest {
    private static final double[] RATIOS = {0, 0.05, 0.1, 0.2, 0.4};
    /** What single runs are off by, in images of 200. */
    private static final int[] OFF = {3, -2, 0, 4, -3, 1, -4, 2, -1};

    private final Console console = new Console();

    /** Five seeds: on mnist a hump about 0.2, on fashion-mnist nothing. */
    private static KnownRuns runs(int seeds) {
        KnownRuns runs = new KnownRuns();
        int next = 0;
        for (String dataset : List.of("mnist", "fashion-mnist")) {
            for (double ratio : RATIOS) {
                for (int seed = 1; seed <= seeds; seed++) {
                    double right = dataset.equals("mnist") ? 130 + 300 * ratio - 750 * ratio * ratio : 110;
                    double accuracy = (Math.rint(right) + 2 * seed + OFF[next++ % OFF.length]) / 200;
                    runs.run(ratio, seed, accuracy, "dataset", dataset, "test_samples", 200L);
                }
            }
        }
        return runs;
    }

    private JsonNode curves(KnownRuns runs, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("dose", runs.write().display(), "--format", "json"));
        arguments.addAll(List.of(more));
        assertEquals(0, console.run(arguments.toArray(String[]::new)), console.complained());
        return new ObjectMapper().readTree(console.printed()).get("curves");
    }

    @Test
    void eachDataSetHasItsOptimumAndSoHasTheirMean() throws IOException {
        JsonNode curves = curves(runs(5));
        assertEquals(List.of("fashion-mnist", "mnist", "overall"), curves.findValuesAsText("dataset"));
        JsonNode flat = curves.get(0);
        assertTrue(flat.get("flat").asBoolean(), flat.toString());
        assertTrue(flat.get("probability_better").asDouble() < 0.975, flat.toString());
        JsonNode hump = curves.get(1);
        assertTrue(!hump.get("flat").asBoolean());
        assertEquals(0.2, hump.get("best").asDouble(), 0.05);
        assertTrue(
                hump.get("best_low").asDouble() > 0.05 && hump.get("best_high").asDouble() < 0.4, hump.toString());
        assertEquals(0.15, hump.get("gain").asDouble(), 0.03);
        assertTrue(hump.get("probability_better").asDouble() > 0.999);
        assertTrue(hump.get("as_good_from").asDouble() < 0.2
                && hump.get("as_good_to").asDouble() > 0.2);
        JsonNode overall = curves.get(2);
        assertEquals(50, overall.get("runs").asInt());
        assertEquals(0.075, overall.get("gain").asDouble(), 0.03);
        for (JsonNode point : overall.get("curve")) {
            assertTrue(point.get("low").asDouble() < point.get("mean").asDouble()
                    && point.get("mean").asDouble() < point.get("high").asDouble());
        }
    }

    @Test
    void aTableSaysItInSentencesAndCsvHasEveryPoint() {
        String results = runs(5).write().display();
        assertEquals(0, console.run("dose", results), console.complained());
        String printed = console.printed();
        assertTrue(
                printed.contains(
                        "fashion-mnist, stdp (25 runs, 5 seeds): the curve is flat: any dose between 0 and 0.4 is as"
                                + " good, as far as these runs tell."),
                printed);
        assertTrue(printed.contains("\nmnist, stdp (25 runs, 5 seeds): the best dose is 0."), printed);
        assertTrue(
                printed.contains(" is better than none with probability > 0.999, and no dose more surely."), printed);
        assertEquals(0, console.run("dose", results, "--format", "csv", "--where", "dataset = 'mnist'"));
        List<String> lines = console.printed().lines().toList();
        assertEquals(
                "part,dataset,learner,condition,runs,seeds,best,best_low,best_high,gain,gain_low,gain_high,as_good_from,"
                        + "as_good_to,flat,probability_better,surest,sleep_ratio,mean,low,high",
                lines.get(0));
        assertTrue(lines.get(1).startsWith("optimum,mnist,stdp,\"\",25,5,0.19,"), lines.get(1));
        assertTrue(lines.size() > 40 && lines.get(2).startsWith("curve,mnist,stdp,\"\",,"), lines.get(2));
    }

    @Test
    void runsWithoutSleepArePartOfTheCurveOfEachDecay() throws IOException {
        KnownRuns runs = new KnownRuns();
        for (int seed = 1; seed <= 3; seed++) {
            double off = OFF[seed] / 200.0;
            runs.run(0, seed, 0.6 + off, "sleep_decay", 0.9999, "test_samples", 200L);
            for (double decay : new double[] {0.9999, 0.999}) {
                runs.run(0.1, seed, 0.7 + off, "sleep_decay", decay, "test_samples", 200L);
                runs.run(0.2, seed, 0.65 + off, "sleep_decay", decay, "test_samples", 200L);
            }
        }
        JsonNode curves = curves(runs);
        assertEquals(List.of("sleep_decay 0.999", "sleep_decay 0.9999"), curves.findValuesAsText("condition"));
        for (JsonNode curve : curves) {
            assertEquals(9, curve.get("runs").asInt());
            assertTrue(curve.get("gain").asDouble() > 0, curve.toString());
        }
    }

    @Test
    void tooFewDosesOrSeedsAreOneSentence() {
        assertEquals(2, console.run("dose", runs(1).write().display(), "--where", "dataset = 'mnist'"));
        assertEquals(
                "mnist, stdp has no curve: there is one seed, whose chance nothing tells from the curve",
                console.complained());
        assertEquals(
                2,
                console.run(
                        "dose", runs(2).write().display(), "--where", "dataset = 'mnist' AND sleep_ratio IN (0, 0.1)"));
        assertEquals("mnist, stdp has no curve: there are 2 doses, and a curve needs 3", console.complained());
        assertEquals(2, console.run("dose", runs(2).write().display(), "--where", "sleep_ratio = 0"));
        assertEquals(
                "no run with a sleep ratio above 0 ended well and has an accuracy: there is no dose to look at",
                console.complained());
        assertEquals(2, console.run("dose", runs(2).write().display(), "--where", "ratio = 0"));
        assertTrue(console.complained().startsWith("--where: [UNRESOLVED_COLUMN"), console.complained());
    }

    @TempDir
    private Path folder;

    /** The same runs as a table with names of its own. */
    private String table(String... copied) throws IOException {
        StringBuilder lines = new StringBuilder("dataset,learner,hours,animal,score,n,batch\n");
        int next = 0;
        for (String dataset : List.of("mnist", "fashion-mnist")) {
            for (double ratio : RATIOS) {
                for (int seed = 1; seed <= 5; seed++) {
                    double right = dataset.equals("mnist") ? 130 + 300 * ratio - 750 * ratio * ratio : 110;
                    double accuracy = (Math.rint(right) + 2 * seed + OFF[next++ % OFF.length]) / 200;
                    for (String batch : ratio == 0 ? copied : new String[] {"a"}) {
                        lines.append(String.join(
                                ",", dataset, "stdp", "" + ratio, "" + seed, "" + accuracy, "200", batch + "\n"));
                    }
                }
            }
        }
        return Files.writeString(folder.resolve("scores.csv"), lines).toString();
    }

    private String csv(String... arguments) {
        assertEquals(0, console.run(arguments), console.complained());
        return console.printed();
    }

    @Test
    void aTableOfOnesOwnHasTheCurvesOfTheSameRuns() throws IOException {
        String[] asked = {
            "dose",
            "--table",
            table("a"),
            "--response",
            "score",
            "--dose",
            "hours",
            "--seed",
            "animal",
            "--format",
            "csv"
        };
        String ofRuns = csv("dose", runs(5).write().display(), "--where", "dataset = 'mnist'", "--format", "csv");
        List<String> own = new ArrayList<>(List.of(asked));
        own.addAll(List.of("--trials", "n", "--where", "dataset = 'mnist'"));
        String ofTable = csv(own.toArray(String[]::new));
        assertEquals(optimum(ofRuns, 4), optimum(ofTable, 4));
        own.set(own.size() - 3, "200");
        assertEquals(ofTable, csv(own.toArray(String[]::new)), "trials as a number");
        // copies of the runs without a dose count once
        own.set(2, table("a", "b", "c"));
        assertEquals(optimum(ofTable, 4), optimum(csv(own.toArray(String[]::new)), 4));
        own.add("--keep-copies");
        assertEquals(
                35, Integer.parseInt(optimum(csv(own.toArray(String[]::new)), 4).get(0)));
        String apart = csv(
                "dose",
                "--table",
                table("a"),
                "--response",
                "score",
                "--dose",
                "hours",
                "--seed",
                "animal",
                "--by",
                "dataset,batch");
        assertTrue(apart.contains("\nmnist, batch a (25 runs, 5 seeds): the best dose is 0."), apart);
        assertTrue(apart.contains("\nfashion-mnist, batch a (25 runs, 5 seeds): the curve is flat"), apart);
    }

    /** Figures of the optimum's line, from a column on. */
    private static List<String> optimum(String csv, int from) {
        List<String> cells =
                List.of(csv.lines().skip(1).findFirst().orElseThrow().split(",", -1));
        assertEquals("optimum", cells.get(0));
        return cells.subList(from, cells.size());
    }

    @Test
    void aTableThatHasNoSuchColumnsIsRefusedInASentence() throws IOException {
        refused("dose needs either a results folder or --table FILE", "dose");
        refused(
                "--response, --dose, --seed, --by and --trials are for a --table",
                "dose",
                "results",
                "--dose",
                "hours");
        refused(
                "--keep-copies is for a --table; a results folder has each run once",
                "dose",
                "results",
                "--keep-copies");
        refused(
                "there is no column `accuracy` to model; there are dataset, learner, hours, animal, score, n, batch",
                "dose",
                "--table",
                table("a"));
        refused(
                "column `n` must be a fraction in [0, 1], was 200.0",
                "dose",
                "--table",
                table("a"),
                "--response",
                "n",
                "--dose",
                "hours",
                "--seed",
                "animal");
    }

    private void refused(String sentence, String... arguments) {
        assertEquals(2, console.run(arguments), console.printed());
        assertEquals(sentence, console.complained());
    }
}
