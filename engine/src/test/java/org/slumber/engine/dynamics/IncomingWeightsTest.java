package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.network.Topology;

class IncomingWeightsTest {
    @Test
    void entropyGiniAndParticipationAreTheirFormulas() {
        IncomingWeights weights =
                IncomingWeights.of(new double[][] {{0.1, 0.5, 0.2, 0.9}, {1, 1, 1, 1}, {0, 0, 0, 3}, {0, 0, 0, 0}});
        // by numpy, means over the three neurons with weight
        assertEquals(0.38235294117647056, weights.gini().orElseThrow(), 1e-12);
        assertEquals(1.202900055173297, weights.entropy().orElseThrow(), 1e-12);
        assertEquals(2.5345345345345347, weights.participation().orElseThrow(), 1e-12);
    }

    @Test
    void cosineIsWithTheSameNeuronsWeightsBefore() {
        IncomingWeights now = IncomingWeights.of(new double[][] {{1, 0}, {2, 2}});
        assertEquals(
                0.5,
                now.cosine(IncomingWeights.of(new double[][] {{0, 1}, {1, 1}})).orElseThrow(),
                1e-12);
    }

    @Test
    void eachPopulationsSynapsesAreItsOwn() {
        Topology topology = new Topology(2, 2, 0, new int[] {0, 1, 2}, new int[] {0, 0, 0});
        double[] weights = {3, 3, 7};
        assertEquals(
                2,
                IncomingWeights.of(topology, weights, DynamicsGroup.INPUT_EXCITATORY)
                        .participation()
                        .orElseThrow(),
                1e-12);
        assertEquals(
                1,
                IncomingWeights.of(topology, weights, DynamicsGroup.EXCITATORY_EXCITATORY)
                        .participation()
                        .orElseThrow(),
                1e-12);
    }
}
