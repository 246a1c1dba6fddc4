package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.spec.Flag;

class TwoTracesTest {

    /** One spike: f = 1, 0.9, 0.81; z = 1, 0.9974969, 0.995; with a weight of 0.5, I = 1, 0.4743742, 0.45125. */
    @Test
    void oneSpikeIsSeenForLongAsByHand() {
        TwoTraces synapse = new TwoTraces(new TracePair(0.9, 0.995, 0.5, 0.5, Flag.TRUE), 0.5);
        InputTraces traces = new InputTraces(synapse.kind(), 1, 3);
        InputSequence seen =
                traces.of(InputTracesTest.oneSpike(3), new double[][] {{0.9, 0.995, 0.5, 0.5}}, () -> new double[0]);
        assertArrayEquals(
                new double[] {1, 0.4743742, 0.45125},
                new double[] {0.5 * seen.values()[0], 0.5 * seen.values()[1], 0.5 * seen.values()[2]},
                1e-7);
    }
}
