package org.slumber.engine.metrics;

import java.util.OptionalDouble;

/**
 * The magnitudes |w| of one group of synapses at one moment.
 *
 * @param synapses number of synapses; with none, every other value is 0
 * @param sum Σ|w|
 * @param mean of |w|
 * @param deviation population standard deviation of |w|
 * @param entropy Shannon entropy of {@code histogram}, in bits, 0 to 6
 * @param upperFraction fraction of synapses with |w| at or above the upper bound; empty where weights have no bound
 * @param floorFraction fraction of synapses with |w| at or below the lower bound; empty where weights have no bound
 * @param histogram synapses in each of 64 equally wide bins of |w| from 0 to the upper bound, ends included; where
 *     weights have no bound, to 1, the threshold of the neurons, with all greater ones in the last bin
 */
public record WeightDistribution(
        int synapses,
        double sum,
        double mean,
        double deviation,
        double entropy,
        OptionalDouble upperFraction,
        OptionalDouble floorFraction,
        int[] histogram) {
    /** Bins of {@link #histogram()}. */
    public static final int BINS = 64;
}
