package org.slumber.engine.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.network.WeightStore;

/** The synapses of one group of the STDP network, whose weights have bounds. */
public final class NetworkWeights implements WeightMonitor.Weights {
    private final double[] weight;
    private final WeightBounds bounds;
    private final int[] synapses;

    private NetworkWeights(WeightStore weights, IntStream synapses) {
        weight = weights.values();
        bounds = weights.bounds();
        this.synapses = synapses.toArray();
    }

    /** Every group of a network. */
    public static Map<SynapseGroup, NetworkWeights> groups(Topology topology, WeightStore weights) {
        int firstExcitatory = topology.firstExcitatorySynapse();
        int firstInhibitory = topology.firstInhibitorySynapse();
        int[] post = topology.posts();
        IntPredicate toExcitatory = synapse -> post[synapse] < topology.excitatory();
        Map<SynapseGroup, IntStream> groups = new LinkedHashMap<>();
        groups.put(SynapseGroup.EXCITATORY, IntStream.range(0, firstInhibitory));
        groups.put(SynapseGroup.INHIBITORY, IntStream.range(firstInhibitory, topology.synapses()));
        groups.put(SynapseGroup.INPUT_EXCITATORY, IntStream.range(0, firstExcitatory));
        groups.put(
                SynapseGroup.EXCITATORY_EXCITATORY,
                IntStream.range(firstExcitatory, firstInhibitory).filter(toExcitatory));
        groups.put(
                SynapseGroup.EXCITATORY_INHIBITORY,
                IntStream.range(firstExcitatory, firstInhibitory).filter(toExcitatory.negate()));
        Map<SynapseGroup, NetworkWeights> monitored = new LinkedHashMap<>();
        groups.forEach((group, synapses) -> monitored.put(group, new NetworkWeights(weights, synapses)));
        return monitored;
    }

    @Override
    public double sum() {
        return WeightDistributions.sum(weight, synapses);
    }

    @Override
    public WeightDistribution distribution() {
        return WeightDistributions.of(weight, synapses, bounds.minimum(), bounds.maximum());
    }
}
