package org.slumber.engine.numeric;

/**
 * Minimises a smooth convex function by L-BFGS with the two-loop recursion (Nocedal and Wright, Numerical Optimization,
 * algorithms 7.4 and 7.5). Differs from the book in the line search: it backtracks from the full step until the value
 * falls enough (Armijo), for a convex function has positive curvature along every step without Wolfe's second condition.
 */
public final class LimitedMemoryBfgs {
    /** Steps remembered: 10, as scikit-learn's L-BFGS does; twice as many save hardly an evaluation here. */
    private static final int MEMORY = 10;

    private static final double SUFFICIENT_DECREASE = 1e-4;
    /** Relative rounding of a value that sums some thousand terms; a rise that small is no rise. */
    private static final double VALUE_ROUNDING = 1e-13;

    private static final int MAX_BACKTRACKS = 40;
    /** Steps in a row that gain too little. */
    private static final int MOST_IDLE = 5;

    private final DifferentiableFunction function;
    private final double[][] steps = new double[MEMORY][];
    private final double[][] changes = new double[MEMORY][];
    private final double[] curvatures = new double[MEMORY];
    private int remembered;

    private LimitedMemoryBfgs(DifferentiableFunction function) {
        this.function = function;
    }

    /**
     * Searches from a start.
     *
     * @param tolerance greatest magnitude of any entry of the gradient at which the search ends
     * @param maxIterations steps after which it ends anyway
     */
    public static Minimum minimise(
            DifferentiableFunction function, double[] start, double tolerance, int maxIterations) {
        return minimise(function, start, tolerance, maxIterations, 0);
    }

    /**
     * Searches from a start, and ends too where nothing is gained any more, as on the flat end of a function that falls to its
     * infimum for ever.
     *
     * @param tolerance greatest magnitude of any entry of the gradient at which the search ends
     * @param maxIterations steps after which it ends anyway
     * @param leastDecrease relative to 1 + |value|: after a few steps in a row that gain less the search ends
     */
    public static Minimum minimise(
            DifferentiableFunction function,
            double[] start,
            double tolerance,
            int maxIterations,
            double leastDecrease) {
        return new LimitedMemoryBfgs(function).search(start.clone(), tolerance, maxIterations, leastDecrease);
    }

    private Minimum search(double[] start, double tolerance, int maxIterations, double leastDecrease) {
        double[] point = start;
        double[] gradient = new double[point.length];
        double value = function.valueAndGradient(point, gradient);
        int iteration = 0;
        int idle = 0;
        while (greatest(gradient) > tolerance && iteration < maxIterations && idle < MOST_IDLE) {
            double[] direction = descent(gradient);
            double slope = dot(gradient, direction);
            double length = remembered == 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double nextValue = 0;
            boolean fell = false;
            for (int attempt = 0; attempt < MAX_BACKTRACKS && !fell; attempt++) {
                for (int i = 0; i < next.length; i++) {
                    next[i] = point[i] + length * direction[i];
                }
                nextValue = function.valueAndGradient(next, nextGradient);
                fell = nextValue <= value + SUFFICIENT_DECREASE * length * slope + VALUE_ROUNDING * Math.abs(value);
                if (!fell) {
                    length *= shrinkage(nextValue - value, length * slope);
                }
            }
            if (!fell) {
                return new Minimum(point, iteration, false);
            }
            idle = leastDecrease > 0 && value - nextValue < leastDecrease * (1 + Math.abs(value)) ? idle + 1 : 0;
            remember(point, next, gradient, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
            iteration++;
        }
        return new Minimum(point, iteration, greatest(gradient) <= tolerance);
    }

    /** Minimum of the parabola through the value and slope at 0 and the rise at 1, kept within [0.1, 0.5]. */
    private static double shrinkage(double rise, double slope) {
        double minimum = -slope / (2 * (rise - slope));
        return minimum >= 0.1 ? Math.min(minimum, 0.5) : 0.1;
    }

    private void remember(double[] point, double[] next, double[] gradient, double[] nextGradient) {
        double[] step = new double[point.length];
        double[] change = new double[point.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = next[i] - point[i];
            change[i] = nextGradient[i] - gradient[i];
        }
        double curvature = dot(step, change);
        // rounding alone can make it vanish right at the minimum; such a step teaches nothing
        if (curvature > Math.ulp(1.0) * dot(change, change)) {
            int slot = remembered % MEMORY;
            steps[slot] = step;
            changes[slot] = change;
            curvatures[slot] = curvature;
            remembered++;
        }
    }

    /** Minus the gradient times the remembered approximation of the inverse Hessian. */
    private double[] descent(double[] gradient) {
        double[] direction = new double[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -gradient[i];
        }
        if (remembered == 0) {
            return direction;
        }
        int oldest = Math.max(0, remembered - MEMORY);
        double[] factors = new double[MEMORY];
        for (int k = remembered - 1; k >= oldest; k--) {
            int slot = k % MEMORY;
            factors[slot] = dot(steps[slot], direction) / curvatures[slot];
            add(direction, -factors[slot], changes[slot]);
        }
        int newest = (remembered - 1) % MEMORY;
        double scale = curvatures[newest] / dot(changes[newest], changes[newest]);
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        for (int k = oldest; k < remembered; k++) {
            int slot = k % MEMORY;
            double factor = dot(changes[slot], direction) / curvatures[slot];
            add(direction, factors[slot] - factor, steps[slot]);
        }
        return direction;
    }

    private static void add(double[] sum, double factor, double[] addend) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * addend[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double greatest(double[] values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }
}
