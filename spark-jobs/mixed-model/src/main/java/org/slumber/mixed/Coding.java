package org.slumber.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.slumber.engine.spec.InvalidInputException;

/** How a variable becomes columns of a model. */
public sealed interface Coding {

    /** As it stands in a formula, of this expression. */
    String text(String of);

    /** Numbers as one column, texts as a factor. */
    record AsIs() implements Coding {
        @Override
        public String text(String of) {
            return of;
        }
    }

    /** Every distinct value is a level of its own. */
    record Levels() implements Coding {
        @Override
        public String text(String of) {
            return "factor(" + of + ")";
        }
    }

    /** Several columns, of which every number has its values. */
    sealed interface Smooth extends Coding {
        /**
         * Its columns, as these numbers give them.
         *
         * @param variable what it is a coding of, for messages
         * @param values finite
         * @throws InvalidInputException where there are too few distinct ones
         */
        SmoothBasis basis(String variable, double[] values);
    }

    /**
     * Powers up to a degree, R's {@code poly}.
     *
     * @param degree at least 1
     * @param raw whether they are the powers themselves, else polynomials that are orthonormal over the data
     * @param arguments as they were written
     */
    record Polynomial(int degree, boolean raw, String arguments) implements Smooth {
        @Override
        public String text(String of) {
            return "poly(" + of + ", " + arguments + ")";
        }

        @Override
        public SmoothBasis basis(String variable, double[] values) {
            long distinct = distinct(values);
            if (degree >= distinct) {
                throw new InvalidInputException(variable
                        + ": the degree must be below the number of distinct values, which" + " is " + distinct);
            }
            return raw ? new SmoothBasis.Powers(degree) : SmoothBasis.Orthogonal.of(degree, values);
        }
    }

    /**
     * A spline of degree 3 without its intercept, R's {@code ns} and {@code bs}: boundary knots at the least and greatest value.
     *
     * @param natural whether it is linear beyond the boundary knots, and has no second derivative there
     * @param degreesOfFreedom number of columns, the inner knots standing at quantiles; unused where there are knots
     * @param knots inner knots, ascending; may be none
     * @param arguments as they were written
     */
    record Spline(boolean natural, int degreesOfFreedom, List<Double> knots, String arguments) implements Smooth {
        /** Keeps its own copy. */
        public Spline {
            knots = List.copyOf(knots);
        }

        @Override
        public String text(String of) {
            return (natural ? "ns(" : "bs(") + of + ", " + arguments + ")";
        }

        @Override
        public SmoothBasis basis(String variable, double[] values) {
            double[] sorted = Arrays.stream(values).sorted().toArray();
            double[] inner = knots.isEmpty()
                    ? quantiles(sorted, degreesOfFreedom - (natural ? 1 : 3))
                    : knots.stream().mapToDouble(knot -> knot).toArray();
            double low = sorted[0];
            double high = sorted[sorted.length - 1];
            double[] all = DoubleStream.concat(
                            DoubleStream.concat(DoubleStream.of(low), Arrays.stream(inner)), DoubleStream.of(high))
                    .toArray();
            for (int k = 1; k < all.length; k++) {
                if (all[k] <= all[k - 1]) {
                    throw new InvalidInputException(
                            variable + ": the knots, with the least and the greatest value, are "
                                    + Arrays.stream(all)
                                            .mapToObj(Expression.Constant::text)
                                            .collect(Collectors.joining(", "))
                                    + " and must ascend; there are " + distinct(values) + " distinct values"
                                    + (knots.isEmpty() ? ": take a smaller df, or knots = c(...)" : ""));
                }
            }
            return natural ? SmoothBasis.Natural.of(inner, low, high) : new SmoothBasis.BSpline(inner, low, high);
        }

        /** R's {@code quantile} of type 7 at i/(count + 1). */
        private static double[] quantiles(double[] sorted, int count) {
            double[] quantiles = new double[count];
            for (int i = 0; i < count; i++) {
                double place = (sorted.length - 1) * (i + 1.0) / (count + 1);
                int below = (int) Math.floor(place);
                double part = place - below;
                quantiles[i] = part == 0 ? sorted[below] : (1 - part) * sorted[below] + part * sorted[below + 1];
            }
            return quantiles;
        }
    }

    private static long distinct(double[] values) {
        return Arrays.stream(values).distinct().count();
    }
}
