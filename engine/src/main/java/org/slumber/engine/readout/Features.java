package org.slumber.engine.readout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The feature vectors of one phase of a run, with the label of each.
 *
 * @param rates {@code [sample][neuron]}, excitatory neurons first, mean spikes per step, in [0, 1]; not copied
 * @param labels {@code [sample]}, class from 0; not copied
 */
public record Features(double[][] rates, int[] labels) {

    public Features {
        if (rates.length != labels.length) {
            throw new IllegalArgumentException(rates.length + " feature vectors with " + labels.length + " labels");
        }
        for (double[] row : rates) {
            if (row.length != rates[0].length) {
                throw new IllegalArgumentException(
                        "feature vectors of " + rates[0].length + " and of " + row.length + " neurons");
            }
        }
    }

    /** Number of samples. */
    public int size() {
        return labels.length;
    }

    /** Number of neurons; 0 without samples. */
    public int neurons() {
        return rates.length == 0 ? 0 : rates[0].length;
    }

    /** The same samples with the rates of so many first neurons alone. */
    public Features first(int neurons) {
        return new Features(
                Arrays.stream(rates).map(row -> Arrays.copyOf(row, neurons)).toArray(double[][]::new), labels);
    }

    /**
     * The samples of some classes, in their order; the rows are shared.
     *
     * @param wanted {@code [class]}
     */
    public Features ofClasses(boolean[] wanted) {
        return subset(IntStream.range(0, labels.length)
                .filter(sample -> wanted[labels[sample]])
                .toArray());
    }

    /** The samples of these indices, in their order; the rows are shared. */
    public Features subset(int[] samples) {
        double[][] subsetRates = new double[samples.length][];
        int[] subsetLabels = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            subsetRates[i] = rates[samples[i]];
            subsetLabels[i] = labels[samples[i]];
        }
        return new Features(subsetRates, subsetLabels);
    }

    /** The samples of all parts, in their order; the rows are shared. */
    public static Features concatenate(List<Features> parts) {
        return new Features(
                parts.stream().flatMap(part -> Arrays.stream(part.rates())).toArray(double[][]::new),
                parts.stream()
                        .flatMapToInt(part -> Arrays.stream(part.labels()))
                        .toArray());
    }
}
