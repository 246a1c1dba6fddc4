package org.slumber.engine.network;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.random.RandomStreams;

/**
 * Draws the synapses of a network (paper section on the network): each ordered pair with its block's probability, no
 * self-connection, and no i→e where e→i exists.
 */
public final class RandomTopology {
    private final int inputs;
    private final Wiring wiring;
    private final UniformRandomProvider random;
    private int[] pre = new int[1024];
    private int[] post = new int[1024];
    private int synapses;

    private RandomTopology(int inputs, Wiring wiring, UniformRandomProvider random) {
        this.inputs = inputs;
        this.wiring = wiring;
        this.random = random;
    }

    /** Draws from the stream {@code wiring}. */
    public static Topology draw(int inputs, Wiring wiring, RandomStreams streams) {
        return new RandomTopology(inputs, wiring, streams.stream("wiring")).draw();
    }

    /** The initial weight of each synapse, by its block, excitatory ones times the gain; inhibitory ones negative. */
    public static double[] initialWeights(Topology topology, Wiring wiring) {
        double[] weights = new double[topology.synapses()];
        int firstInhibitory = topology.firstInhibitorySynapse();
        Arrays.fill(
                weights,
                0,
                topology.firstExcitatorySynapse(),
                wiring.gain() * wiring.inputExcitatory().weight());
        for (int synapse = topology.firstExcitatorySynapse(); synapse < firstInhibitory; synapse++) {
            boolean toExcitatory = topology.posts()[synapse] < topology.excitatory();
            Wiring.Block block = toExcitatory ? wiring.excitatoryExcitatory() : wiring.excitatoryInhibitory();
            weights[synapse] = wiring.gain() * block.weight();
        }
        Arrays.fill(
                weights,
                firstInhibitory,
                weights.length,
                -wiring.inhibitoryExcitatory().weight());
        return weights;
    }

    private Topology draw() {
        int excitatory = wiring.excitatory();
        int inhibitory = wiring.inhibitory();
        boolean[][] toInhibitory = new boolean[excitatory][inhibitory];
        for (int input = 0; input < inputs; input++) {
            for (int e = 0; e < excitatory; e++) {
                if (drawn(wiring.inputExcitatory())) {
                    add(input, e);
                }
            }
        }
        for (int from = 0; from < excitatory; from++) {
            for (int to = 0; to < excitatory; to++) {
                if (from != to && drawn(wiring.excitatoryExcitatory())) {
                    add(inputs + from, to);
                }
            }
            for (int i = 0; i < inhibitory; i++) {
                if (drawn(wiring.excitatoryInhibitory())) {
                    toInhibitory[from][i] = true;
                    add(inputs + from, excitatory + i);
                }
            }
        }
        for (int i = 0; i < inhibitory; i++) {
            for (int e = 0; e < excitatory; e++) {
                if (drawn(wiring.inhibitoryExcitatory()) && !toInhibitory[e][i]) {
                    add(inputs + excitatory + i, e);
                }
            }
        }
        return new Topology(
                inputs, excitatory, inhibitory, Arrays.copyOf(pre, synapses), Arrays.copyOf(post, synapses));
    }

    private boolean drawn(Wiring.Block block) {
        return random.nextDouble() < block.probability();
    }

    private void add(int from, int to) {
        if (synapses == pre.length) {
            pre = Arrays.copyOf(pre, 2 * synapses);
            post = Arrays.copyOf(post, 2 * synapses);
        }
        pre[synapses] = from;
        post[synapses] = to;
        synapses++;
    }
}
