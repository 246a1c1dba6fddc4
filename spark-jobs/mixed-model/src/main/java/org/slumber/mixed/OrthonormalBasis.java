package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fixed effects' columns X as QR with orthonormal Q, so that the search for the maximum sees well-conditioned
 * coordinates γ = Rβ whatever the units of the covariates. A column that depends on those before it is left out, as R
 * does (its {@code qr} with tolerance 1e-7). Modified Gram-Schmidt, each column orthogonalised twice ("twice is enough",
 * Giraud, Langou and Rozložník 2005).
 */
final class OrthonormalBasis {
    private static final double TOLERANCE = 1e-7;

    private final List<double[]> basis = new ArrayList<>();
    /** Column k of R has k + 1 entries. */
    private final List<double[]> triangle = new ArrayList<>();

    private final List<Integer> kept = new ArrayList<>();

    /** Decomposes columns {@code [column][row]}. */
    OrthonormalBasis(double[][] columns) {
        for (int c = 0; c < columns.length; c++) {
            double[] rest = columns[c].clone();
            double length = norm(rest);
            double[] coordinates = new double[basis.size() + 1];
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < basis.size(); k++) {
                    double projection = DotProduct.of(basis.get(k), rest);
                    coordinates[k] += projection;
                    subtract(rest, projection, basis.get(k));
                }
            }
            double left = norm(rest);
            if (left > TOLERANCE * length) {
                coordinates[basis.size()] = left;
                for (int row = 0; row < rest.length; row++) {
                    rest[row] /= left;
                }
                basis.add(rest);
                triangle.add(coordinates);
                kept.add(c);
            }
        }
    }

    /** {@code [coordinate][row]}: Q by columns. */
    double[][] columns() {
        return basis.toArray(double[][]::new);
    }

    /** Indices of the columns of X that were kept. */
    int[] kept() {
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many columns were kept. */
    int rank() {
        return basis.size();
    }

    /** β with Rβ = γ. */
    double[] coefficients(double[] coordinates) {
        double[] beta = Arrays.copyOf(coordinates, rank());
        for (int k = rank() - 1; k >= 0; k--) {
            beta[k] /= triangle.get(k)[k];
            for (int j = 0; j < k; j++) {
                beta[j] -= triangle.get(k)[j] * beta[k];
            }
        }
        return beta;
    }

    /** q with Rᵀq = x, for a new row x of the kept columns: its row of Q. */
    double[] coordinates(double[] row) {
        double[] q = new double[rank()];
        for (int k = 0; k < q.length; k++) {
            double sum = row[k];
            for (int j = 0; j < k; j++) {
                sum -= triangle.get(k)[j] * q[j];
            }
            q[k] = sum / triangle.get(k)[k];
        }
        return q;
    }

    /** x = Rᵀq: the kept columns' weights of which q is the row of Q. */
    double[] weights(double[] q) {
        double[] x = new double[rank()];
        for (int k = 0; k < x.length; k++) {
            for (int j = 0; j <= k; j++) {
                x[k] += triangle.get(k)[j] * q[j];
            }
        }
        return x;
    }

    /** Indices of the rows that some columns do not tell apart, group by group, as they first occur. */
    static List<int[]> rowsByPoint(double[][] columns, int rows) {
        Map<List<Double>, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            List<Double> point = new ArrayList<>();
            for (double[] column : columns) {
                point.add(column[row]);
            }
            rowsOf.computeIfAbsent(point, key -> new ArrayList<>()).add(row);
        }
        return rowsOf.values().stream()
                .map(own -> own.stream().mapToInt(row -> row).toArray())
                .toList();
    }

    /** Whether the indicator of these rows lies in the space of some orthonormal columns. */
    static boolean spansIndicator(double[][] columns, int[] rows) {
        double projected = 0;
        for (double[] column : columns) {
            double sum = 0;
            for (int row : rows) {
                sum += column[row];
            }
            projected += sum * sum;
        }
        return rows.length - projected < TOLERANCE * rows.length;
    }

    private static double norm(double[] values) {
        return Math.sqrt(DotProduct.of(values, values));
    }

    private static void subtract(double[] from, double factor, double[] subtrahend) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * subtrahend[i];
        }
    }
}
