package org.slumber.mixed;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.slumber.engine.numeric.LimitedMemoryBfgs;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Finds the greatest marginal likelihood: L-BFGS with the exact gradient over γ, δ and the standard deviations σ, then
 * Newton's method over γ, δ and log σ, the scale on which the covariance of the estimates is reported, as glmmTMB does.
 * The second derivative is the central difference of exact gradients.
 */
final class MaximumSearch {
    /** Greatest entry of the gradient at which L-BFGS hands over, per standard error: it is Newton's method that ends. */
    private static final double TOLERANCE = 1e-5;

    private static final int MAX_ITERATIONS = 2000;
    private static final int MAX_NEWTON_STEPS = 25;
    /** Twice the log-likelihood still to be gained at which the search ends; 1e-6 standard errors. */
    private static final double LEAST_DECREMENT = 1e-12;
    /** Width of a difference, per standard error: its error is the square of it. */
    private static final double DIFFERENCE = 1e-3;
    /** A rise of the log-likelihood that is none. */
    private static final double NO_GAIN = 1e-6;
    /** A precision above it leaves no residual that double arithmetic could see in the density. */
    private static final double GREATEST_LOG_PRECISION = Math.log(1e9);

    private final LaplaceLikelihood function;
    private final String formula;

    MaximumSearch(LaplaceLikelihood function, String formula) {
        this.function = function;
        this.formula = formula;
    }

    /**
     * The maximum.
     *
     * @param parameters γ, δ, log σ
     * @param covariance inverse of the second derivative of minus the log-likelihood by them
     * @param logLikelihood there
     */
    record Maximum(double[] parameters, PositiveDefinite covariance, double logLikelihood) {}

    /** Maximises over γ, δ and σ; the σ found are not negative. */
    double[] climb(StartingPoint start) {
        double[] origin = start.parameters();
        double[] scale = start.scale();
        double[] point = new double[origin.length];
        LimitedMemoryBfgs.Minimum minimum = LimitedMemoryBfgs.minimise(
                (scaled, gradient) -> {
                    for (int i = 0; i < point.length; i++) {
                        point[i] = origin[i] + scale[i] * scaled[i];
                    }
                    double value = function.valueAndGradient(point, gradient);
                    for (int i = 0; i < point.length; i++) {
                        gradient[i] *= scale[i];
                    }
                    return value;
                },
                new double[origin.length],
                TOLERANCE,
                MAX_ITERATIONS);
        double[] found = new double[origin.length];
        for (int i = 0; i < found.length; i++) {
            double value = origin[i] + scale[i] * minimum.point()[i];
            found[i] = i > function.fixedParameters() ? Math.abs(value) : value;
        }
        if (found[function.fixedParameters()] > GREATEST_LOG_PRECISION) {
            throw failure("it fits the responses all but exactly, so that their precision has no greatest likelihood");
        }
        return found;
    }

    /** The random term whose spread may as well be 0: the least one, if the likelihood is no lower without it. */
    Optional<Integer> singularTerm(double[] found) {
        int first = function.fixedParameters() + 1;
        int least = first;
        for (int i = first; i < found.length; i++) {
            least = found[i] < found[least] ? i : least;
        }
        if (least == found.length) {
            return Optional.empty();
        }
        double[] gradient = new double[found.length];
        double with = function.valueAndGradient(found, gradient);
        double[] reduced = found.clone();
        reduced[least] = 0;
        double without = function.valueAndGradient(reduced, gradient);
        return without <= with + NO_GAIN ? Optional.of(least - first) : Optional.empty();
    }

    /** Goes the last steps from where {@link #climb} ended; every σ above 0. The function is left at the maximum. */
    Maximum polish(double[] found, double[] scale) {
        int first = function.fixedParameters() + 1;
        double[] point = found.clone();
        double[] width = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            // of log σ the rough standard error is that of σ over σ, 1/√(2 levels)
            width[i] = DIFFERENCE
                    * (i < first
                            ? scale[i]
                            : 1 / Math.sqrt(2.0 * function.effects().size(i - first)));
            point[i] = i < first ? found[i] : Math.log(found[i]);
        }
        double[] gradient = new double[point.length];
        for (int step = 0; step < MAX_NEWTON_STEPS; step++) {
            PositiveDefinite covariance = PositiveDefinite.of(curvature(point, width))
                    .orElseThrow(
                            () -> failure(
                                    "the likelihood has no clear maximum: the data do not tell its parameters apart; leave a term out"));
            double value = evaluate(point, gradient);
            double[] newton = covariance.solve(gradient);
            if (covariance.product(gradient, gradient) < LEAST_DECREMENT) {
                return new Maximum(point, covariance, -value);
            }
            for (int i = 0; i < point.length; i++) {
                point[i] -= newton[i];
            }
        }
        throw failure("the search for the greatest likelihood did not converge");
    }

    private double evaluate(double[] point, double[] gradient) {
        int first = function.fixedParameters() + 1;
        double[] parameters = point.clone();
        for (int i = first; i < point.length; i++) {
            parameters[i] = Math.exp(point[i]);
        }
        double value = function.valueAndGradient(parameters, gradient);
        if (Double.isInfinite(value)) {
            Arrays.fill(gradient, Double.NaN);
        }
        for (int i = first; i < point.length; i++) {
            gradient[i] *= parameters[i];
        }
        return value;
    }

    private DMatrixRMaj curvature(double[] point, double[] width) {
        int size = point.length;
        double[][] rows = new double[size][];
        double[] moved = point.clone();
        double[] above = new double[size];
        double[] below = new double[size];
        for (int i = 0; i < size; i++) {
            moved[i] = point[i] + width[i];
            evaluate(moved, above);
            moved[i] = point[i] - width[i];
            evaluate(moved, below);
            moved[i] = point[i];
            rows[i] = new double[size];
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

    private InvalidInputException failure(String why) {
        return new InvalidInputException("the model `" + formula + "` cannot be fitted: " + why);
    }
}
