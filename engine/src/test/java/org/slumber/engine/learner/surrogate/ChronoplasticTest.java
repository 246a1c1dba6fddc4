package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.InvalidInputException;

class ChronoplasticTest {
    private static final TracePair TRACES = new TracePair(0.9, 0.995, 0.5, 0.5, Flag.TRUE);

    /** A controller of zeros says ω = σ(0) = 0.5; one that says much is clamped. */
    @Test
    void aControllerThatSaysNothingWarpsByAHalf() {
        Chronoplastic synapse = new Chronoplastic(TRACES, 0.1);
        InputTraces traces = new InputTraces(synapse.kind(), 1, 3);
        double[][] learnt = {{0.9, 0.995, 0.5, 0.5}, new double[16], new double[8], new double[8], new double[1]};
        double slow = Math.sqrt(0.995);
        assertArrayEquals(
                new double[] {2, 0.45 + 0.5 * slow, 0.405 + 0.5 * 0.995},
                traces.of(InputTracesTest.oneSpike(3), learnt, () -> new double[0])
                        .values(),
                1e-12);
        learnt[4][0] = 100;
        assertEquals(
                0.45 + 0.5 * Math.pow(0.995, 0.95),
                traces.of(InputTracesTest.oneSpike(3), learnt, () -> new double[0])
                        .values()[1],
                1e-12);
    }

    @Test
    void tooManyInputsAreRefused() {
        assertEquals(
                "surrogate.synapse must not be chronoplastic with more than 64 inputs, whose controller would cost more"
                        + " than the network; there were 225 (surrogate.stimulus rows has encoding.side of them, events"
                        + " the channels of the data set)",
                assertThrows(
                                InvalidInputException.class,
                                () -> Catalogue.specOf(
                                        Map.of("learner", "surrogate-gradient", "surrogate.synapse", "chronoplastic")))
                        .getMessage());
    }
}
