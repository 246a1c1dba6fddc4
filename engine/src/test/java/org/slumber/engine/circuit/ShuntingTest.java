package org.slumber.engine.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slumber.engine.network.Circuit;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;

class ShuntingTest {
    /** I_E = 2, I_I = −1: a current of 1, and of 0.6667 at κ = 0.5. */
    @Test
    void inhibitionDividesTheCurrent() {
        assertEquals(-70 + 1, potential(List.of()), 1e-12);
        assertEquals(-70 + 2.0 / 3, potential(List.of(new Shunting(0.5))), 1e-12);
    }

    /** The potential after an excitatory and an inhibitory spike arrive in one step, at τ_syn, τ_m and R of 1. */
    private static double potential(List<Circuit> circuits) {
        LeakyAdaptive neuron = new LeakyAdaptive(1, 1, 1, -70, -80, -100, 40, -55, -90, 0, 100, 3);
        SpikingNetwork network = new SpikingNetwork(
                new Topology(1, 1, 1, new int[] {0, 2}, new int[] {0, 0}),
                neuron,
                circuits,
                WeightBounds.PUBLISHED,
                new double[] {2, -1});
        network.step(new int[] {0}, 1, new double[] {0, 100});
        network.step(new int[0], 0);
        return network.neurons().membranePotential()[0];
    }
}
