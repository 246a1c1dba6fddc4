package org.slumber.engine.readout;

import java.util.Arrays;

/**
 * Voting by top responders (Diehl and Cook, 2015): each neuron belongs to the class that it fired most to in training,
 * and a sample is of the class whose neurons fire most on average. Silent neurons belong to no class; a class without
 * neurons is never predicted. Ties go to the lower class.
 */
public final class TopResponder implements FittedClassifier {
    private final NeuronLabels labels;
    private final boolean[] possible;

    private TopResponder(NeuronLabels labels, int classes) {
        this.labels = labels;
        possible = new boolean[classes];
        Arrays.fill(possible, true);
    }

    /**
     * Assigns the neurons.
     *
     * @param rates {@code [sample][neuron]}, spikes per step, at least one sample
     * @param labels {@code [sample]}, 0 to {@code classes}−1
     */
    public static TopResponder fit(double[][] rates, int[] labels, int classes) {
        NeuronLabels assigned = new NeuronLabels(rates[0].length, classes, NeuronLabels.Kept.LATEST);
        assigned.label(new Features(rates, labels));
        return new TopResponder(assigned, classes);
    }

    /** {@code [class]}: how many neurons belong to it. */
    public int[] neurons() {
        return labels.neurons();
    }

    @Override
    public int predict(double[] rates) {
        return labels.any(possible) ? labels.predict(rates, possible) : 0;
    }
}
