package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Homeostasis.Active;

class OjaTest {
    /** k spikes: (1 − ζ)^k of every incoming excitatory weight. */
    @Test
    void everySpikeTakesAFraction() {
        Puppets puppets = new Puppets(new Oja(Active.WAKE, Oja.Form.RATE, 0.02, 20));
        puppets.steps(7, 0, 2);
        puppets.steps(20);
        double kept = Math.pow(0.98, 7);
        assertEquals(0.1 * kept, puppets.weight(0), 1e-15);
        assertEquals(0.4 * kept, puppets.weight(4), 1e-15);
        assertEquals(0.5 * kept, puppets.weight(3), 1e-15, "onto the inhibitory neuron");
        assertEquals(0.2, puppets.weight(1), "onto a silent neuron");
        assertEquals(-0.6, puppets.weight(5), "an inhibitory weight");
    }

    /** Of two spikes 10 ms apart the second takes ζ·exp(−10/20), the first nothing. */
    @Test
    void inTheSquaredFormASpikeTakesByTheTraceOfThoseBefore() {
        Puppets puppets = new Puppets(new Oja(Active.WAKE, Oja.Form.SQUARED, 0.02, 20));
        puppets.step(0);
        assertEquals(0.1, puppets.weight(0));
        puppets.steps(9);
        puppets.step(0);
        assertEquals(0.1 * (1 - 0.02 * Math.exp(-0.5)), puppets.weight(0), 1e-15);
    }

    /** A gain of g a post spike balances at g/ζ: here w ← (1 − ζ)·w + g, g added by hand. */
    @Test
    void aConstantGainHasAFixedPoint() {
        Puppets puppets = new Puppets(new Oja(Active.WAKE, Oja.Form.RATE, 0.05, 20));
        for (int spike = 0; spike < 1000; spike++) {
            puppets.step(0);
            puppets.network.weights().rewrite()[0] += 0.01;
        }
        assertEquals(0.01 / 0.05, puppets.weight(0), 1e-12);
    }

    /** A trace of many spikes may ask for more than all of a weight: it is clipped to its bound, not turned. */
    @Test
    void noWeightIsTurned() {
        Puppets puppets = new Puppets(new Oja(Active.WAKE, Oja.Form.SQUARED, 1, 1000));
        puppets.steps(10, 0);
        puppets.step();
        assertEquals(0.01, puppets.weight(0));
    }
}
