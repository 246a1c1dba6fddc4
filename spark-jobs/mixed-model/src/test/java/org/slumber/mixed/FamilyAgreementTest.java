package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares families, dispersions and random slopes with glmmTMB's figures, and tests of few seeds with lmerTest's, as {@code
 * glmmtmb/fit-families.R} printed them; it is in the test's resources, with its data.
 */
class FamilyAgreementTest {
    private static final Path FOLDER = Path.of("src/test/resources/glmmtmb");
    private static final double RELATIVE = 1e-3;

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            nullValues = "-",
            textBlock =
                    """
            betabinomial       -> betabinomial -> accuracy ~ factor(ratio) * learner + (1|dataset) + (1|dataset:seed) -> -
            binomial           -> binomial     -> accuracy ~ factor(ratio) + (1|dataset) + (1|dataset:seed)           -> -
            dispersion         -> betabinomial -> accuracy ~ factor(ratio) + (1|dataset) + (1|dataset:seed)           -> ~ ratio + learner
            beta dispersion    -> beta         -> accuracy ~ factor(ratio) + (1|dataset) + (1|dataset:seed)           -> ~ factor(ratio)
            slope              -> betabinomial -> accuracy ~ ratio + (ratio|dataset) + (1|dataset:seed)               -> -
            uncorrelated slope -> betabinomial -> accuracy ~ ratio + (ratio||dataset) + (1|dataset:seed)              -> -
            gaussian           -> gaussian     -> drift ~ factor(ratio) + (1|dataset) + (1|dataset:seed)              -> -
            """)
    void familiesGiveTheFiguresOfGlmmTmb(String name, String family, String formula, String dispersion)
            throws IOException {
        Observations data = data(family);
        MixedModelFit fit = MixedModel.fit(
                specification(family, formula)
                        .withDispersion(Optional.ofNullable(dispersion).map(Formula::parseDispersion))
                        .withTests(TestMethod.WALD),
                data);
        Map<String, List<Map<String, String>>> expected = expected(name);

        assertEquals(
                number(expected.get("log_likelihood").get(0), "estimate"),
                fit.summary().logLikelihood(),
                1e-6);
        compare(expected.get("fixed"), fit.summary().fixedEffects());
        // glmmTMB 1.1.5 gives a Gaussian response's log variance
        double unit = family.equals("gaussian") ? 2 : 1;
        List<Map<String, String>> ofDispersion = expected.getOrDefault("dispersion", List.of());
        for (int k = 0; k < ofDispersion.size(); k++) {
            assertEquals(
                    number(ofDispersion.get(k), "estimate"),
                    unit * fit.summary().dispersion().get(k).estimate(),
                    RELATIVE);
        }
        expected.forEach((kind, rows) -> {
            if (kind.startsWith("sd ")) {
                compareSpreads(kind.substring(3), rows, fit.summary());
            } else if (kind.startsWith("correlation ")
                    && !fit.summary().correlations().isEmpty()) {
                assertEquals(
                        number(rows.get(0), "estimate"),
                        fit.summary().correlations().get(0).estimate(),
                        RELATIVE);
            }
        });
        List<String> terms = fit.summary().varianceComponents().stream()
                .map(VarianceComponent::term)
                .distinct()
                .toList();
        List<Prediction> predictions = fit.predict(data, terms);
        for (Map<String, String> row : expected.get("prediction")) {
            Prediction prediction = predictions.get(Integer.parseInt(row.get("name")) - 1);
            double error = number(row, "standard_error");
            assertEquals(number(row, "estimate"), prediction.linear(), 2 * RELATIVE * error);
            assertEquals(error, prediction.standardError(), RELATIVE * error);
        }
    }

    private static void compareSpreads(String term, List<Map<String, String>> rows, ModelSummary summary) {
        for (Map<String, String> row : rows) {
            VarianceComponent own = summary.varianceComponents().stream()
                    .filter(component ->
                            (component.term().equals(term) || component.term().endsWith("|" + term))
                                    && component.effect().equals(row.get("name")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(number(row, "estimate"), own.standardDeviation(), RELATIVE * own.standardDeviation(), term);
        }
    }

    private static void compare(List<Map<String, String>> expected, List<FixedEffect> effects) {
        assertEquals(expected.size(), effects.size());
        for (int k = 0; k < expected.size(); k++) {
            double error = number(expected.get(k), "standard_error");
            assertEquals(number(expected.get(k), "estimate"), effects.get(k).estimate(), RELATIVE * error);
            assertEquals(error, effects.get(k).standardError(), RELATIVE * error);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
            lmer             -> drift ~ factor(ratio) + (1|dataset) + (1|dataset:seed)
            lmer slope       -> drift ~ ratio + (ratio|dataset)
            lmer interaction -> drift ~ factor(ratio) + (1|dataset) + (1|dataset:ratio) + (1|dataset:seed)
            """)
    void testsOfFewSeedsAreThoseOfLmerTest(String name, String formula) throws IOException {
        ModelSummary summary = MixedModel.fit(specification("gaussian", formula), data("gaussian"))
                .summary();
        Map<String, List<Map<String, String>>> expected = expected(name);
        for (int k = 0; k < summary.fixedEffects().size(); k++) {
            Map<String, String> row = expected.get("fixed").get(k);
            FixedEffect own = summary.fixedEffects().get(k);
            assertEquals(number(row, "standard_error"), own.standardError(), 2e-3 * own.standardError(), name);
            assertEquals(number(row, "df"), own.degreesOfFreedom(), 1e-2 * own.degreesOfFreedom(), name);
            // estimates are those of maximum likelihood, not of the restricted one
            assertEquals(number(row, "estimate"), own.estimate(), 5e-2 * own.standardError(), name);
        }
        Map<String, String> term = expected.get("term").get(0);
        TermTest own = summary.termTests().get(0);
        assertEquals(number(term, "df"), own.residualDegreesOfFreedom(), 1e-2 * own.residualDegreesOfFreedom());
        assertEquals(number(term, "estimate"), own.statistic(), 5e-2 * own.statistic());
    }

    @Test
    void contrastsAreThoseOfEmmeans() throws IOException {
        MixedModelFit fit = MixedModel.fit(
                specification("gaussian", "drift ~ factor(ratio) + (1|dataset) + (1|dataset:seed)"), data("gaussian"));
        Map<String, List<Map<String, String>>> expected = expected("emmeans");
        List<Contrast> contrasts = fit.contrasts("ratio");
        assertEquals(2, contrasts.size());
        for (int i = 0; i < 2; i++) {
            Contrast own = contrasts.get(i);
            Map<String, String> single = expected.get("contrast").get(i);
            Map<String, String> together = expected.get("simultaneous").get(i);
            assertEquals(single.get("name"), own.level());
            assertEquals(number(single, "standard_error"), own.standardError(), 2e-3 * own.standardError());
            assertEquals(number(single, "df"), own.degreesOfFreedom(), 1e-2 * own.degreesOfFreedom());
            assertEquals(number(single, "estimate"), own.estimate(), 5e-2 * own.standardError());
            assertEquals(number(together, "estimate"), own.adjustedP(), 0.02 * own.adjustedP() + 1e-4);
            assertEquals(number(together, "standard_error"), own.interval().low(), 6e-2 * own.standardError());
            assertEquals(number(together, "df"), own.interval().high(), 6e-2 * own.standardError());
            assertEquals(own.estimate(), own.difference(), 1e-12, "identity link");
        }
    }

    private static ModelSpecification specification(String family, String formula) {
        Family named = Family.named(family).orElseThrow();
        return ModelSpecification.of(
                Formula.parse(formula), named, named.counts() ? Optional.of("test_samples") : Optional.empty());
    }

    private static Observations data(String family) throws IOException {
        return CsvObservations.read(FOLDER.resolve(family.equals("gaussian") ? "drift.csv" : "counts.csv"));
    }

    private static Map<String, List<Map<String, String>>> expected(String name) throws IOException {
        return CsvObservations.rows(Files.readAllLines(FOLDER.resolve("families.csv"))).stream()
                .filter(row -> row.get("case").equals(name))
                .collect(Collectors.groupingBy(row -> row.get("kind")));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
