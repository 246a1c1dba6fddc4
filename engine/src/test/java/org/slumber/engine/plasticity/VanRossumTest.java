package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.random.RandomStreams;

class VanRossumTest {
    @ParameterizedTest
    @EnumSource
    void atItsScaleBothHalvesAreWholeAndBeyondItWeakeningGrows(SynapseKind kind) {
        // restore 4/3 makes w_s the initial weight
        VanRossum rule = new VanRossum(WeightDependenceLaw.published(), 4 / 3.0);
        assertEquals(0.0008 * Math.exp(-0.5), SpikePairs.changeByPair(kind, 0.5, rule, 5), 1e-15);
        assertEquals(-0.0008 * Math.exp(-2 / 3.0), SpikePairs.changeByPair(kind, 0.5, rule, -5), 1e-15);
        VanRossum wider = new VanRossum(WeightDependenceLaw.published(), 4);
        assertEquals(0.0008 * Math.exp(-0.5), SpikePairs.changeByPair(kind, 0.5, wider, 5), 1e-15);
        assertEquals(-0.0008 / 3 * Math.exp(-2 / 3.0), SpikePairs.changeByPair(kind, 0.5, wider, -5), 1e-15);
    }

    @Test
    void eachGroupHasTheScaleOfItsInitialWeights() {
        // S→E 0.2 and 0.4, E→E 0.5, E→I 0.6, I→E −0.7: the mean of a group is its initial weight
        Topology topology = new Topology(2, 2, 1, new int[] {0, 1, 2, 3, 4}, new int[] {0, 0, 1, 2, 0});
        SpikingNetwork network = new SpikingNetwork(
                topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, new double[] {0.2, 0.4, 0.5, 0.6, -0.7});
        double[] scale = SynapseGroups.initialStrength(network);
        double[] expected = {0.3, 0.3, 0.5, 0.6, 0.7};
        for (int synapse = 0; synapse < expected.length; synapse++) {
            assertEquals(expected[synapse], scale[synapse], 1e-15);
        }
    }

    @Test
    void independentSpikesRestoreAMultipleOfTheInitialWeight() {
        double weight = 0.3;
        // restore times this is the fixed point over the initial weight, here the weight itself
        double shift = 0.75 / WeightDependenceLaw.balance();
        assertTrue(drift(weight, 1 / shift).isZero());
        assertTrue(drift(weight, 1.25 / shift).isAbove(0));
        assertTrue(drift(weight, 0.8 / shift).isBelow(0));
    }

    /** What changes is multiplied by 1 + σ·N(0, 1), what does not change is not; mean and variance within five errors. */
    @Test
    void noiseIsOnWeightsThatChangeAndInProportionToThem() {
        WeightBounds wide = new WeightBounds(1e-9, 1000);
        RandomNetwork noisy = new RandomNetwork(5, wide);
        SpikingNetwork plain = new RandomNetwork(5, wide).network;
        VanRossum rule = new VanRossum(WeightDependenceLaw.published(), 4, 0.015);
        Plasticity withNoise = rule.on(noisy.network, SynapseKind.ALL, new RandomStreams(1));
        Plasticity without = new VanRossum(WeightDependenceLaw.published(), 4).on(plain);
        assertTrue(withNoise.localChange().isEmpty());
        double sum = 0;
        double squares = 0;
        int changed = 0;
        for (int step = 0; step < 200; step++) {
            double[] before = noisy.network.weights().copy();
            int inputs = noisy.drawInput();
            double[] noise = noisy.drawNoise();
            noisy.network.step(noisy.input(), inputs, noise);
            plain.step(noisy.input(), inputs, noise);
            withNoise.afterStep();
            without.afterStep();
            double[] after = noisy.network.weights().values();
            double[] expected = plain.weights().values();
            for (int synapse = 0; synapse < after.length; synapse++) {
                if (expected[synapse] == before[synapse]) {
                    assertEquals(before[synapse], after[synapse]);
                } else {
                    double draw = (after[synapse] / expected[synapse] - 1) / 0.015;
                    sum += draw;
                    squares += draw * draw;
                    changed++;
                }
            }
            noisy.network.weights().set(expected);
        }
        assertEquals(0, sum / changed, 5 / Math.sqrt(changed));
        assertEquals(1, squares / changed, 5 * Math.sqrt(2.0 / changed));
    }

    private static SpikePairs.Drift drift(double weight, double restore) {
        return WeightDependenceLaw.drift(
                SynapseKind.EXCITATORY, new VanRossum(WeightDependenceLaw.slow(Timing.PUBLISHED), restore), weight);
    }
}
