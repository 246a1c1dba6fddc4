package org.slumber.engine.plasticity;

import java.util.Map;
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

/** A small network under random input and noise strong enough that every neuron fires, for tests of what changes it. */
public final class RandomNetwork {
    /** Number of inputs. */
    public static final int INPUTS = 30;

    /** The network. */
    public final SpikingNetwork network;

    private final UniformRandomProvider random;
    private final double[] noise;
    private final int[] spiking = new int[INPUTS + 1];

    /** Of 20 excitatory and 5 inhibitory neurons, weights scattered beyond their bounds. */
    public RandomNetwork(long seed, WeightBounds bounds) {
        RandomStreams streams = new RandomStreams(seed);
        Wiring wiring = ((StdpLearner) Catalogue.specOf(Map.of("network.excitatory", 20, "network.inhibitory", 5))
                        .learner())
                .network();
        Topology topology = RandomTopology.draw(INPUTS, wiring, streams);
        random = streams.stream("test");
        double[] weights = RandomTopology.initialWeights(topology, wiring);
        for (int synapse = 0; synapse < weights.length; synapse++) {
            weights[synapse] *= 3 * random.nextDouble();
        }
        network = new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, bounds, weights);
        noise = new double[topology.neurons()];
    }

    /** Draws the input spikes of a step; returns how many. */
    public int drawInput() {
        int count = 0;
        for (int k = 0; k < INPUTS; k++) {
            spiking[count] = k;
            count += random.nextDouble() < 0.2 ? 1 : 0;
        }
        return count;
    }

    /** The input spikes drawn last. */
    public int[] input() {
        return spiking;
    }

    /** The noise of one more step, mV. */
    public double[] drawNoise() {
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 6 * random.nextDouble() - 1;
        }
        return noise;
    }

    /** Whether a weight stands within its bounds. */
    public boolean inBounds(int synapse) {
        double weight = network.weights().values()[synapse];
        double strength = synapse < network.topology().firstInhibitorySynapse() ? weight : -weight;
        WeightBounds bounds = network.weights().bounds();
        return strength >= bounds.minimum() && strength <= bounds.maximum();
    }
}
