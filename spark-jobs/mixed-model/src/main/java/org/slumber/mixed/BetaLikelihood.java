package org.slumber.mixed;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * {@link Family#BETA}: y ~ Beta(μφ, (1 − μ)φ), logit μ = η, φ = exp δ.
 *
 * <p>With a = μφ, b = (1 − μ)φ, y* = logit y and ℓ the log density: ∂ℓ/∂μ = φ(y* − ψ(a) + ψ(b)), ∂²ℓ/∂μ² = −φ²(ψ′(a) +
 * ψ′(b)), ∂³ℓ/∂μ³ = −φ³(ψ″(a) − ψ″(b)), and dμ/dη = m = μ(1 − μ), d²μ/dη² = m(1 − 2μ), d³μ/dη³ = m(1 − 6m).
 */
final class BetaLikelihood extends RowLikelihood {
    private final double[] logResponse;
    private final double[] logComplement;

    /** For responses strictly between 0 and 1. */
    BetaLikelihood(double[] responses) {
        super(responses.length);
        logResponse = new double[responses.length];
        logComplement = new double[responses.length];
        for (int i = 0; i < responses.length; i++) {
            logResponse[i] = Math.log(responses[i]);
            logComplement[i] = Math.log1p(-responses[i]);
        }
    }

    @Override
    double value(int row, double predictor, double logDispersion) {
        double precision = Math.exp(logDispersion);
        double a = precision * logistic(predictor);
        double b = precision * logistic(-predictor);
        return LogBeta.value(a, b) - (a - 1) * logResponse[row] - (b - 1) * logComplement[row];
    }

    @Override
    void differentiate(double[] predictor, double[] logDispersion) {
        for (int i = 0; i < logResponse.length; i++) {
            double precision = Math.exp(logDispersion[i]);
            double mean = logistic(predictor[i]);
            double complement = logistic(-predictor[i]);
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

    @Override
    void differentiateFurther(double[] predictor, double[] logDispersion) {
        for (int i = 0; i < logResponse.length; i++) {
            double precision = Math.exp(logDispersion[i]);
            double mean = logistic(predictor[i]);
            double complement = logistic(-predictor[i]);
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

            byLogDispersion[i] = -precision
                    * (Digamma.value(precision)
                            - mean * digammaA
                            - complement * digammaB
                            + mean * logResponse[i]
                            + complement * logComplement[i]);
            double firstByLog = first + precision * precision * (complement * trigammaB - mean * trigammaA);
            double secondByLog =
                    2 * second - precision * precision * precision * (mean * tetragammaA + complement * tetragammaB);
            gradientByLogDispersion[i] = -firstByLog * byEta;
            weightByLogDispersion[i] = -secondByLog * byEta * byEta - firstByLog * byEta2;
        }
    }
}
