package org.slumber.mixed;

/**
 * Minus the logarithm of the density of every row as a function of its linear predictor η and of its log dispersion δ,
 * with exact derivatives. The arrays are overwritten by the next evaluation; those by δ stay 0 in a family without one.
 */
abstract class RowLikelihood {
    /** {@code [row]} first derivative of minus the log density by η. */
    final double[] gradient;
    /** {@code [row]} second derivative by η, which may be negative. */
    final double[] weight;
    /** {@code [row]} expectation of {@link #weight} or an approximation of it, above 0. */
    final double[] expectedWeight;
    /** {@code [row]} third derivative by η. */
    final double[] third;
    /** {@code [row]} first derivative of minus the log density by δ. */
    final double[] byLogDispersion;
    /** {@code [row]} derivative of {@link #gradient} by δ. */
    final double[] gradientByLogDispersion;
    /** {@code [row]} derivative of {@link #weight} by δ. */
    final double[] weightByLogDispersion;

    RowLikelihood(int rows) {
        gradient = new double[rows];
        weight = new double[rows];
        expectedWeight = new double[rows];
        third = new double[rows];
        byLogDispersion = new double[rows];
        gradientByLogDispersion = new double[rows];
        weightByLogDispersion = new double[rows];
    }

    int rows() {
        return gradient.length;
    }

    /** Minus the log-likelihood; infinite where the density cannot be computed. */
    double value(double[] predictor, double[] logDispersion) {
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            sum += value(i, predictor[i], logDispersion[i]);
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    /** Minus the log density of one row. */
    abstract double value(int row, double predictor, double logDispersion);

    /** Fills {@link #gradient}, {@link #weight} and {@link #expectedWeight}. */
    abstract void differentiate(double[] predictor, double[] logDispersion);

    /** Fills what {@link #differentiate} does, {@link #third} and the derivatives by δ. */
    abstract void differentiateFurther(double[] predictor, double[] logDispersion);

    /** Inverse logit, accurate for both signs. */
    static double logistic(double predictor) {
        return 1 / (1 + Math.exp(-predictor));
    }
}
