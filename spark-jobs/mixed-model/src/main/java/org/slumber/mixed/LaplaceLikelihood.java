package org.slumber.mixed;

import java.util.Arrays;
import org.slumber.engine.numeric.DifferentiableFunction;

/**
 * Minus the marginal log-likelihood by Laplace's approximation (as TMB, Kristensen et al. 2016), −log L ≈ f(û) + ½
 * log|H(û)|, where f is minus the joint log density of responses and random effects, û its minimum over the effects and
 * H its second derivative there; with its exact gradient by implicit differentiation of û.
 *
 * <p>The parameters in order: the coordinates γ of the fixed effects in the orthonormal basis Q, the log precision δ, the
 * standard deviations σ of the random terms. Only |σ| matters; as functions of a signed σ the values and gradients are
 * smooth through 0, so that a fit with variance 0 is found like any other.
 *
 * <p>Gradient, with A the rows' random effects, g, W, T the first to third derivatives of minus the rows' log density by
 * η, h the diagonal of AH⁻¹Aᵀ, v = ½Th, c = H⁻¹Aᵀv and m = g + v − W(Ac): by γ: Qᵀm; by δ: f_δ + ½ Σ W_δ h − (Ac)ᵀg_δ;
 * by σ_t, with e the rows' effects u of the term, c_t and A_t the term's parts of c and A/σ_t, q_t its levels: mᵀe + (q_t −
 * tr_t H⁻¹)/σ_t − c_tᵀA_tᵀg.
 */
final class LaplaceLikelihood implements DifferentiableFunction {
    private final double[][] basis;
    private final BetaLikelihood likelihood;
    private final RandomEffects effects;
    private final ModeHessian hessian;
    private final ConditionalModes modes;

    /**
     * The likelihood of some rows.
     *
     * @param basis {@code [coordinate][row]} Q
     */
    LaplaceLikelihood(double[][] basis, double[] responses, RandomEffects effects) {
        this.basis = basis;
        this.effects = effects;
        likelihood = new BetaLikelihood(responses);
        hessian = new ModeHessian(effects, responses.length);
        modes = new ConditionalModes(likelihood, effects, hessian);
    }

    /** How many coordinates the fixed effects have; the index of the log precision too. */
    int fixedParameters() {
        return basis.length;
    }

    /** How many parameters. */
    int parameters() {
        return basis.length + 1 + effects.terms();
    }

    RandomEffects effects() {
        return effects;
    }

    BetaLikelihood likelihood() {
        return likelihood;
    }

    ModeHessian hessian() {
        return hessian;
    }

    double[] modes() {
        return modes.modes();
    }

    double[][] basis() {
        return basis;
    }

    double[] deviations(double[] parameters) {
        return Arrays.copyOfRange(parameters, basis.length + 1, parameters.length);
    }

    @Override
    public double valueAndGradient(double[] parameters, double[] gradient) {
        double logPrecision = parameters[basis.length];
        double[] deviations = deviations(parameters);
        double joint = modes.find(fixedPredictor(parameters), deviations, logPrecision);
        if (Double.isInfinite(joint)) {
            return joint;
        }
        double byLogPrecision = likelihood.differentiateFurther(modes.predictor(), logPrecision);
        double value = joint + hessian.logDeterminant() / 2;
        differentiate(byLogPrecision, deviations, gradient);
        return value;
    }

    private double[] fixedPredictor(double[] parameters) {
        double[] predictor = new double[likelihood.rows()];
        for (int k = 0; k < basis.length; k++) {
            for (int i = 0; i < predictor.length; i++) {
                predictor[i] += basis[k][i] * parameters[k];
            }
        }
        return predictor;
    }

    private void differentiate(double byLogPrecision, double[] deviations, double[] gradient) {
        int rows = likelihood.rows();
        double[] leverages = hessian.leverages(deviations);
        double[] v = new double[rows];
        for (int i = 0; i < rows; i++) {
            v[i] = likelihood.third[i] * leverages[i] / 2;
        }
        double[] c = hessian.solve(effects.transposed(deviations, v));
        double[] shift = new double[rows];
        effects.addTo(shift, deviations, c);
        double[] m = new double[rows];
        double byDelta = byLogPrecision;
        for (int i = 0; i < rows; i++) {
            m[i] = likelihood.gradient[i] + v[i] - likelihood.weight[i] * shift[i];
            byDelta += likelihood.weightByLogPrecision[i] * leverages[i] / 2
                    - shift[i] * likelihood.gradientByLogPrecision[i];
        }
        for (int k = 0; k < basis.length; k++) {
            gradient[k] = 0;
            for (int i = 0; i < rows; i++) {
                gradient[k] += basis[k][i] * m[i];
            }
        }
        gradient[basis.length] = byDelta;
        for (int t = 0; t < deviations.length; t++) {
            // the quotient is even in σ and vanishes with it, times σ
            double trace = deviations[t] == 0 ? 0 : (effects.size(t) - hessian.inverseTrace(t)) / deviations[t];
            gradient[basis.length + 1 + t] =
                    effects.product(t, modes.modes(), m) + trace - effects.product(t, c, likelihood.gradient);
        }
    }
}
