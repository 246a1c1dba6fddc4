package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AvalanchesTest {
    @Test
    void anAvalancheIsARunOfStepsAboveTheThresholdBetweenStepsThatAreNot() {
        // counts 1 0 2 1 0 0 1 0 1: more than 35 % of the steps are silent; the first and the last are cut
        int[][] trains = {{0, 2, 3, 6, 8}, {2}};
        Avalanches avalanches = Avalanches.of(new Recording(1, 9, trains, new int[] {0}));
        assertArrayEquals(new int[] {3, 1}, avalanches.sizes());
        assertArrayEquals(new int[] {2, 1}, avalanches.durations());
        assertTrue(avalanches.sizeExponent().isEmpty());
        assertTrue(avalanches.fittedGamma().isEmpty());
    }

    @Test
    void gammaIsTheSlopeOfSizeOnDuration() {
        Avalanches avalanches = new Avalanches(new int[] {1, 4, 9, 16, 16}, new int[] {1, 2, 3, 4, 4});
        assertEquals(2, avalanches.fittedGamma().orElseThrow(), 1e-12);
        assertEquals(2, Avalanches.predictedGamma(1.5, 2).orElseThrow(), 1e-12);
        assertTrue(Avalanches.predictedGamma(1, 2).isEmpty());
    }
}
