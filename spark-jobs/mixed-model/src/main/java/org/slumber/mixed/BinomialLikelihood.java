package org.slumber.mixed;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * {@link Family#BINOMIAL}: k of n ~ Binomial(n, μ), logit μ = η. ℓ = log(n choose k) + kη − n log(1 + exp η), ∂ℓ/∂η = k − nμ,
 * ∂²ℓ/∂η² = −nm, ∂³ℓ/∂η³ = −nm(1 − 2μ) with m = μ(1 − μ).
 */
final class BinomialLikelihood extends RowLikelihood {
    private final double[] successes;
    private final double[] trials;
    private final double[] logChoose;

    BinomialLikelihood(Responses responses) {
        super(responses.rows());
        trials = responses.trials();
        successes = new double[trials.length];
        logChoose = new double[trials.length];
        for (int i = 0; i < trials.length; i++) {
            successes[i] = responses.successes(i);
            logChoose[i] = logChoose(successes[i], trials[i] - successes[i]);
        }
    }

    /** Logarithm of the number of ways to choose so many of these and those. */
    static double logChoose(double successes, double failures) {
        return LogGamma.value(successes + failures + 1) - LogGamma.value(successes + 1) - LogGamma.value(failures + 1);
    }

    @Override
    double value(int row, double predictor, double logDispersion) {
        double log = Math.max(predictor, 0) + Math.log1p(Math.exp(-Math.abs(predictor)));
        return trials[row] * log - successes[row] * predictor - logChoose[row];
    }

    @Override
    void differentiate(double[] predictor, double[] logDispersion) {
        for (int i = 0; i < trials.length; i++) {
            double mean = logistic(predictor[i]);
            gradient[i] = trials[i] * mean - successes[i];
            weight[i] = trials[i] * mean * logistic(-predictor[i]);
            expectedWeight[i] = weight[i];
        }
    }

    @Override
    void differentiateFurther(double[] predictor, double[] logDispersion) {
        differentiate(predictor, logDispersion);
        for (int i = 0; i < trials.length; i++) {
            third[i] = weight[i] * (logistic(-predictor[i]) - logistic(predictor[i]));
        }
    }
}
