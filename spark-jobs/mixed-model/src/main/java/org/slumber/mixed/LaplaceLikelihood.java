package org.slumber.mixed;

import java.util.Arrays;
import org.slumber.engine.numeric.DifferentiableFunction;

/**
 * Minus the marginal log-likelihood by Laplace's approximation (as TMB, Kristensen et al. 2016), −log L ≈ f(û) + ½
 * log|H(û)|, where f is minus the joint log density of responses and random effects, û its minimum over the effects and
 * H its second derivative there; with its exact gradient by implicit differentiation of û.
 *
 * <p>The parameters in order: the coordinates γ of the fixed effects in the orthonormal basis Q, those ζ of the log
 * dispersion in its basis E, the entries of the random blocks' L. Where a block has one effect, L is its standard deviation
 * σ, of which only |σ| matters; as functions of a signed σ the values and gradients are smooth through 0, so that a fit with
 * variance 0 is found like any other.
 *
 * <p>Gradient, with A the rows' random effects, g, W, T the first to third derivatives of minus the rows' log density by
 * η, K = H⁻¹Aᵀ, h the diagonal of AK, v = ½Th, c = H⁻¹Aᵀv and m = g + v − W(Ac): by γ: Qᵀm; by ζ: Eᵀ(f_δ + ½ W_δ h − (Ac)
 * g_δ); by an entry L_rc, with x the block's r-th row values: Σᵢ xᵢ(uᵢmᵢ + WᵢKᵢ − cᵢgᵢ), where uᵢ, Kᵢ and cᵢ are the entries
 * of row i's level in column c.
 */
final class LaplaceLikelihood implements DifferentiableFunction {
    private final double[][] basis;
    private final DispersionRows dispersion;
    private final Family family;
    private final RowLikelihood likelihood;
    private final RandomEffects effects;
    private final ModeHessian hessian;
    private final ConditionalModes modes;

    /**
     * The likelihood of some rows.
     *
     * @param basis {@code [coordinate][row]} Q
     * @param dispersion E, which has no column in a family without dispersion
     * @param responses what the rows are the likelihood of
     */
    LaplaceLikelihood(
            double[][] basis, DispersionRows dispersion, Family family, Responses responses, RandomEffects effects) {
        this.basis = basis;
        this.dispersion = dispersion;
        this.family = family;
        likelihood = family.likelihood(responses);
        this.effects = effects;
        hessian = new ModeHessian(effects, likelihood.rows());
        modes = new ConditionalModes(likelihood, effects, hessian);
    }

    /** The same model's of other responses. */
    LaplaceLikelihood with(Responses others) {
        return new LaplaceLikelihood(
                basis, dispersion, family, others, new RandomEffects(effects.blocks(), likelihood.rows()));
    }

    /** How many coordinates the fixed effects have; the index of the first of the log dispersion too. */
    int fixedParameters() {
        return basis.length;
    }

    /** Index of the first entry of the random blocks. */
    int firstRandom() {
        return basis.length + dispersion.basis().length;
    }

    /** How many parameters. */
    int parameters() {
        return firstRandom() + effects.parameters();
    }

    RandomEffects effects() {
        return effects;
    }

    RowLikelihood likelihood() {
        return likelihood;
    }

    ModeHessian hessian() {
        return hessian;
    }

    double[] modes() {
        return modes.modes();
    }

    /** {@code [row]} linear predictor at the modes. */
    double[] predictor() {
        return modes.predictor();
    }

    double[][] basis() {
        return basis;
    }

    DispersionRows dispersion() {
        return dispersion;
    }

    /** {@code [row]} δ at some parameters. */
    double[] logDispersion(double[] parameters) {
        return dispersion.logDispersion(parameters, basis.length, family);
    }

    private double[] fixedPredictor(double[] parameters) {
        double[] sum = new double[likelihood.rows()];
        for (int k = 0; k < basis.length; k++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += basis[k][i] * parameters[k];
            }
        }
        return sum;
    }

    @Override
    public double valueAndGradient(double[] parameters, double[] gradient) {
        double[] logDispersion = logDispersion(parameters);
        effects.at(Arrays.copyOfRange(parameters, firstRandom(), parameters.length));
        double joint = modes.find(fixedPredictor(parameters), logDispersion);
        if (Double.isInfinite(joint)) {
            return joint;
        }
        likelihood.differentiateFurther(modes.predictor(), logDispersion);
        double value = joint + hessian.logDeterminant() / 2;
        differentiate(gradient, logDispersion);
        return value;
    }

    private void differentiate(double[] gradient, double[] logDispersion) {
        int rows = likelihood.rows();
        double[][] cross = hessian.crossLeverages();
        double[] leverages = new double[rows];
        double[] v = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < cross.length; c++) {
                leverages[i] += effects.loading(c, i) * cross[c][i];
            }
            v[i] = likelihood.third[i] * leverages[i] / 2;
        }
        double[] c = hessian.solve(effects.transposed(v));
        double[] shift = new double[rows];
        effects.addTo(shift, c);
        double[] m = new double[rows];
        double[] byDelta = new double[rows];
        for (int i = 0; i < rows; i++) {
            m[i] = likelihood.gradient[i] + v[i] - likelihood.weight[i] * shift[i];
            byDelta[i] = logDispersion[i] >= family.greatestLogDispersion()
                    ? 0
                    : likelihood.byLogDispersion[i]
                            + likelihood.weightByLogDispersion[i] * leverages[i] / 2
                            - shift[i] * likelihood.gradientByLogDispersion[i];
        }
        for (int k = 0; k < basis.length; k++) {
            gradient[k] = DotProduct.of(basis[k], m);
        }
        for (int k = 0; k < dispersion.basis().length; k++) {
            gradient[basis.length + k] = DotProduct.of(dispersion.basis()[k], byDelta);
        }
        for (int b = 0; b < effects.blocks().size(); b++) {
            RandomBlock block = effects.blocks().get(b);
            for (int own = 0; own < block.dimension(); own++) {
                int column = effects.firstColumn(b) + own;
                for (int r = own; r < block.dimension(); r++) {
                    double[] x = block.values()[r];
                    double trace = 0;
                    for (int i = 0; i < rows; i++) {
                        trace += x[i] * likelihood.weight[i] * cross[column][i];
                    }
                    gradient[firstRandom() + effects.firstParameter(b) + block.parameter(r, own)] =
                            effects.product(column, x, modes.modes(), m)
                                    + trace
                                    - effects.product(column, x, c, likelihood.gradient);
                }
            }
        }
    }
}
