package org.slumber.mixed;

import java.util.Arrays;

/**
 * Linear predictors of a fitted model with their standard errors, by TMB's rule for functions of parameters and random
 * effects: Var = aᵀH⁻¹a + DᵀVD, where a is the point's row of random effects, V the covariance of the parameters ψ and D
 * the total derivative of the predictor by them, the modes' own movement dû/dψ = −H⁻¹ ∂²f/∂u∂ψ included.
 */
final class LinearPredictor {
    private final LaplaceLikelihood function;
    private final MaximumSearch.Maximum maximum;
    private final double[] deviations;

    /** At a maximum at which the function was evaluated last. */
    LinearPredictor(LaplaceLikelihood function, MaximumSearch.Maximum maximum) {
        this.function = function;
        this.maximum = maximum;
        deviations = Arrays.stream(function.deviations(maximum.parameters()))
                .map(Math::exp)
                .toArray();
    }

    /** Level of no row: the random term stays out. */
    static final int TYPICAL = -1;

    /**
     * Estimate and standard error.
     *
     * @param estimate logits
     * @param standardError logits
     */
    record Value(double estimate, double standardError) {}

    /**
     * At one point.
     *
     * @param coordinates its row of the fixed effects' basis; zeros for the random effects alone
     * @param levels {@code [term]} level of the random term, or {@link #TYPICAL} for an offset of 0 without uncertainty
     */
    Value at(double[] coordinates, int[] levels) {
        RandomEffects effects = function.effects();
        double[] modes = function.modes();
        double[] row = new double[effects.size()];
        double estimate = 0;
        for (int k = 0; k < coordinates.length; k++) {
            estimate += coordinates[k] * maximum.parameters()[k];
        }
        for (int t = 0; t < levels.length; t++) {
            if (levels[t] != TYPICAL) {
                int effect = effects.offset(t) + levels[t];
                row[effect] = deviations[t];
                estimate += deviations[t] * modes[effect];
            }
        }
        double[] c = function.hessian().solve(row);
        double variance = 0;
        for (int j = 0; j < row.length; j++) {
            variance += row[j] * c[j];
        }
        double[] total = totalDerivative(coordinates, levels, c);
        variance += maximum.covariance().product(total, total);
        return new Value(estimate, Math.sqrt(variance));
    }

    private double[] totalDerivative(double[] coordinates, int[] levels, double[] c) {
        RandomEffects effects = function.effects();
        BetaLikelihood likelihood = function.likelihood();
        double[] modes = function.modes();
        double[] shift = new double[likelihood.rows()];
        effects.addTo(shift, deviations, c);
        double[] weighted = new double[shift.length];
        double byLogPrecision = 0;
        for (int i = 0; i < shift.length; i++) {
            weighted[i] = likelihood.weight[i] * shift[i];
            byLogPrecision -= shift[i] * likelihood.gradientByLogPrecision[i];
        }
        int fixed = function.fixedParameters();
        double[] total = new double[function.parameters()];
        for (int k = 0; k < fixed; k++) {
            total[k] = coordinates[k];
            for (int i = 0; i < weighted.length; i++) {
                total[k] -= function.basis()[k][i] * weighted[i];
            }
        }
        total[fixed] = byLogPrecision;
        for (int t = 0; t < levels.length; t++) {
            double own = levels[t] == TYPICAL ? 0 : modes[effects.offset(t) + levels[t]];
            double moved = effects.product(t, c, likelihood.gradient) + effects.product(t, modes, weighted);
            // by log σ: σ times the derivative by σ
            total[fixed + 1 + t] = deviations[t] * (own - moved);
        }
        return total;
    }
}
