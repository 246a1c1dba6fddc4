package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Homeostasis.Active;

class GlobalInhibitionTest {
    /** Both excitatory neurons fire in every step and τ_H is a step: H = 1000 Hz, the target. */
    @Test
    void atTheTargetNothingChanges() {
        Puppets puppets = new Puppets(new GlobalInhibition(Active.WAKE, 1, 1000, 1, 20));
        puppets.steps(50, 0, 1, 2);
        assertArrayEquals(
                new double[] {0.1, 0.2, 0.3, 0.5, 0.4, -0.6},
                puppets.network.weights().values());
    }

    /** Silence and a target of 10 Hz: G = −10. An arriving inhibitory spike takes 10η, one step after it was fired. */
    @Test
    void anArrivingSpikeChangesByTheTracesOfThePostNeuron() {
        Puppets puppets = new Puppets(new GlobalInhibition(Active.WAKE, 1e-3, 10, 1, 20));
        puppets.step(2);
        assertEquals(-0.6, puppets.weight(5));
        puppets.step();
        assertEquals(-0.59, puppets.weight(5), 1e-15);
    }

    /**
     * Neuron 0 of two fires where the inhibitory spike arrives: H = 500 Hz, target 400, G = 100. The arrival finds y = 0 and
     * gives η·G; the spike then finds x = 1 and gives η·G. Three steps on, an arrival finds y = exp(−3/20).
     */
    @Test
    void aPostSpikeChangesByTheTraceOfArrivals() {
        double eta = 1e-4;
        Puppets puppets = new Puppets(new GlobalInhibition(Active.WAKE, eta, 400, 1, 20));
        puppets.step(2);
        puppets.step(0);
        assertEquals(-0.6 - 2 * eta * 100, puppets.weight(5), 1e-15);
        puppets.step();
        puppets.step(2);
        // two silent steps: G = −400 at this arrival
        puppets.step();
        double before = -0.6 - 2 * eta * 100;
        assertEquals(before + eta * 400 * (Math.exp(-3.0 / 20) + 1), puppets.weight(5), 1e-15);
    }
}
