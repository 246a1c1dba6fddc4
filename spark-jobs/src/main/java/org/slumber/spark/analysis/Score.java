package org.slumber.spark.analysis;

/**
 * An accuracy as it was measured: k of n scored samples.
 *
 * @param value fraction
 * @param samples n; 0 where it is not known
 */
record Score(double value, long samples) {
    /** Whether it is known of how many samples. */
    boolean counted() {
        return samples > 0;
    }

    /** Samples that were right; whole but for accuracies that are no counts. */
    double right() {
        return Math.rint(value * samples);
    }

    /**
     * Variance that counting n samples alone gives: binomial, of the smoothed fraction (k + 1)/(n + 2), so that not even n
     * of n is certain; 0 where n is not known.
     */
    double countingVariance() {
        double fraction = (right() + 1) / (samples + 2);
        return counted() ? fraction * (1 - fraction) / samples : 0;
    }

    /** This minus another; exactly the same for the same counts. */
    double minus(Score other) {
        return counted() && samples == other.samples ? (right() - other.right()) / samples : value - other.value;
    }
}
