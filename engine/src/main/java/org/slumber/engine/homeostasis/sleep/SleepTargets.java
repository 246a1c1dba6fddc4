package org.slumber.engine.homeostasis.sleep;

import java.util.Arrays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightSum;

/**
 * The fixed point w* of the decay for the synapses onto each post neuron, excitatory and inhibitory apart (paper
 * section on sleep), found at sleep onset.
 */
final class SleepTargets {
    /** A target of 0 stands for the smallest normal number, since the decay is by the ratio to it. */
    private static final double SMALLEST = Double.MIN_NORMAL;

    private final Sleep sleep;
    private final SpikingNetwork network;
    /** {@code [post]}: w* of the excitatory synapses onto it. */
    final double[] excitatory;
    /** {@code [post]}: w* of the inhibitory synapses onto it. */
    final double[] inhibitory;
    /** {@code [post]}: ln w*. */
    final double[] logExcitatory;
    /** {@code [post]}: ln w*. */
    final double[] logInhibitory;

    SleepTargets(Sleep sleep, SpikingNetwork network) {
        this.sleep = sleep;
        this.network = network;
        int neurons = network.topology().neurons();
        excitatory = new double[neurons];
        inhibitory = new double[neurons];
        logExcitatory = new double[neurons];
        logInhibitory = new double[neurons];
    }

    /** ln w* of one synapse. */
    double log(int synapse) {
        Topology topology = network.topology();
        int post = topology.posts()[synapse];
        return synapse < topology.firstInhibitorySynapse() ? logExcitatory[post] : logInhibitory[post];
    }

    /** Finds the targets as the weights stand now, at sleep onset. */
    void find() {
        switch (sleep.target()) {
            case STATIC -> {
                Arrays.fill(excitatory, sleep.staticTarget());
                Arrays.fill(inhibitory, sleep.staticTarget());
            }
            case GROUP -> findGroup();
            case POST -> findPost();
        }
        for (int i = 0; i < excitatory.length; i++) {
            excitatory[i] = Math.max(SMALLEST, excitatory[i]);
            inhibitory[i] = Math.max(SMALLEST, inhibitory[i]);
            logExcitatory[i] = StrictMath.log(excitatory[i]);
            logInhibitory[i] = StrictMath.log(inhibitory[i]);
        }
    }

    /** Absent synapses count as 0: a block is divided by its places, not by its synapses. */
    private void findGroup() {
        Topology topology = network.topology();
        double excitatoryPlaces = (double) (topology.inputs() + topology.excitatory()) * topology.neurons();
        double inhibitoryPlaces = (double) topology.inhibitory() * topology.excitatory();
        Arrays.fill(excitatory, WeightSum.excitatory(network) / excitatoryPlaces);
        Arrays.fill(inhibitory, inhibitoryPlaces == 0 ? 0 : WeightSum.inhibitory(network) / inhibitoryPlaces);
    }

    private void findPost() {
        Topology topology = network.topology();
        for (int i = 0; i < excitatory.length; i++) {
            int split = topology.columnInhibitoryStart(i);
            excitatory[i] = meanMagnitude(topology.columnStart(i), split);
            inhibitory[i] = meanMagnitude(split, topology.columnStart(i + 1));
        }
    }

    private double meanMagnitude(int from, int to) {
        double sum = 0;
        for (int entry = from; entry < to; entry++) {
            sum += Math.abs(network.weights().values()[network.topology().columnSynapses()[entry]]);
        }
        return from == to ? 0 : sum / (to - from);
    }
}
