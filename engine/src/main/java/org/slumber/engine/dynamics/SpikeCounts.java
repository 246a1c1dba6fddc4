package org.slumber.engine.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How the spikes of a group of neurons are spread over neurons, over time, and together. Counts are of whole bins of {@link
 * Recording#BIN} steps from the first step on. Where images change what drives the network, the Fano factor and the
 * correlation have that in them; {@link Recording#shuffled} tells how much.
 */
public final class SpikeCounts {
    private static final double HZ_PER_SPIKE_A_STEP = 1000;

    private final Recording recording;
    private final int[] range;
    private final double[] rates;

    /** Of a group of neurons. */
    public SpikeCounts(Recording recording, DynamicsGroup group) {
        this.recording = recording;
        range = recording.range(group);
        rates = new double[range[1] - range[0]];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = HZ_PER_SPIKE_A_STEP * recording.train(range[0] + i).length / recording.steps();
        }
        Arrays.sort(rates);
    }

    /** Mean rate, Hz. */
    public OptionalDouble meanRate() {
        return Arrays.stream(rates).average();
    }

    /** The rate that a share of the neurons is under, Hz, between neighbours in proportion; empty without neurons. */
    public OptionalDouble rateQuantile(double share) {
        return rates.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.of(rates, share));
    }

    /** Share of the neurons without a spike; empty without neurons. */
    public OptionalDouble silentFraction() {
        return Arrays.stream(rates).map(rate -> rate == 0 ? 1 : 0).average();
    }

    /** Population variance of a neuron's counts over their mean, mean over the neurons with a spike in a bin. */
    public OptionalDouble fanoFactor() {
        double sum = 0;
        int neurons = 0;
        for (int neuron = range[0]; neuron < range[1]; neuron++) {
            int[] counts = recording.counts(neuron, neuron + 1, Recording.BIN, recording.steps());
            double mean = Arrays.stream(counts).average().orElse(0);
            if (mean > 0) {
                sum += variance(counts, mean) / mean;
                neurons++;
            }
        }
        return neurons == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / neurons);
    }

    /**
     * Pearson's correlation of the counts of two neurons, mean over all pairs of neurons whose counts vary; empty where there
     * is no such pair. With each neuron's counts brought to mean 0 and variance 1, the sum over pairs is what the variance of
     * their total has more than the number of neurons.
     */
    public OptionalDouble correlation() {
        double[] total = new double[recording.steps() / Recording.BIN];
        int neurons = 0;
        for (int neuron = range[0]; neuron < range[1]; neuron++) {
            int[] counts = recording.counts(neuron, neuron + 1, Recording.BIN, recording.steps());
            double mean = Arrays.stream(counts).average().orElse(0);
            double deviation = Math.sqrt(variance(counts, mean));
            if (deviation > 0) {
                for (int bin = 0; bin < total.length; bin++) {
                    total[bin] += (counts[bin] - mean) / deviation;
                }
                neurons++;
            }
        }
        if (neurons < 2) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        for (double sum : total) {
            squares += sum * sum;
        }
        return OptionalDouble.of((squares / total.length - neurons) / ((double) neurons * (neurons - 1)));
    }

    /**
     * Variance of the joint count K of a step over Σ p(1 − p), p a neuron's spikes a step: 1 where neurons are independent,
     * their number where they spike together; empty where none varies.
     */
    public OptionalDouble synchrony() {
        int[] counts = recording.counts(range[0], range[1], 1, recording.steps());
        double single = 0;
        for (int neuron = range[0]; neuron < range[1]; neuron++) {
            double probability = (double) recording.train(neuron).length / recording.steps();
            single += probability * (1 - probability);
        }
        return single == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        variance(counts, Arrays.stream(counts).average().orElse(0)) / single);
    }

    private static double variance(int[] counts, double mean) {
        double squares = 0;
        for (int count : counts) {
            squares += (count - mean) * (count - mean);
        }
        return counts.length == 0 ? 0 : squares / counts.length;
    }
}
