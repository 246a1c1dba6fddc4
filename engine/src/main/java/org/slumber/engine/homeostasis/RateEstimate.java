package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;

/** Estimates of the rates of a population: a ← a + (1000·z − a)/τ in every step, Hz, 0 at first. */
final class RateEstimate {
    private static final double HZ_PER_SPIKE_A_STEP = 1000;

    private final SpikingNetwork network;
    private final double timeConstant;
    private final int end;
    /** {@code [neuron]}: a, Hz. */
    final double[] hertz;

    /** @param timeConstant τ, 1 ms or more */
    RateEstimate(SpikingNetwork network, double timeConstant, Population population) {
        this.network = network;
        this.timeConstant = timeConstant;
        end = population.end(network.topology());
        hertz = new double[end];
    }

    /** Takes in the last step. */
    void advance() {
        double[] hertz = this.hertz;
        double constant = timeConstant;
        for (int i = 0; i < end; i++) {
            hertz[i] -= hertz[i] / constant;
        }
        int inputs = network.topology().inputs();
        int[] spiking = network.spikes();
        double perSpike = HZ_PER_SPIKE_A_STEP / constant;
        for (int s = network.inputSpikeCount(); s < network.spikeCount() && spiking[s] - inputs < end; s++) {
            hertz[spiking[s] - inputs] += perSpike;
        }
    }
}
