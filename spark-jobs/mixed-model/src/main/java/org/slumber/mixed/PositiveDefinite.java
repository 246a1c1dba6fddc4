package org.slumber.mixed;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;

/**
 * The inverse and determinant of a symmetric positive definite matrix.
 *
 * @param inverse of the same size
 * @param logDeterminant natural logarithm of the determinant
 */
record PositiveDefinite(DMatrixRMaj inverse, double logDeterminant) {

    /** Of a matrix, which is left as it is; empty where it is not positive definite. */
    static Optional<PositiveDefinite> of(DMatrixRMaj matrix) {
        if (matrix.numRows == 0) {
            return Optional.of(new PositiveDefinite(matrix.copy(), 0));
        }
        // the classes are named, not EJML's factory, which may choose a multi-threaded variant
        CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
        LinearSolverChol_DDRM solver = new LinearSolverChol_DDRM(cholesky);
        if (!solver.setA(matrix.copy())) {
            return Optional.empty();
        }
        double logDeterminant = 0;
        for (int k = 0; k < matrix.numRows; k++) {
            logDeterminant += 2 * Math.log(cholesky.getT().unsafe_get(k, k));
        }
        if (!Double.isFinite(logDeterminant)) {
            return Optional.empty();
        }
        DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numRows);
        solver.invert(inverse);
        return Optional.of(new PositiveDefinite(inverse, logDeterminant));
    }

    /** xᵀ M⁻¹ y. */
    double product(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                sum += x[i] * inverse.unsafe_get(i, j) * y[j];
            }
        }
        return sum;
    }

    /** M⁻¹ x. */
    double[] solve(double[] x) {
        double[] solution = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                solution[i] += inverse.unsafe_get(i, j) * x[j];
            }
        }
        return solution;
    }
}
