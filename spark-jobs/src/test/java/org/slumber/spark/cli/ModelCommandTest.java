package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.analysis.model.DefaultModel;

class ModelCommandTest {
    private final Console console = new Console();

    /** Two data sets, both learners, three ratios, four seeds. */
    private static String results() {
        KnownRuns runs = new KnownRuns();
        double[] ratios = {0, 0.1, 0.3};
        for (int k = 0; k < 48; k++) {
            boolean mnist = k % 2 == 1;
            boolean surrogate = k / 2 % 2 == 1;
            int ratio = k / 4 % 3;
            long seed = k / 12 + 1L;
            double accuracy = (mnist ? 0.72 : 0.55)
                    + (surrogate ? 0.15 : List.of(0.0, 0.06, -0.08).get(ratio))
                    + (k * 7 % 11 - 5) / 250.0;
            runs.run(
                    ratios[ratio],
                    seed,
                    accuracy,
                    "dataset",
                    mnist ? "mnist" : "fashion-mnist",
                    "learner",
                    surrogate ? "surrogate-gradient" : "stdp");
        }
        return runs.write().display();
    }

    @Test
    void withoutAFormulaThePapersModelWithWhatDataSetsRespondIsFitted() throws IOException {
        assertEquals(0, console.run("model", results(), "--format", "json"), console.complained());
        JsonNode model = new ObjectMapper().readTree(console.printed());
        assertEquals(
                "accuracy ~ factor(sleep_ratio) * learner + (1|dataset) + (1|dataset:sleep_ratio) + (1|dataset:seed)",
                model.get("formula").asText());
        assertEquals(6, model.get("coefficients").size());
        assertEquals(
                List.of("factor(sleep_ratio)", "learner", "factor(sleep_ratio):learner"),
                model.get("terms").findValuesAsText("term"));
        assertEquals(
                List.of("dataset", "dataset:sleep_ratio", "dataset:seed"),
                model.get("random").findValuesAsText("term"));
        assertEquals(
                2 * model.get("parameters").asInt()
                        - 2 * model.get("log_likelihood").asDouble(),
                model.get("aic").asDouble(),
                1e-9);
        assertEquals(12, model.get("predictions").size(), "2 data sets, 3 ratios, 2 learners");
        for (JsonNode prediction : model.get("predictions")) {
            double mean = prediction.get("mean").asDouble();
            assertTrue(prediction.get("low").asDouble() < mean
                    && mean < prediction.get("high").asDouble());
            double expected = (prediction.get("dataset").asText().equals("mnist") ? 0.72 : 0.55)
                    + (prediction.get("learner").asText().equals("stdp")
                            ? new double[] {0, 0.06, -0.08}
                                    [
                                    List.of(0.0, 0.1, 0.3)
                                            .indexOf(prediction
                                                    .get("sleep_ratio")
                                                    .asDouble())]
                            : 0.15);
            assertEquals(expected, mean, 0.04, prediction.toString());
        }
    }

    @Test
    void aModelIsATableForPeopleAndOneCsvForPrograms() {
        String results = results();
        assertEquals(0, console.run("model", results), console.complained());
        assertTrue(console.printed().contains("48 rows, 10 parameters.\nLog-likelihood "), console.printed());
        assertTrue(console.printed().contains("(1|dataset) has 2 levels only, so that its spread"), console.printed());
        assertEquals(
                0,
                console.run(
                        "model",
                        results,
                        "--format",
                        "csv",
                        "--where",
                        "learner = 'stdp' AND sleep_ratio > 0",
                        "--formula",
                        "accuracy ~ log(sleep_ratio) + (1|dataset:seed)",
                        "--by",
                        "dataset,seed"),
                console.complained());
        List<String> lines = console.printed().lines().toList();
        assertEquals(
                "part,name,term,estimate,standard_error,t,degrees_of_freedom,p,low,high,f,coefficients,"
                        + "residual_degrees_of_freedom,effect,levels,variance,standard_deviation,z,dataset,seed,sleep_ratio,"
                        + "mean,linear_predictor",
                lines.get(0));
        assertEquals("(Intercept)", lines.get(1).split(",", -1)[1]);
        assertTrue(lines.get(2).startsWith("coefficient,log(sleep_ratio),log(sleep_ratio),-0."), lines.get(2));
        assertTrue(lines.contains("rows,,,16,,,,,,,,,,,,,,,,,,,"), console.printed());
        assertEquals(
                16,
                lines.stream().filter(line -> line.startsWith("prediction,")).count());
        assertEquals(
                4,
                lines.stream()
                        .filter(line -> line.startsWith("prediction,"))
                        .filter(line -> line.contains(",mnist,3,") || line.contains(",mnist,4,"))
                        .count());
    }

    @Test
    void thePublishedAccuraciesGiveTheLikelihoodOfGlmmTmb() throws IOException {
        Path published = Path.of("../../shared/reference/published-accuracy.csv");
        assumeTrue(Files.isRegularFile(published), "no " + published + " beside this checkout");
        KnownRuns runs = new KnownRuns();
        List<String> header = List.of(Files.readAllLines(published).get(0).split(",", -1));
        for (String line : Files.readAllLines(published).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            runs.run(
                    Double.parseDouble(cells[header.indexOf("sleep_ratio")]),
                    Long.parseLong(cells[header.indexOf("seed")]),
                    Double.parseDouble(cells[header.indexOf("test_accuracy")]),
                    "dataset",
                    cells[header.indexOf("dataset")],
                    "learner",
                    cells[header.indexOf("learner")]);
        }
        assertEquals(
                0,
                console.run(
                        "model",
                        runs.write().display(),
                        "--format",
                        "json",
                        "--family",
                        "beta",
                        "--tests",
                        "wald",
                        "--formula",
                        DefaultModel.PAPER));
        JsonNode model = new ObjectMapper().readTree(console.printed());
        assertEquals(367.4558219, model.get("log_likelihood").asDouble(), 1e-3);
        assertEquals(-684.9116439, model.get("aic").asDouble(), 2e-3);
    }

    @Test
    void whatDoesNotVaryIsLeftOutWithASentence() {
        KnownRuns runs = new KnownRuns()
                .seeds(0, List.of(0.5, 0.6, 0.55, 0.52))
                .seeds(0.1, List.of(0.7, 0.8, 0.77, 0.7))
                .seeds(0.1, List.of(0.71, 0.82, 0.73, 0.75), "sleep_decay", 0.999);
        assertEquals(0, console.run("model", runs.write().display()), console.complained());
        String printed = console.printed();
        assertTrue(printed.startsWith("Model: accuracy ~ factor(sleep_ratio) + (1|seed)\n"), printed);
        assertTrue(printed.contains("learner is left out: learner is stdp in every run.\n"), printed);
        assertTrue(printed.contains("(1|dataset) is left out: dataset is geomfig in every run.\n"), printed);
        assertTrue(printed.contains("sleep_decay varies too (2 values) and is not in the model"), printed);
        assertTrue(!printed.contains("squeezed"), printed);
    }

    @Test
    void fractionsOfExactlyOneAreSqueezedForTheFitAndThatIsSaid() throws IOException {
        KnownRuns runs =
                new KnownRuns().seeds(0, List.of(0.5, 0.6, 0.55, 0.52)).seeds(0.1, List.of(0.9, 1.0, 0.95, 1.0));
        String results = runs.write().display();
        assertEquals(0, console.run("model", results), console.complained());
        assertTrue(
                console.printed()
                        .contains(
                                "2 values of accuracy of exactly 0 or 1 cannot have a beta distribution; for the fit all"
                                        + " values y were squeezed to (y(n − 1) + 0.5)/n with n = 8, the number of rows"),
                console.printed());
        assertEquals(0, console.run("model", results, "--format", "json"));
        double mean = new ObjectMapper()
                .readTree(console.printed())
                .get("predictions")
                .get(1)
                .get("mean")
                .asDouble();
        assertTrue(mean >= 0.9 && mean <= 1, "predictions are moved back: " + mean);
    }

    @Test
    void accuraciesAreCountsOfTheScoredSamplesAndAFormOfSpreadIsChosenWhereRunsSpreadUnlike() throws IOException {
        // sleep at 0.1 is always right, at 0.2 one run collapsed
        KnownRuns runs = new KnownRuns()
                .seeds(0, List.of(0.975, 0.965, 0.98), "test_samples", 200L)
                .seeds(0.1, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0), "test_samples", 200L)
                .seeds(0.2, List.of(0.98, 0.99, 0.74, 1.0, 1.0, 1.0), "test_samples", 200L);
        assertEquals(0, console.run("model", runs.write().display(), "--format", "json"), console.complained());
        JsonNode model = new ObjectMapper().readTree(console.printed());
        assertEquals("betabinomial", model.get("family").asText());
        assertTrue(model.get("notes").toString().contains("The runs spread unlike (Bartlett's test"), model.toString());
        assertTrue(
                model.get("notes").toString().contains("Every sample was right where factor(sleep_ratio) is 0.1"),
                model.toString());
        double[][] seen = {{0.965, 0.98}, {0.99, 1}, {0.74, 1}};
        for (int point = 0; point < seen.length; point++) {
            double mean = model.get("predictions").get(point).get("mean").asDouble();
            assertTrue(seen[point][0] <= mean && mean <= seen[point][1], mean + " at point " + point);
        }
    }

    @Test
    void theEffectAtADataSetDoesNotHangOnRowsOfAnother() throws IOException {
        KnownRuns alone = new KnownRuns()
                .seeds(0, List.of(0.975, 0.965, 0.98), "test_samples", 200L)
                .seeds(0.1, List.of(1.0, 0.99, 1.0), "test_samples", 200L);
        KnownRuns beside = new KnownRuns()
                .seeds(0, List.of(0.975, 0.965, 0.98), "test_samples", 200L)
                .seeds(0.1, List.of(1.0, 0.99, 1.0), "test_samples", 200L);
        for (double ratio : new double[] {0, 0.1}) {
            beside.seeds(ratio, List.of(0.7, 0.72, 0.69, 0.71, 0.7, 0.7), "dataset", "mnist", "test_samples", 1000L);
        }
        assertEquals(effect(alone, "accuracy ~ factor(sleep_ratio)", 1), effect(beside, FOUR_POINTS, 2), 1e-3);
    }

    private static final String FOUR_POINTS = "accuracy ~ dataset + dataset:factor(sleep_ratio)";

    private double effect(KnownRuns runs, String formula, int coefficient) throws IOException {
        assertEquals(
                0,
                console.run(
                        "model",
                        runs.write().display(),
                        "--format",
                        "json",
                        "--formula",
                        formula,
                        "--family",
                        "binomial"),
                console.complained());
        return new ObjectMapper()
                .readTree(console.printed())
                .get("coefficients")
                .get(coefficient)
                .get("estimate")
                .asDouble();
    }

    @Test
    void whatCannotBeFittedIsOneSentence() {
        String results = results();
        refused("results folder /nowhere has no runs", "/nowhere");
        refused(
                "formula `accuracy ~`: it ends at character 11 where the name of a column was expected",
                results,
                "accuracy ~ ");
        refused(
                "formula `accuracy ~ sleep_ratio ^ 2`: arithmetic stands in I(), as in I(x^2)",
                results,
                "accuracy ~ sleep_ratio ^ 2");
        refused(
                "the runs have no column of numbers or texts sleep_rato; the nearest is sleep_ratio",
                results,
                "accuracy ~ sleep_rato");
        refused(
                "formula `accuracy ~ sleep_ratio + (0|dataset)`: a random term of 0 has no effect",
                results,
                "accuracy ~ sleep_ratio + (0|dataset)");
        assertEquals(2, console.run("model", results, "--family", "poisson"));
        assertEquals("--family poisson: there are beta, betabinomial, binomial, gaussian", console.complained());
        assertEquals(2, console.run("model", results, "--family", "binomial"));
        assertEquals(
                "a binomial model of accuracy needs to know of how many it is a fraction: name the column with the number of"
                        + " trials",
                console.complained());
        assertEquals(2, console.run("model", results, "--dispersion", "~ (1|dataset)"));
        assertEquals(
                "formula `~ (1|dataset)`: a dispersion has fixed effects only, no (1|dataset)", console.complained());
        refused(
                "preset has one level only, table, so that it has no effect to estimate; leave the term out",
                results,
                "accuracy ~ preset");
        refused("seed must be in [0, 1] for a beta model, was 2.0 in row 13", results, "seed ~ sleep_ratio");
        refused(
                "no row has a value in every column of `accuracy ~ nap_noise`; 48 rows were given",
                results,
                "accuracy ~ nap_noise");
        assertEquals(2, console.run("model", results, "--where", "learner = 'none'"));
        assertEquals("no run that ended well is there to be modelled", console.complained());
        assertEquals(2, console.run("model", results, "--where", "lerner = 'stdp'"));
        assertTrue(console.complained().startsWith("--where: [UNRESOLVED_COLUMN"), console.complained());
        assertEquals(2, console.run("model", results, "--by", "host"));
        assertTrue(console.complained().startsWith("--by host: no random term of `accuracy ~ "), console.complained());
        KnownRuns one = new KnownRuns().run(0, 1, 0.5);
        assertEquals(2, console.run("model", one.write().display()));
        assertEquals(
                "the model `accuracy ~ 1` cannot be fitted: it has 2 parameters, and 1 rows are too few to estimate them",
                console.complained());
    }

    private void refused(String sentence, String results, String... formula) {
        String[] arguments = formula.length == 0
                ? new String[] {"model", results}
                : new String[] {"model", results, "--formula", formula[0]};
        assertEquals(2, console.run(arguments), console.printed());
        assertEquals(sentence, console.complained());
    }
}
