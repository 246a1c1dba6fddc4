package org.slumber.engine.plasticity;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;

/**
 * Changes weights by what spikes ask for times a factor of the spike, and by as much of it as the weight lets through:
 * gathers the changes of some rows or columns, has them multiplied by a {@link WeightDependence}, and adds them.
 */
final class GatheredUpdate implements WeightUpdate {
    private final Topology topology;
    private final WeightStore.Ledger ledger;
    private final double[] weight;
    private final double minimum;
    private final double maximum;
    private final WeightDependence dependence;
    /** The most that a change is multiplied by, which is asked for in every step asleep. */
    private final Map<SynapseKind, Double> largestFactor = new EnumMap<>(SynapseKind.class);

    /** {@code [entry]}: 1. */
    private final double[] ones;

    /** {@code [entry]}: what was gathered. */
    private final int[] gathered;

    private final double[] strength;
    private final double[] change;

    /** Lets every change through. */
    GatheredUpdate(SpikingNetwork network) {
        this(network, WeightDependence.NONE);
    }

    GatheredUpdate(SpikingNetwork network, WeightDependence dependence) {
        this.dependence = dependence;
        topology = network.topology();
        ones = new double[topology.inputs() + topology.neurons()];
        Arrays.fill(ones, 1);
        ledger = network.weights().ledger();
        weight = ledger.weights();
        minimum = network.weights().bounds().minimum();
        maximum = network.weights().bounds().maximum();
        for (SynapseKind kind : SynapseKind.values()) {
            largestFactor.put(kind, dependence.largestFactor(kind, maximum));
        }
        gathered = new int[topology.synapses()];
        strength = new double[topology.synapses()];
        change = new double[topology.synapses()];
    }

    @Override
    public void rows(SynapseKind kind, int[] neurons, int from, int to, double[][] changes) {
        rows(kind, neurons, from, to, changes, ones);
    }

    @Override
    public void columns(SynapseKind kind, int[] neurons, int from, int to, double[][] changes) {
        columns(kind, neurons, from, to, changes, ones);
    }

    /**
     * As {@link WeightUpdate#rows}.
     *
     * @param factor {@code [entry]}: factor on its changes
     */
    void rows(SynapseKind kind, int[] neurons, int from, int to, double[][] changes, double[] factor) {
        int[] post = topology.posts();
        double[] weight = this.weight;
        int[] gathered = this.gathered;
        double[] strength = this.strength;
        double[] change = this.change;
        int sign = kind.sign();
        int count = 0;
        for (int s = from; s < to; s++) {
            double[] byPost = changes[s];
            double times = sign * factor[s];
            int end = topology.rowStart(neurons[s] + 1);
            for (int synapse = topology.rowStart(neurons[s]); synapse < end; synapse++) {
                gathered[count] = synapse;
                strength[count] = sign * weight[synapse];
                change[count++] = times * byPost[post[synapse]];
            }
        }
        apply(kind, count);
    }

    /**
     * As {@link WeightUpdate#columns}.
     *
     * @param factor {@code [entry]}: factor on its changes
     */
    void columns(SynapseKind kind, int[] neurons, int from, int to, double[][] changes, double[] factor) {
        int[] pre = topology.columnPres();
        int[] synapses = topology.columnSynapses();
        double[] weight = this.weight;
        int[] gathered = this.gathered;
        double[] strength = this.strength;
        double[] change = this.change;
        int sign = kind.sign();
        int count = 0;
        for (int s = from; s < to; s++) {
            double[] byPre = changes[s];
            double times = sign * factor[s];
            int post = neurons[s] - topology.inputs();
            int end = kind.columnEnd(topology, post);
            for (int entry = kind.columnStart(topology, post); entry < end; entry++) {
                int synapse = synapses[entry];
                gathered[count] = synapse;
                strength[count] = sign * weight[synapse];
                change[count++] = times * byPre[pre[entry]];
            }
        }
        apply(kind, count);
    }

    private void apply(SynapseKind kind, int count) {
        dependence.scale(kind, count, gathered, strength, change);
        int[] gathered = this.gathered;
        double[] strength = this.strength;
        double[] change = this.change;
        double[] weight = this.weight;
        int[] entered = ledger.synapses();
        int entries = ledger.count();
        int sign = kind.sign();
        for (int entry = 0; entry < count; entry++) {
            double changed = strength[entry] + change[entry];
            weight[gathered[entry]] = sign * changed;
            entered[entries] = gathered[entry];
            entries += AdditiveUpdate.outside(changed, minimum, maximum);
        }
        ledger.count(entries);
    }

    @Override
    public double largestFactor(SynapseKind kind) {
        return largestFactor.get(kind);
    }
}
