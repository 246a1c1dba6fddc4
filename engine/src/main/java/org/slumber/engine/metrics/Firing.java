package org.slumber.engine.metrics;

import java.util.List;
import org.slumber.engine.dynamics.DynamicsReading;

/**
 * What the neurons of the STDP network do.
 *
 * @param trains spike trains of the last training epoch
 * @param testRates {@code [excitatory neuron]}: mean rate over the whole test, Hz
 * @param soughtRates the rates that homeostats drive the excitatory neurons to, Hz; may be empty
 * @param dynamics what was measured of them on the way, in order; empty with {@code measures: basic}
 */
public record Firing(SpikeTrains trains, double[] testRates, List<Double> soughtRates, List<DynamicsReading> dynamics) {

    /** Number of excitatory neurons. */
    public int excitatory() {
        return testRates.length;
    }
}
