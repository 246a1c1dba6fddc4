package org.slumber.engine.metrics;

import java.util.OptionalDouble;

/**
 * Firing in the last training epoch, sleeps excluded. The neurons that fractions are of are the excitatory and inhibitory
 * ones of the STDP network, the hidden ones of the surrogate-gradient network, the units of a recurrent one, which do not
 * spike.
 *
 * @param excitatoryRate mean rate of the excitatory neurons, Hz; empty for the surrogate-gradient network
 * @param inhibitoryRate mean rate of the inhibitory neurons, Hz, 0 where there are none; empty for the
 *     surrogate-gradient network
 * @param hiddenRate mean rate of the hidden neurons, Hz; empty for the STDP network
 * @param silentFraction fraction of the neurons without a spike; of units those whose response was never above 0 at the
 *     end of a sample
 * @param saturatedFraction fraction of the neurons that spiked in more than half of the steps; 0 of units
 */
public record Activity(
        OptionalDouble excitatoryRate,
        OptionalDouble inhibitoryRate,
        OptionalDouble hiddenRate,
        double silentFraction,
        double saturatedFraction) {}
