package org.slumber.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The log dispersion δ of the rows: a combination of columns, but in rows that are pinned, where nothing spreads beyond what
 * counts do and the random terms account for, so that the likelihood only grows with the precision.
 *
 * @param design the columns
 * @param pinned {@code [row]}
 * @param basis {@code [coordinate][row]} an orthonormal basis of the columns in the other rows, 0 in the pinned ones
 */
record DispersionRows(FittedDesign design, boolean[] pinned, double[][] basis) {
    /** No row is pinned. */
    static DispersionRows of(FittedDesign design, int rows) {
        return new DispersionRows(design, new boolean[rows], design.basis().columns());
    }

    /** Without any dispersion. */
    static DispersionRows none(FittedDesign design, int rows) {
        return new DispersionRows(design, new boolean[rows], new double[0][]);
    }

    /** With more rows pinned. */
    DispersionRows pinning(int[] more) {
        boolean[] all = pinned.clone();
        IntStream.of(more).forEach(row -> all[row] = true);
        double[][] rest = Arrays.stream(design.basis().columns())
                .map(column -> IntStream.range(0, all.length)
                        .mapToDouble(row -> all[row] ? 0 : column[row])
                        .toArray())
                .filter(column -> Arrays.stream(column).anyMatch(x -> x != 0))
                .toArray(double[][]::new);
        return new DispersionRows(design, all, new OrthonormalBasis(rest).columns());
    }

    /** Whether no row is left to estimate a dispersion from. */
    boolean allPinned() {
        return IntStream.range(0, pinned.length).allMatch(row -> pinned[row]);
    }

    /** Whether some rows, not all, are pinned: then the columns' coefficients have no estimates. */
    boolean somePinned() {
        return IntStream.range(0, pinned.length).anyMatch(row -> pinned[row]);
    }

    /** δ of each row; none is greater than the family knows of. */
    double[] logDispersion(double[] parameters, int first, Family family) {
        double[] sum = new double[pinned.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = pinned[i] ? family.greatestLogDispersion() : 0;
        }
        for (int k = 0; k < basis.length; k++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += basis[k][i] * parameters[first + k];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.min(sum[i], family.greatestLogDispersion());
        }
        return sum;
    }

    /** Coordinates of the combination that is nearest to some log dispersions. */
    double[] coordinates(double[] logDispersion) {
        double[] coordinates = new double[basis.length];
        for (int k = 0; k < coordinates.length; k++) {
            for (int i = 0; i < logDispersion.length; i++) {
                coordinates[k] += basis[k][i] * logDispersion[i];
            }
        }
        return coordinates;
    }

    /** The rows that the columns do not tell apart, group by group, ascending by the columns. */
    List<int[]> groups() {
        double[][] columns = design.basis().columns();
        return OrthonormalBasis.rowsByPoint(columns, pinned.length).stream()
                .sorted((a, b) -> Arrays.compare(row(columns, a[0]), row(columns, b[0])))
                .toList();
    }

    private static double[] row(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }
}
