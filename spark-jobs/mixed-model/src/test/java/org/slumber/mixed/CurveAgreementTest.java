package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Compares polynomials, splines and arithmetic in formulas with the figures that {@code glmmtmb/fit-curves.R} printed; it is in
 * the test's resources, with its data.
 */
class CurveAgreementTest {
    private static final Path FOLDER = Path.of("src/test/resources/glmmtmb");
    private static final double RELATIVE = 1e-3;
    private static final Pattern LINE = Pattern.compile("(.*),(.*),\"(.*)\",(.*),(.*)");
    private static final double[] NEW_RATIOS = {0, 0.03, 0.15, 0.31, 0.4, 0.5};

    /** A line of the figures. */
    private record Figure(String kind, String name, double estimate, double error) {}

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
            poly       -> poly(ratio, 2) * learner
            raw        -> poly(ratio,3,raw=TRUE)
            ns         -> ns(ratio, df = 3) + learner
            ns knots   -> ns(sqrt(ratio), knots=c(.25, 0.4)):learner
            bs         -> bs(ratio, df = 4)
            arithmetic -> I(ratio^2) + I(-2*(ratio - 0.1) / test_samples) + log(ratio+1e-2)
            """)
    void curvesHaveTheNamesTheCoefficientsAndThePredictionsOfR(String name, String fixed) throws IOException {
        Observations data = CsvObservations.read(FOLDER.resolve("counts.csv"));
        MixedModelFit fit = MixedModel.fit(specification(fixed + " + (1|dataset) + (1|dataset:seed)"), data);
        List<Figure> expected = expected(name);

        assertEquals(
                figures(expected, "log_likelihood").get(0).estimate,
                fit.summary().logLikelihood(),
                1e-5);
        List<Figure> coefficients = figures(expected, "fixed");
        assertEquals(
                coefficients.stream().map(Figure::name).toList(),
                fit.summary().fixedEffects().stream().map(FixedEffect::name).toList());
        for (int k = 0; k < coefficients.size(); k++) {
            FixedEffect own = fit.summary().fixedEffects().get(k);
            double error = coefficients.get(k).error;
            assertEquals(coefficients.get(k).estimate, own.estimate(), RELATIVE * error, own.name());
            assertEquals(error, own.standardError(), RELATIVE * error, own.name());
        }
        List<Prediction> predictions = fit.predict(newRows(), List.of());
        for (Figure figure : figures(expected, "prediction")) {
            Prediction own = predictions.get(Integer.parseInt(figure.name) - 1);
            assertEquals(figure.estimate, own.linear(), RELATIVE * figure.error, "row " + figure.name);
            assertEquals(figure.error, own.standardError(), RELATIVE * figure.error, "row " + figure.name);
        }
    }

    private static ModelSpecification specification(String predictors) {
        return ModelSpecification.of(
                        Formula.parse("accuracy ~ " + predictors), Family.BETA_BINOMIAL, Optional.of("test_samples"))
                .withTests(TestMethod.WALD);
    }

    /** Every new ratio with either learner. */
    private static Observations newRows() {
        int ratios = NEW_RATIOS.length;
        double[] twice = new double[2 * ratios];
        double[] samples = new double[2 * ratios];
        String[] learners = new String[2 * ratios];
        for (int row = 0; row < twice.length; row++) {
            twice[row] = NEW_RATIOS[row % ratios];
            samples[row] = 500;
            learners[row] = row < ratios ? "even" : "odd";
        }
        return Observations.builder()
                .numbers("ratio", twice)
                .numbers("test_samples", samples)
                .labels("learner", List.of(learners))
                .build();
    }

    private static List<Figure> expected(String name) throws IOException {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("curves.csv"))) {
            return lines.flatMap(line -> LINE.matcher(line).results())
                    .filter(line -> line.group(1).equals(name))
                    .map(CurveAgreementTest::figure)
                    .toList();
        }
    }

    private static Figure figure(MatchResult line) {
        return new Figure(
                line.group(2),
                line.group(3),
                Double.parseDouble(line.group(4)),
                Double.parseDouble(line.group(5).replace("NA", "NaN")));
    }

    private static List<Figure> figures(List<Figure> all, String kind) {
        return all.stream().filter(figure -> figure.kind.equals(kind)).toList();
    }

    @Test
    void aTermHasOneTestOfAllItsColumnsAndASlopeMayBeACurve() throws IOException {
        Observations data = CsvObservations.read(FOLDER.resolve("counts.csv"));
        MixedModelFit fit = MixedModel.fit(specification("ns(ratio, df = 2) + (0 + I(ratio^2)|dataset)"), data);
        assertEquals(1, fit.summary().termTests().size());
        assertEquals(2, fit.summary().termTests().get(0).degreesOfFreedom());
        assertEquals("I(ratio^2)", fit.summary().varianceComponents().get(0).effect());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
            x^2                   -> arithmetic stands in I(), as in I(x^2)
            2*x                   -> 0 and 1 stand for the intercept and can only be added or taken away; arithmetic stands in I(), as in I(2 * x)
            poly(x)               -> poly needs degree, a whole number from 1 to 50, as in poly(x, 2)
            poly(x, 1.5)          -> poly needs degree, a whole number from 1 to 50, as in poly(x, 2)
            poly(x, 2, raw = yes) -> raw of poly is TRUE or FALSE
            bs(x, df = 2)         -> bs needs df, a whole number from 3 to 50, as in bs(x, df = 5)
            ns(x, degree = 2)     -> ns has no argument degree, only df and knots
            ns(x, 3, df = 3)      -> ns has df twice
            ns(x, df = 2, knots = c(1, 2)) -> ns has df or knots, not both
            ns(x, knots = list(1)) -> several numbers stand in c(), as in knots = c(0.1, 0.2), not in list()
            spline(x)             -> there is no function spline; there are factor, log, log10, log1p, sqrt, exp, I, poly, ns and bs
            I(2 + 1)              -> I(2 + 1) names no column
            I(x +)                -> `)` stands at character 10 where the name of a column was expected
            I(1e999 * x)          -> 1e999 is too large a number
            """)
    void whatIsNoFormulaIsOneSentence(String predictor, String why) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> Formula.parse("y ~ " + predictor));
        assertEquals("formula `y ~ " + predictor + "`: " + why, refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
            poly(x, 4)                  -> poly(x, 4): the degree must be below the number of distinct values, which is 4
            ns(x, df = 6)               -> ns(x, df = 6): the knots, with the least and the greatest value, are 0, 0, 0, 0.1, 0.2, 0.2, 0.4 and must ascend; there are 4 distinct values: take a smaller df, or knots = c(...)
            bs(x, knots = c(0.1, 0.5))  -> bs(x, knots = c(0.1, 0.5)): the knots, with the least and the greatest value, are 0, 0.1, 0.5, 0.4 and must ascend; there are 4 distinct values
            I(1/x)                      -> I(1/x) is not a finite number where x is 0.0 (row 1)
            I(x - name)                 -> I(x - name) needs a column of numbers, and `name` holds texts
            """)
    void whatTheDataDoNotHaveIsOneSentence(String predictor, String sentence) {
        Observations data = Observations.builder()
                .numbers("x", 0, 0.2, 0.1, 0.4, 0, 0, 0, 0.2, 0.2)
                .numbers("y", 1, 2, 3, 4, 5, 4, 3, 2, 1)
                .labels("name", List.of("a", "b", "c", "a", "b", "c", "a", "b", "c"))
                .build();
        ModelSpecification model =
                ModelSpecification.of(Formula.parse("y ~ " + predictor), Family.GAUSSIAN, Optional.empty());
        assertEquals(
                sentence,
                assertThrows(InvalidInputException.class, () -> MixedModel.fit(model, data))
                        .getMessage());
    }
}
