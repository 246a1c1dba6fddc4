package org.slumber.engine.metrics;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where training took the weights.
 *
 * @param stability of each group of synapses
 * @param saturation fraction of all synapses at the upper bound at the end; empty where weights have no bound
 * @param excitatorySums Σ|w| of all excitatory synapses before the first step, then after each epoch; empty where the
 *     network has no such group
 * @param epochVariances of each group the mean variance of a weight over the ends of the last epochs; empty where that was
 *     not asked for
 */
public record WeightCourse(
        Map<SynapseGroup, WeightStability> stability,
        OptionalDouble saturation,
        List<Double> excitatorySums,
        Map<SynapseGroup, Double> epochVariances) {}
