package org.slumber.engine.plasticity;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;

/** The mean strength that the synapses of each group, S→E, E→E, E→I and I→E, have when a rule is put to work. */
final class SynapseGroups {
    private static final int GROUPS = 4;

    private SynapseGroups() {}

    /** {@code [synapse]}: mean |w| of its group now. */
    static double[] initialStrength(SpikingNetwork network) {
        Topology topology = network.topology();
        double[] weight = network.weights().values();
        double[] sum = new double[GROUPS];
        int[] count = new int[GROUPS];
        for (int synapse = 0; synapse < weight.length; synapse++) {
            sum[group(topology, synapse)] += Math.abs(weight[synapse]);
            count[group(topology, synapse)]++;
        }
        double[] mean = new double[weight.length];
        for (int synapse = 0; synapse < weight.length; synapse++) {
            int group = group(topology, synapse);
            mean[synapse] = sum[group] / count[group];
        }
        return mean;
    }

    private static int group(Topology topology, int synapse) {
        if (synapse < topology.firstExcitatorySynapse()) {
            return 0;
        }
        if (synapse >= topology.firstInhibitorySynapse()) {
            return 3;
        }
        return topology.posts()[synapse] < topology.excitatory() ? 1 : 2;
    }
}
