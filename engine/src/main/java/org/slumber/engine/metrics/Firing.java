package org.slumber.engine.metrics;

import java.util.List;
import java.util.Optional;

/**
 * What the neurons of the STDP network do.
 *
 * @param trains spike trains of the last training epoch
 * @param testRates {@code [excitatory neuron]}: mean rate over the whole test, Hz
 * @param soughtRates the rates that homeostats drive the excitatory neurons to, Hz; may be empty
 * @param delays where training took conduction delays; empty in a network without
 */
public record Firing(SpikeTrains trains, double[] testRates, List<Double> soughtRates, Optional<LearntDelays> delays) {

    /** Number of excitatory neurons. */
    public int excitatory() {
        return testRates.length;
    }
}
