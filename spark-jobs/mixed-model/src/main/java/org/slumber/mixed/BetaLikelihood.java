package org.slumber.mixed;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * Minus the logarithm of the beta density of every row as a function of its linear predictor η and of the common log
 * precision δ, with exact derivatives: y ~ Beta(μφ, (1 − μ)φ), logit μ = η, φ = exp δ (Ferrari and Cribari-Neto 2004,
 * glmmTMB's {@code beta_family}).
 *
 * <p>With a = μφ, b = (1 − μ)φ, y* = logit y and ℓ the log density: ∂ℓ/∂μ = φ(y* − ψ(a) + ψ(b)), ∂²ℓ/∂μ² = −φ²(ψ′(a) +
 * ψ′(b)), ∂³ℓ/∂μ³ = −φ³(ψ″(a) − ψ″(b)), and dμ/dη = m = μ(1 − μ), d²μ/dη² = m(1 − 2μ), d³μ/dη³ = m(1 − 6m). The arrays
 * are overwritten by the next evaluation.
 */
final class BetaLikelihood {
    private final double[] logResponse;
    private final double[] logComplement;

    /** {@code [row]} first derivative of minus the log density by η. */
    final double[] gradient;
    /** {@code [row]} second derivative by η, which may be negative. */
    final double[] weight;
    /** {@code [row]} expectation of {@link #weight}, above 0. */
    final double[] expectedWeight;
    /** {@code [row]} third derivative by η. */
    final double[] third;
    /** {@code [row]} derivative of {@link #gradient} by δ. */
    final double[] gradientByLogPrecision;
    /** {@code [row]} derivative of {@link #weight} by δ. */
    final double[] weightByLogPrecision;

    /** For responses strictly between 0 and 1. */
    BetaLikelihood(double[] responses) {
        int rows = responses.length;
        logResponse = new double[rows];
        logComplement = new double[rows];
        for (int i = 0; i < rows; i++) {
            logResponse[i] = Math.log(responses[i]);
            logComplement[i] = Math.log1p(-responses[i]);
        }
        gradient = new double[rows];
        weight = new double[rows];
        expectedWeight = new double[rows];
        third = new double[rows];
        gradientByLogPrecision = new double[rows];
        weightByLogPrecision = new double[rows];
    }

    int rows() {
        return logResponse.length;
    }

    /** Minus the log-likelihood; infinite where the density cannot be computed. */
    double value(double[] predictor, double logPrecision) {
        double precision = Math.exp(logPrecision);
        double sum = 0;
        for (int i = 0; i < logResponse.length; i++) {
            double a = precision * mean(predictor[i]);
            double b = precision * mean(-predictor[i]);
            sum += LogBeta.value(a, b) - (a - 1) * logResponse[i] - (b - 1) * logComplement[i];
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    /** Fills {@link #gradient}, {@link #weight} and {@link #expectedWeight}. */
    void differentiate(double[] predictor, double logPrecision) {
        double precision = Math.exp(logPrecision);
        for (int i = 0; i < logResponse.length; i++) {
            double mean = mean(predictor[i]);
            double complement = mean(-predictor[i]);
            double a = precision * mean;
            double b = precision * complement;
            double byEta = mean * complement;
            double first = precision * (logResponse[i] - logComplement[i] - Digamma.value(a) + Digamma.value(b));
            double second = -precision * precision * (Trigamma.value(a) + Trigamma.value(b));
            gradient[i] = -first * byEta;
            expectedWeight[i] = -second * byEta * byEta;
            weight[i] = expectedWeight[i] - first * byEta * (complement - mean);
        }
    }

    /**
     * Fills what {@link #differentiate} does and {@link #third}, {@link #gradientByLogPrecision} and {@link
     * #weightByLogPrecision}.
     *
     * @return derivative of minus the log-likelihood by δ
     */
    double differentiateFurther(double[] predictor, double logPrecision) {
        double precision = Math.exp(logPrecision);
        double commonDigamma = Digamma.value(precision);
        double byLogPrecision = 0;
        for (int i = 0; i < logResponse.length; i++) {
            double mean = mean(predictor[i]);
            double complement = mean(-predictor[i]);
            double a = precision * mean;
            double b = precision * complement;
            double digammaA = Digamma.value(a);
            double digammaB = Digamma.value(b);
            double trigammaA = Trigamma.value(a);
            double trigammaB = Trigamma.value(b);
            double tetragammaA = Tetragamma.value(a);
            double tetragammaB = Tetragamma.value(b);

            double byEta = mean * complement;
            double byEta2 = byEta * (complement - mean);
            double byEta3 = byEta * (1 - 6 * byEta);
            double first = precision * (logResponse[i] - logComplement[i] - digammaA + digammaB);
            double second = -precision * precision * (trigammaA + trigammaB);
            double thirdByMean = -precision * precision * precision * (tetragammaA - tetragammaB);
            gradient[i] = -first * byEta;
            expectedWeight[i] = -second * byEta * byEta;
            weight[i] = expectedWeight[i] - first * byEta2;
            third[i] = -(thirdByMean * byEta * byEta * byEta + 3 * second * byEta * byEta2 + first * byEta3);

            byLogPrecision -= precision
                    * (commonDigamma
                            - mean * digammaA
                            - complement * digammaB
                            + mean * logResponse[i]
                            + complement * logComplement[i]);
            double firstByLogPrecision = first + precision * precision * (complement * trigammaB - mean * trigammaA);
            double secondByLogPrecision =
                    2 * second - precision * precision * precision * (mean * tetragammaA + complement * tetragammaB);
            gradientByLogPrecision[i] = -firstByLogPrecision * byEta;
            weightByLogPrecision[i] = -secondByLogPrecision * byEta * byEta - firstByLogPrecision * byEta2;
        }
        return byLogPrecision;
    }

    /** Inverse logit, accurate for both signs. */
    static double mean(double predictor) {
        return 1 / (1 + Math.exp(-predictor));
    }
}
