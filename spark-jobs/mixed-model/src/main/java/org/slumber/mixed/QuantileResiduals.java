package org.slumber.mixed;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.slumber.engine.random.RandomStreams;

/**
 * Randomised quantile residuals (Dunn and Smyth 1996, J. Comput. Graph. Stat. 5): Φ⁻¹(u), with u uniform between the
 * probabilities that the fitted model, random effects included, gives to less than what was seen and to no more than it; of a
 * response without steps there is one such u. They are standard normal where the model is right, whatever its family.
 */
final class QuantileResiduals {
    /** Probabilities so small that double arithmetic loses them stand for this. */
    private static final double FURTHEST = 8;

    private final Family family;
    private final Responses responses;
    private final double[] predictor;
    private final double[] logDispersion;

    /**
     * Residuals at a fit.
     *
     * @param predictor {@code [row]} on the scale of the effects
     * @param logDispersion {@code [row]}
     */
    QuantileResiduals(Family family, Responses responses, double[] predictor, double[] logDispersion) {
        this.family = family;
        this.responses = responses;
        this.predictor = predictor.clone();
        this.logDispersion = logDispersion.clone();
    }

    /** {@code [row]} the residuals, the same each time. */
    double[] values() {
        UniformRandomProvider random = new RandomStreams(1).stream("quantile residuals");
        RowLikelihood likelihood = family.likelihood(responses);
        double[] values = new double[responses.rows()];
        Arrays.setAll(values, row -> {
            double mean = family.mean(predictor[row]);
            double dispersion = Math.exp(logDispersion[row]);
            return switch (family) {
                case GAUSSIAN -> bounded((responses.values()[row] - mean) / dispersion);
                case BETA -> {
                    BetaDistribution beta = BetaDistribution.of(mean * dispersion, (1 - mean) * dispersion);
                    double value = responses.values()[row];
                    yield normal(beta.cumulativeProbability(value), beta.survivalProbability(value));
                }
                case BINOMIAL, BETA_BINOMIAL -> {
                    // −log density
                    double at = Math.exp(-likelihood.value(row, predictor[row], logDispersion[row]));
                    yield count(row, mean, dispersion, at, random.nextDouble());
                }
            };
        });
        return values;
    }

    /** Of k of n, whose probability is {@code at}: sums the tail on its side of the mean by the ratio of neighbours. */
    private double count(int row, double mean, double dispersion, double at, double uniform) {
        double trials = responses.trials()[row];
        double successes = Math.rint(responses.successes(row));
        double tail = 0;
        double term = at;
        boolean low = successes <= mean * trials;
        for (double k = successes; low ? k > 0 : k < trials; k += low ? -1 : 1) {
            term *= low ? 1 / ratio(k - 1, trials, mean, dispersion) : ratio(k, trials, mean, dispersion);
            tail += term;
        }
        double within = tail + at * (low ? uniform : 1 - uniform);
        return low ? normal(within, 1 - within) : normal(1 - within, within);
    }

    /** Probability of k + 1 over that of k. */
    private double ratio(double k, double trials, double mean, double dispersion) {
        double ofCounts = (trials - k) / (k + 1);
        return family == Family.BINOMIAL
                ? ofCounts * mean / (1 - mean)
                : ofCounts * (k + mean * dispersion) / (trials - k - 1 + (1 - mean) * dispersion);
    }

    /** The quantile, from the smaller of the two sides of 1. */
    private static double normal(double below, double above) {
        NormalDistribution standard = NormalDistribution.of(0, 1);
        return bounded(
                below < above
                        ? standard.inverseCumulativeProbability(Math.max(0, below))
                        : standard.inverseSurvivalProbability(Math.max(0, above)));
    }

    private static double bounded(double value) {
        return Math.max(-FURTHEST, Math.min(FURTHEST, value));
    }
}
