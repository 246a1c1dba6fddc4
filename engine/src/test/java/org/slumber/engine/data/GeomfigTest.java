package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GeomfigTest {
    private static final int TRIANGLE = 0;
    private static final int SQUARE = 1;
    private static final int CROSS = 2;
    private static final int CIRCLE = 3;

    @Property(tries = 20)
    void aLargerSetBeginsWithTheSmallerOne(
            @ForAll @IntRange(min = 1, max = 50) int small, @ForAll @IntRange(min = 50, max = 90) int large) {
        Dataset first = Geomfig.generate(small);
        Dataset second = Geomfig.generate(large);
        assertArrayEquals(first.pixels(), Arrays.copyOf(second.pixels(), first.pixels().length));
        assertArrayEquals(first.labels(), Arrays.copyOf(second.labels(), small));
    }

    @Test
    void classesAreBalanced() {
        Dataset dataset = Geomfig.generate(40);
        int[] counts = new int[Geomfig.CLASSES];
        for (int image = 0; image < dataset.size(); image++) {
            counts[dataset.label(image)]++;
        }
        assertArrayEquals(new int[] {10, 10, 10, 10}, counts);
        assertEquals(4, dataset.classes());
    }

    /** The set is part of what makes a run reproducible: another generator or figure must be noticed. */
    @Test
    void theSetNeverChanges() {
        assertEquals(
                "cdb9cb33928463d8c84fb702124beedbcaf6f903e435842749a71452c9196e1c",
                DatasetChecksum.sha256(Geomfig.generate(Geomfig.IMAGES)));
    }

    @Test
    void allFiguresFillTheSameBox() {
        for (int label = 0; label < Geomfig.CLASSES; label++) {
            double[] figure = Geomfig.figure(label);
            int top = 15;
            int bottom = 0;
            int left = 15;
            int right = 0;
            for (int pixel = 0; pixel < figure.length; pixel++) {
                if (figure[pixel] > 0.5) {
                    top = Math.min(top, pixel / 15);
                    bottom = Math.max(bottom, pixel / 15);
                    left = Math.min(left, pixel % 15);
                    right = Math.max(right, pixel % 15);
                }
            }
            assertArrayEquals(new int[] {3, 11, 3, 11}, new int[] {top, bottom, left, right}, "label " + label);
        }
    }

    @Test
    void figuresAreOutlines() {
        assertEquals(1, at(TRIANGLE, 3, 7));
        assertEquals(1, at(TRIANGLE, 11, 3));
        assertEquals(0, at(TRIANGLE, 9, 7));
        assertEquals(1, at(SQUARE, 3, 3));
        assertEquals(1, at(SQUARE, 7, 11));
        assertEquals(0, at(SQUARE, 7, 7));
        assertEquals(1, at(CROSS, 7, 7));
        assertEquals(1, at(CROSS, 3, 11));
        assertEquals(1 - Math.sqrt(0.5), at(CROSS, 7, 8), 1e-15);
        assertEquals(0, at(CROSS, 3, 7));
        assertEquals(1, at(CIRCLE, 7, 3));
        assertEquals(0, at(CIRCLE, 7, 7));
        assertEquals(0, at(CIRCLE, 3, 3));
    }

    /** Of N(0, σ²) clipped at 0 the mean is σ/√(2π) and the mean square σ²/2. */
    @Test
    void noiseHasVarianceTwoHundredthsBeforeClipping() {
        Dataset dataset = Geomfig.generate(4000);
        double[] grey = new double[225];
        double sum = 0;
        double squares = 0;
        for (int image = 0; image < dataset.size(); image++) {
            dataset.grey(image, grey);
            sum += grey[0];
            squares += grey[0] * grey[0];
        }
        assertEquals(Math.sqrt(0.02 / (2 * Math.PI)), sum / dataset.size(), 0.004);
        assertEquals(0.01, squares / dataset.size(), 0.001);
    }

    private static double at(int label, int row, int column) {
        return Geomfig.figure(label)[row * Geomfig.SIDE + column];
    }
}
