package org.slumber.mixed;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.slumber.engine.numeric.LimitedMemoryBfgs;
import org.slumber.engine.numeric.Minimum;

/**
 * Finds the greatest marginal likelihood: L-BFGS with the exact gradient over the function's own parameters, then Newton's
 * method on the {@link ParameterScale} on which the covariance of the estimates is reported. The second derivative is the
 * central difference of exact gradients.
 */
final class MaximumSearch {
    /** Greatest entry of the gradient at which L-BFGS hands over, per standard error: it is Newton's method that ends. */
    private static final double TOLERANCE = 1e-5;

    /** Of minus the log-likelihood, relative: Newton's method goes on from there. */
    private static final double LEAST_DECREASE = 1e-9;

    private static final int MAX_ITERATIONS = 500;
    private static final int MAX_NEWTON_STEPS = 25;
    /** Twice the log-likelihood still to be gained at which the search ends; 1e-6 standard errors. */
    private static final double LEAST_DECREMENT = 1e-12;
    /** Width of a difference, per standard error: its error is the square of it. */
    private static final double DIFFERENCE = 1e-3;
    /** A rise of the log-likelihood that is none. */
    static final double NO_GAIN = 1e-6;
    /** What a term may add to the log-likelihood that is left out because the data do not tell it from the others. */
    static final double LITTLE_GAIN = 0.05;

    private final LaplaceLikelihood function;
    private final ParameterScale scale;

    MaximumSearch(LaplaceLikelihood function) {
        this.function = function;
        scale = ParameterScale.of(function);
    }

    /**
     * Where L-BFGS ended.
     *
     * @param parameters the function's own
     * @param value minus the log-likelihood
     */
    record Summit(double[] parameters, double value) {}

    /**
     * The maximum.
     *
     * @param parameters on the scale
     * @param scale of the parameters
     * @param covariance inverse of the second derivative of minus the log-likelihood by them
     * @param logLikelihood there
     */
    record Maximum(double[] parameters, ParameterScale scale, PositiveDefinite covariance, double logLikelihood) {}

    /** Maximises over the function's own parameters; the standard deviations found are not negative. */
    Summit climb(StartingPoint start) {
        double[] origin = start.parameters();
        double[] width = start.scale();
        double[] point = new double[origin.length];
        Minimum minimum = LimitedMemoryBfgs.minimise(
                (scaled, gradient) -> {
                    for (int i = 0; i < point.length; i++) {
                        point[i] = origin[i] + width[i] * scaled[i];
                    }
                    double value = function.valueAndGradient(point, gradient);
                    for (int i = 0; i < point.length; i++) {
                        gradient[i] *= width[i];
                    }
                    return value;
                },
                new double[origin.length],
                TOLERANCE,
                MAX_ITERATIONS,
                LEAST_DECREASE);
        double[] found = new double[origin.length];
        for (int i = 0; i < found.length; i++) {
            double value = origin[i] + width[i] * minimum.point()[i];
            found[i] = scale.logarithmic()[i] ? Math.abs(value) : value;
        }
        return new Summit(found, function.valueAndGradient(found, new double[found.length]));
    }

    /** The random term whose spread may as well be 0: the least one, if the log-likelihood falls by no more without it. */
    Optional<Integer> singularTerm(double[] found, double by) {
        RandomEffects effects = function.effects();
        int least = -1;
        double leastSpread = Double.POSITIVE_INFINITY;
        for (int b = 0; b < effects.blocks().size(); b++) {
            double spread =
                    Arrays.stream(entries(found, b)).map(Math::abs).max().orElseThrow();
            if (spread < leastSpread) {
                least = b;
                leastSpread = spread;
            }
        }
        if (least < 0) {
            return Optional.empty();
        }
        double[] gradient = new double[found.length];
        double with = function.valueAndGradient(found, gradient);
        double[] reduced = found.clone();
        int first = function.firstRandom() + effects.firstParameter(least);
        Arrays.fill(reduced, first, first + effects.blocks().get(least).parameters(), 0);
        double without = function.valueAndGradient(reduced, gradient);
        return without <= with + by ? Optional.of(least) : Optional.empty();
    }

    private double[] entries(double[] found, int block) {
        int first = function.firstRandom() + function.effects().firstParameter(block);
        return Arrays.copyOfRange(
                found, first, first + function.effects().blocks().get(block).parameters());
    }

    /**
     * Goes the last steps from where {@link #climb} ended; empty where the likelihood has no clear maximum there. The function
     * is left at the maximum.
     */
    Optional<Maximum> polish(Summit summit, double[] roughErrors) {
        double[] point = scale.scaled(summit.parameters());
        double[] width = widths(summit, roughErrors);
        double[] gradient = new double[point.length];
        for (int step = 0; step < MAX_NEWTON_STEPS; step++) {
            Optional<PositiveDefinite> covariance = PositiveDefinite.of(curvature(point, width));
            if (covariance.isEmpty()) {
                return Optional.empty();
            }
            double value = evaluate(point, gradient);
            double[] newton = covariance.get().solve(gradient);
            if (covariance.get().product(gradient, gradient) < LEAST_DECREMENT) {
                return Optional.of(new Maximum(point, scale, covariance.get(), -value));
            }
            for (int i = 0; i < point.length; i++) {
                point[i] -= newton[i];
            }
        }
        return Optional.empty();
    }

    private double[] widths(Summit summit, double[] roughErrors) {
        double[] width = new double[roughErrors.length];
        for (int i = 0; i < width.length; i++) {
            width[i] = DIFFERENCE * roughErrors[i];
        }
        RandomEffects effects = function.effects();
        for (int b = 0; b < effects.blocks().size(); b++) {
            int first = function.firstRandom() + effects.firstParameter(b);
            // of log σ the rough standard error is that of σ over σ, 1/√(2 levels)
            double relative = DIFFERENCE
                    / Math.sqrt(2.0 * effects.blocks().get(b).grouping().size());
            double spread = Arrays.stream(entries(summit.parameters(), b))
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
            Arrays.fill(
                    width,
                    first,
                    first + effects.blocks().get(b).parameters(),
                    scale.logarithmic()[first] ? relative : relative * spread);
        }
        return width;
    }

    private double evaluate(double[] point, double[] gradient) {
        double value = function.valueAndGradient(scale.natural(point), gradient);
        if (Double.isInfinite(value)) {
            Arrays.fill(gradient, Double.NaN);
        }
        for (int i = 0; i < point.length; i++) {
            gradient[i] *= scale.chain(i, point);
        }
        return value;
    }

    private DMatrixRMaj curvature(double[] point, double[] width) {
        int size = point.length;
        double[][] rows = new double[size][size];
        double[] moved = point.clone();
        double[] above = new double[size];
        double[] below = new double[size];
        for (int i = 0; i < size; i++) {
            moved[i] = point[i] + width[i];
            evaluate(moved, above);
            moved[i] = point[i] - width[i];
            evaluate(moved, below);
            moved[i] = point[i];
            for (int j = 0; j < size; j++) {
                rows[i][j] = (above[j] - below[j]) / (2 * width[i]);
            }
        }
        DMatrixRMaj curvature = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                curvature.unsafe_set(i, j, (rows[i][j] + rows[j][i]) / 2);
            }
        }
        return curvature;
    }
}
