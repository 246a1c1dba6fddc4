package org.slumber.mixed;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * {@link Family#BETA_BINOMIAL}: k of n ~ BetaBinomial(μφ, (1 − μ)φ), logit μ = η, φ = exp δ.
 *
 * <p>With a = μφ, b = (1 − μ)φ, A = ψ(k + a) − ψ(a), B = ψ(n − k + b) − ψ(b) and ℓ the log density: ∂ℓ/∂μ = φ(A − B),
 * ∂²ℓ/∂μ² = φ²(A′ + B′), ∂³ℓ/∂μ³ = φ³(A″ − B″), ∂ℓ/∂δ = φ(μA + (1 − μ)B + ψ(φ) − ψ(n + φ)).
 * Where δ is the greatest there is, the density is the binomial one: from there on differences of great logarithms lose more
 * digits than the two differ by.
 */
final class BetaBinomialLikelihood extends RowLikelihood {
    private final double[] successes;
    private final double[] failures;
    private final BinomialLikelihood binomial;
    /** {@code [row]} log of the binomial coefficient. */
    private final double[] logChoose;

    BetaBinomialLikelihood(Responses responses) {
        super(responses.rows());
        binomial = new BinomialLikelihood(responses);
        successes = new double[responses.rows()];
        failures = new double[responses.rows()];
        logChoose = new double[responses.rows()];
        for (int i = 0; i < successes.length; i++) {
            successes[i] = responses.successes(i);
            failures[i] = responses.trials()[i] - successes[i];
            logChoose[i] = BinomialLikelihood.logChoose(successes[i], failures[i]);
        }
    }

    @Override
    double value(int row, double predictor, double logDispersion) {
        if (isBinomial(logDispersion)) {
            return binomial.value(row, predictor, logDispersion);
        }
        double precision = Math.exp(logDispersion);
        double a = precision * logistic(predictor);
        double b = precision * logistic(-predictor);
        return LogBeta.value(a, b) - LogBeta.value(successes[row] + a, failures[row] + b) - logChoose[row];
    }

    private static boolean isBinomial(double logDispersion) {
        return logDispersion >= Family.BETA_BINOMIAL.greatestLogDispersion();
    }

    @Override
    void differentiate(double[] predictor, double[] logDispersion) {
        binomial.differentiate(predictor, logDispersion);
        for (int i = 0; i < successes.length; i++) {
            if (isBinomial(logDispersion[i])) {
                takeBinomial(i);
                continue;
            }
            double precision = Math.exp(logDispersion[i]);
            double mean = logistic(predictor[i]);
            double complement = logistic(-predictor[i]);
            double a = precision * mean;
            double b = precision * complement;
            double byEta = mean * complement;
            double first = precision
                    * (Digamma.value(successes[i] + a)
                            - Digamma.value(a)
                            - Digamma.value(failures[i] + b)
                            + Digamma.value(b));
            double second = precision
                    * precision
                    * (Trigamma.value(successes[i] + a)
                            - Trigamma.value(a)
                            + Trigamma.value(failures[i] + b)
                            - Trigamma.value(b));
            gradient[i] = -first * byEta;
            weight[i] = -second * byEta * byEta - first * byEta * (complement - mean);
            expectedWeight[i] = quasiWeight(i, byEta, precision);
        }
    }

    private void takeBinomial(int row) {
        gradient[row] = binomial.gradient[row];
        weight[row] = binomial.weight[row];
        expectedWeight[row] = binomial.expectedWeight[row];
        third[row] = binomial.third[row];
        byLogDispersion[row] = 0;
        gradientByLogDispersion[row] = 0;
        weightByLogDispersion[row] = 0;
    }

    /** (dμ/dη)² over the variance of k/n. */
    private double quasiWeight(int row, double byEta, double precision) {
        double trials = successes[row] + failures[row];
        return trials * byEta / (1 + (trials - 1) / (precision + 1));
    }

    @Override
    void differentiateFurther(double[] predictor, double[] logDispersion) {
        binomial.differentiateFurther(predictor, logDispersion);
        for (int i = 0; i < successes.length; i++) {
            if (isBinomial(logDispersion[i])) {
                takeBinomial(i);
                continue;
            }
            double precision = Math.exp(logDispersion[i]);
            double mean = logistic(predictor[i]);
            double complement = logistic(-predictor[i]);
            double a = precision * mean;
            double b = precision * complement;
            double ka = successes[i] + a;
            double kb = failures[i] + b;
            double digammaA = Digamma.value(ka) - Digamma.value(a);
            double digammaB = Digamma.value(kb) - Digamma.value(b);
            double trigammaA = Trigamma.value(ka) - Trigamma.value(a);
            double trigammaB = Trigamma.value(kb) - Trigamma.value(b);
            double tetragammaA = Tetragamma.value(ka) - Tetragamma.value(a);
            double tetragammaB = Tetragamma.value(kb) - Tetragamma.value(b);

            double byEta = mean * complement;
            double byEta2 = byEta * (complement - mean);
            double byEta3 = byEta * (1 - 6 * byEta);
            double square = precision * precision;
            double first = precision * (digammaA - digammaB);
            double second = square * (trigammaA + trigammaB);
            double thirdByMean = square * precision * (tetragammaA - tetragammaB);
            gradient[i] = -first * byEta;
            weight[i] = -second * byEta * byEta - first * byEta2;
            expectedWeight[i] = quasiWeight(i, byEta, precision);
            third[i] = -(thirdByMean * byEta * byEta * byEta + 3 * second * byEta * byEta2 + first * byEta3);

            byLogDispersion[i] = -precision
                    * (mean * digammaA
                            + complement * digammaB
                            + Digamma.value(precision)
                            - Digamma.value(precision + successes[i] + failures[i]));
            double firstByLog = first + square * (mean * trigammaA - complement * trigammaB);
            double secondByLog = 2 * second + square * precision * (mean * tetragammaA + complement * tetragammaB);
            gradientByLogDispersion[i] = -firstByLog * byEta;
            weightByLogDispersion[i] = -secondByLog * byEta * byEta - firstByLog * byEta2;
        }
    }
}
