package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;

/**
 * Decaying traces of the spikes of a population: y_i ← y_i·exp(−1/τ) in every step, then more where i spiked. In between
 * stands what a rule reads before the increment.
 */
final class Traces {
    private final SpikingNetwork network;
    private final int end;
    private final double decay;
    /** {@code [neuron]}: y. */
    final double[] value;

    /**
     * @param value {@code [neuron]}, where they stand
     * @param timeConstant τ, ms
     */
    Traces(SpikingNetwork network, double[] value, double timeConstant, Population population) {
        this.network = network;
        this.value = value;
        end = population.end(network.topology());
        decay = StrictMath.exp(-1 / timeConstant);
    }

    void decay() {
        double[] value = this.value;
        for (int i = 0; i < end; i++) {
            value[i] *= decay;
        }
    }

    /** Adds this to the trace of each neuron that spiked in the last step. */
    void add(double increment) {
        int inputs = network.topology().inputs();
        int[] spiking = network.spikes();
        for (int s = network.inputSpikeCount(); s < network.spikeCount() && spiking[s] - inputs < end; s++) {
            value[spiking[s] - inputs] += increment;
        }
    }
}
