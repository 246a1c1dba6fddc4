package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    /** By hand: around (10, 5), ±(2, 2) with scatter 16 along (1, 1)/√2 and ±(1, −1) with 4 along (1, −1)/√2. */
    private static final double[][] CROSS = {
        {12, 7}, {8, 3}, {11, 4}, {9, 6},
    };

    @Test
    void crossHasItsTwoAxes() {
        PrincipalComponents components = PrincipalComponents.fit(CROSS, 1);
        assertArrayEquals(new double[] {16 / 3.0, 4 / 3.0}, components.variance(), 1e-14);
        double[][] scores = components.transform(CROSS);
        assertEquals(2 * Math.sqrt(2), Math.abs(scores[0][0]), 1e-14);
        assertEquals(0, scores[0][1], 1e-14);
        assertEquals(0, scores[2][0], 1e-14);
        assertEquals(Math.sqrt(2), Math.abs(scores[2][1]), 1e-14);
    }

    @Test
    void fewestComponentsBeyondTheFractionAreKept() {
        assertEquals(1, PrincipalComponents.fit(CROSS, 0.79).count());
        assertEquals(2, PrincipalComponents.fit(CROSS, 0.81).count());
        assertEquals(1, PrincipalComponents.fitComponents(CROSS, 1).count());
        assertEquals(2, PrincipalComponents.fitComponents(CROSS, 15).count(), "all that there are");
    }

    @Test
    void oneSampleHasNoComponents() {
        PrincipalComponents components = PrincipalComponents.fit(new double[][] {{1, 2, 3}}, 0.95);
        assertEquals(0, components.count());
        assertEquals(0, components.transform(new double[][] {{3, 2, 1}})[0].length);
    }

    @Property(tries = 60)
    void whitenedScoresAreUncorrelatedWithVarianceOne(
            @ForAll @IntRange(min = 3, max = 40) int samples,
            @ForAll @IntRange(min = 1, max = 40) int features,
            @ForAll long seed) {
        double[][] rows = RandomRates.of(samples, features, 3, 1, seed).rates();
        PrincipalComponents components = PrincipalComponents.fit(rows, 0.99);
        double[][] scores = components.whitened().transform(rows);
        for (int a = 0; a < components.count(); a++) {
            for (int b = 0; b <= a; b++) {
                double covariance = 0;
                for (double[] score : scores) {
                    covariance += score[a] * score[b] / (samples - 1);
                }
                assertEquals(a == b ? 1 : 0, covariance, 1e-9);
            }
        }
    }

    @Property(tries = 60)
    void allComponentsKeepEveryDistance(
            @ForAll @IntRange(min = 2, max = 30) int samples,
            @ForAll @IntRange(min = 1, max = 30) int features,
            @ForAll long seed) {
        double[][] rows = RandomRates.of(samples, features, 3, 1, seed).rates();
        double[][] scores = PrincipalComponents.fit(rows, 1).transform(rows);
        double expected = squaredDistance(rows[0], rows[samples - 1]);
        assertEquals(expected, squaredDistance(scores[0], scores[samples - 1]), 1e-9 * expected);
    }

    @Property(tries = 60)
    void noMoreComponentsThanTheSamplesSpan(
            @ForAll @IntRange(min = 1, max = 5) int rank,
            @ForAll @IntRange(min = 2, max = 30) int samples,
            @ForAll @IntRange(min = 1, max = 30) int features,
            @ForAll @IntRange(min = -12, max = 12) int exponent,
            @ForAll long seed) {
        Random random = new Random(seed);
        double scale = StrictMath.pow(10, exponent);
        double[][] basis = new double[rank][];
        Arrays.setAll(basis, direction -> random.doubles(features).toArray());
        double[][] rows = new double[samples][features];
        for (double[] row : rows) {
            for (double[] direction : basis) {
                double factor = scale * random.nextGaussian();
                for (int j = 0; j < features; j++) {
                    row[j] += factor * direction[j];
                }
            }
        }
        int count = PrincipalComponents.fit(rows, 1).count();
        assertTrue(count <= Math.min(rank, Math.min(samples - 1, features)), () -> "components " + count);
        assertTrue(count >= 1);
    }

    @Property(tries = 40)
    void moreFeaturesThanSamplesMakeNoDifference(@ForAll @IntRange(min = 3, max = 12) int samples, @ForAll long seed) {
        double[][] rows = RandomRates.of(samples, samples, 3, 1, seed).rates();
        double[][] padded = new double[samples][];
        for (int i = 0; i < samples; i++) {
            padded[i] = Arrays.copyOf(rows[i], samples + 5);
        }
        PrincipalComponents byFeatures = PrincipalComponents.fit(rows, 0.95);
        PrincipalComponents bySamples = PrincipalComponents.fit(padded, 0.95);
        double[][] expected = byFeatures.transform(rows);
        double[][] actual = bySamples.transform(padded);
        for (int i = 0; i < samples; i++) {
            assertArrayEquals(expected[i], actual[i], 1e-8);
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
