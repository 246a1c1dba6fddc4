package org.slumber.engine.metrics;

import java.util.List;

/**
 * What the neurons of the STDP network do.
 *
 * @param trains spike trains of the last training epoch
 * @param testRates {@code [excitatory neuron]}: mean rate over the whole test, Hz
 * @param soughtRates the rates that homeostats drive the excitatory neurons to, Hz; may be empty
 */
public record Firing(SpikeTrains trains, double[] testRates, List<Double> soughtRates) {

    /** Number of excitatory neurons. */
    public int excitatory() {
        return testRates.length;
    }
}
