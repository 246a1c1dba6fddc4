package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.KnownRuns;

class CompareCommandTest {
    private static final List<Double> WITHOUT = List.of(0.50, 0.52, 0.51, 0.53);
    private static final List<Double> WITH = List.of(0.70, 0.73, 0.69, 0.74);

    private final Console console = new Console();

    private static KnownRuns before() {
        return new KnownRuns().seeds(0, WITHOUT, "saturation", 0.5).seeds(0.1, WITH, "saturation", 0.0);
    }

    @Test
    void aFolderIsIdenticalToOneThatDiffersInTimesOnly() throws IOException {
        KnownRuns later = new KnownRuns()
                .seeds(0, WITHOUT, "saturation", 0.5, "cpu_seconds", 9.0, "host", "there", "git_commit", "beef")
                .seeds(0.1, WITH, "saturation", 0.0, "engine_version", "2");
        JsonNode comparison = compare(before(), later);
        assertEquals(
                List.of("identical", "identical", "identical", "identical"),
                comparison.get("moves").findValuesAsText("verdict"));
        assertEquals(List.of("4", "4", "4", "4"), comparison.get("moves").findValuesAsText("identical_pairs"));
        assertEquals(
                "The engine's version is 1 in A and 1, 2 in B.",
                comparison.get("notes").get(0).asText());
        assertEquals(
                "8 of the 8 pairs of runs of the same point and seed are identical to the bit but for times and"
                        + " provenance.",
                comparison.get("notes").get(1).asText());
    }

    @Test
    void whatMovedIsToldFromChanceSeedBySeed() throws IOException {
        // at 0 every seed gains about 0.1; at 0.1 two gain and two lose; saturation of one run differs in the last bit
        KnownRuns after = new KnownRuns()
                .seeds(0, List.of(0.60, 0.63, 0.60, 0.63), "saturation", 0.5)
                .seeds(0.1, List.of(0.72, 0.71, 0.72, 0.71), "saturation", 0.0);
        JsonNode moves = compare(before(), after).get("moves");
        assertEquals(List.of("higher", "undecided", "equal", "equal"), moves.findValuesAsText("verdict"));
        JsonNode higher = moves.get(0);
        assertEquals("0.0", higher.get("sleep_ratio").asText());
        assertEquals("accuracy", higher.get("metric").asText());
        assertEquals("paired", higher.get("test").asText());
        assertEquals(4, higher.get("pairs").asInt());
        assertEquals(0.515, higher.get("a").asDouble(), 1e-12);
        assertEquals(0.1, higher.get("difference").asDouble(), 1e-12);
        // differences 0.10, 0.11, 0.09, 0.10: sd 0.008165, t 24.5 with 3 degrees of freedom, whose 0.975 quantile is
        // 3.18245
        assertEquals(0.1 - 3.182446305 * 0.00816496581 / 2, higher.get("low").asDouble(), 1e-9);
        assertEquals(0.1 + 3.182446305 * 0.00816496581 / 2, higher.get("high").asDouble(), 1e-9);
        assertEquals(2 * higher.get("p").asDouble(), higher.get("p_holm").asDouble(), 1e-12, "of two tests");
        assertEquals(0.1 / 0.00816496581, higher.get("effect_size").asDouble(), 1e-6);
        assertEquals("0.1", moves.get(1).get("sleep_ratio").asText());
    }

    @Test
    void aChangeInTheLastBitIsEqualAndNotIdentical() throws IOException {
        KnownRuns after = before().run(0.2, 1, 0.5);
        KnownRuns bit = new KnownRuns()
                .seeds(0, WITHOUT, "saturation", 0.5)
                .seeds(0.1, List.of(0.70, 0.73, 0.69, Math.nextUp(0.74)), "saturation", 0.0);
        JsonNode comparison = compare(after, bit);
        assertTrue(
                comparison.get("notes").get(0).asText().startsWith("7 of the 8 pairs of runs"),
                comparison.get("notes").toString());
        assertEquals(
                List.of("equal", "equal", "identical", "identical", "only in a"),
                comparison.get("moves").findValuesAsText("verdict"));
        assertEquals("0.2", comparison.get("moves").get(4).get("sleep_ratio").asText());
        assertTrue(comparison.get("moves").get(4).get("b").isNull());
    }

    @Test
    void otherSeedsAreComparedAsTwoGroups() throws IOException {
        KnownRuns a = new KnownRuns().run(0, 1, 0.5).run(0, 2, 0.6).run(0, 3, 0.7);
        KnownRuns b = new KnownRuns().run(0, 7, 0.8).run(0, 8, 0.82).run(0, 9, 0.84);
        JsonNode comparison = compare(a, b);
        JsonNode move = comparison.get("moves").get(0);
        assertEquals("welch", move.get("test").asText());
        assertEquals(0.22, move.get("difference").asDouble(), 1e-12);
        // R: t.test(c(.8, .82, .84), c(.5, .6, .7))
        assertEquals(0.05743278, move.get("p").asDouble(), 1e-8);
        assertEquals("undecided", move.get("verdict").asText());
        assertEquals(
                "A and B have no run of the same point and seed.",
                comparison.get("notes").get(0).asText());
    }

    @Test
    void everyRunCountsWhereSomeSeedsAreSharedAndAMarginSaysWhatIsNear() throws IOException {
        KnownRuns a = new KnownRuns();
        KnownRuns b = new KnownRuns();
        double[] inA = {0.705, 0.669, 0.670, 0.672, 0.699, 0.726};
        double[] inB = {0.753, 0.684, 0.776, 0.756, 0.801, 0.803};
        for (int i = 0; i < 6; i++) {
            a.run(0, i + 1, inA[i], "test_samples", 1000L, "saturation", 0.25);
            b.run(0, i + 5, inB[i], "test_samples", 1000L, "saturation", 0.25);
            a.run(0.1, i + 1, 0.9 + 0.001 * (i % 2), "test_samples", 10_000L);
            b.run(0.1, i + 1, 0.901 - 0.001 * (i % 3), "test_samples", 10_000L);
        }
        JsonNode moves = compare(a, b, "--margin", "0.02").get("moves");
        assertEquals(List.of("higher", "undecided", "equal"), moves.findValuesAsText("verdict"));
        assertEquals(List.of("different", "equivalent", "equivalent"), moves.findValuesAsText("equivalence"));
        JsonNode higher = moves.get(0);
        assertEquals("partly paired", higher.get("test").asText());
        assertEquals(6, higher.get("runs_a").asInt());
        assertEquals(0.008, higher.get("p").asDouble(), 0.001);
        assertEquals(2 * higher.get("p").asDouble(), higher.get("p_holm").asDouble(), 1e-12, "of two tests");
        assertTrue(moves.get(2).get("p").isNull(), "a constant is not tested");
        assertEquals(2, console.run("compare", "here", "there", "--margin", "2"));
        assertEquals("--margin must be a fraction between 0 and 1, was 2.0", console.complained());
    }

    @Test
    void aParameterThatChangedBetweenTheFoldersIsNamedAndComparedAcross() throws IOException {
        KnownRuns after = new KnownRuns()
                .seeds(0, List.of(0.6, 0.6, 0.6, 0.6), "noise_deviation", 3.0, "dataset_checksum", "1e")
                .seeds(0.1, WITH, "noise_deviation", 3.0, "dataset_checksum", "1e");
        KnownRuns before =
                new KnownRuns().seeds(0, WITHOUT, "noise_deviation", 2.0).seeds(0.1, WITH, "noise_deviation", 2.0);
        JsonNode comparison = compare(before, after);
        assertEquals(
                "The data set geomfig has another content in A (checksum 0f) than in B (1e).",
                comparison.get("notes").get(0).asText());
        assertEquals(
                "noise_deviation is 2.0 in A and 3.0 in B; points are compared in spite of it.",
                comparison.get("notes").get(1).asText());
        assertEquals(List.of("higher", "identical"), comparison.get("moves").findValuesAsText("verdict"));
    }

    @Test
    void aFolderOfTwoEnginesIsComparedEngineByEngine() throws IOException {
        // by the older engine 0.5, by the newer 0.9, on other seeds: 0.7 would be the mean of neither
        KnownRuns two = new KnownRuns()
                .seeds(0, List.of(0.5, 0.5, 0.5))
                .run(0, 7, 0.9, "engine_version", "2")
                .run(0, 8, 0.9, "engine_version", "2");
        KnownRuns older = new KnownRuns().seeds(0, List.of(0.5, 0.5, 0.5));
        JsonNode comparison = compare(two, older);
        assertEquals(
                List.of(
                        "The engine's version is 1, 2 in A and 1 in B.",
                        "In A, 1 point has runs by several engine versions (1, 2); these are not pooled, but compared with"
                                + " runs by the same engine on the same data only.",
                        "3 of the 3 pairs of runs of the same point and seed are identical to the bit but for times and"
                                + " provenance."),
                texts(comparison.get("notes")));
        assertEquals(List.of("engine_version=1 identical 0.5", "engine_version=2 only in a 0.9"), settings(comparison));

        // the same seeds by both engines, on both sides: nothing moved, and no run is left out
        KnownRuns both = new KnownRuns().seeds(0, List.of(0.5, 0.6)).seeds(0, List.of(0.8, 0.9), "engine_version", "2");
        assertEquals(
                List.of("engine_version=1 identical 0.55", "engine_version=2 identical 0.85"),
                settings(compare(both, both)));
    }

    @Test
    void aFolderOfTwoContentsOfADataSetIsComparedContentByContent() throws IOException {
        KnownRuns two = new KnownRuns()
                .seeds(0, List.of(0.5, 0.5), "noise_deviation", 2.0)
                .seeds(0, List.of(0.8, 0.8), "noise_deviation", 2.0, "dataset_checksum", "1e")
                .seeds(0.1, List.of(0.7, 0.7), "noise_deviation", 3.0);
        KnownRuns one = new KnownRuns()
                .seeds(0, List.of(0.9, 0.9), "noise_deviation", 2.0, "dataset_checksum", "1e")
                .seeds(0.1, List.of(0.7, 0.7), "noise_deviation", 3.0, "dataset_checksum", "1e");
        JsonNode comparison = compare(two, one);
        assertEquals(
                List.of(
                        "noise_deviation=2.0, dataset_checksum=0f only in a 0.5",
                        // two equal gains are no certainty
                        "noise_deviation=2.0, dataset_checksum=1e undecided 0.8",
                        // a point that each folder has on one content is compared across, as the first note says
                        "noise_deviation=3.0 identical 0.7"),
                settings(comparison));
        assertEquals(
                "The data set geomfig has another content in A (checksum 0f, 1e) than in B (1e).",
                comparison.get("notes").get(0).asText());
        assertEquals(
                "In A, 1 point has runs on several contents of the data set; these are not pooled, but compared with runs"
                        + " by the same engine on the same data only.",
                comparison.get("notes").get(1).asText());
    }

    @Test
    void whatTheNotesSayIsSaidBesideACsvFileToo() {
        KnownRuns after = new KnownRuns().seeds(0, WITHOUT, "engine_version", "2");
        assertEquals(
                0,
                console.run("compare", before().write().display(), after.write().display(), "--format", "csv"));
        assertTrue(
                console.complained().startsWith("The engine's version is 1 in A and 2 in B.\n"), console.complained());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Setting, verdict and mean in A of each point. */
    private static List<String> settings(JsonNode comparison) {
        List<String> settings = new ArrayList<>();
        comparison
                .get("moves")
                .forEach(move -> settings.add(
                        move.get("setting").asText() + " " + move.get("verdict").asText() + " "
                                + Math.round(1e9 * move.get("a").asDouble()) / 1e9));
        return settings.stream().sorted().toList();
    }

    @Test
    void theTableShowsWhatIsNotIdentical() {
        KnownRuns after = new KnownRuns()
                .seeds(0, WITHOUT, "saturation", 0.5)
                .seeds(0.1, List.of(0.50, 0.53, 0.48, 0.54), "saturation", 0.0)
                .run(0.1, 5, 0.5, "status", "failed");
        String b = after.write().display();
        assertEquals(0, console.run("compare", before().write().display(), b), console.complained());
        String printed = console.printed();
        assertTrue(printed.contains("B: " + b + ", 9 runs (1 failed), engine 1\n"), printed);
        assertTrue(printed.contains("Metrics of points, B against A: 1 lower, 1 equal, 2 identical.\n"), printed);
        assertTrue(
                printed.contains(
                        "        0.1  accuracy    lower    4 pairs  0.7150  0.5125     -0.2025  -0.2105  -0.1945"),
                printed);
        assertFalse(printed.contains("0.5150"), printed);
        assertEquals(0, console.run("compare", b, b, "--format", "csv"));
        assertEquals(5, console.printed().lines().count());
        assertTrue(console.printed().startsWith("dataset,learner,"), console.printed());
    }

    @Test
    void whatCannotBeComparedIsOneSentence() {
        String results = before().write().display();
        assertEquals(2, console.run("compare", results, "/nowhere"));
        assertEquals("results folder /nowhere has no runs", console.complained());
        assertEquals(2, console.run("compare", results));
        assertEquals("Missing required parameter: 'B' (see submit.sh compare --help)", console.complained());
        assertEquals(2, console.run("compare", results, results, "--out", "/nowhere/file"));
        assertTrue(console.complained().startsWith("--out /nowhere/file cannot be written"), console.complained());
    }

    private JsonNode compare(KnownRuns a, KnownRuns b, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("compare", a.write().display(), b.write().display(), "--format", "json"));
        arguments.addAll(List.of(options));
        assertEquals(0, console.run(arguments.toArray(String[]::new)), console.complained());
        return new ObjectMapper().readTree(console.printed());
    }
}
