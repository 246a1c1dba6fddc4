package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the figures that {@code glmmtmb/fit.R} printed; it is in the test's resources, with its data. */
class GlmmTmbAgreementTest {
    private static final Path FOLDER = Path.of("src/test/resources/glmmtmb");
    private static final String PUBLISHED = "published-accuracy.csv";
    private static final double RELATIVE = 1e-3;
    private static final double LOG_LIKELIHOOD = 1e-3;
    /** Below it glmmTMB's own estimate of a standard deviation is 0 but for where its optimiser stopped. */
    private static final double SINGULAR = 1e-3;

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
            crossed                      -> accuracy ~ factor(ratio) * target + (1|wiring) + (1|images)
            crossed three terms          -> accuracy ~ 0 + target:factor(ratio) + (1|images) + (1|wiring) + (1|images:wiring)
            crossed without random terms -> accuracy ~ target + sqrt(ratio)
            decay                        -> accuracy ~ log(decay) * learner + (1|dataset/seed)
            decay without intercept      -> accuracy ~ learner + decay:learner - 1 + (1|dataset)
            boundary                     -> accuracy ~ factor(ratio) + (1|dataset) + (1|dataset:seed)
            deficient                    -> accuracy ~ factor(ratio) * learner + percent + (1|batch)
            continuous                   -> accuracy ~ log(ratio) * decay + (1|dataset) + (1|dataset:seed)
            continuous with a fixed data set -> accuracy ~ log10(ratio) + sqrt(ratio) + dataset + (1|seed)
            """)
    void simulatedDataGiveTheFiguresOfGlmmTmb(String name, String formula) throws IOException {
        compare(name, formula, CsvObservations.read(FOLDER.resolve(name.replaceAll(" .*", "") + ".csv")));
    }

    @Test
    void thePublishedAccuraciesGiveTheFiguresOfGlmmTmb() throws IOException {
        compare(
                "published",
                "test_accuracy ~ factor(sleep_ratio) * learner + (1|dataset) + (1|dataset:seed)",
                CsvObservations.read(published()));
    }

    @ParameterizedTest
    @CsvSource({"stdp", "surrogate-gradient"})
    void thePublishedAccuraciesOfOneLearnerGiveTheFiguresOfGlmmTmb(String learner) throws IOException {
        compare(
                "published " + learner,
                "test_accuracy ~ factor(sleep_ratio) + (1|dataset) + (1|dataset:seed)",
                CsvObservations.read(published(), row -> row.get("learner").equals(learner)));
    }

    private static Path published() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/reference").resolve(PUBLISHED);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        assumeTrue(false, "no folder shared/reference with " + PUBLISHED + " beside this checkout");
        throw new AssertionError("unreachable");
    }

    private static void compare(String name, String formula, Observations data) throws IOException {
        MixedModelFit fit = MixedModel.fit(
                ModelSpecification.of(Formula.parse(formula), Family.BETA, Optional.empty())
                        .withTests(TestMethod.WALD),
                data);
        ModelSummary summary = fit.summary();
        Map<String, List<Map<String, String>>> expected =
                CsvObservations.rows(Files.readAllLines(FOLDER.resolve("figures.csv"))).stream()
                        .filter(row -> row.get("case").equals(name))
                        .collect(Collectors.groupingBy(row -> row.get("kind")));

        assertEquals(single(expected, "rows"), summary.rows());
        assertEquals(single(expected, "log_likelihood"), summary.logLikelihood(), LOG_LIKELIHOOD);
        assertEquals(single(expected, "aic"), summary.aic(), 2 * LOG_LIKELIHOOD);
        compareFixedEffects(expected.get("fixed"), summary.fixedEffects());
        Map<String, String> precision = expected.get("log_precision").get(0);
        close(
                "log precision",
                precision,
                "estimate",
                Math.log(summary.precision().orElseThrow().estimate()));
        close(
                "log precision",
                precision,
                "standard_error",
                summary.precision().orElseThrow().logStandardError());
        for (VarianceComponent component : summary.varianceComponents()) {
            compareVariance(expected, component, fit.levelEffects(component.term()));
        }
        List<String> terms = summary.varianceComponents().stream()
                .map(VarianceComponent::term)
                .toList();
        comparePredictions(expected.get("prediction"), fit.predict(data, terms));
        // glmmTMB has none where coefficients were dropped
        comparePredictions(expected.getOrDefault("population", List.of()), fit.predict(data, List.of()));
    }

    private static void compareFixedEffects(List<Map<String, String>> expected, List<FixedEffect> effects) {
        assertEquals(
                expected.stream().map(row -> row.get("name")).toList(),
                effects.stream().map(FixedEffect::name).toList());
        for (int k = 0; k < effects.size(); k++) {
            close(
                    effects.get(k).name(),
                    expected.get(k),
                    "estimate",
                    effects.get(k).estimate());
            close(
                    effects.get(k).name(),
                    expected.get(k),
                    "standard_error",
                    effects.get(k).standardError());
        }
    }

    private static void compareVariance(
            Map<String, List<Map<String, String>>> expected, VarianceComponent component, List<LevelEffect> levels) {
        Map<String, String> spread = expected.get("sd").stream()
                .filter(row -> row.get("name").equals(component.term()))
                .findFirst()
                .orElseThrow();
        if (Double.parseDouble(spread.get("estimate")) < SINGULAR) {
            assertTrue(component.singular(), component.term());
            return;
        }
        close(component.term(), spread, "estimate", component.standardDeviation());
        Map<String, Map<String, String>> byLevel = expected.get("level of " + component.term()).stream()
                .collect(Collectors.toMap(row -> row.get("name"), row -> row));
        assertEquals(byLevel.size(), levels.size());
        for (LevelEffect level : levels) {
            Map<String, String> row = byLevel.get(level.level());
            // the offsets of few levels move with the intercept, whose glmmTMB value is off by that much itself
            assertEquals(
                    Double.parseDouble(row.get("estimate")),
                    level.estimate(),
                    RELATIVE * level.standardError(),
                    level.level());
            close(level.level(), row, "standard_error", level.standardError());
        }
    }

    private static void comparePredictions(List<Map<String, String>> expected, List<Prediction> predictions) {
        for (Map<String, String> row : expected) {
            Prediction prediction = predictions.get(Integer.parseInt(row.get("name")) - 1);
            comparePrediction(row, "estimate", prediction, Prediction::linear);
            comparePrediction(row, "standard_error", prediction, Prediction::standardError);
        }
    }

    private static void comparePrediction(
            Map<String, String> row, String column, Prediction prediction, ToDoubleFunction<Prediction> value) {
        close("prediction " + row.get("name"), row, column, value.applyAsDouble(prediction));
    }

    private static double single(Map<String, List<Map<String, String>>> expected, String kind) {
        return Double.parseDouble(expected.get(kind).get(0).get("estimate"));
    }

    private static void close(String what, Map<String, String> row, String column, double actual) {
        double expected = Double.parseDouble(row.get(column));
        assertEquals(expected, actual, RELATIVE * Math.abs(expected), () -> what + ", " + column);
    }
}
