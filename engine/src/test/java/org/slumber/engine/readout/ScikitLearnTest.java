package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every step of the readout to scikit-learn 1.6.1; scikit_learn_reference.py made the figures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScikitLearnTest {
    private static final int CLASSES = 4;

    record Reference(String scikitLearn, List<Case> cases) {}

    record Case(
            String name,
            double[][] train,
            int[] labels,
            double[][] test,
            double[] mean,
            double[] scale,
            double[] variance,
            double[][] testScores,
            double[] intercepts,
            double[][] logisticActivations,
            int[] logisticPredictions,
            double[][] qdaLogDensities,
            int[] qdaPredictions) {

        @Override
        public String toString() {
            return name;
        }

        ScoreSpace whitened() {
            return ScoreSpace.fit(train, 0.95).whitened();
        }
    }

    private static List<Case> cases() throws IOException {
        ObjectMapper mapper = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
        try (InputStream in = ScikitLearnTest.class.getResourceAsStream("scikit-learn-reference.json")) {
            return mapper.readValue(in, Reference.class).cases();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standardiserHasItsMeansAndScales(Case reference) {
        Standardiser standardiser = Standardiser.fit(reference.train());
        assertArrayEquals(reference.mean(), standardiser.mean(), 1e-15);
        assertArrayEquals(reference.scale(), standardiser.scale(), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void componentsHaveItsVariancesAndNumber(Case reference) {
        double[][] standardised = Standardiser.fit(reference.train()).transform(reference.train());
        double[] variance = PrincipalComponents.fit(standardised, 0.95).variance();
        assertArrayEquals(reference.variance(), variance, 1e-12);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whitenedScoresAreItsUpToOneSignAComponent(Case reference) {
        double[][] expected = PrincipalAxes.transposed(reference.testScores());
        double[][] actual = PrincipalAxes.transposed(reference.whitened().scores(reference.test()));
        assertEquals(expected.length, actual.length);
        for (int component = 0; component < expected.length; component++) {
            if (expected[component][0] * actual[component][0] < 0) {
                actual[component] =
                        Arrays.stream(actual[component]).map(value -> -value).toArray();
            }
            assertArrayEquals(expected[component], actual[component], 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void logisticRegressionHasItsActivations(Case reference) {
        ScoreSpace space = reference.whitened();
        LogisticRegression regression =
                LogisticRegression.fit(space.scores(reference.train()), reference.labels(), CLASSES, 1);
        double[][] scores = space.scores(reference.test());
        assertArrayEquals(reference.intercepts(), regression.intercepts(), 1e-8);
        for (int i = 0; i < scores.length; i++) {
            assertArrayEquals(reference.logisticActivations()[i], regression.activations(scores[i]), 1e-8);
            assertEquals(reference.logisticPredictions()[i], regression.predict(scores[i]));
        }
    }

    @Test
    void quadraticDiscriminantHasItsLogDensities() throws IOException {
        Case reference = cases().get(0);
        ScoreSpace space = reference.whitened();
        QuadraticDiscriminant discriminant =
                QuadraticDiscriminant.fit(space.scores(reference.train()), reference.labels(), CLASSES, 0.1);
        double[][] scores = space.scores(reference.test());
        assertTrue(scores.length > 0);
        for (int i = 0; i < scores.length; i++) {
            assertArrayEquals(reference.qdaLogDensities()[i], discriminant.logDensities(scores[i]), 1e-10);
            assertEquals(reference.qdaPredictions()[i], discriminant.predict(scores[i]));
        }
    }
}
