package org.slumber.engine.readout;

/**
 * Principal component analysis to a fraction of the variance, as <a
 * href="https://scikit-learn.org/stable/modules/generated/sklearn.decomposition.PCA.html">PCA(n_components=0.95)</a> of
 * scikit-learn has it: the fewest components whose share of the variance together exceeds the fraction. The entry of
 * greatest magnitude in a component is positive. With a fraction of 1 every component that the samples span is kept.
 */
public final class PrincipalComponents {
    private final double[] mean;
    private final double[] variance;
    /** {@code [feature][component]}, so that a projection adds whole rows. */
    private final double[][] loadings;

    private PrincipalComponents(double[] mean, double[] variance, double[][] loadings) {
        this.mean = mean;
        this.variance = variance;
        this.loadings = loadings;
    }

    /**
     * Fits unwhitened components, whose scores keep their variance.
     *
     * @param rows {@code [sample][feature]}, at least one sample; without variance no component is left
     * @param explainedVariance fraction of the variance to keep, in (0, 1]
     */
    public static PrincipalComponents fit(double[][] rows, double explainedVariance) {
        double[] mean = Standardiser.mean(rows);
        PrincipalAxes axes = new PrincipalAxes(centred(rows, mean));
        return of(rows.length, mean, axes, components(axes, explainedVariance));
    }

    /** As {@link #fit}, so many components, or all that the samples span. */
    public static PrincipalComponents fitComponents(double[][] rows, int components) {
        double[] mean = Standardiser.mean(rows);
        PrincipalAxes axes = new PrincipalAxes(centred(rows, mean));
        return of(rows.length, mean, axes, Math.min(components, axes.count()));
    }

    private static PrincipalComponents of(int samples, double[] mean, PrincipalAxes axes, int components) {
        double[] variance = new double[components];
        double[][] loadings = new double[mean.length][variance.length];
        for (int component = 0; component < variance.length; component++) {
            variance[component] = axes.scatter(component) / (samples - 1);
            double[] axis = axes.axis(component);
            for (int j = 0; j < mean.length; j++) {
                loadings[j][component] = axis[j];
            }
        }
        return new PrincipalComponents(mean, variance, loadings);
    }

    static double[][] centred(double[][] rows, double[] mean) {
        double[][] centred = new double[rows.length][mean.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                centred[i][j] = rows[i][j] - mean[j];
            }
        }
        return centred;
    }

    private static int components(PrincipalAxes axes, double explainedVariance) {
        double total = 0;
        for (int axis = 0; axis < axes.count(); axis++) {
            total += axes.scatter(axis);
        }
        double share = 0;
        int components = 0;
        // the shares may round to 1 before the last one
        while (components < axes.count() && (share <= explainedVariance || explainedVariance >= 1)) {
            share += axes.scatter(components) / total;
            components++;
        }
        return components;
    }

    /** These components with loadings over the standard deviation (n−1) of their scores, so that fitted scores have 1. */
    public PrincipalComponents whitened() {
        double[][] scaled = new double[loadings.length][variance.length];
        for (int j = 0; j < scaled.length; j++) {
            for (int component = 0; component < variance.length; component++) {
                scaled[j][component] = loadings[j][component] / Math.sqrt(variance[component]);
            }
        }
        return new PrincipalComponents(mean, variance, scaled);
    }

    /** The scores of {@code [sample][feature]}: {@code [sample][component]}. */
    public double[][] transform(double[][] rows) {
        double[][] scores = new double[rows.length][variance.length];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double[] score = scores[i];
            for (int j = 0; j < mean.length; j++) {
                double deviation = row[j] - mean[j];
                double[] loading = loadings[j];
                for (int component = 0; component < score.length; component++) {
                    score[component] += deviation * loading[component];
                }
            }
        }
        return scores;
    }

    /** Number of components. */
    public int count() {
        return variance.length;
    }

    /** {@code [component]}: sample variance (n−1) that each explains, descending. */
    public double[] variance() {
        return variance.clone();
    }
}
