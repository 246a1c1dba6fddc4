package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.spec.Defaults;
import org.slumber.engine.spec.Neuron;
import org.slumber.engine.spec.Preset;
import org.slumber.engine.spec.Regulariser;
import org.slumber.engine.spec.Regulariser.Restored;

/** Two inputs and two excitatory neurons, one inhibitory: S→E 0.1 to 0.4, E→E 0.5 and 0.6, E→I 0.7, I→E −0.8. */
class RestorationTest {
    private static final double[] INITIAL = {0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.6, -0.8};
    private static final double[] SILENCE = new double[3];

    private final Topology topology =
            new Topology(2, 2, 1, new int[] {0, 0, 1, 1, 2, 2, 3, 4}, new int[] {0, 1, 0, 1, 1, 2, 0, 0});
    private final SpikingNetwork network = new SpikingNetwork(topology, Neuron.PUBLISHED, INITIAL);

    @Test
    void normalisationRestoresEachBlockByItself() {
        RegulatedNetwork regulated = regulated(new Regulariser.Normalize(Restored.LAYER, 10));
        double[] weight = network.weights();
        scale(2, 3);
        regulated.regularise();
        assertArrayEquals(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 2.1, 0.6, -2.4}, weight, 1e-15);
    }

    @Test
    void layerRestorationKeepsTheProportions() {
        RegulatedNetwork regulated = regulated(new Regulariser.Normalize(Restored.LAYER, 10));
        network.weights()[0] = 1.1;
        regulated.regularise();
        // the S→E sum went from 1 to 2, so all of it is halved
        assertArrayEquals(new double[] {0.55, 0.1, 0.15, 0.2, 0.5, 0.7, 0.6, -0.8}, network.weights(), 1e-15);
    }

    @Test
    void neuronRestorationKeepsEachNeuronsSum() {
        RegulatedNetwork regulated = regulated(new Regulariser.Normalize(Restored.NEURON, 10));
        network.weights()[0] = 0.5;
        regulated.regularise();
        // neuron 0 receives 0.5 + 0.3 where it had 0.4; neuron 1 is as it was
        assertArrayEquals(new double[] {0.25, 0.2, 0.15, 0.4, 0.5, 0.7, 0.6, -0.8}, network.weights(), 1e-15);
    }

    @Test
    void staticRestorationSetsTheMeanOfTheBlock() {
        RegulatedNetwork regulated = regulated(new Regulariser.Normalize(Restored.STATIC, 10));
        scale(2, 3);
        regulated.regularise();
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25, 0.55, 2.1, 0.55, -2.4}, network.weights(), 1e-15);
    }

    @Test
    void aNapReachesTheSameGoalOverItsSteps() {
        for (Restored target : Restored.values()) {
            SpikingNetwork napping = new SpikingNetwork(topology, Neuron.PUBLISHED, INITIAL);
            SpikingNetwork normalised = new SpikingNetwork(topology, Neuron.PUBLISHED, INITIAL);
            RegulatedNetwork nap = regulated(napping, new Regulariser.Nap(target, 7, 0, 10));
            RegulatedNetwork normalisation = regulated(normalised, new Regulariser.Normalize(target, 10));
            for (SpikingNetwork scaled : new SpikingNetwork[] {napping, normalised}) {
                scaled.weights()[0] *= 3;
                scaled.weights()[4] *= 2;
            }
            assertEquals(7, nap.regularise());
            assertEquals(0, normalisation.regularise());
            assertArrayEquals(normalised.weights(), napping.weights(), 1e-14, target.toString());
        }
    }

    @Test
    void theRegulariserIsDueEveryIntervalButNotAtTheStart() {
        RegulatedNetwork regulated = regulated(new Regulariser.Normalize(Restored.LAYER, 3));
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
        double[] weight = network.weights();
        for (int synapse = 0; synapse < weight.length; synapse++) {
            weight[synapse] *= synapse < 4 ? first : second;
        }
    }

    private RegulatedNetwork regulated(Regulariser regulariser) {
        return regulated(network, regulariser);
    }

    private static RegulatedNetwork regulated(SpikingNetwork network, Regulariser regulariser) {
        return new RegulatedNetwork(
                network,
                Defaults.plasticity(Preset.TABLE),
                regulariser,
                WeightBaseline.of(network),
                Optional.empty(),
                () -> SILENCE);
    }
}
