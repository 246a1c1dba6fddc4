package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StandardiserTest {

    @Test
    void scoresAreDeviationsOverThePopulationDeviation() {
        Standardiser standardiser = Standardiser.fit(new double[][] {{2, 7}, {4, 7}, {6, 7}, {8, 7}});
        assertArrayEquals(new double[] {5, 7}, standardiser.mean());
        assertArrayEquals(new double[] {Math.sqrt(5), 1}, standardiser.scale());
        assertArrayEquals(new boolean[] {false, true}, standardiser.constant());
        double[][] scores = standardiser.transform(new double[][] {{10, 7}, {5, 9}});
        assertArrayEquals(new double[] {Math.sqrt(5), 0}, scores[0], 1e-15);
        assertArrayEquals(new double[] {0, 0}, scores[1]);
    }

    @Property
    void equalValuesAreConstantWhateverTheirMeanRoundsTo(
            @ForAll @DoubleRange(min = 0, max = 1) double rate, @ForAll @IntRange(min = 1, max = 400) int samples) {
        double[][] rows = new double[samples][];
        Arrays.fill(rows, new double[] {rate});
        Standardiser standardiser = Standardiser.fit(rows);
        assertTrue(standardiser.constant()[0]);
        assertEquals(0, standardiser.transform(rows)[0][0]);
    }
}
