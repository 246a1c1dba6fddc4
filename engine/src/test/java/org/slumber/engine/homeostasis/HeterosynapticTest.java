package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Homeostasis.Active;

class HeterosynapticTest {
    /** Two post spikes 10 ms apart, w − w₀ = 0.1: the second gives −0.05·0.1·exp(−1.5) = −1.1157e−3. */
    @Test
    void theSecondSpikePullsByTheCubedTraceOfTheFirst() {
        Puppets puppets = new Puppets(new Heterosynaptic(Active.WAKE, 0.05, 20));
        puppets.network.weights().rewrite()[0] = 0.2;
        puppets.step(0);
        assertEquals(0.2, puppets.weight(0));
        puppets.steps(9);
        puppets.step(0);
        assertEquals(-1.1157e-3, puppets.weight(0) - 0.2, 5e-8);
        assertEquals(0.4, puppets.weight(4), "a weight at its initial value");
        assertEquals(-0.6, puppets.weight(5), "an inhibitory weight");
    }

    @Test
    void aFastBurstBringsTheWeightBackAndNoFurther() {
        Puppets puppets = new Puppets(new Heterosynaptic(Active.WAKE, 10, 20));
        puppets.network.weights().rewrite()[0] = 5;
        puppets.steps(4, 0);
        assertEquals(0.1, puppets.weight(0), 1e-15);
    }
}
