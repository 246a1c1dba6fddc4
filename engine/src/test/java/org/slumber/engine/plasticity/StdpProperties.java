package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.network.RandomTopology;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Neuron;
import org.slumber.engine.spec.Parameters;
import org.slumber.engine.spec.Plasticity;
import org.slumber.engine.spec.StdpLearner;
import org.slumber.engine.spec.Wiring;

class StdpProperties {
    private static final int[] NO_SPIKES = new int[0];

    @Property(tries = 60)
    void weightsNeverLeaveTheirBoundsByMoreThanOneUpdate(
            @ForAll long seed, @ForAll Plasticity.Timing timing, @ForAll @DoubleRange(min = 0, max = 0.5) double eta) {
        RandomStreams streams = new RandomStreams(seed);
        UniformRandomProvider random = streams.stream("test");
        Wiring wiring = ((StdpLearner) Parameters.specOf(Map.of("network.excitatory", 20, "network.inhibitory", 5))
                        .learner())
                .network();
        Topology topology = RandomTopology.draw(30, wiring, streams);
        SpikingNetwork network =
                new SpikingNetwork(topology, Neuron.PUBLISHED, RandomTopology.initialWeights(topology, wiring));
        Stdp stdp = new Stdp(network, new Plasticity(timing, eta, eta, 10, 7.5, 0.01, 1));
        int[] inputs = new int[30];
        double[] noise = new double[topology.neurons()];
        for (int step = 0; step < 200; step++) {
            int count = 0;
            for (int k = 0; k < inputs.length; k++) {
                inputs[count] = k;
                count += random.nextDouble() < 0.3 ? 1 : 0;
            }
            for (int i = 0; i < noise.length; i++) {
                noise[i] = 5 * random.nextDouble();
            }
            network.step(inputs, count, noise);
            stdp.update();
            double[] weight = network.weights();
            for (int synapse = 0; synapse < weight.length; synapse++) {
                double excitatory = synapse < topology.firstInhibitorySynapse() ? weight[synapse] : -weight[synapse];
                assertTrue(excitatory >= 0.01 - eta && excitatory <= 1 + eta, "weight " + weight[synapse]);
            }
        }
    }

    @Property
    void oneSynapseChangesByTheRuleOfItsTiming(
            @ForAll Plasticity.Timing timing, @ForAll @IntRange(min = 1, max = 60) int lead) {
        Plasticity plasticity = new Plasticity(timing, 0.0008, 0.005, 10, 7.5, 0.01, 25);
        Topology topology = new Topology(1, 1, 0, new int[] {0}, new int[] {0});
        SpikingNetwork network = new SpikingNetwork(topology, Neuron.PUBLISHED, new double[] {1});
        Stdp stdp = new Stdp(network, plasticity);
        double[] kick = {100};
        double expected = 1;
        // the post neuron fires first, then after so many steps the input: s_post − s_pre = lead
        network.step(NO_SPIKES, 0, kick);
        stdp.update();
        for (int step = 1; step <= lead + 1; step++) {
            network.step(new int[] {0}, step == lead ? 1 : 0);
            stdp.update();
            if (step == 1) {
                expected += change(plasticity, lead == 1 ? 1 - 0 : 1 - 2);
            }
        }
        expected += change(plasticity, lead);
        assertEquals(expected, network.weights()[0], 1e-15);
    }

    /** Δ at s_post − s_pre. */
    private static double change(Plasticity plasticity, int difference) {
        int d = plasticity.timing() == Plasticity.Timing.PUBLISHED ? difference : -difference;
        return d >= 0 ? 0.0008 * Math.exp(-d / 10.0) : -0.0008 * Math.exp(d / 7.5);
    }

    @Example
    void publishedTimingStrengthensPostBeforePreAndCausalTheReverse() {
        StdpRule published = rule(Plasticity.Timing.PUBLISHED);
        StdpRule causal = rule(Plasticity.Timing.CAUSAL);
        for (int difference : List.of(1, 5, 200)) {
            assertTrue(published.change(difference) > 0 && published.change(-difference) < 0);
            assertTrue(causal.change(difference) < 0 && causal.change(-difference) > 0);
        }
        assertEquals(0.0008, published.change(0));
        assertEquals(0.0008, causal.change(0));
        assertEquals(0, published.change(Integer.MAX_VALUE));
        assertEquals(0, causal.change(Integer.MAX_VALUE), 0);
    }

    private static StdpRule rule(Plasticity.Timing timing) {
        return new StdpRule(new Plasticity(timing, 0.0008, 0.005, 10, 7.5, 0.01, 25), 0.0008, 1);
    }
}
