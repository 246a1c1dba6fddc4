package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DriftSlopeTest {
    /** From 4 to 32 in three epochs: doubled in each. */
    @Test
    void onlyTheLastThreeEpochsCount() {
        assertEquals(Math.log(2), slope(1, 400, 4, 9, 9, 32).orElseThrow(), 1e-15);
    }

    @Test
    void aShorterRunIsTakenFromItsStart() {
        assertEquals(Math.log(3) / 2, slope(1, 7, 3).orElseThrow(), 1e-15);
        assertEquals(-Math.log(4), slope(4, 1).orElseThrow(), 1e-15);
    }

    @Test
    void withoutAnEpochOrWeightThereIsNone() {
        assertEquals(OptionalDouble.empty(), slope());
        assertEquals(OptionalDouble.empty(), slope(5));
        assertEquals(OptionalDouble.empty(), slope(0, 5));
        assertEquals(OptionalDouble.empty(), slope(5, 0));
    }

    private static OptionalDouble slope(double... sums) {
        return DriftSlope.of(Arrays.stream(sums).boxed().toList());
    }
}
