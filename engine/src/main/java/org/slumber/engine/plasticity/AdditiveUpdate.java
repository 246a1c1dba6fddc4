package org.slumber.engine.plasticity;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;

/**
 * Adds changes to weights as they are, and enters in the ledger what leaves its bounds.
 *
 * <p>Implementation notes. These are the loops in which most of a run's time goes. Each stands once, in the method that
 * loops over spikes: inlined twice, it runs out of registers and a tenth slower.
 */
final class AdditiveUpdate implements WeightUpdate {
    private final Topology topology;
    private final WeightStore.Ledger ledger;
    private final double[] weight;
    private final int[] entered;
    private final double minimum;
    private final double maximum;

    AdditiveUpdate(SpikingNetwork network) {
        topology = network.topology();
        ledger = network.weights().ledger();
        weight = ledger.weights();
        entered = ledger.synapses();
        minimum = network.weights().bounds().minimum();
        maximum = network.weights().bounds().maximum();
    }

    @Override
    public void rows(SynapseKind kind, int[] neurons, int from, int to, double[][] change) {
        double[] weight = this.weight;
        int[] entered = this.entered;
        int[] post = topology.posts();
        double low = kind == SynapseKind.EXCITATORY ? minimum : -maximum;
        double high = kind == SynapseKind.EXCITATORY ? maximum : -minimum;
        int count = ledger.count();
        for (int s = from; s < to; s++) {
            double[] byPost = change[s];
            int end = topology.rowStart(neurons[s] + 1);
            for (int synapse = topology.rowStart(neurons[s]); synapse < end; synapse++) {
                double changed = weight[synapse] + byPost[post[synapse]];
                weight[synapse] = changed;
                entered[count] = synapse;
                count += outside(changed, low, high);
            }
        }
        ledger.count(count);
    }

    @Override
    public void columns(SynapseKind kind, int[] neurons, int from, int to, double[][] change) {
        double[] weight = this.weight;
        int[] entered = this.entered;
        int[] pre = topology.columnPres();
        int[] synapses = topology.columnSynapses();
        double low = kind == SynapseKind.EXCITATORY ? minimum : -maximum;
        double high = kind == SynapseKind.EXCITATORY ? maximum : -minimum;
        int count = ledger.count();
        for (int s = from; s < to; s++) {
            double[] byPre = change[s];
            int post = neurons[s] - topology.inputs();
            int end = kind.columnEnd(topology, post);
            for (int entry = kind.columnStart(topology, post); entry < end; entry++) {
                int synapse = synapses[entry];
                double changed = weight[synapse] + byPre[pre[entry]];
                weight[synapse] = changed;
                entered[count] = synapse;
                count += outside(changed, low, high);
            }
        }
        ledger.count(count);
    }

    @Override
    public double largestFactor(SynapseKind kind) {
        return 1;
    }

    /** 1 where the value is outside [low, high], else 0, without a branch: the sign bit of a product. */
    static int outside(double value, double low, double high) {
        return (int) (Double.doubleToRawLongBits((value - low) * (high - value)) >>> 63);
    }
}
