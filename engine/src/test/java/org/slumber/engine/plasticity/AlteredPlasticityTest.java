package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightBounds;

class AlteredPlasticityTest {
    private static final WeightBounds BOUNDS = new WeightBounds(0.01, 0.6);

    /** Beside a twin that learns unaltered from the same state: each of its changes, multiplied, and no other. */
    @ParameterizedTest
    @CsvSource({
        "true, PUBLISHED, -1, -1",
        "true, CAUSAL, 1, 20",
        "false, CAUSAL, -0.5, -0.5",
        "true, PUBLISHED, 0, 0",
        "false, PUBLISHED, 3, 0.25"
    })
    void everyChangeIsMultiplied(boolean local, Timing timing, double strengthening, double weakening) {
        RandomNetwork random = new RandomNetwork(21, BOUNDS);
        SpikingNetwork network = random.network;
        SpikingNetwork twin = new RandomNetwork(21, BOUNDS).network;
        PairStdp rule = new PairStdp(timing, 0.02, 0.05, 10, 7.5);
        Plasticity plain = rule.on(twin);
        Plasticity promising = rule.on(network);
        // without the promise of a local change every weight is looked at
        Plasticity silent = new Plasticity() {
            @Override
            public void afterStep() {
                promising.afterStep();
            }
        };
        Plasticity own = local ? promising : silent;
        Plasticity altered = new AlteredPlasticity(network, own, strengthening, weakening);
        assertEquals(local, altered.localChange().isPresent());
        int strengthened = 0;
        int weakened = 0;
        for (int step = 0; step < 300; step++) {
            network.step(random.input(), random.drawInput(), random.drawNoise());
            network.weights().clip();
            twin.copyFrom(network);
            twin.weights().clip();
            double[] before = network.weights().copy();
            plain.afterStep();
            altered.afterStep();
            for (int synapse = 0; synapse < before.length; synapse++) {
                double change = twin.weights().values()[synapse] - before[synapse];
                boolean raises = synapse < network.topology().firstInhibitorySynapse() ? change > 0 : change < 0;
                double expected = before[synapse] + change * (raises ? strengthening : weakening);
                assertEquals(expected, network.weights().values()[synapse], 1e-15);
                strengthened += raises ? 1 : 0;
                weakened += change != 0 && !raises ? 1 : 0;
            }
        }
        assertTrue(strengthened > 1000 && weakened > 1000, strengthened + " and " + weakened);
        network.weights().clip();
        for (int synapse = 0; synapse < network.topology().synapses(); synapse++) {
            assertTrue(random.inBounds(synapse), "synapse " + synapse);
        }
    }
}
