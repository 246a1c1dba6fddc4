package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.random.RandomStreams;
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

    /** A decay is no weight: it neither decays nor is noisy, and noise of an optimiser does not learn it. */
    @ParameterizedTest
    @ValueSource(strings = {"surrogate.weightDecay", "surrogate.weightNoise", "sgld"})
    void whatActsOnWeightsLeavesADecayThatIsNotLearnt(String control) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "learner",
                "surrogate-gradient",
                "surrogate.stimulus",
                "rows",
                "surrogate.synapse",
                "trace",
                "synapse.decay",
                0.8,
                "synapse.learnt",
                "false",
                "surrogate.hidden",
                5,
                "surrogate.batch",
                1,
                "encoding.side",
                4));
        if (control.equals("sgld")) {
            given.putAll(Map.of("surrogate.optimiser", "sgld", "surrogate.learningRate", 0.01));
        } else {
            given.put(control, 0.5);
        }
        SurrogateNetwork network = new SurrogateNetwork(
                (SurrogateGradientLearner) Catalogue.specOf(given).learner(), 4, 3, 13, new RandomStreams(1));
        network.sequences()[0] = ArchitectureTest.sparse(ArchitectureTest.varying(new Random(1)));
        double before = network.layers().inputWeights()[0][0];
        network.train(new int[1], (image, pass, loss) -> {});
        assertNotEquals(before, network.layers().inputWeights()[0][0]);
        assertArrayEquals(new double[] {0.8, 0, 1, 0}, network.layers().traces()[0]);
    }
}
