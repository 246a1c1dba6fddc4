package org.slumber.mixed;

/**
 * The random effects that maximise the joint density at given parameters, by Newton's method with the exact second
 * derivative, or its expectation where that is not positive definite; each step is shortened until the density rises.
 */
final class ConditionalModes {
    private static final int MAX_ITERATIONS = 200;
    private static final int MAX_HALVINGS = 50;
    /** A step this small squares to nothing: Newton's method doubles the digits at every step. */
    private static final double LAST_STEP = 1e-8;

    private static final double SUFFICIENT_DECREASE = 1e-4;
    /** Relative rounding of a sum over the rows; a rise that small is no rise. */
    private static final double VALUE_ROUNDING = 1e-13;

    private final RowLikelihood likelihood;
    private final RandomEffects effects;
    private final ModeHessian hessian;
    private double[] modes;
    private double[] predictor;

    /** Starts the first search from 0, each later one from where the one before it ended. */
    ConditionalModes(RowLikelihood likelihood, RandomEffects effects, ModeHessian hessian) {
        this.likelihood = likelihood;
        this.effects = effects;
        this.hessian = hessian;
        modes = new double[effects.size()];
    }

    /** u. */
    double[] modes() {
        return modes;
    }

    /** {@code [row]} linear predictor at the modes. */
    double[] predictor() {
        return predictor;
    }

    /**
     * Finds the modes at the effects' present loadings. The likelihood holds its first and second derivatives there afterwards, the Hessian is factorised
     * with them.
     *
     * @param fixed {@code [row]} linear predictor of the fixed effects
     * @param logDispersion {@code [row]} δ
     * @return minus the joint log density there but for its constant; infinite where there is no mode
     */
    double find(double[] fixed, double[] logDispersion) {
        predictor = predictor(fixed, modes);
        double value = value(modes, predictor, logDispersion);
        if (Double.isInfinite(value)) {
            modes = new double[modes.length];
            predictor = predictor(fixed, modes);
            value = value(modes, predictor, logDispersion);
        }
        boolean last = false;
        for (int iteration = 0; iteration < MAX_ITERATIONS && value < Double.POSITIVE_INFINITY; iteration++) {
            likelihood.differentiate(predictor, logDispersion);
            boolean observed = hessian.factorise(likelihood.weight);
            if (last || modes.length == 0) {
                return observed ? value : Double.POSITIVE_INFINITY;
            }
            if (!observed && !hessian.factorise(likelihood.expectedWeight)) {
                return Double.POSITIVE_INFINITY;
            }
            double[] gradient = effects.transposed(likelihood.gradient);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += modes[j];
            }
            double[] step = hessian.solve(gradient);
            last = observed && greatest(step) < LAST_STEP;
            value = descend(fixed, logDispersion, new Step(step, DotProduct.of(gradient, step), value));
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Where a step leads from, and how far. */
    private record Step(double[] direction, double slope, double value) {}

    /** Goes as much of a step as lets the value fall; infinite where no part of it does. */
    private double descend(double[] fixed, double[] logDispersion, Step step) {
        double length = 1;
        for (int halving = 0; halving < MAX_HALVINGS; halving++) {
            double[] next = modes.clone();
            for (int j = 0; j < next.length; j++) {
                next[j] -= length * step.direction()[j];
            }
            double[] nextPredictor = predictor(fixed, next);
            double value = value(next, nextPredictor, logDispersion);
            double bound = step.value()
                    - SUFFICIENT_DECREASE * length * step.slope()
                    + VALUE_ROUNDING * Math.abs(step.value());
            if (value <= bound) {
                modes = next;
                predictor = nextPredictor;
                return value;
            }
            length /= 2;
        }
        return Double.POSITIVE_INFINITY;
    }

    private double[] predictor(double[] fixed, double[] u) {
        double[] sum = fixed.clone();
        effects.addTo(sum, u);
        return sum;
    }

    private double value(double[] u, double[] eta, double[] logDispersion) {
        return likelihood.value(eta, logDispersion) + DotProduct.of(u, u) / 2;
    }

    private static double greatest(double[] values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }
}
