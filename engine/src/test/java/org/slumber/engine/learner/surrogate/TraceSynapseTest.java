package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.spec.Flag;

class TraceSynapseTest {

    @Test
    void theTraceIsAddedToTheInput() {
        TraceSynapse synapse = new TraceSynapse(0.5, Flag.TRUE);
        InputTraces traces = new InputTraces(synapse.kind(), 1, 3);
        assertArrayEquals(
                new double[] {2, 0.5, 0.25},
                traces.of(InputTracesTest.oneSpike(3), new double[][] {{0.5, 0, 1, 0}}, () -> new double[0])
                        .values());
    }

    /** The gain of this trace is always 1. */
    @Test
    void aDecayThatIsNotLearntStandsStill() {
        for (Flag learnt : Flag.values()) {
            SurrogateNetwork network =
                    ArchitectureTest.network(new TraceSynapse(0.8, learnt), Architecture.PLAIN, new RowImages(4), 1, 2);
            double[][] x = ArchitectureTest.varying(new Random(1));
            network.sequences()[0] = ArchitectureTest.sparse(x);
            for (int i = 0; i < 20; i++) {
                network.train(new int[1], (image, pass, loss) -> {});
            }
            double[] traces = network.layers().traces()[0];
            if (learnt == Flag.TRUE) {
                assertNotEquals(0.8, traces[0]);
            } else {
                assertEquals(0.8, traces[0]);
            }
            assertEquals(1, traces[2]);
        }
    }
}
