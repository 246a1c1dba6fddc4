package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The distribution against figures of R's mvtnorm ({@code mvtnorm/figures.R}) and the published table. */
class MultivariateTTest {
    private static double[][] correlation(String name) {
        return switch (name) {
            case "half3" -> constant(3, 0.5);
            case "half10" -> constant(10, 0.5);
            case "none5" -> constant(5, 0);
            case "factors4" -> {
                double[] loadings = {0.2, 0.5, 0.7, 0.9};
                double[][] correlation = new double[4][4];
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < 4; j++) {
                        correlation[i][j] = i == j ? 1 : loadings[i] * loadings[j];
                    }
                }
                yield correlation;
            }
            // all differences of four means: of rank three
            case "tukey6" ->
                new double[][] {
                    {1, 0.5, 0.5, -0.5, -0.5, 0},
                    {0.5, 1, 0.5, 0.5, 0, -0.5},
                    {0.5, 0.5, 1, 0, 0.5, 0.5},
                    {-0.5, 0.5, 0, 1, 0.5, -0.5},
                    {-0.5, 0, 0.5, 0.5, 1, 0.5},
                    {0, -0.5, 0.5, -0.5, 0.5, 1}
                };
            case "shared4" -> {
                double[] seeds = {3, 5, 4, 6};
                double[][] correlation = new double[4][4];
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < 4; j++) {
                        correlation[i][j] =
                                i == j ? 1 : Math.min(seeds[i], seeds[j]) / 2 / Math.sqrt(seeds[i] * seeds[j]);
                    }
                }
                yield correlation;
            }
            default -> throw new AssertionError(name);
        };
    }

    private static double[][] constant(int n, double value) {
        double[][] correlation = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                correlation[i][j] = i == j ? 1 : value;
            }
        }
        return correlation;
    }

    private static List<String> figures() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                MultivariateTTest.class.getResourceAsStream("/mvtnorm/figures.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        }
    }

    @Test
    void probabilitiesAndCriticalValuesAreThoseOfMvtnorm() throws IOException {
        int compared = 0;
        for (String line : figures()) {
            String[] cells = line.split(",", -1);
            double degrees = cells[2].equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cells[2]);
            double bound = Double.parseDouble(cells[3]);
            double value = Double.parseDouble(cells[4]);
            if (cells[0].equals("probability")) {
                assertEquals(
                        value,
                        MultivariateT.of(correlation(cells[1]), degrees).probability(bound),
                        cells[1].equals("tukey6") ? 1e-3 : 4e-4,
                        line);
                compared++;
            } else if (cells[0].equals("critical")) {
                // mvtnorm finds its root to a thousandth of the probability
                assertEquals(
                        bound,
                        MultivariateT.of(correlation(cells[1].replace("family", "half3")), degrees)
                                .probability(value),
                        1e-3,
                        line);
                compared++;
            } else if (cells[0].equals("p")) {
                assertEquals(
                        value, MultivariateT.of(correlation("half3"), degrees).adjustedP(bound), 4e-4, line);
                compared++;
            }
        }
        assertTrue(compared > 50, "only " + compared);
    }

    /** Two-sided 5 % points of Dunnett (1964), table 2, and the 1 % points beside them. */
    @Test
    void criticalValuesAreThoseOfDunnettsTable() {
        assertEquals(2.57, MultivariateT.of(constant(1, 1), 5).criticalValue(0.95), 0.005);
        assertEquals(3.03, MultivariateT.of(constant(2, 0.5), 5).criticalValue(0.95), 0.005);
        assertEquals(3.29, MultivariateT.of(constant(3, 0.5), 5).criticalValue(0.95), 0.005);
        assertEquals(2.57, MultivariateT.of(constant(2, 0.5), 10).criticalValue(0.95), 0.005);
        assertEquals(2.76, MultivariateT.of(constant(3, 0.5), 10).criticalValue(0.95), 0.005);
        assertEquals(2.54, MultivariateT.of(constant(3, 0.5), 20).criticalValue(0.95), 0.005);
        assertEquals(
                2.21,
                MultivariateT.of(constant(2, 0.5), Double.POSITIVE_INFINITY).criticalValue(0.95),
                0.005);
        assertEquals(3.13, MultivariateT.of(constant(2, 0.5), 20).criticalValue(0.99), 0.005);
    }

    @Test
    void theTwoWaysAgreeWhereBothApply() {
        // a correlation of one factor, told from one by a billionth and by what the lattice does not see
        double[][] nearly = constant(6, 0.5);
        nearly[0][1] += 1e-8;
        nearly[1][0] += 1e-8;
        for (double degrees : new double[] {2, 7.5, 40, Double.POSITIVE_INFINITY}) {
            for (double bound : new double[] {1, 2, 3, 5}) {
                assertEquals(
                        MultivariateT.of(constant(6, 0.5), degrees).probability(bound),
                        MultivariateT.of(nearly, degrees).probability(bound),
                        4e-4,
                        degrees + " " + bound);
            }
        }
    }

    @Test
    void aComparisonIsNeverSurerAmongOthersThanAloneNorLessSureThanBonferroni() {
        for (double degrees : new double[] {1, 2, 8, 30}) {
            MultivariateT alone = MultivariateT.of(constant(1, 1), degrees);
            MultivariateT ten = MultivariateT.of(constant(10, 0.5), degrees);
            for (double t : new double[] {0, 0.5, 2, 4, -4, 9, 60}) {
                assertTrue(ten.adjustedP(t) >= alone.adjustedP(t));
                assertTrue(ten.adjustedP(t) <= 10 * alone.adjustedP(t));
            }
            assertEquals(0.05, ten.adjustedP(ten.criticalValue(0.95)), 1e-6);
        }
        assertThrows(IllegalArgumentException.class, () -> MultivariateT.of(constant(2, 0.5), 0.5));
    }
}
