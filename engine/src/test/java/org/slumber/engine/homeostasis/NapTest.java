package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.Timing;

class NapTest {
    private static final double[] INITIAL = {0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.6, -0.8};

    private final Topology topology =
            new Topology(2, 2, 1, new int[] {0, 0, 1, 1, 2, 2, 3, 4}, new int[] {0, 1, 0, 1, 1, 2, 0, 0});

    @ParameterizedTest
    @EnumSource(Restored.class)
    void aNapReachesTheGoalOfNormalisationOverItsSteps(Restored target) {
        SpikingNetwork napping = new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, INITIAL);
        SpikingNetwork normalised =
                new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, INITIAL);
        RegulatedNetwork nap = regulated(napping, new Nap(target, 7, 0, 10));
        RegulatedNetwork normalisation = regulated(normalised, new Normalisation(target, 10));
        for (SpikingNetwork scaled : new SpikingNetwork[] {napping, normalised}) {
            scaled.weights().rewrite()[0] *= 3;
            scaled.weights().rewrite()[4] *= 2;
        }
        assertEquals(7, apply(nap));
        assertEquals(0, apply(normalisation));
        assertArrayEquals(normalised.weights().values(), napping.weights().values(), 1e-14, target.toString());
    }

    private static int apply(RegulatedNetwork regulated) {
        regulated.setClock(10);
        return regulated.dueHomeostats().stream().mapToInt(regulated::apply).sum();
    }

    private static RegulatedNetwork regulated(SpikingNetwork network, Regulariser regulariser) {
        double[] silence = new double[3];
        return Regulated.by(
                network, new PairStdp(Timing.PUBLISHED, 0.0008, 0.005, 10, 7.5), () -> silence, regulariser);
    }
}
