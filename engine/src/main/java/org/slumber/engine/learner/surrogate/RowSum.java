package org.slumber.engine.learner.surrogate;

/**
 * Adds multiples of rows to a row: the inner loop of every matrix product here.
 *
 * <p>Implementation notes. C2 turns these loops over separate arrays into vector code; over one flat array with offsets,
 * as in EJML's {@code CommonOps_DDRM.mult}, it does not, which makes the same product three times as slow
 * ({@code SurrogateBenchmark}). Four rows at a time save three of four loads and stores of the sum; with eight the loop
 * body is too large for C2 to unroll and the gain is lost.
 */
final class RowSum {
    private RowSum() {}

    /** sum += x·row. */
    static void add(double[] sum, double[] row, double x) {
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
}
