package org.slumber.engine.spec;

import java.io.Serializable;

/**
 * Pair-based nearest-neighbour STDP (paper section on plasticity).
 *
 * @param timing the sign convention of the spike-time difference
 * @param excitatoryLearningRate η of excitatory synapses, 0 to 1000
 * @param inhibitoryLearningRate η of inhibitory synapses, 0 to 1000
 * @param potentiationTimeConstant τ_LTP, 0.1 to 1000 ms
 * @param depressionTimeConstant τ_LTD, 0.1 to 1000 ms
 * @param minimumWeight lower bound of |w|, 0 (excluded) to {@code maximumWeight}
 * @param maximumWeight upper bound of |w|, up to 1e6
 */
public record Plasticity(
        Timing timing,
        double excitatoryLearningRate,
        double inhibitoryLearningRate,
        double potentiationTimeConstant,
        double depressionTimeConstant,
        double minimumWeight,
        double maximumWeight)
        implements Serializable {

    /** The sign convention of the spike-time difference. */
    public enum Timing {
        /** The program's: a synapse whose post neuron fired first is strengthened. */
        PUBLISHED,
        /** The textbook's: a synapse whose pre neuron fired first is strengthened, as is coincidence. */
        CAUSAL
    }

    public Plasticity {
        Bounds.inRange("plasticity.excitatoryLearningRate", excitatoryLearningRate, 0, 1000);
        Bounds.inRange("plasticity.inhibitoryLearningRate", inhibitoryLearningRate, 0, 1000);
        Bounds.inRange("plasticity.potentiationTimeConstant", potentiationTimeConstant, 0.1, 1000);
        Bounds.inRange("plasticity.depressionTimeConstant", depressionTimeConstant, 0.1, 1000);
        Bounds.positive("plasticity.maximumWeight", maximumWeight, 1e6);
        Bounds.positive("plasticity.minimumWeight", minimumWeight, maximumWeight);
    }
}
