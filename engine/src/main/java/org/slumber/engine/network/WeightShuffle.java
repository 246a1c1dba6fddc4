package org.slumber.engine.network;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * Takes the structure out of weights and leaves their scale: what each neuron receives from the inputs, from the
 * excitatory and from the inhibitory neurons is permuted among its synapses from them. Sums, and so drives, stay. Other
 * values of synapses go with the weights where they are permuted by a stream at the same place.
 */
public final class WeightShuffle {
    private WeightShuffle() {}

    /**
     * Permutes weights.
     *
     * @param weights {@code [synapse]}, signed; not written
     * @return {@code [synapse]}
     */
    public static double[] of(Topology topology, double[] weights, UniformRandomProvider random) {
        double[] shuffled = weights.clone();
        for (int neuron = 0; neuron < topology.neurons(); neuron++) {
            int start = topology.columnStart(neuron);
            int inhibitory = topology.columnInhibitoryStart(neuron);
            int excitatory = start;
            while (excitatory < inhibitory && topology.columnPres()[excitatory] < topology.inputs()) {
                excitatory++;
            }
            permute(shuffled, topology, start, excitatory, random);
            permute(shuffled, topology, excitatory, inhibitory, random);
            permute(shuffled, topology, inhibitory, topology.columnStart(neuron + 1), random);
        }
        return shuffled;
    }

    private static void permute(double[] weights, Topology topology, int from, int to, UniformRandomProvider random) {
        double[] block = new double[to - from];
        for (int entry = from; entry < to; entry++) {
            block[entry - from] = weights[topology.columnSynapses()[entry]];
        }
        ArraySampler.shuffle(random, block);
        for (int entry = from; entry < to; entry++) {
            weights[topology.columnSynapses()[entry]] = block[entry - from];
        }
    }
}
