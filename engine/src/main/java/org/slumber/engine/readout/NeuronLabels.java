package org.slumber.engine.readout;

import java.util.Arrays;

/**
 * Neurons that are each given a class at the end of every task, from what they did in that task alone: the class that
 * they fired most to on average. A sample is of the class whose neurons fire most on average (Diehl and Cook, 2015). No
 * label is refreshed with old images, so what is known by it is what the system as a whole still knows.
 */
public final class NeuronLabels {
    private static final int NONE = -1;

    private final Kept kept;
    /** {@code [neuron]}: its class, or {@link #NONE}. */
    private final int[] assigned;
    /** {@code [neuron]}: the mean rate by which it was given that. */
    private final double[] response;

    private final int classes;

    /** Which class is kept of several that a neuron was given. */
    public enum Kept {
        /** The latest; a neuron that was silent in a task keeps what it had. */
        LATEST,
        /** The first. */
        FIRST,
        /** The one that it fired most to. */
        STRONGEST
    }

    /** Neurons without a class. */
    public NeuronLabels(int neurons, int classes, Kept kept) {
        this.kept = kept;
        this.classes = classes;
        assigned = new int[neurons];
        response = new double[neurons];
        Arrays.fill(assigned, NONE);
    }

    /**
     * Gives neurons a class at the end of a task.
     *
     * @param task its samples; of more neurons than are labelled, the first are
     */
    public void label(Features task) {
        double[][] means = ClassMeans.of(task.rates(), task.labels(), classes).means();
        for (int neuron = 0; neuron < assigned.length; neuron++) {
            int best = NONE;
            double most = 0;
            for (int label = 0; label < classes; label++) {
                if (means[label][neuron] > most) {
                    most = means[label][neuron];
                    best = label;
                }
            }
            boolean taken =
                    switch (kept) {
                        case LATEST -> true;
                        case FIRST -> assigned[neuron] == NONE;
                        case STRONGEST -> most > response[neuron];
                    };
            if (best != NONE && taken) {
                assigned[neuron] = best;
                response[neuron] = most;
            }
        }
    }

    /** {@code [class]}: how many neurons have it. */
    public int[] neurons() {
        int[] neurons = new int[classes];
        for (int label : assigned) {
            if (label != NONE) {
                neurons[label]++;
            }
        }
        return neurons;
    }

    /** Whether a neuron has one of these classes. */
    public boolean any(boolean[] possible) {
        return Arrays.stream(assigned).anyMatch(label -> label != NONE && possible[label]);
    }

    /**
     * The class of a sample; the lowest on a tie.
     *
     * @param rates {@code [neuron]}
     * @param possible {@code [class]}: what may be the answer; a neuron has one of them at least
     */
    public int predict(double[] rates, boolean[] possible) {
        double[] sum = new double[classes];
        int[] neurons = neurons();
        for (int neuron = 0; neuron < assigned.length; neuron++) {
            if (assigned[neuron] != NONE) {
                sum[assigned[neuron]] += rates[neuron];
            }
        }
        int best = NONE;
        for (int label = 0; label < classes; label++) {
            if (possible[label]
                    && neurons[label] > 0
                    && (best == NONE || sum[label] / neurons[label] > sum[best] / neurons[best])) {
                best = label;
            }
        }
        return best;
    }
}
