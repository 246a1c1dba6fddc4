package org.slumber.engine.homeostasis;

import java.util.Arrays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightSum;
import org.slumber.engine.spec.Regulariser.Sleep;

/**
 * The fixed point w* of the decay for the synapses onto each post neuron, excitatory and inhibitory apart (paper
 * section on sleep), found at sleep onset.
 */
final class SleepTargets {
    /** A target of 0 stands for the smallest normal number, since the decay is by the ratio to it. */
    private static final double SMALLEST = Double.MIN_NORMAL;

    final double[] excitatory;
    final double[] inhibitory;

    SleepTargets(int neurons) {
        excitatory = new double[neurons];
        inhibitory = new double[neurons];
    }

    void find(Sleep sleep, SpikingNetwork network) {
        switch (sleep.target()) {
            case STATIC -> {
                Arrays.fill(excitatory, sleep.staticTarget());
                Arrays.fill(inhibitory, sleep.staticTarget());
            }
            case GROUP -> findGroup(network);
            case POST -> findPost(network);
        }
        for (int i = 0; i < excitatory.length; i++) {
            excitatory[i] = Math.max(SMALLEST, excitatory[i]);
            inhibitory[i] = Math.max(SMALLEST, inhibitory[i]);
        }
    }

    /** Absent synapses count as 0: a block is divided by its places, not by its synapses. */
    private void findGroup(SpikingNetwork network) {
        Topology topology = network.topology();
        double excitatoryPlaces = (double) (topology.inputs() + topology.excitatory()) * topology.neurons();
        double inhibitoryPlaces = (double) topology.inhibitory() * topology.excitatory();
        Arrays.fill(excitatory, WeightSum.excitatory(network) / excitatoryPlaces);
        Arrays.fill(inhibitory, inhibitoryPlaces == 0 ? 0 : WeightSum.inhibitory(network) / inhibitoryPlaces);
    }

    private void findPost(SpikingNetwork network) {
        Topology topology = network.topology();
        for (int i = 0; i < excitatory.length; i++) {
            int split = topology.columnInhibitoryStart(i);
            excitatory[i] = meanMagnitude(network, topology.columnStart(i), split);
            inhibitory[i] = meanMagnitude(network, split, topology.columnStart(i + 1));
        }
    }

    private static double meanMagnitude(SpikingNetwork network, int from, int to) {
        double sum = 0;
        for (int entry = from; entry < to; entry++) {
            sum += Math.abs(network.weights()[network.topology().columnSynapses()[entry]]);
        }
        return from == to ? 0 : sum / (to - from);
    }
}
