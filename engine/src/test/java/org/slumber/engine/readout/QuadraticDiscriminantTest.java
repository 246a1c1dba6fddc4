package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuadraticDiscriminantTest {

    /** Class 0 has mean 0 and variance 2, class 1 mean 5 and variance 18: by the formula, without and with shrinkage. */
    @Test
    void twoClassesOnALineHaveTheirLogDensities() {
        double[][] rows = {{-1}, {1}, {2}, {8}};
        int[] labels = {0, 0, 1, 1};
        double log2 = StrictMath.log(2);
        QuadraticDiscriminant plain = QuadraticDiscriminant.fit(rows, labels, 2, 0);
        assertArrayEquals(
                new double[] {-9 / 4.0 - log2 / 2 - log2, -4 / 36.0 - StrictMath.log(18) / 2 - log2},
                plain.logDensities(new double[] {3}),
                1e-14);
        QuadraticDiscriminant shrunk = QuadraticDiscriminant.fit(rows, labels, 2, 0.5);
        assertArrayEquals(
                new double[] {-9 / 3.0 - StrictMath.log(1.5) / 2 - log2, -4 / 19.0 - StrictMath.log(9.5) / 2 - log2},
                shrunk.logDensities(new double[] {3}),
                1e-14);
        assertEquals(0, plain.predict(new double[] {0.5}));
        assertEquals(1, plain.predict(new double[] {3}));
        // far out the wider class is the likelier one, on either side
        assertEquals(1, plain.predict(new double[] {-30}));
    }

    @Test
    void priorsAreClassFrequencies() {
        double[][] rows = {{-1}, {1}, {-1}, {1}, {-1}, {1}, {-1}, {1}};
        int[] labels = {0, 0, 1, 1, 1, 1, 1, 1};
        double[] density = QuadraticDiscriminant.fit(rows, labels, 2, 1).logDensities(new double[] {0.3});
        assertEquals(StrictMath.log(3), density[1] - density[0], 1e-14);
    }

    @Test
    void onlyAxesThatSamplesSpanCount() {
        double[][] rows = {{-1, 0, 0}, {1, 0, 0}, {4, -1, 0}, {4, 1, 0}};
        QuadraticDiscriminant discriminant = QuadraticDiscriminant.fit(rows, new int[] {0, 0, 1, 1}, 2, 0.1);
        double[] here = discriminant.logDensities(new double[] {0, 0, 0});
        double[] away = discriminant.logDensities(new double[] {0, 0, 100});
        assertArrayEquals(here, away);
    }

    @Test
    void classWithOneSampleIsNeverPredicted() {
        double[][] rows = {{-1}, {1}, {50}};
        QuadraticDiscriminant discriminant = QuadraticDiscriminant.fit(rows, new int[] {1, 1, 0}, 2, 0.1);
        assertEquals(1, discriminant.predict(new double[] {50}));
        assertFalse(discriminant.hasClassWithoutSpread());
    }

    @Test
    void classOfEqualSamplesIsNeverPredicted() {
        double[][] rows = {{-1}, {1}, {50}, {50}};
        QuadraticDiscriminant discriminant = QuadraticDiscriminant.fit(rows, new int[] {1, 1, 0, 0}, 2, 0.1);
        assertEquals(1, discriminant.predict(new double[] {50}));
        assertTrue(discriminant.hasClassWithoutSpread());
    }

    @Test
    void withoutSpreadInAnyClassTheMostFrequentIsPredicted() {
        double[][] rows = {{0}, {5}, {5}};
        QuadraticDiscriminant discriminant = QuadraticDiscriminant.fit(rows, new int[] {0, 2, 2}, 3, 0.1);
        assertEquals(2, discriminant.predict(new double[] {0}));
    }

    @Property(tries = 30)
    void swappingFeaturesChangesNothing(@ForAll long seed) {
        Features train = RandomRates.of(80, 6, 3, 1, seed);
        Features test = RandomRates.of(40, 6, 3, 1, seed + 1);
        QuadraticDiscriminant straight = QuadraticDiscriminant.fit(train.rates(), train.labels(), 3, 0.1);
        QuadraticDiscriminant swapped = QuadraticDiscriminant.fit(reversed(train.rates()), train.labels(), 3, 0.1);
        double[][] reversed = reversed(test.rates());
        for (int i = 0; i < test.size(); i++) {
            assertArrayEquals(straight.logDensities(test.rates()[i]), swapped.logDensities(reversed[i]), 1e-8);
        }
    }

    private static double[][] reversed(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] reversed = new double[row.length];
                    Arrays.setAll(reversed, j -> row[row.length - 1 - j]);
                    return reversed;
                })
                .toArray(double[][]::new);
    }
}
