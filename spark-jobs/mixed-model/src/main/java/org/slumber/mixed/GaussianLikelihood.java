package org.slumber.mixed;

import java.util.Arrays;

/** {@link Family#GAUSSIAN}: y ~ N(η, σ²), σ = exp δ. */
final class GaussianLikelihood extends RowLikelihood {
    private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

    private final double[] responses;

    GaussianLikelihood(double[] responses) {
        super(responses.length);
        this.responses = responses;
    }

    @Override
    double value(int row, double predictor, double logDispersion) {
        double standardised = (responses[row] - predictor) * Math.exp(-logDispersion);
        return HALF_LOG_TWO_PI + logDispersion + standardised * standardised / 2;
    }

    @Override
    void differentiate(double[] predictor, double[] logDispersion) {
        for (int i = 0; i < responses.length; i++) {
            double precision = Math.exp(-2 * logDispersion[i]);
            gradient[i] = (predictor[i] - responses[i]) * precision;
            weight[i] = precision;
            expectedWeight[i] = precision;
        }
    }

    @Override
    void differentiateFurther(double[] predictor, double[] logDispersion) {
        differentiate(predictor, logDispersion);
        Arrays.fill(third, 0);
        for (int i = 0; i < responses.length; i++) {
            byLogDispersion[i] = 1 + gradient[i] * (responses[i] - predictor[i]);
            gradientByLogDispersion[i] = -2 * gradient[i];
            weightByLogDispersion[i] = -2 * weight[i];
        }
    }
}
