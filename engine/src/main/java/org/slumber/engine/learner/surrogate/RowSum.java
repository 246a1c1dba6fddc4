package org.slumber.engine.learner.surrogate;

/**
 * Adds multiples of rows to a row: the inner loop of every matrix product here.
 *
 * <p>Implementation notes. C2 turns these loops over separate arrays into vector code; over one flat array with offsets,
 * as in EJML's {@code CommonOps_DDRM.mult}, it does not, which makes the same product three times as slow
 * ({@code SurrogateBenchmark}). Four rows at a time save three of four loads and stores of the sum; with eight the loop
 * body is too large for C2 to unroll and the gain is lost.
 */
public final class RowSum {
    private RowSum() {}

    /** sum += x·row. */
    public static void add(double[] sum, double[] row, double x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += x * row[i];
        }
    }

    /** sum += a·rowA + b·rowB + c·rowC + d·rowD, the products summed from left to right before they are added. */
    static void add(
            double[] sum,
            double[] rowA,
            double a,
            double[] rowB,
            double b,
            double[] rowC,
            double c,
            double[] rowD,
            double d) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a * rowA[i] + b * rowB[i] + c * rowC[i] + d * rowD[i];
        }
    }

    /** sum += Σ x_r·row_r over all rows, four at a time. */
    public static void add(double[] sum, double[][] rows, double[] x) {
        int r = 0;
        for (; r + 4 <= rows.length; r += 4) {
            add(sum, rows[r], x[r], rows[r + 1], x[r + 1], rows[r + 2], x[r + 2], rows[r + 3], x[r + 3]);
        }
        for (; r < rows.length; r++) {
            add(sum, rows[r], x[r]);
        }
    }
}
