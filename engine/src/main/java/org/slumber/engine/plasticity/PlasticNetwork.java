package org.slumber.engine.plasticity;

import org.slumber.engine.network.SpikingNetwork;

/** A network whose weights learn in every step: equations 1 to 7. */
public final class PlasticNetwork {
    private final SpikingNetwork network;
    private final PlasticityRule rule;
    private final Plasticity plasticity;

    /** Puts a rule to work on a network. */
    public PlasticNetwork(SpikingNetwork network, PlasticityRule rule) {
        this.network = network;
        this.rule = rule;
        plasticity = rule.on(network);
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
}
