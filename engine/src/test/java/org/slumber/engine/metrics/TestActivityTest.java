package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.engine.readout.Features;

class TestActivityTest {
    @Test
    void aNeuronIsDeadUnderATenthOfAHertz() {
        assertEquals(0.5, TestActivity.dead(new double[] {0, 0.0999, 0.1, 60}).orElseThrow());
    }

    /** 2 of 3 neurons, then 1 of 3. */
    @Test
    void aNeuronIsActiveInTheSamplesInWhichItSpikes() {
        double[][] rates = {{0.001, 0, 0.5}, {0, 0, 0.5}};
        assertEquals(0.5, TestActivity.active(new Features(rates, new int[2])).orElseThrow());
        assertEquals(OptionalDouble.empty(), TestActivity.active(new Features(new double[0][], new int[0])));
    }
}
