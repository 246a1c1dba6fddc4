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
import org.slumber.engine.Catalogue;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.RandomTopology;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.network.Wiring;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.random.RandomStreams;

class PairStdpProperties {
    private static final int[] NO_SPIKES = new int[0];

    @Property(tries = 60)
    void weightsNeverLeaveTheirBoundsByMoreThanOneUpdate(
            @ForAll long seed, @ForAll Timing timing, @ForAll @DoubleRange(min = 0, max = 0.5) double eta) {
        RandomStreams streams = new RandomStreams(seed);
        UniformRandomProvider random = streams.stream("test");
        Wiring wiring = ((StdpLearner) Catalogue.specOf(Map.of("network.excitatory", 20, "network.inhibitory", 5))
                        .learner())
                .network();
        Topology topology = RandomTopology.draw(30, wiring, streams);
        SpikingNetwork network = new SpikingNetwork(
                topology,
                LeakyAdaptive.PUBLISHED,
                new WeightBounds(0.01, 1),
                RandomTopology.initialWeights(topology, wiring));
        PlasticNetwork plastic = new PlasticNetwork(network, new PairStdp(timing, eta, eta, 10, 7.5));
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
            plastic.step(inputs, count, noise);
            double[] weight = network.weights().values();
            for (int synapse = 0; synapse < weight.length; synapse++) {
                double excitatory = synapse < topology.firstInhibitorySynapse() ? weight[synapse] : -weight[synapse];
                assertTrue(excitatory >= 0.01 - eta && excitatory <= 1 + eta, "weight " + weight[synapse]);
            }
        }
    }

    @Property
    void oneSynapseChangesByTheRuleOfItsTiming(@ForAll Timing timing, @ForAll @IntRange(min = 1, max = 60) int lead) {
        PairStdp rule = new PairStdp(timing, 0.0008, 0.005, 10, 7.5);
        Topology topology = new Topology(1, 1, 0, new int[] {0}, new int[] {0});
        SpikingNetwork network =
                new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, new double[] {1});
        PlasticNetwork plastic = new PlasticNetwork(network, rule);
        double[] kick = {100};
        double expected = 1;
        // the post neuron fires first, then after so many steps the input: s_post − s_pre = lead
        plastic.step(NO_SPIKES, 0, kick);
        for (int step = 1; step <= lead + 1; step++) {
            plastic.step(new int[] {0}, step == lead ? 1 : 0);
            if (step == 1) {
                expected += change(rule, lead == 1 ? 1 - 0 : 1 - 2);
            }
        }
        expected += change(rule, lead);
        assertEquals(expected, network.weights().values()[0], 1e-15);
    }

    /** Δ at s_post − s_pre. */
    private static double change(PairStdp rule, int difference) {
        int d = rule.pairs().timing() == Timing.PUBLISHED ? difference : -difference;
        return d >= 0 ? 0.0008 * Math.exp(-d / 10.0) : -0.0008 * Math.exp(d / 7.5);
    }

    @Property
    void aLoneAntiPairIsWeakenedByAlpha(
            @ForAll @IntRange(min = 2, max = 60) int distance, @ForAll @DoubleRange(min = 0, max = 3) double alpha) {
        PairStdp rule = new PairStdp(new PairWindow(Timing.PUBLISHED, 0.0008, 0.005, 10, 7.5, alpha));
        double expected = -alpha * 0.0008 * Math.exp(-distance / 7.5);
        assertEquals(expected, SpikePairs.changeByPair(SynapseKind.EXCITATORY, 1, rule, -distance), 1e-15);
        double untouched = SpikePairs.changeByPair(SynapseKind.EXCITATORY, 1, rule, distance);
        assertEquals(0.0008 * Math.exp(-distance / 10.0), untouched, 1e-15);
    }

    @Example
    void publishedTimingStrengthensPostBeforePreAndCausalTheReverse() {
        StdpWindow published = window(Timing.PUBLISHED);
        StdpWindow causal = window(Timing.CAUSAL);
        for (int difference : List.of(1, 5, 200)) {
            assertTrue(published.change(difference) > 0 && published.change(-difference) < 0);
            assertTrue(causal.change(difference) < 0 && causal.change(-difference) > 0);
        }
        assertEquals(0.0008, published.change(0));
        assertEquals(0.0008, causal.change(0));
        assertEquals(0, published.change(Integer.MAX_VALUE));
        assertEquals(0, causal.change(Integer.MAX_VALUE), 0);
    }

    private static StdpWindow window(Timing timing) {
        return new StdpWindow(new PairWindow(timing, 0.0008, 0.005, 10, 7.5, 1), SynapseKind.EXCITATORY);
    }
}
