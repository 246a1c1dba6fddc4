package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Homeostasis.Active;

class AdaptiveThresholdTest {
    /** n steps of one spike each from 0: h = δ(1 − q^n)/(1 − q), q = exp(−1/τ); for n → ∞ the stationary δ/(1 − q). */
    @Test
    void constantFiringApproachesTheStationaryThreshold() {
        Puppets puppets = new Puppets(new AdaptiveThreshold(Active.WAKE, 0.05, 200));
        double q = Math.exp(-1.0 / 200);
        puppets.steps(300, 0);
        assertEquals(0.05 * (1 - Math.pow(q, 300)) / (1 - q), puppets.offset(0), 1e-10);
        puppets.steps(5000, 0);
        assertEquals(0.05 / (1 - q), puppets.offset(0), 1e-8);
        assertEquals(0, puppets.offset(1));
    }

    /** 10 Hz, δ 0.05 mV and τ 1e5 ms come to 50.000 mV in the mean: here half way, after τ·ln 2. */
    @Test
    void tenHertzComeToFiftyMillivolts() {
        Puppets puppets = new Puppets(new AdaptiveThreshold(Active.WAKE, 0.05, 1e5));
        int periods = (int) Math.round(1e5 * Math.log(2) / 100);
        double sum = 0;
        for (int period = 0; period < periods; period++) {
            sum = 0;
            for (int step = 0; step < 100; step++) {
                puppets.steps(1, step == 0 ? new int[] {1} : new int[0]);
                sum += puppets.offset(1);
            }
        }
        assertEquals(25, sum / 100, 0.03);
    }

    @Test
    void theThresholdDecaysBetweenSpikes() {
        Puppets puppets = new Puppets(new AdaptiveThreshold(Active.WAKE, 3, 50));
        puppets.step(0);
        puppets.steps(25);
        assertEquals(3 * Math.exp(-0.5), puppets.offset(0), 1e-12);
    }
}
