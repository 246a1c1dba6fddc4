package org.slumber.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slumber.engine.neuron.LeakyAdaptive;

class SpikingNetworkTest {
    private static final int[] FIRST_INPUT = {0};

    private final Topology pair = new Topology(1, 2, 0, new int[] {0, 1}, new int[] {0, 1});
    private final SpikingNetwork network =
            new SpikingNetwork(pair, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, new double[] {60, 3});

    @Test
    void anInputArrivesAStepLater() {
        network.step(FIRST_INPUT, 1);
        assertEquals(-70, network.neurons().membranePotential()[0]);
        network.step(FIRST_INPUT, 0);
        // I = 60/30 = 2, v = −70 + 30·2/30
        assertEquals(-68, network.neurons().membranePotential()[0]);
    }

    @Test
    void aSpikeIsListedCountedAndRaisesTheThreshold() {
        network.step(FIRST_INPUT, 0, new double[] {20, 0});
        assertArrayEquals(new int[] {1}, Arrays.copyOf(network.spikes(), network.spikeCount()));
        assertEquals(-80, network.neurons().membranePotential()[0]);
        assertEquals(0, network.stepsSinceSpike()[1]);
        assertEquals(1, network.stepsSinceSpike()[2]);
        // θ is now −52: 27 mV on −80 + 10/30 stay below it, 29 do not
        network.step(FIRST_INPUT, 0, new double[] {27, 0});
        assertEquals(0, network.spikeCount());
    }

    @Test
    void synapticEventsCountTheSynapsesOfSpikes() {
        network.step(FIRST_INPUT, 1, new double[] {20, 0});
        assertEquals(0, network.synapticEvents());
        network.step(FIRST_INPUT, 0);
        assertEquals(2, network.synapticEvents());
    }

    @Test
    void clearedInputSpikesDoNotArrive() {
        network.step(FIRST_INPUT, 1, new double[] {20, 0});
        network.clearInputSpikes();
        network.step(FIRST_INPUT, 0);
        // the excitatory neuron's spike arrives at the second one, the input's not at the first
        assertArrayEquals(
                new double[] {-80 + 10 / 30.0, -70 + 0.1}, network.neurons().membranePotential(), 1e-13);
    }

    @Test
    void aCopyGoesOnAsTheOriginal() {
        network.step(FIRST_INPUT, 1, new double[] {20, 3});
        SpikingNetwork copy =
                new SpikingNetwork(pair, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, new double[] {0, 0});
        copy.copyFrom(network);
        for (int step = 0; step < 5; step++) {
            network.step(FIRST_INPUT, step % 2);
            copy.step(FIRST_INPUT, step % 2);
        }
        assertArrayEquals(network.neurons().membranePotential(), copy.neurons().membranePotential());
        assertArrayEquals(network.stepsSinceSpike(), copy.stepsSinceSpike());
    }
}
