package org.slumber.engine.plasticity;

import java.util.function.DoubleUnaryOperator;

/**
 * Two smooth functions of a synapse's strength, what strengthening and what weakening is multiplied by, as tables of cubics
 * made by StrictMath: 256 to an octave, each through the function's values at the four Chebyshev points of its interval. A
 * function whose slope jumps may do so at powers of two.
 *
 * <p>Implementation notes. A lookup costs less than a logarithm, an exponential or a power, needs no branch for the sign of
 * a change, and is right to about 1 part in 1e10.
 */
final class StrengthTable {
    private static final int PARTS_BITS = 8;
    private static final int MANTISSA_BITS = 52;
    private static final int SHIFT = MANTISSA_BITS - PARTS_BITS;
    /** Strengths beyond 2^40 or below 2^−40 count as these. */
    private static final double FARTHEST = 0x1p40;

    private static final int NODES_BITS = 2;
    private static final int NODES = 1 << NODES_BITS;
    /** The bits of a strength that tell its part, and the one that is set in the middle of each. */
    private static final long PART = -1L << SHIFT;

    private static final long MIDDLE = 1L << (SHIFT - 1);

    private final double lowest;
    private final double highest;
    private final int first;
    private final int parts;
    /** {@code [half][part][power]}: of the distance from the middle of the part; strengthening first. */
    private final double[] coefficient;

    /**
     * @param lowest where the tables begin; what is less counts as this
     * @param highest where they end; what is more counts as this
     */
    StrengthTable(double lowest, double highest, DoubleUnaryOperator strengthening, DoubleUnaryOperator weakening) {
        this.lowest = Math.max(1 / FARTHEST, Math.min(FARTHEST, lowest));
        this.highest = Math.max(this.lowest, Math.min(FARTHEST, highest));
        first = part(this.lowest);
        parts = part(this.highest) - first + 1;
        coefficient = new double[2 * parts * NODES];
        for (int part = 0; part < parts; part++) {
            fill(part, strengthening, 0);
            fill(part, weakening, parts);
        }
    }

    private static int part(double strength) {
        return (int) (Double.doubleToRawLongBits(strength) >>> SHIFT);
    }

    private static double middle(int part) {
        return Double.longBitsToDouble(((long) part << SHIFT) | MIDDLE);
    }

    /** Newton's interpolation, turned into powers of the distance from the middle. */
    private void fill(int part, DoubleUnaryOperator function, int offset) {
        double middle = middle(first + part);
        double half = middle - Double.longBitsToDouble((long) (first + part) << SHIFT);
        double[] at = new double[NODES];
        double[] divided = new double[NODES];
        for (int node = 0; node < NODES; node++) {
            at[node] = half * StrictMath.cos((2 * node + 1) * Math.PI / (2 * NODES));
            divided[node] = function.applyAsDouble(middle + at[node]);
        }
        for (int order = 1; order < NODES; order++) {
            for (int node = NODES - 1; node >= order; node--) {
                divided[node] = (divided[node] - divided[node - 1]) / (at[node] - at[node - order]);
            }
        }
        double[] power = new double[NODES];
        for (int node = NODES - 1; node >= 0; node--) {
            for (int p = NODES - 1; p > 0; p--) {
                power[p] = power[p - 1] - at[node] * power[p];
            }
            power[0] = divided[node] - at[node] * power[0];
        }
        System.arraycopy(power, 0, coefficient, (offset + part) * NODES, NODES);
    }

    /**
     * Multiplies changes, each by the function of its strength that is for its sign.
     *
     * @param strength {@code [entry]}
     */
    void scale(int count, double[] strength, double[] change) {
        double[] coefficient = this.coefficient;
        double lowest = this.lowest;
        double highest = this.highest;
        int first = this.first;
        int parts = this.parts;
        for (int entry = 0; entry < count; entry++) {
            double at = strength[entry];
            // as good as never, and cheaper than Math.min and Math.max
            if (at < lowest) {
                at = lowest;
            } else if (at > highest) {
                at = highest;
            }
            long bits = Double.doubleToRawLongBits(at);
            double distance = at - Double.longBitsToDouble((bits & PART) | MIDDLE);
            long weakens = Double.doubleToRawLongBits(change[entry]) >> 63;
            int c = (int) ((bits >>> SHIFT) - first + (weakens & parts)) << NODES_BITS;
            change[entry] *= coefficient[c]
                    + distance * (coefficient[c + 1] + distance * (coefficient[c + 2] + distance * coefficient[c + 3]));
        }
    }
}
