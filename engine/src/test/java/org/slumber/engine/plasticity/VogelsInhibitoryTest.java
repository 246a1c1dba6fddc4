package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.random.RandomStreams;

class VogelsInhibitoryTest {
    private static final SynapseKind I = SynapseKind.INHIBITORY;
    private static final double ETA = 1e-3;

    private static Plasticity on(SpikingNetwork network, double learningRate, double target) {
        return new VogelsInhibitory(learningRate, target, 20)
                .beside(new PairStdp(WeightDependenceLaw.published()), network, new RandomStreams(1));
    }

    @Test
    void anInhibitorySpikeOntoASilentNeuronWeakens() {
        SpikePairs pair = SpikePairs.one(I, 1, network -> on(network, ETA, 5));
        pair.step(true, false);
        pair.rest(1);
        assertEquals(-0.2 * ETA, pair.strength() - 1, 1e-15);
    }

    @Test
    void oneThatArrivesWithThePostSpikeStrengthens() {
        SpikePairs pair = SpikePairs.one(I, 1, network -> on(network, ETA, 5));
        pair.pair(0);
        assertEquals(0.8 * ETA, pair.strength() - 1, 1e-15);
    }

    @Test
    void bothOrdersStrengthenAlike() {
        for (int lead : new int[] {-7, 7}) {
            SpikePairs pair = SpikePairs.one(I, 1, network -> on(network, ETA, 5));
            pair.pair(lead);
            assertEquals(ETA * (Math.exp(-7 / 20.0) - 0.2), pair.strength() - 1, 1e-15);
        }
    }

    @Test
    void independentSpikesLeaveWeightsAloneAtTheTargetRateWhateverTheInhibitoryRate() {
        // the sum of the means of both traces is coth(1/2τ), 0.02 % beyond 2τ
        double traces = 1 / Math.tanh(1 / 40.0);
        assertEquals(40.008, traces, 5e-4);
        double rate = 1e-5;
        for (double inhibitory : new double[] {0.01, 0.04}) {
            double neutral = 0.02 * 40 / traces;
            assertTrue(drift(rate, inhibitory, neutral).isZero(), "" + drift(rate, inhibitory, neutral));
            for (double excitatory : new double[] {0.01, 0.03}) {
                double law = rate * inhibitory * (excitatory * traces - 0.02 * 40);
                SpikePairs.Drift drift = drift(rate, inhibitory, excitatory);
                assertTrue(Math.abs(drift.mean() - law) <= 5 * drift.error(), drift + " against " + law);
            }
        }
    }

    private static SpikePairs.Drift drift(double rate, double inhibitory, double excitatory) {
        return SpikePairs.drift(I, 1, network -> on(network, rate, 20), inhibitory, excitatory, 200, 10_000);
    }
}
