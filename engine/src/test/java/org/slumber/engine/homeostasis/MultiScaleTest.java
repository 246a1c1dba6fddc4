package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Homeostasis.Active;
import org.slumber.engine.homeostasis.MultiScale.Coordinator;

class MultiScaleTest {
    /** u = 1 − 0.8^n passes 0.3 with the second spike: the third step is silent, then u has fallen below. */
    @Test
    void theCeilingSilencesTheNextStep() {
        Puppets puppets = new Puppets(new MultiScale(Active.WAKE, 0.3, 10, 0, 0, 0, 1, Coordinator.NONE));
        boolean[] spiked = new boolean[8];
        double u = 0;
        for (int step = 0; step < spiked.length; step++) {
            boolean silenced = u > 0.3;
            puppets.step(0);
            spiked[step] = puppets.network.spikeCount() == 1;
            assertEquals(!silenced, spiked[step], "step " + step);
            u += ((spiked[step] ? 1 : 0) - u) / 5;
        }
        assertTrue(spiked[0] && spiked[1]);
        assertFalse(spiked[2]);
    }

    /** f = 1 − (1 − 1/2000)^n under a spike a step; h = 2·(1000·f/ρ − 1), here below its clamp. */
    @Test
    void theFastLoopMovesTheThresholdByTheError() {
        Puppets puppets = new Puppets(new MultiScale(Active.WAKE, 1, 100, 2, 0, 0, 1, Coordinator.NONE));
        puppets.steps(1000, 0);
        double f = 1 - Math.pow(1 - 1.0 / 2000, 1000);
        assertEquals(2 * (1000 * f / 100 - 1), puppets.offset(0), 1e-9);
        assertEquals(-2, puppets.offset(1), 1e-12);
        puppets.steps(8000, 0);
        assertEquals(2 * (1000 * (1 - Math.pow(1 - 1.0 / 2000, 9000)) / 100 - 1), puppets.offset(0), 1e-9);
        Puppets clamped = new Puppets(new MultiScale(Active.WAKE, 1, 10, 2, 0, 0, 1, Coordinator.NONE));
        clamped.steps(1000, 0);
        assertEquals(20, clamped.offset(0));
    }

    /**
     * A silent neuron has r − 1 = −1: m = exp(n/300 000), twice at most. One that fires in every step goes by r = 1000·f/ρ,
     * for r − 1 = 1 to exp(−1) in 300 000 steps, clamped at 0.5 on the way.
     */
    @Test
    void theMediumLoopMovesTheGainOfExcitation() {
        Puppets silent = new Puppets(new MultiScale(Active.WAKE, 1, 500, 0, 1, 0, 0.01, Coordinator.NONE));
        silent.steps(1000);
        assertEquals(Math.exp(1000 / 3000.0), silent.network.excitatoryGain()[0], 1e-12);
        assertEquals(1, silent.network.excitatoryGain()[2], "an inhibitory neuron");
        silent.steps(2000);
        assertEquals(2, silent.network.excitatoryGain()[0]);
        Puppets firing = new Puppets(new MultiScale(Active.WAKE, 1, 500, 0, 1, 0, 0.01, Coordinator.NONE));
        firing.steps(500, 0);
        double sum = 0;
        for (int n = 1; n <= 500; n++) {
            sum += 2 * (1 - Math.pow(1 - 1.0 / 20, n)) - 1;
        }
        assertEquals(Math.exp(-sum / 3000), firing.network.excitatoryGain()[0], 1e-12);
        firing.steps(2500, 0);
        assertEquals(0.5, firing.network.excitatoryGain()[0]);
    }

    /** S after t ms: S₀·(S/S₀)^exp(−t/3.6e6), for t far above 1000; each block by itself. */
    @Test
    void theSlowLoopReturnsTheSums() {
        Puppets puppets = new Puppets(new MultiScale(Active.WAKE, 1, 10, 0, 0, 1, 0.1, Coordinator.NONE));
        puppets.network.weights().rewrite()[0] = 0.3;
        puppets.network.weights().rewrite()[4] = 0.2;
        puppets.steps(360_000);
        double left = Math.pow(1 - 1000 / 360_000.0, 360);
        assertEquals(Math.exp(-1), left, 1e-3);
        assertEquals(0.1 * Math.pow(3, left), puppets.weight(0), 1e-12);
        assertEquals(0.4 * Math.pow(0.5, left), puppets.weight(4), 1e-12);
        assertEquals(0.5, puppets.weight(3), "E to I");
        assertEquals(-0.6, puppets.weight(5));
    }

    /** A neuron held at its ceiling, or whose h is at its clamp, keeps the gain that it had. */
    @Test
    void withTheCoordinatorASlowerLoopWaits() {
        MultiScale waiting = new MultiScale(Active.WAKE, 1, 10, 2, 1, 0, 0.01, Coordinator.PRIORITY);
        Puppets puppets = new Puppets(waiting);
        puppets.steps(500, 0);
        assertEquals(20, puppets.offset(0));
        double held = puppets.network.excitatoryGain()[0];
        puppets.steps(500, 0);
        assertEquals(held, puppets.network.excitatoryGain()[0]);
        assertTrue(puppets.network.excitatoryGain()[1] > 1.3, "a silent neuron is in its bands");
        Puppets free = new Puppets(new MultiScale(Active.WAKE, 1, 10, 2, 1, 0, 0.01, Coordinator.NONE));
        free.steps(1000, 0);
        assertEquals(0.5, free.network.excitatoryGain()[0]);
    }

    /** What was learnt goes with the network: gains are in what it gives away, and multiply what arrives. */
    @Test
    void gainsAreLearnt() {
        Puppets puppets = new Puppets(new MultiScale(Active.WAKE, 1, 500, 0, 1, 0, 0.01, Coordinator.NONE));
        puppets.steps(1000);
        Puppets other = new Puppets();
        other.network.learn(puppets.network.learnt());
        assertEquals(Math.exp(1000 / 3000.0), other.network.excitatoryGain()[1], 1e-12);
    }
}
