package org.slumber.mixed;

import java.util.Arrays;

/**
 * Linear predictors of a fitted model with their standard errors, by TMB's rule for functions of parameters and random
 * effects: Var = aᵀH⁻¹a + DᵀVD, where a is the point's row of random effects, V the covariance of the parameters ψ and D
 * the total derivative of the predictor by them, the modes' own movement dû/dψ = −H⁻¹ ∂²f/∂u∂ψ included.
 */
final class LinearPredictor {
    /** Level of no row: the random term stays out. */
    static final int TYPICAL = -1;

    private final LaplaceLikelihood function;
    private final MaximumSearch.Maximum maximum;
    /** The entries of the blocks' L. */
    private final double[] entries;

    /** At a maximum at which the function was evaluated last. */
    LinearPredictor(LaplaceLikelihood function, MaximumSearch.Maximum maximum) {
        this.function = function;
        this.maximum = maximum;
        double[] natural = maximum.scale().natural(maximum.parameters());
        entries = Arrays.copyOfRange(natural, function.firstRandom(), natural.length);
    }

    /** The fixed effects' estimates in the design's basis. */
    double[] coordinates() {
        return Arrays.copyOf(maximum.parameters(), function.fixedParameters());
    }

    /**
     * Estimate and standard error.
     *
     * @param estimate on the scale of the linear predictor
     * @param standardError of it
     */
    record Value(double estimate, double standardError) {}

    /**
     * A point.
     *
     * @param coordinates its row of the fixed effects' basis; zeros for the random effects alone
     * @param levels {@code [block]} level of the random term, or {@link #TYPICAL} for no offset and no uncertainty
     * @param slopes {@code [block][effect]} its x
     */
    record Point(double[] coordinates, int[] levels, double[][] slopes) {}

    /** At one point. */
    Value at(Point point) {
        RandomEffects effects = function.effects();
        double[] modes = function.modes();
        double[] row = row(point);
        double estimate = 0;
        for (int k = 0; k < point.coordinates().length; k++) {
            estimate += point.coordinates()[k] * maximum.parameters()[k];
        }
        double[] c = function.hessian().solve(row);
        double variance = 0;
        for (int j = 0; j < effects.size(); j++) {
            estimate += row[j] * modes[j];
            variance += row[j] * c[j];
        }
        double[] total = totalDerivative(point, c);
        variance += maximum.covariance().product(total, total);
        return new Value(estimate, Math.sqrt(variance));
    }

    /** a. */
    private double[] row(Point point) {
        RandomEffects effects = function.effects();
        double[] row = new double[effects.size()];
        for (int b = 0; b < point.levels().length; b++) {
            RandomBlock block = effects.blocks().get(b);
            for (int own = 0; own < block.dimension() && point.levels()[b] != TYPICAL; own++) {
                int effect = effects.offset(effects.firstColumn(b) + own) + point.levels()[b];
                for (int r = own; r < block.dimension(); r++) {
                    row[effect] += entries[effects.firstParameter(b) + block.parameter(r, own)] * point.slopes()[b][r];
                }
            }
        }
        return row;
    }

    private double[] totalDerivative(Point point, double[] c) {
        RandomEffects effects = function.effects();
        RowLikelihood likelihood = function.likelihood();
        double[] modes = function.modes();
        double[] shift = new double[likelihood.rows()];
        effects.addTo(shift, c);
        double[] weighted = new double[shift.length];
        for (int i = 0; i < shift.length; i++) {
            weighted[i] = likelihood.weight[i] * shift[i];
        }
        double[] total = new double[function.parameters()];
        for (int k = 0; k < function.fixedParameters(); k++) {
            total[k] = point.coordinates()[k] - DotProduct.of(function.basis()[k], weighted);
        }
        double[][] dispersion = function.dispersion().basis();
        for (int k = 0; k < dispersion.length; k++) {
            for (int i = 0; i < shift.length; i++) {
                total[function.fixedParameters() + k] -=
                        dispersion[k][i] * shift[i] * likelihood.gradientByLogDispersion[i];
            }
        }
        for (int b = 0; b < point.levels().length; b++) {
            RandomBlock block = effects.blocks().get(b);
            for (int own = 0; own < block.dimension(); own++) {
                int column = effects.firstColumn(b) + own;
                for (int r = own; r < block.dimension(); r++) {
                    double[] x = block.values()[r];
                    double direct = point.levels()[b] == TYPICAL
                            ? 0
                            : point.slopes()[b][r] * modes[effects.offset(column) + point.levels()[b]];
                    double moved = effects.product(column, x, c, likelihood.gradient)
                            + effects.product(column, x, modes, weighted);
                    int parameter = function.firstRandom() + effects.firstParameter(b) + block.parameter(r, own);
                    total[parameter] = maximum.scale().chain(parameter, maximum.parameters()) * (direct - moved);
                }
            }
        }
        return total;
    }
}
