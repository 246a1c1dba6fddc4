package org.slumber.engine.readout;

/**
 * Predicts the same class for every sample: what a readout falls back to.
 *
 * @param label the class, from 0
 */
public record MostFrequentClass(int label) implements FittedClassifier {

    /** The class with most samples, the lowest on a tie; 0 without samples. */
    public static MostFrequentClass fit(int[] labels, int classes) {
        int[] counts = ClassMeans.counts(labels, classes);
        int best = 0;
        for (int label = 1; label < classes; label++) {
            if (counts[label] > counts[best]) {
                best = label;
            }
        }
        return new MostFrequentClass(best);
    }

    @Override
    public int predict(double[] features) {
        return label;
    }
}
