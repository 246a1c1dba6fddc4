package org.slumber.engine.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.spec.Plasticity;

/** Follows the weights of a network through its training. */
public final class WeightMonitor {
    private static final double SATURATED = 0.5;

    private final double[] weight;
    private final Plasticity bounds;
    private final Map<SynapseGroup, int[]> synapses;
    private final Map<SynapseGroup, WeightDistribution> initial;
    private final Map<SynapseGroup, WorstSumRatio> worst = new EnumMap<>(SynapseGroup.class);
    private OptionalLong stepsToSaturation = OptionalLong.empty();

    /** Takes the weights as they stand for the initial ones. */
    public WeightMonitor(SpikingNetwork network, Plasticity bounds) {
        this.bounds = bounds;
        weight = network.weights();
        synapses = groups(network.topology());
        initial = distributions();
        initial.forEach((group, distribution) -> worst.put(group, new WorstSumRatio(distribution.sum())));
    }

    /** Looks at the weights after so many training steps awake. */
    public void observe(long wakeSteps) {
        worst.forEach((group, ratio) -> ratio.observe(WeightDistributions.sum(weight, synapses.get(group))));
        if (stepsToSaturation.isEmpty() && saturation() > SATURATED) {
            stepsToSaturation = OptionalLong.of(wakeSteps);
        }
    }

    /** The distribution of |w| in each group as it stands. */
    public Map<SynapseGroup, WeightDistribution> distributions() {
        Map<SynapseGroup, WeightDistribution> distributions = new EnumMap<>(SynapseGroup.class);
        synapses.forEach((group, indices) -> distributions.put(
                group, WeightDistributions.of(weight, indices, bounds.minimumWeight(), bounds.maximumWeight())));
        return distributions;
    }

    /** Stability of each group, the weights as they stand taken for the end. */
    public Map<SynapseGroup, WeightStability> stability() {
        Map<SynapseGroup, WeightStability> stability = new EnumMap<>(SynapseGroup.class);
        distributions()
                .forEach((group, end) -> stability.put(
                        group,
                        new WeightStability(
                                initial.get(group), end, worst.get(group).value())));
        return stability;
    }

    /** Fraction of all synapses at the upper bound as they stand. */
    public double saturation() {
        int saturated = 0;
        for (double w : weight) {
            saturated += Math.abs(w) >= bounds.maximumWeight() ? 1 : 0;
        }
        return weight.length == 0 ? 0 : (double) saturated / weight.length;
    }

    /** Training steps awake at the first look that found more than half of all synapses at the upper bound. */
    public OptionalLong stepsToSaturation() {
        return stepsToSaturation;
    }

    /** The synapses of each group, ascending. */
    private static Map<SynapseGroup, int[]> groups(Topology topology) {
        int firstExcitatory = topology.firstExcitatorySynapse();
        int firstInhibitory = topology.firstInhibitorySynapse();
        int[] post = topology.posts();
        IntPredicate toExcitatory = synapse -> post[synapse] < topology.excitatory();
        Map<SynapseGroup, int[]> groups = new EnumMap<>(SynapseGroup.class);
        groups.put(SynapseGroup.EXCITATORY, IntStream.range(0, firstInhibitory).toArray());
        groups.put(
                SynapseGroup.INHIBITORY,
                IntStream.range(firstInhibitory, topology.synapses()).toArray());
        groups.put(
                SynapseGroup.INPUT_EXCITATORY,
                IntStream.range(0, firstExcitatory).toArray());
        groups.put(
                SynapseGroup.EXCITATORY_EXCITATORY,
                IntStream.range(firstExcitatory, firstInhibitory)
                        .filter(toExcitatory)
                        .toArray());
        groups.put(
                SynapseGroup.EXCITATORY_INHIBITORY,
                IntStream.range(firstExcitatory, firstInhibitory)
                        .filter(toExcitatory.negate())
                        .toArray());
        return groups;
    }
}
