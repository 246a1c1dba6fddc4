package org.slumber.engine.learner.qif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BurstsTest {
    private static Bursts seen(double[]... rates) {
        Bursts bursts = new Bursts(rates.length, 1);
        for (int time = 0; time < rates[0].length; time++) {
            for (int population = 0; population < rates.length; population++) {
                bursts.observe(population, time, rates[population][time]);
            }
        }
        return bursts;
    }

    @Test
    void aBurstStandsWhereItsRateWasHighest() {
        Bursts bursts = seen(
                new double[] {0.1, 1.5, 3, 2, 0.5, 9},
                // a second peak in the same burst, higher
                new double[] {0.1, 2, 1.2, 4, 0.5, 0.1},
                // never
                new double[] {0.1, 0.9, 1, 0.9, 0.9, 0.1});
        assertArrayEquals(new double[] {2, 3, Double.NaN}, bursts.replay().burstTimes());
        assertEquals(9, bursts.replay().peakRate());
        assertFalse(bursts.complete());
    }

    @Test
    void whatIsUpFromTheStartHasNotBurst() {
        Bursts bursts = seen(new double[] {2, 3, 4, 0.5, 2, 0.5}, new double[] {2, 2, 2, 2, 2, 2});
        assertArrayEquals(new double[] {4, Double.NaN}, bursts.replay().burstTimes());
    }

    @Test
    void itIsCompleteWhereEachBurstHasEnded() {
        double[] rates = {0, 2, 0};
        assertTrue(seen(rates, rates).complete());
        assertFalse(seen(rates, new double[] {0, 0, 2}).complete());
    }
}
