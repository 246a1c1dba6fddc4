package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.random.RandomStreams;

class SornInhibitoryTest {
    private static final SynapseKind I = SynapseKind.INHIBITORY;

    private static Plasticity on(SpikingNetwork network, double learningRate) {
        return new SornInhibitory(learningRate, 0.1)
                .beside(new PairStdp(WeightDependenceLaw.published()), network, new RandomStreams(1));
    }

    @Test
    void anArrivingSpikeWeakensUnlessThePostNeuronSpikesInSpiteOfIt() {
        SpikePairs silent = SpikePairs.one(I, 1, network -> on(network, 1e-3));
        silent.pair(3);
        assertEquals(-1e-3, silent.strength() - 1, 1e-15);
        SpikePairs answering = SpikePairs.one(I, 1, network -> on(network, 1e-3));
        answering.pair(0);
        assertEquals(1e-3 / 0.1, answering.strength() - 1, 1e-15);
    }

    @Test
    void itIsNeutralWhereAnswersHaveTheirProbability() {
        assertTrue(drift(1 / 11.0).isZero(), "" + drift(1 / 11.0));
        assertTrue(drift(0.08).isBelow(0));
        assertTrue(drift(0.1).isAbove(0));
    }

    private static SpikePairs.Drift drift(double excitatory) {
        return SpikePairs.drift(I, 1, network -> on(network, 1e-6), 0.05, excitatory, 0, 10_000);
    }
}
