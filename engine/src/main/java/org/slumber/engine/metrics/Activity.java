package org.slumber.engine.metrics;

import java.util.OptionalDouble;

/**
 * Firing in the last training epoch, sleeps excluded. The neurons that fractions are of are the excitatory and inhibitory
 * ones of the STDP network, the hidden ones of the surrogate-gradient network.
 *
 * @param excitatoryRate mean rate of the excitatory neurons, Hz; empty for the surrogate-gradient network
 * @param inhibitoryRate mean rate of the inhibitory neurons, Hz, 0 where there are none; empty for the
 *     surrogate-gradient network
 * @param hiddenRate mean rate of the hidden neurons, Hz; empty for the STDP network
 * @param silentFraction fraction of the neurons without a spike
 * @param saturatedFraction fraction of the neurons that spiked in more than half of the steps
 */
public record Activity(
        OptionalDouble excitatoryRate,
        OptionalDouble inhibitoryRate,
        OptionalDouble hiddenRate,
        double silentFraction,
        double saturatedFraction) {}
