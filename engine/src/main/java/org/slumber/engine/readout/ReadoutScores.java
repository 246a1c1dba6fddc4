package org.slumber.engine.readout;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How well a readout labelled some samples.
 *
 * @param chosen the classifier that the spec names
 * @param accuracies fraction of samples labelled right, in [0, 1], of each classifier that was fitted
 * @param predictions {@code [sample]}: class predicted by the chosen classifier
 * @param confusion samples by the chosen classifier, {@code [true class][predicted class]} row-major
 */
public record ReadoutScores(
        Readout.Classifier chosen, Map<Readout.Classifier, Double> accuracies, int[] predictions, int[] confusion) {

    public ReadoutScores {
        accuracies = Map.copyOf(accuracies);
    }

    /** Accuracy of the chosen classifier. */
    public double accuracy() {
        return accuracies.get(chosen);
    }

    /** Accuracy of a classifier; empty where it was not fitted. */
    public OptionalDouble accuracy(Readout.Classifier classifier) {
        Double accuracy = accuracies.get(classifier);
        return accuracy == null ? OptionalDouble.empty() : OptionalDouble.of(accuracy);
    }
}
