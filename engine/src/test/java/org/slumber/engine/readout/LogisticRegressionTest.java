package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    /** By symmetry w₁ = −w₀ = w and no intercepts; the gradient vanishes where w = C·n·(1 − 1/(1 + e^(−2w))). */
    @Test
    void mirroredSamplesHaveTheWeightThatTheirEquationSays() {
        double[][] rows = {{-1}, {1}, {-1}, {1}, {-1}, {1}};
        int[] labels = {0, 1, 0, 1, 0, 1};
        LogisticRegression regression = LogisticRegression.fit(rows, labels, 2, 0.5);
        double weight = regression.weights()[1][0];
        assertEquals(0.5 * 6 * (1 - 1 / (1 + StrictMath.exp(-2 * weight))), weight, 1e-7);
        assertEquals(-weight, regression.weights()[0][0], 1e-12);
        assertArrayEquals(new double[] {0, 0}, regression.intercepts(), 1e-12);
        assertEquals(0, regression.predict(new double[] {-0.2}));
        assertEquals(1, regression.predict(new double[] {0.2}));
    }

    /** By symmetry w₁ = −w₀ = w; at the minimum C·n·(1 − 1/(1 + e^(−2w))) = 1 where w is not 0: w = ln(C·n − 1)/2. */
    @Test
    void magnitudesArePenalisedSoThatWeightsOfLittleUseAreZero() {
        double[][] rows = {{-1, 0.1}, {1, -0.1}, {-1, -0.1}, {1, 0.1}, {-1, 0}, {1, 0}};
        int[] labels = {0, 1, 0, 1, 0, 1};
        LogisticRegression regression = LogisticRegression.fitSparse(rows, labels, 2, 0.5);
        assertTrue(regression.converged());
        assertArrayEquals(new double[] {StrictMath.log(2) / 2, 0}, regression.weights()[1], 1e-6);
        assertArrayEquals(
                new double[2],
                LogisticRegression.fitSparse(rows, labels, 2, 1 / 3.0).weights()[1]);
    }

    @Property(tries = 30)
    void theConditionsOfASparseMinimumHold(
            @ForAll @IntRange(min = 10, max = 60) int samples,
            @ForAll @IntRange(min = 1, max = 12) int features,
            @ForAll @IntRange(min = 2, max = 5) int classes,
            @ForAll @DoubleRange(min = 0.01, max = 3) double inverseRegularisation,
            @ForAll long seed) {
        Features train = RandomRates.of(samples, features, classes, 1, seed);
        double[][] rows = ScoreSpace.fit(train.rates(), 0.95).whitened().scores(train.rates());
        int[] labels = train.labels();
        Arrays.setAll(labels, i -> i < classes ? i : labels[i]);
        LogisticRegression regression = LogisticRegression.fitSparse(rows, labels, classes, inverseRegularisation);
        assertTrue(regression.converged());
        SoftmaxLoss loss = new SoftmaxLoss(rows, labels, classes, inverseRegularisation, 0);
        double[] solution = solution(regression, rows[0].length);
        double[] gradient = new double[solution.length];
        loss.valueAndGradient(solution, gradient);
        double tolerance = 1.01 * LogisticRegression.SPARSE_TOLERANCE * inverseRegularisation * samples;
        for (int p = 0; p < gradient.length; p++) {
            boolean intercept = p >= classes * rows[0].length;
            double wanted = intercept ? 0 : -Math.signum(solution[p]);
            double allowed = intercept || solution[p] != 0 ? 0 : 1;
            assertEquals(wanted, gradient[p], allowed + tolerance);
        }
    }

    private static double[] solution(LogisticRegression regression, int features) {
        int classes = regression.weights().length;
        double[] solution = new double[classes * (features + 1)];
        for (int c = 0; c < classes; c++) {
            System.arraycopy(regression.weights()[c], 0, solution, c * features, features);
            solution[classes * features + c] = regression.intercepts()[c];
        }
        return solution;
    }

    /** Without a feature the probabilities are the class frequencies: intercepts are their logarithms, centred. */
    @Test
    void interceptsAreNotPenalised() {
        double[][] rows = new double[10][1];
        int[] labels = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        double[] intercepts = LogisticRegression.fit(rows, labels, 2, 1e-3).intercepts();
        assertEquals(StrictMath.log(9), intercepts[1] - intercepts[0], 1e-6);
    }

    @Test
    void classesWithoutSamplesAreLeftOut() {
        double[][] rows = {{-1}, {-2}, {1}, {2}};
        LogisticRegression regression = LogisticRegression.fit(rows, new int[] {1, 1, 3, 3}, 5, 1);
        assertEquals(2, regression.weights().length);
        assertEquals(1, regression.predict(rows[0]));
        assertEquals(3, regression.predict(rows[3]));
    }

    @Property(tries = 50)
    void gradientIsTheSlopeOfTheLoss(
            @ForAll @IntRange(min = 1, max = 12) int samples,
            @ForAll @IntRange(min = 1, max = 6) int features,
            @ForAll @IntRange(min = 1, max = 4) int classes,
            @ForAll @DoubleRange(min = 0.01, max = 10) double inverseRegularisation,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[samples][];
        Arrays.setAll(rows, i -> normals(features, random));
        int[] labels = random.ints(samples, 0, classes).toArray();
        SoftmaxLoss loss = new SoftmaxLoss(rows, labels, classes, inverseRegularisation, 1);
        double[] point = normals(loss.parameters(), random);
        double[] gradient = new double[point.length];
        loss.valueAndGradient(point, gradient);
        double step = 1e-5;
        double[] ignored = new double[point.length];
        for (int p = 0; p < point.length; p++) {
            double[] above = point.clone();
            above[p] += step;
            double[] below = point.clone();
            below[p] -= step;
            double slope = (loss.valueAndGradient(above, ignored) - loss.valueAndGradient(below, ignored)) / (2 * step);
            assertEquals(slope, gradient[p], 1e-6 * (1 + Math.abs(slope)));
        }
    }

    @Property(tries = 40)
    void gradientVanishesAtTheSolution(
            @ForAll @IntRange(min = 4, max = 60) int samples,
            @ForAll @IntRange(min = 1, max = 30) int features,
            @ForAll @DoubleRange(min = 1e-4, max = 1e3) @Scale(4) double inverseRegularisation,
            @ForAll long seed) {
        int classes = 3;
        Features features3 = RandomRates.of(samples, features, classes, 1, seed);
        double[][] rows = ScoreSpace.fit(features3.rates(), 0.95).whitened().scores(features3.rates());
        int[] labels = features3.labels();
        Arrays.setAll(labels, i -> i < classes ? i : labels[i]);
        LogisticRegression regression = LogisticRegression.fit(rows, labels, classes, inverseRegularisation);
        SoftmaxLoss loss = new SoftmaxLoss(rows, labels, classes, inverseRegularisation, 1);
        double[] solution = solution(regression, rows[0].length);
        double[] gradient = new double[solution.length];
        loss.valueAndGradient(solution, gradient);
        assertTrue(regression.converged());
        double tolerance = LogisticRegression.TOLERANCE * inverseRegularisation * samples;
        assertArrayEquals(new double[gradient.length], gradient, tolerance);
    }

    @Property(tries = 30)
    void renamingClassesRenamesPredictions(@ForAll long seed) {
        Features train = RandomRates.of(60, 8, 4, 1, seed);
        Features test = RandomRates.of(40, 8, 4, 1, seed + 1);
        ScoreSpace space = ScoreSpace.fit(train.rates(), 0.95).whitened();
        double[][] rows = space.scores(train.rates());
        int[] renamed = {2, 0, 3, 1};
        LogisticRegression original = LogisticRegression.fit(rows, train.labels(), 4, 1);
        LogisticRegression permuted = LogisticRegression.fit(
                rows, Arrays.stream(train.labels()).map(label -> renamed[label]).toArray(), 4, 1);
        for (double[] score : space.scores(test.rates())) {
            assertEquals(renamed[original.predict(score)], permuted.predict(score));
        }
    }

    @Test
    void separableSamplesWithHardlyAPenaltyStillGetAnAnswer() {
        Features train = RandomRates.of(60, 8, 3, 5, 1);
        double[][] rows = ScoreSpace.fit(train.rates(), 0.95).whitened().scores(train.rates());
        LogisticRegression regression = LogisticRegression.fit(rows, train.labels(), 3, 1e9);
        assertTrue(regression.converged());
        for (int i = 0; i < rows.length; i++) {
            assertEquals(train.labels()[i], regression.predict(rows[i]));
        }
    }

    private static double[] normals(int count, Random random) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }
}
