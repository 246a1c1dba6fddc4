package org.slumber.engine.numeric;

/**
 * Minimises a smooth convex function plus the magnitudes of its first arguments, f(x) + Σ|x_j|, by accelerated proximal
 * gradient steps (Beck and Teboulle 2009, FISTA with backtracking). Differs from the paper in that momentum starts again
 * where it points uphill (O'Donoghue and Candès 2015).
 */
public final class ProximalGradient {
    /** Relative rounding of a value that sums some thousand terms. */
    private static final double VALUE_ROUNDING = 1e-13;

    private static final int MAX_BACKTRACKS = 100;

    private final DifferentiableFunction function;
    private final int penalised;
    /** Upper bound of the function's curvature along the steps so far. */
    private double curvature = 1;

    private ProximalGradient(DifferentiableFunction function, int penalised) {
        this.function = function;
        this.penalised = penalised;
    }

    /**
     * Searches from a start.
     *
     * @param penalised how many arguments, from the first, count by their magnitude
     * @param tolerance greatest distance of any entry of the gradient from what it is at the minimum: −1 where a penalised
     *     argument is above 0, 1 where below, within [−1, 1] where it is 0, and 0 for the others
     * @param maxIterations steps after which the search ends anyway
     */
    public static Minimum minimise(
            DifferentiableFunction function, double[] start, int penalised, double tolerance, int maxIterations) {
        return new ProximalGradient(function, penalised).search(start, tolerance, maxIterations);
    }

    private Minimum search(double[] start, double tolerance, int maxIterations) {
        double[] point = start.clone();
        double[] ahead = start.clone();
        double[] gradient = new double[start.length];
        double[] aheadGradient = new double[start.length];
        double[] next = new double[start.length];
        double momentum = 1;
        for (int iteration = 0; iteration < maxIterations; iteration++) {
            double value = function.valueAndGradient(ahead, aheadGradient);
            boolean bounded = false;
            for (int attempt = 0; attempt < MAX_BACKTRACKS && !bounded; attempt++) {
                step(ahead, aheadGradient, next);
                double above = function.valueAndGradient(next, gradient) - value;
                bounded = above <= modelRise(ahead, aheadGradient, next) + VALUE_ROUNDING * Math.abs(value);
                if (!bounded) {
                    curvature *= 2;
                }
            }
            if (violation(next, gradient) <= tolerance) {
                return new Minimum(next, iteration + 1, true);
            }
            double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double overshoot = 0;
            for (int j = 0; j < next.length; j++) {
                overshoot += (ahead[j] - next[j]) * (next[j] - point[j]);
            }
            double push = overshoot > 0 ? 0 : (momentum - 1) / nextMomentum;
            momentum = overshoot > 0 ? 1 : nextMomentum;
            for (int j = 0; j < next.length; j++) {
                ahead[j] = next[j] + push * (next[j] - point[j]);
                point[j] = next[j];
            }
        }
        return new Minimum(point, maxIterations, false);
    }

    private void step(double[] from, double[] gradient, double[] to) {
        for (int j = 0; j < to.length; j++) {
            double moved = from[j] - gradient[j] / curvature;
            double shrunk = Math.copySign(Math.max(0, Math.abs(moved) - 1 / curvature), moved);
            to[j] = j < penalised ? shrunk : moved;
        }
    }

    private double modelRise(double[] from, double[] gradient, double[] to) {
        double rise = 0;
        for (int j = 0; j < to.length; j++) {
            double move = to[j] - from[j];
            rise += move * (gradient[j] + curvature / 2 * move);
        }
        return rise;
    }

    private double violation(double[] point, double[] gradient) {
        double worst = 0;
        for (int j = 0; j < point.length; j++) {
            double allowed = j < penalised && point[j] == 0 ? 1 : 0;
            double wanted = j < penalised ? -Math.signum(point[j]) : 0;
            worst = Math.max(worst, Math.abs(gradient[j] - wanted) - allowed);
        }
        return worst;
    }
}
