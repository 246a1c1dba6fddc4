package org.slumber.engine.readout;

/**
 * z-scores: each feature minus its mean, over its population standard deviation, both of the samples fitted on, as <a
 * href="https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.StandardScaler.html">StandardScaler</a>
 * of scikit-learn has them. A feature that is constant up to rounding becomes 0, in new samples too (scikit-learn would
 * only centre it there; no principal component weighs it, so that makes no difference further on).
 */
public final class Standardiser {
    private static final double EPSILON = Math.ulp(1.0);

    private final double[] mean;
    private final double[] scale;
    private final boolean[] constant;

    private Standardiser(double[] mean, double[] scale, boolean[] constant) {
        this.mean = mean;
        this.scale = scale;
        this.constant = constant;
    }

    /** Fits on {@code [sample][feature]}, at least one sample. */
    public static Standardiser fit(double[][] rows) {
        int samples = rows.length;
        double[] mean = mean(rows);
        double[] scale = new double[mean.length];
        for (double[] row : rows) {
            for (int j = 0; j < scale.length; j++) {
                double deviation = row[j] - mean[j];
                scale[j] += deviation * deviation;
            }
        }
        boolean[] constant = new boolean[mean.length];
        for (int j = 0; j < scale.length; j++) {
            double variance = scale[j] / samples;
            constant[j] = isRounding(variance, mean[j], samples);
            scale[j] = constant[j] ? 1 : Math.sqrt(variance);
        }
        return new Standardiser(mean, scale, constant);
    }

    /** Whether a population variance is no more than summing this many equal values in double precision can leave. */
    private static boolean isRounding(double variance, double mean, int samples) {
        double meanError = samples * mean * EPSILON;
        return variance <= samples * EPSILON * variance + meanError * meanError;
    }

    /** {@code [feature]}: mean over {@code [sample][feature]}, at least one sample. */
    static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= rows.length;
        }
        return mean;
    }

    /** {@code [sample][feature]} minus the means, a new array of the same shape; a constant feature becomes 0. */
    public double[][] centre(double[][] rows) {
        double[][] centred = new double[rows.length][mean.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                centred[i][j] = constant[j] ? 0 : rows[i][j] - mean[j];
            }
        }
        return centred;
    }

    /** The z-scores of {@code [sample][feature]}, a new array of the same shape. */
    public double[][] transform(double[][] rows) {
        double[][] scores = centre(rows);
        for (double[] score : scores) {
            for (int j = 0; j < score.length; j++) {
                score[j] /= scale[j];
            }
        }
        return scores;
    }

    /** {@code [feature]}: mean of the samples fitted on. */
    public double[] mean() {
        return mean.clone();
    }

    /** {@code [feature]}: population standard deviation of the samples fitted on; 1 for a constant feature. */
    public double[] scale() {
        return scale.clone();
    }

    /** {@code [feature]}: whether it was one value, up to rounding, in all samples fitted on. */
    public boolean[] constant() {
        return constant.clone();
    }
}
