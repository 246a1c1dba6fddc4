package org.slumber.engine.plasticity;

import org.slumber.engine.network.SpikingNetwork;

/** A network whose weights learn in every step: equations 1 to 7. */
public final class PlasticNetwork {
    private final SpikingNetwork network;
    private final Plasticity plasticity;

    /** Puts a rule to work on a network. */
    public PlasticNetwork(SpikingNetwork network, PlasticityRule rule) {
        this(network, rule.on(network));
    }

    /** A network and what is at work on it. */
    public PlasticNetwork(SpikingNetwork network, Plasticity plasticity) {
        this.network = network;
        this.plasticity = plasticity;
    }

    /** One step without membrane noise; see {@link #step(int[], int, double[])}. */
    public void step(int[] inputSpikes, int inputCount) {
        network.step(inputSpikes, inputCount);
        learn();
    }

    /** A {@link SpikingNetwork#step(int[], int, double[]) step} of the network, then {@link #learn()}. */
    public void step(int[] inputSpikes, int inputCount, double[] noise) {
        network.step(inputSpikes, inputCount, noise);
        learn();
    }

    /** What follows a step of the network: every weight is clipped to its bounds, then the rule changes some. */
    public void learn() {
        network.weights().clip();
        plasticity.afterStep();
    }

    /** The network. */
    public SpikingNetwork network() {
        return network;
    }

    /** What is at work on it. */
    public Plasticity plasticity() {
        return plasticity;
    }
}
