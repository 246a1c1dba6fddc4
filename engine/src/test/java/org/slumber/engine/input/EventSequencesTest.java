package org.slumber.engine.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.data.EventSet;

class EventSequencesTest {
    @Test
    void eachSpikeIsACurrentInItsStep() {
        EventSet events =
                new EventSet("mine", 5, 4, new int[][] {{}, {0, 2, 2}}, new int[][] {{}, {4, 1, 3}}, new int[2], 2);
        InputSequence sequence = new EventSequences(events, 1.5).of(1);
        assertArrayEquals(new int[] {0, 1, 1, 3, 3}, sequence.ends());
        assertArrayEquals(new int[] {4, 1, 3}, sequence.inputs());
        assertArrayEquals(new double[] {1.5, 1.5, 1.5}, sequence.values());
        assertArrayEquals(new int[5], new EventSequences(events, 1).of(0).ends());
    }
}
