package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.Timing;

/** Two inputs and two excitatory neurons, one inhibitory: S→E 0.1 to 0.4, E→E 0.5 and 0.6, E→I 0.7, I→E −0.8. */
class NormalisationTest {
    private static final double[] INITIAL = {0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.6, -0.8};
    private static final double[] SILENCE = new double[3];

    private final Topology topology =
            new Topology(2, 2, 1, new int[] {0, 0, 1, 1, 2, 2, 3, 4}, new int[] {0, 1, 0, 1, 1, 2, 0, 0});
    private final SpikingNetwork network =
            new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, INITIAL);

    @Test
    void normalisationRestoresEachBlockByItself() {
        RegulatedNetwork regulated = regulated(network, new Normalisation(Restored.LAYER, 10));
        scale(2, 3);
        regularise(regulated);
        assertArrayEquals(
                new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 2.1, 0.6, -2.4},
                network.weights().values(),
                1e-15);
    }

    @Test
    void layerRestorationKeepsTheProportions() {
        RegulatedNetwork regulated = regulated(network, new Normalisation(Restored.LAYER, 10));
        network.weights().rewrite()[0] = 1.1;
        regularise(regulated);
        // the S→E sum went from 1 to 2, so all of it is halved
        assertArrayEquals(
                new double[] {0.55, 0.1, 0.15, 0.2, 0.5, 0.7, 0.6, -0.8},
                network.weights().values(),
                1e-15);
    }

    @Test
    void neuronRestorationKeepsEachNeuronsSum() {
        RegulatedNetwork regulated = regulated(network, new Normalisation(Restored.NEURON, 10));
        network.weights().rewrite()[0] = 0.5;
        regularise(regulated);
        // neuron 0 receives 0.5 + 0.3 where it had 0.4; neuron 1 is as it was
        assertArrayEquals(
                new double[] {0.25, 0.2, 0.15, 0.4, 0.5, 0.7, 0.6, -0.8},
                network.weights().values(),
                1e-15);
    }

    @Test
    void staticRestorationSetsTheMeanOfTheBlock() {
        RegulatedNetwork regulated = regulated(network, new Normalisation(Restored.STATIC, 10));
        scale(2, 3);
        regularise(regulated);
        assertArrayEquals(
                new double[] {0.25, 0.25, 0.25, 0.25, 0.55, 2.1, 0.55, -2.4},
                network.weights().values(),
                1e-15);
    }

    @Test
    void theRegulariserIsDueEveryIntervalButNotAtTheStart() {
        RegulatedNetwork regulated = regulated(network, new Normalisation(Restored.LAYER, 3));
        for (int step = 0; step < 10; step++) {
            assertEquals(step > 0 && step % 3 == 0, regulated.due(), "wake step " + step);
            regulated.wake(new int[0], 0);
        }
        regulated.setClock(0);
        assertFalse(regulated.due());
        regulated.setClock(6);
        assertTrue(regulated.due());
    }

    private void scale(double first, double second) {
        double[] weight = network.weights().rewrite();
        for (int synapse = 0; synapse < weight.length; synapse++) {
            weight[synapse] *= synapse < 4 ? first : second;
        }
    }

    private static RegulatedNetwork regulated(SpikingNetwork network, Regulariser regulariser) {
        return Regulated.by(
                network, new PairStdp(Timing.PUBLISHED, 0.0008, 0.005, 10, 7.5), () -> SILENCE, regulariser);
    }

    /** Moves the wake clock to the next interval and applies what is due; returns the steps simulated. */
    private static int regularise(RegulatedNetwork regulated) {
        regulated.setClock(10);
        return regulated.dueHomeostats().stream().mapToInt(regulated::apply).sum();
    }
}
