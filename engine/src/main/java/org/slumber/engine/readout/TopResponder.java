package org.slumber.engine.readout;

/**
 * Voting by top responders (Diehl and Cook, 2015): each neuron belongs to the class that it fired most to in training,
 * and a sample is of the class whose neurons fire most on average. Silent neurons belong to no class; a class without
 * neurons is never predicted. Ties go to the lower class.
 */
public final class TopResponder implements FittedClassifier {
    private static final int NONE = -1;

    /** {@code [neuron]}: its class, or {@link #NONE}. */
    private final int[] assigned;

    private final int[] neurons;

    private TopResponder(int[] assigned, int[] neurons) {
        this.assigned = assigned;
        this.neurons = neurons;
    }

    /**
     * Assigns the neurons.
     *
     * @param rates {@code [sample][neuron]}, spikes per step, at least one sample
     * @param labels {@code [sample]}, 0 to {@code classes}−1
     */
    public static TopResponder fit(double[][] rates, int[] labels, int classes) {
        double[][] means = ClassMeans.of(rates, labels, classes).means();
        int[] assigned = new int[rates[0].length];
        int[] neurons = new int[classes];
        for (int j = 0; j < assigned.length; j++) {
            assigned[j] = NONE;
            double best = 0;
            for (int label = 0; label < classes; label++) {
                if (means[label][j] > best) {
                    best = means[label][j];
                    assigned[j] = label;
                }
            }
            if (assigned[j] != NONE) {
                neurons[assigned[j]]++;
            }
        }
        return new TopResponder(assigned, neurons);
    }

    /** {@code [class]}: how many neurons belong to it. */
    public int[] neurons() {
        return neurons.clone();
    }

    @Override
    public int predict(double[] rates) {
        double[] response = new double[neurons.length];
        for (int j = 0; j < assigned.length; j++) {
            if (assigned[j] != NONE) {
                response[assigned[j]] += rates[j];
            }
        }
        int best = NONE;
        for (int label = 0; label < response.length; label++) {
            if (neurons[label] > 0
                    && (best == NONE || response[label] / neurons[label] > response[best] / neurons[best])) {
                best = label;
            }
        }
        return best == NONE ? 0 : best;
    }
}
