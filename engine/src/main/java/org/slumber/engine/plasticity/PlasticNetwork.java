package org.slumber.engine.plasticity;

import org.slumber.engine.network.SpikingNetwork;

/** A network whose weights learn in every step: equations 1 to 7. */
public final class PlasticNetwork {
    private final SpikingNetwork network;
    private final PlasticityRule rule;
    private final Plasticity plasticity;

    /** Puts a rule to work on a network. */
    public PlasticNetwork(SpikingNetwork network, PlasticityRule rule) {
        this(network, rule, rule.on(network));
    }

    /** A network, a rule, and what of that rule is at work on it. */
    public PlasticNetwork(SpikingNetwork network, PlasticityRule rule, Plasticity plasticity) {
        this.network = network;
        this.rule = rule;
        this.plasticity = plasticity;
    }

    /** One step without membrane noise; see {@link #step(int[], int, double[])}. */
    public void step(int[] inputSpikes, int inputCount) {
        network.step(inputSpikes, inputCount);
        learn();
    }

    /** A {@link SpikingNetwork#step(int[], int, double[]) step} of the network; then every weight is clipped to its
     * bounds, then the rule changes some. */
    public void step(int[] inputSpikes, int inputCount, double[] noise) {
        network.step(inputSpikes, inputCount, noise);
        learn();
    }

    private void learn() {
        network.weights().clip();
        plasticity.afterStep();
    }

    /** The network. */
    public SpikingNetwork network() {
        return network;
    }

    /** The rule. */
    public PlasticityRule rule() {
        return rule;
    }

    /** The rule at work. */
    public Plasticity plasticity() {
        return plasticity;
    }
}
