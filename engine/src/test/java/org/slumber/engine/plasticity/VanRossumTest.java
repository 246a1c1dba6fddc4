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

    private static SpikePairs.Drift drift(double weight, double restore) {
        return WeightDependenceLaw.drift(
                SynapseKind.EXCITATORY, new VanRossum(WeightDependenceLaw.slow(Timing.PUBLISHED), restore), weight);
    }
}
