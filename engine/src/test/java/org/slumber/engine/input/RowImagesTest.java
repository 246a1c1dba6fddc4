package org.slumber.engine.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;

class RowImagesTest {
    private static final Encoding ENCODING = new Encoding(15, Encoding.Scaling.NONE, 0.1, 1);

    @Test
    void everyRowOfAnImageIsACurrentForSoManySteps() {
        Dataset figures = Geomfig.generate(10);
        RowImages rows = new RowImages(4);
        double[] image = rows.currents(ENCODING, figures).of(3);
        InputSequence read = rows.sequences(ENCODING, figures).orElseThrow().of(3, 60);
        assertEquals(60, read.steps());
        assertEquals(OptionalInt.of(60), rows.steps(ENCODING));
        assertEquals(OptionalInt.of(15), rows.inputs(ENCODING));
        for (int step = 1; step <= 60; step++) {
            double[] row = new double[15];
            for (int k = read.ends()[step - 1]; k < read.ends()[step]; k++) {
                row[read.inputs()[k]] = read.values()[k];
            }
            int first = (step - 1) / 4 * 15;
            assertArrayEquals(Arrays.copyOfRange(image, first, first + 15), row, "step " + step);
        }
    }

    @Test
    void aConstantSequenceHasTheSameEntriesInEveryStep() {
        InputSequence constant = InputSequence.constant(new double[] {0, 0.5, 0, 2}, 3);
        assertArrayEquals(new int[] {0, 2, 4, 6}, constant.ends());
        assertArrayEquals(new int[] {1, 3, 1, 3, 1, 3}, constant.inputs());
        assertArrayEquals(new double[] {0.5, 2, 0.5, 2, 0.5, 2}, constant.values());
    }
}
