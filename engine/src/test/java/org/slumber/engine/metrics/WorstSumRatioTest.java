package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WorstSumRatioTest {

    private static double worst(double initial, double... sums) {
        WorstSumRatio ratio = new WorstSumRatio(initial);
        for (double sum : sums) {
            ratio.observe(sum);
        }
        return ratio.value();
    }

    @Test
    void nothingObservedIsOne() {
        assertEquals(1, worst(10));
    }

    @Test
    void furthestByFactorsIsKept() {
        assertEquals(3, worst(10, 30, 4, 10));
        assertEquals(0.25, worst(10, 30, 2.5, 10));
    }

    @Test
    void halfAndTwiceAreEquallyFarAndTheHigherCounts() {
        assertEquals(2, worst(10, 5, 20));
    }

    @Test
    void vanishedWeightIsTheFurthest() {
        assertEquals(0, worst(10, 1e6, 0));
    }

    @Test
    void groupWithoutWeightStaysAtOne() {
        assertEquals(1, worst(0, 0, 0));
    }
}
