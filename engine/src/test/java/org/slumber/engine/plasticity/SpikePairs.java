package org.slumber.engine.plasticity;

import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.random.RandomStreams;

/**
 * Pairs of neurons with one synapse each, that spike when a test says so: what a rule does to a pair of spikes, and by
 * how much independent random spikes move a weight.
 */
final class SpikePairs {
    private static final double SURELY = 1000;

    final SpikingNetwork network;
    final Plasticity plasticity;
    private final SynapseKind kind;
    private final int pairs;
    private final int[] inputs;
    private final double[] noise;

    /**
     * @param weight strength of every synapse
     * @param rule what is put to work on them
     */
    SpikePairs(SynapseKind kind, int pairs, double weight, Function<SpikingNetwork, Plasticity> rule) {
        this.kind = kind;
        this.pairs = pairs;
        boolean excitatory = kind == SynapseKind.EXCITATORY;
        int[] pre = new int[pairs];
        int[] post = new int[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            // inputs first, then excitatory, then inhibitory neurons
            pre[pair] = excitatory ? pair : 1 + pairs + pair;
            post[pair] = pair;
        }
        Topology topology = new Topology(excitatory ? pairs : 1, pairs, excitatory ? 0 : pairs, pre, post);
        double[] weights = new double[pairs];
        Arrays.fill(weights, kind.sign() * weight);
        network = new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, new WeightBounds(1e-6, 1e6), weights);
        plasticity = rule.apply(network);
        inputs = new int[pairs];
        noise = new double[topology.neurons()];
    }

    /** One pair. */
    static SpikePairs one(SynapseKind kind, double weight, Function<SpikingNetwork, Plasticity> rule) {
        return new SpikePairs(kind, 1, weight, rule);
    }

    /** Strength of the first synapse. */
    double strength() {
        return strength(0);
    }

    private double strength(int pair) {
        return kind.sign() * network.weights().values()[pair];
    }

    /** One step in which neurons spike as told, all pairs alike. */
    void step(boolean pre, boolean post) {
        boolean[] all = new boolean[pairs];
        boolean[] none = new boolean[pairs];
        Arrays.fill(all, true);
        step(pre ? all : none, post ? all : none);
    }

    /** Steps in which no neuron spikes. */
    void rest(int steps) {
        for (int step = 0; step < steps; step++) {
            step(false, false);
        }
    }

    /** Lets the post neuron spike so many steps after a spike of the pre neuron arrives, or before where negative. */
    void pair(int lead) {
        // a spike arrives a step after it was fired
        int fired = Math.max(0, -lead - 1);
        int post = fired + 1 + lead;
        for (int step = 0; step <= Math.max(fired, post) + 1; step++) {
            step(step == fired, step == post);
        }
    }

    private void step(boolean[] pre, boolean[] post) {
        int count = 0;
        boolean excitatory = kind == SynapseKind.EXCITATORY;
        for (int pair = 0; pair < pairs; pair++) {
            noise[pair] = post[pair] ? SURELY : -SURELY;
            if (!excitatory) {
                noise[pairs + pair] = pre[pair] ? SURELY : -SURELY;
            } else if (pre[pair]) {
                inputs[count++] = pair;
            }
        }
        network.step(inputs, count, noise);
        network.weights().clip();
        plasticity.afterStep();
    }

    /**
     * The change of strength by a lone pair of spikes of the rules of pairs, at d = s_post − s_pre: above 0 where the
     * post neuron fired first.
     */
    static double changeByPair(SynapseKind kind, double weight, PlasticityRule rule, int difference) {
        SpikePairs pair = one(kind, weight, rule::on);
        pair.rest(12_000);
        pair.step(difference <= 0, difference >= 0);
        pair.rest(Math.abs(difference) - 1);
        if (difference != 0) {
            pair.step(difference > 0, difference < 0);
        }
        pair.rest(1);
        return pair.strength() - weight;
    }

    /**
     * Mean of exp(−|d|/τ) in a step, for d ≥ 0 and for d < 0, over what nearest-neighbour pairs of two independent
     * neurons with this probability of a spike in a step see; their ratio tends to that of the time constants where
     * these are long and spikes few.
     */
    static double[] pairSums(double probability, double potentiation, double depression) {
        double[] sums = new double[2];
        for (int post = 0; post < 600; post++) {
            for (int pre = 0; pre < 600; pre++) {
                double chance = Math.pow(1 - probability, post + pre) * probability * probability;
                double touched = 1 - (1 - spikedBefore(post, probability)) * (1 - spikedBefore(pre, probability));
                int d = post - pre;
                sums[d >= 0 ? 0 : 1] += chance * touched * Math.exp(d >= 0 ? -d / potentiation : d / depression);
            }
        }
        return sums;
    }

    /** The chance that a neuron with this many steps since its last spike spiked in the step before. */
    private static double spikedBefore(int steps, double probability) {
        return steps == 0 ? probability : steps == 1 ? 1 : 0;
    }

    /** Mean and standard error, over pairs, of how much independent random spikes change a strength. */
    record Drift(double mean, double error) {
        boolean isZero() {
            return Math.abs(mean) <= 5 * error;
        }

        boolean isBetween(double low, double high) {
            return mean - 5 * error >= low && mean + 5 * error <= high;
        }

        boolean isAbove(double value) {
            return mean - 5 * error > value;
        }

        boolean isBelow(double value) {
            return mean + 5 * error < value;
        }
    }

    /**
     * Lets both neurons of each pair spike at random, and gives the change a step.
     *
     * @param settling steps whose change does not count
     */
    static Drift drift(
            SynapseKind kind,
            double weight,
            Function<SpikingNetwork, Plasticity> rule,
            double preProbability,
            double postProbability,
            int settling,
            int steps) {
        int pairs = 400;
        SpikePairs spikes = new SpikePairs(kind, pairs, weight, rule);
        UniformRandomProvider random = new RandomStreams(1).stream("pairs");
        boolean[] pre = new boolean[pairs];
        boolean[] post = new boolean[pairs];
        double[] before = new double[pairs];
        for (int step = 0; step < settling + steps; step++) {
            if (step == settling) {
                for (int pair = 0; pair < pairs; pair++) {
                    before[pair] = spikes.strength(pair);
                }
            }
            for (int pair = 0; pair < pairs; pair++) {
                pre[pair] = random.nextDouble() < preProbability;
                post[pair] = random.nextDouble() < postProbability;
            }
            spikes.step(pre, post);
        }
        double sum = 0;
        double squares = 0;
        for (int pair = 0; pair < pairs; pair++) {
            double change = (spikes.strength(pair) - before[pair]) / steps;
            sum += change;
            squares += change * change;
        }
        double mean = sum / pairs;
        return new Drift(mean, Math.sqrt((squares / pairs - mean * mean) / (pairs - 1)));
    }
}
