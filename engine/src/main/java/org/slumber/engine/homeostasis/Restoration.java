package org.slumber.engine.homeostasis;

import java.util.Arrays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;

/**
 * The factors that bring the blocks S→E and E→E, each by itself, back to their initial weights (the authors'
 * follow-up; section on further regularisers).
 */
final class Restoration {
    private final SpikingNetwork network;
    private final Restored target;
    /** {@code [block][post]}: initial Σw; one entry a block where the layer or its mean counts. */
    private final double[][] initialSum;

    private final double[][] sum;
    private final int[] synapsesOf = new int[2];
    private final double[] factor;

    /** Remembers the weights as they stand: the initial ones. */
    Restoration(SpikingNetwork network, Restored target) {
        this.network = network;
        this.target = target;
        int groups = target == Restored.NEURON ? network.topology().excitatory() : 1;
        initialSum = new double[2][groups];
        sum = new double[2][groups];
        factor = new double[network.topology().firstInhibitorySynapse()];
        sums(initialSum);
        for (int synapse = 0; synapse < factor.length; synapse++) {
            if (restores(synapse)) {
                synapsesOf[block(synapse)]++;
            }
        }
    }

    /**
     * The factor of every synapse up to the first inhibitory one, as the weights stand now; 1 where it is not restored
     * or has no weight to scale.
     */
    double[] factors() {
        double[] weight = network.weights().values();
        sums(sum);
        for (int synapse = 0; synapse < factor.length; synapse++) {
            factor[synapse] = 1;
            if (restores(synapse)) {
                int block = block(synapse);
                int group = group(synapse);
                double now = target == Restored.STATIC ? weight[synapse] : sum[block][group];
                double goal =
                        target == Restored.STATIC ? initialSum[block][0] / synapsesOf[block] : initialSum[block][group];
                if (now > 0) {
                    factor[synapse] = goal / now;
                }
            }
        }
        return factor;
    }

    private void sums(double[][] sums) {
        double[] weight = network.weights().values();
        for (double[] block : sums) {
            Arrays.fill(block, 0);
        }
        for (int synapse = 0; synapse < factor.length; synapse++) {
            if (restores(synapse)) {
                sums[block(synapse)][group(synapse)] += weight[synapse];
            }
        }
    }

    private boolean restores(int synapse) {
        return network.topology().posts()[synapse] < network.topology().excitatory();
    }

    private int block(int synapse) {
        return synapse < network.topology().firstExcitatorySynapse() ? 0 : 1;
    }

    private int group(int synapse) {
        Topology topology = network.topology();
        return target == Restored.NEURON ? topology.posts()[synapse] : 0;
    }
}
