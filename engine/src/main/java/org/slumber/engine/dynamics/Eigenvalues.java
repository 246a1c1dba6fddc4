package org.slumber.engine.dynamics;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SwitchingEigenDecomposition_DDRM;

/** The greatest of what eigenvalues have, of a square matrix; empty of none, and where the search for them does not end. */
public final class Eigenvalues {
    private Eigenvalues() {}

    /** The largest real part: below 0, small deviations from where a linear flow has this matrix die away. */
    public static OptionalDouble largestRealPart(DMatrixRMaj matrix) {
        return greatest(matrix, value -> value.real);
    }

    /** The square of the greatest magnitude. */
    static OptionalDouble largestSquaredMagnitude(DMatrixRMaj matrix) {
        return greatest(matrix, value -> value.real * value.real + value.imaginary * value.imaginary);
    }

    private static OptionalDouble greatest(DMatrixRMaj matrix, ToDoubleFunction<Complex_F64> part) {
        if (matrix.numRows == 0) {
            return OptionalDouble.empty();
        }
        SwitchingEigenDecomposition_DDRM eigen = new SwitchingEigenDecomposition_DDRM(matrix.numRows, false, 1e-8);
        if (!eigen.decompose(matrix)) {
            return OptionalDouble.empty();
        }
        double greatest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < eigen.getNumberOfEigenvalues(); k++) {
            greatest = Math.max(greatest, part.applyAsDouble(eigen.getEigenvalue(k)));
        }
        return OptionalDouble.of(greatest);
    }
}
