package org.slumber.engine.dynamics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How excitation and inhibition of the excitatory neurons hold each other. A current here is the sum of the weights that
 * arrive, before the synapse's time constant smooths it, with the gains of homeostats and circuits; smoothing changes neither
 * mean. A neuron of conductances would weigh them by its potential; these have none.
 *
 * @param bins what arrived in successive bins of {@link Recording#BIN} steps
 */
public record CurrentBalance(List<Bin> bins) {

    /**
     * What arrived in one bin.
     *
     * @param excitation {@code [neuron]}: sum of what excites, weight
     * @param inhibition {@code [neuron]}: magnitude of the sum of what inhibits, weight
     */
    public record Bin(double[] excitation, double[] inhibition) {}

    /** Keeps its own list. */
    public CurrentBalance {
        bins = List.copyOf(bins);
    }

    /** Excitation that arrives at a neuron in a step, mean, weight; empty without bins. */
    public OptionalDouble excitation() {
        return bins.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum(true) / places());
    }

    /** Magnitude of the inhibition that arrives at a neuron in a step, mean, weight; empty without bins. */
    public OptionalDouble inhibition() {
        return bins.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum(false) / places());
    }

    /** All inhibition over all excitation: 1 where they cancel; empty where nothing excites. */
    public OptionalDouble ratio() {
        double excitation = sum(true);
        return excitation > 0 ? OptionalDouble.of(sum(false) / excitation) : OptionalDouble.empty();
    }

    /**
     * Pearson's correlation over bins of a neuron's excitation and the magnitude of its inhibition, mean over the neurons
     * where both vary: near 1 where balance is tight, not only in the mean; empty where there is none.
     */
    public OptionalDouble correlation() {
        double sum = 0;
        int neurons = 0;
        int count = bins.isEmpty() ? 0 : bins.get(0).excitation().length;
        for (int neuron = 0; neuron < count; neuron++) {
            double meanExcitation = 0;
            double meanInhibition = 0;
            for (Bin bin : bins) {
                meanExcitation += bin.excitation()[neuron] / bins.size();
                meanInhibition += bin.inhibition()[neuron] / bins.size();
            }
            double both = 0;
            double excitation = 0;
            double inhibition = 0;
            for (Bin bin : bins) {
                double e = bin.excitation()[neuron] - meanExcitation;
                double i = bin.inhibition()[neuron] - meanInhibition;
                both += e * i;
                excitation += e * e;
                inhibition += i * i;
            }
            if (excitation > 0 && inhibition > 0) {
                sum += both / Math.sqrt(excitation * inhibition);
                neurons++;
            }
        }
        return neurons == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / neurons);
    }

    private double places() {
        return (double) bins.size() * bins.get(0).excitation().length * Recording.BIN;
    }

    private double sum(boolean excitation) {
        double sum = 0;
        for (Bin bin : bins) {
            for (double arrived : excitation ? bin.excitation() : bin.inhibition()) {
                sum += arrived;
            }
        }
        return sum;
    }
}
