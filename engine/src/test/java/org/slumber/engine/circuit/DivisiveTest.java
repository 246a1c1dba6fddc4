package org.slumber.engine.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.network.Circuit;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;

class DivisiveTest {
    /** 30 spikes a step for long at κ = 0.1: A = 3 and divisor 2; on the way A = 3·(1 − (1 − 1/τ)^n). */
    @Test
    void aConstantActivityHasTheClosedForm() {
        Circuit.State pool = new Divisive(0.1, 10, Divisive.Scope.RECURRENT).state();
        for (int n = 1; n <= 400; n++) {
            pool.spiked(30);
            assertEquals(1 / Math.sqrt(1 + 3 * (1 - Math.pow(0.9, n))), pool.recurrentGain(), 1e-12);
        }
        assertEquals(0.5, pool.recurrentGain(), 1e-12);
        assertEquals(1, pool.inputGain());
        Circuit.State copy = new Divisive(0.1, 10, Divisive.Scope.RECURRENT).state();
        copy.copyFrom(pool);
        assertEquals(0.5, copy.recurrentGain(), 1e-12);
        pool.reset();
        assertEquals(1, pool.recurrentGain());
    }

    /**
     * An excitatory neuron spikes once at κ = 3 and τ = 1: what it sends arrives halved at the excitatory neuron, whole at
     * the inhibitory one; what the input sends is halved where all is divided.
     */
    @ParameterizedTest
    @EnumSource(Divisive.Scope.class)
    void excitationOfExcitatoryNeuronsIsDividedInTheNextStep(Divisive.Scope scope) {
        // input to neuron 1; neuron 0 to neurons 1 and 2, neuron 2 inhibitory; τ_syn, τ_m and R of 1: v is −70 + what
        // arrives
        LeakyAdaptive neuron = new LeakyAdaptive(1, 1, 1, -70, -80, -100, 40, -55, -90, 0, 100, 3);
        SpikingNetwork network = new SpikingNetwork(
                new Topology(1, 2, 1, new int[] {0, 1, 1}, new int[] {1, 1, 2}),
                neuron,
                List.of(new Divisive(3, 1, scope)),
                WeightBounds.PUBLISHED,
                new double[] {4, 2, 2});
        network.step(new int[] {0}, 1, new double[] {100, 0, 0});
        network.step(new int[0], 0);
        double fromInput = scope == Divisive.Scope.ALL ? 2 : 4;
        assertEquals(-70 + fromInput + 1, network.neurons().membranePotential()[1], 1e-12);
        assertEquals(-70 + 2, network.neurons().membranePotential()[2], 1e-12);
    }
}
