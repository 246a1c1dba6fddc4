package org.slumber.engine.readout;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/**
 * The right singular vectors v and squared singular values s² of centred samples X, by descending s², from the
 * eigenvectors of the smaller of XᵀX and XXᵀ: with more features than samples v = Xᵀu/s for the eigenvector u of XXᵀ.
 * Only axes that the samples span are kept: those with s² above {@link #RANK_TOLERANCE} times the greatest. The sign of
 * an axis is such that its entry of greatest magnitude (the first of them) is positive.
 */
final class PrincipalAxes {
    /** Far above the rounding of an eigenvalue, about size · 2⁻⁵², and far below any spread that data have. */
    private static final double RANK_TOLERANCE = 1e-12;
    /** EJML gives an eigenvalue up after 15 iterations by default; two or three are usual. */
    private static final int MAX_ITERATIONS = 1000;
    /**
     * What is added to the diagonal, as a fraction of its sum, where the search does not end otherwise: it tells a
     * zero by its neighbours, which in the null space are rounding themselves. Below {@link #RANK_TOLERANCE}.
     */
    private static final double RIDGE = 0x1p-44;

    private final double[][] centred;
    private final SymmetricQRAlgorithmDecomposition_DDRM eigen;
    private final boolean samplesFewer;
    private final double ridge;
    private final double[] scatter;
    private final int[] order;

    /** Decomposes {@code [sample][feature]}, whose features have mean 0; at least one sample. */
    PrincipalAxes(double[][] centred) {
        this.centred = centred;
        samplesFewer = centred.length < centred[0].length;
        // the constructor is named, not EJML's factory, which may choose a multi-threaded variant
        eigen = new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), true);
        eigen.setMaxIterations(MAX_ITERATIONS);
        DMatrixRMaj product = crossProduct(samplesFewer ? transposed(centred) : centred);
        double added = 0;
        boolean found = eigen.decompose(product.copy());
        if (!found) {
            added = RIDGE * CommonOps_DDRM.trace(product);
            for (int i = 0; i < product.numRows; i++) {
                product.add(i, i, added);
            }
            found = eigen.decompose(product);
        }
        ridge = added;
        if (!found) {
            throw new IllegalStateException("no eigenvalues of " + centred.length + " samples of " + centred[0].length
                    + " features within " + MAX_ITERATIONS + " iterations");
        }
        order = descending();
        scatter = new double[spanned()];
        for (int axis = 0; axis < scatter.length; axis++) {
            scatter[axis] = eigenvalue(order[axis]);
        }
    }

    /** MᵀM of {@code [row][column]}; the inner loop adds a multiple of one row to another, which vectorises. */
    private static DMatrixRMaj crossProduct(double[][] rows) {
        int size = rows[0].length;
        DMatrixRMaj product = new DMatrixRMaj(size, size);
        double[] sum = new double[size];
        for (int a = 0; a < size; a++) {
            Arrays.fill(sum, 0);
            for (double[] row : rows) {
                double factor = row[a];
                for (int b = a; b < size; b++) {
                    sum[b] += factor * row[b];
                }
            }
            for (int b = a; b < size; b++) {
                product.unsafe_set(a, b, sum[b]);
                product.unsafe_set(b, a, sum[b]);
            }
        }
        return product;
    }

    static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    private double eigenvalue(int index) {
        return eigen.getEigenvalue(index).getReal() - ridge;
    }

    private int[] descending() {
        return IntStream.range(0, eigen.getNumberOfEigenvalues())
                .boxed()
                .sorted((a, b) -> Double.compare(eigenvalue(b), eigenvalue(a)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int spanned() {
        int count = 0;
        double greatest = order.length == 0 ? 0 : eigenvalue(order[0]);
        while (count < order.length && eigenvalue(order[count]) > RANK_TOLERANCE * greatest) {
            count++;
        }
        return count;
    }

    /** Number of axes. */
    int count() {
        return scatter.length;
    }

    /** s² of an axis: the sum of squares of the samples' coordinates on it. */
    double scatter(int axis) {
        return scatter[axis];
    }

    /** {@code [feature]}: the unit vector of an axis. */
    double[] axis(int axis) {
        double[] eigenvector = eigen.getEigenVector(order[axis]).data;
        double[] vector = eigenvector.clone();
        if (samplesFewer) {
            double scale = 1 / Math.sqrt(scatter[axis]);
            vector = new double[centred[0].length];
            for (int i = 0; i < centred.length; i++) {
                double factor = eigenvector[i] * scale;
                double[] row = centred[i];
                for (int j = 0; j < vector.length; j++) {
                    vector[j] += factor * row[j];
                }
            }
        }
        orient(vector);
        return vector;
    }

    private static void orient(double[] vector) {
        int greatest = 0;
        for (int j = 1; j < vector.length; j++) {
            if (Math.abs(vector[j]) > Math.abs(vector[greatest])) {
                greatest = j;
            }
        }
        if (vector[greatest] < 0) {
            for (int j = 0; j < vector.length; j++) {
                vector[j] = -vector[j];
            }
        }
    }
}
