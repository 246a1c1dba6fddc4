package org.slumber.engine.readout;

import java.util.OptionalDouble;

/**
 * How well the classes of some samples stand apart (paper section on clustering; η² is its follow-up's). With B the
 * scatter of the class means around the mean of all (each counted with its samples) and W that of the samples around
 * their class means, both summed over the components, of n samples in k classes:
 *
 * @param phi φ = (B/(k−1)) / (W/(n−k)); empty with fewer than two classes, no more samples than classes, or no W
 * @param etaSquared η² = B/(B+W), in [0, 1]; empty with fewer than two classes or no scatter
 */
public record Clustering(OptionalDouble phi, OptionalDouble etaSquared) {
    /** Scatter this small beside the whole is the rounding of samples that are all alike. */
    private static final double SCATTER_ROUNDING = 1e-24;

    /**
     * Measures samples.
     *
     * @param scores {@code [sample][component]}, unwhitened, of a space that may be fitted on other samples
     * @param labels {@code [sample]}, class from 0; classes without a sample do not count
     */
    public static Clustering of(double[][] scores, int[] labels) {
        int classes = ClassMeans.classes(labels);
        int[] counts = ClassMeans.counts(labels, classes);
        int present = 0;
        for (int count : counts) {
            present += count > 0 ? 1 : 0;
        }
        if (present < 2) {
            return new Clustering(OptionalDouble.empty(), OptionalDouble.empty());
        }
        double[][] means = ClassMeans.of(scores, labels, classes).means();
        double[] mean = Standardiser.mean(scores);
        double between = 0;
        for (int label = 0; label < classes; label++) {
            between += counts[label] * squaredDistance(means[label], mean);
        }
        double within = 0;
        for (int i = 0; i < scores.length; i++) {
            within += squaredDistance(scores[i], means[labels[i]]);
        }
        double total = between + within;
        boolean phiDefined = scores.length > present && within > SCATTER_ROUNDING * total;
        return new Clustering(
                phiDefined
                        ? OptionalDouble.of((between / (present - 1)) / (within / (scores.length - present)))
                        : OptionalDouble.empty(),
                total > 0 ? OptionalDouble.of(between / total) : OptionalDouble.empty());
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
