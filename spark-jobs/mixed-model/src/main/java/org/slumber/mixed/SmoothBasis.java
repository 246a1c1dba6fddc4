package org.slumber.mixed;

import java.util.Arrays;

/** Functions of a number that were fixed by the data that a model was fitted to, so that new numbers enter it as those did. */
sealed interface SmoothBasis {

    /** How many functions. */
    int size();

    /** {@code [function]} their values at a number. */
    double[] at(double x);

    /**
     * x, x², and so on.
     *
     * @param size the highest power
     */
    record Powers(int size) implements SmoothBasis {
        @Override
        public double[] at(double x) {
            double[] values = new double[size];
            for (int k = 0; k < size; k++) {
                values[k] = Math.pow(x, k + 1);
            }
            return values;
        }
    }

    /**
     * Polynomials that are orthonormal over the data, and to a constant, by their three-term recursion (Forsythe 1957; Kennedy
     * and Gentle 1980, section 8.3), as R's {@code poly}: p_0 = 1, p_k+1 = (x − α_k)p_k − (s_k/s_k−1)p_k−1, each divided by √s_k.
     *
     * @param alpha {@code [k]} Σ x p_k²/s_k
     * @param squares {@code [k]} s, sums of p_k² over the data
     */
    record Orthogonal(double[] alpha, double[] squares) implements SmoothBasis {
        static Orthogonal of(int degree, double[] values) {
            double[] alpha = new double[degree];
            double[] squares = new double[degree + 1];
            double[] before = new double[values.length];
            double[] now = new double[values.length];
            Arrays.fill(now, 1);
            squares[0] = values.length;
            for (int k = 0; k < degree; k++) {
                for (int i = 0; i < now.length; i++) {
                    alpha[k] += values[i] * now[i] * now[i] / squares[k];
                }
                double factor = k == 0 ? 0 : squares[k] / squares[k - 1];
                for (int i = 0; i < now.length; i++) {
                    double next = (values[i] - alpha[k]) * now[i] - factor * before[i];
                    before[i] = now[i];
                    now[i] = next;
                    squares[k + 1] += next * next;
                }
            }
            return new Orthogonal(alpha, squares);
        }

        @Override
        public int size() {
            return alpha.length;
        }

        @Override
        public double[] at(double x) {
            double[] values = new double[alpha.length];
            double before = 0;
            double now = 1;
            for (int k = 0; k < values.length; k++) {
                double next = (x - alpha[k]) * now - (k == 0 ? 0 : squares[k] / squares[k - 1] * before);
                before = now;
                now = next;
                values[k] = now / Math.sqrt(squares[k + 1]);
            }
            return values;
        }
    }

    /**
     * Cubic B-splines but for the first, which an intercept makes up for: R's {@code bs}. Beyond the boundary knots the outermost
     * pieces go on.
     *
     * @param inner inner knots, ascending
     * @param low the lower boundary knot, four times
     * @param high the upper one
     */
    record BSpline(double[] inner, double low, double high) implements SmoothBasis {
        private static final int DEGREE = 3;

        @Override
        public int size() {
            return inner.length + DEGREE;
        }

        @Override
        public double[] at(double x) {
            return Arrays.copyOfRange(derivative(x, 0), 1, size() + 1);
        }

        /** {@code [spline]} a derivative of all of them, the first too (de Boor 1978, chapters IX and X). */
        double[] derivative(double x, int order) {
            int splines = size() + 1;
            int piece = DEGREE;
            while (piece < splines - 1 && x >= knot(piece + 1)) {
                piece++;
            }
            double[] values = new double[splines + DEGREE];
            values[piece] = 1;
            for (int degree = 1; degree <= DEGREE; degree++) {
                boolean differentiated = degree > DEGREE - order;
                double[] next = new double[values.length];
                for (int j = piece - degree; j <= piece; j++) {
                    double left = values[j] == 0 ? 0 : values[j] / (knot(j + degree) - knot(j));
                    double right = values[j + 1] == 0 ? 0 : values[j + 1] / (knot(j + degree + 1) - knot(j + 1));
                    next[j] = differentiated
                            ? degree * (left - right)
                            : (x - knot(j)) * left + (knot(j + degree + 1) - x) * right;
                }
                values = next;
            }
            return Arrays.copyOf(values, splines);
        }

        private double knot(int index) {
            if (index <= DEGREE) {
                return low;
            }
            return index > DEGREE + inner.length ? high : inner[index - DEGREE - 1];
        }
    }

    /**
     * Cubic splines that are linear beyond the boundary knots: combinations of B-splines without second derivatives there, R's
     * {@code ns}.
     *
     * @param splines the B-splines
     * @param combinations {@code [function][spline]}
     */
    record Natural(BSpline splines, double[][] combinations) implements SmoothBasis {
        static Natural of(double[] inner, double low, double high) {
            BSpline splines = new BSpline(inner, low, high);
            int size = splines.size();
            double[][] constraints = {
                Arrays.copyOfRange(splines.derivative(low, 2), 1, size + 1),
                Arrays.copyOfRange(splines.derivative(high, 2), 1, size + 1)
            };
            // the last rows of Q', Q by Householder reflections: another basis of the same space would have other
            // coefficients
            double[][] rotated = new double[size][size];
            for (int j = 0; j < size; j++) {
                rotated[j][j] = 1;
            }
            for (int c = 0; c < constraints.length; c++) {
                double[] normal = constraints[c].clone();
                double square = 0;
                for (int j = 0; j < size; j++) {
                    normal[j] = j < c ? 0 : normal[j];
                    square += normal[j] * normal[j];
                }
                normal[c] += Math.copySign(Math.sqrt(square), normal[c]);
                reflect(normal, constraints);
                reflect(normal, rotated);
            }
            double[][] combinations = new double[size - 2][size];
            for (int k = 0; k < combinations.length; k++) {
                for (int j = 0; j < size; j++) {
                    combinations[k][j] = rotated[j][k + 2];
                }
            }
            return new Natural(splines, combinations);
        }

        private static void reflect(double[] normal, double[][] vectors) {
            double square = 0;
            for (double entry : normal) {
                square += entry * entry;
            }
            for (double[] vector : vectors) {
                double product = 0;
                for (int j = 0; j < vector.length; j++) {
                    product += normal[j] * vector[j];
                }
                for (int j = 0; j < vector.length; j++) {
                    vector[j] -= 2 * product / square * normal[j];
                }
            }
        }

        @Override
        public int size() {
            return combinations.length;
        }

        @Override
        public double[] at(double x) {
            double within = Math.max(splines.low(), Math.min(splines.high(), x));
            double[] values = combined(splines.derivative(within, 0));
            if (x != within) {
                double[] slopes = combined(splines.derivative(within, 1));
                for (int k = 0; k < values.length; k++) {
                    values[k] += slopes[k] * (x - within);
                }
            }
            return values;
        }

        private double[] combined(double[] of) {
            double[] values = new double[combinations.length];
            for (int k = 0; k < values.length; k++) {
                for (int j = 0; j < combinations[k].length; j++) {
                    values[k] += combinations[k][j] * of[j + 1];
                }
            }
            return values;
        }
    }
}
