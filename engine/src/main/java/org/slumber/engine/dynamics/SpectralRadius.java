package org.slumber.engine.dynamics;

import java.util.OptionalDouble;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SwitchingEigenDecomposition_DDRM;
import org.slumber.engine.network.Topology;

/**
 * The greatest magnitude of an eigenvalue of a matrix of signed weights, rows post and columns pre neurons: what a mean-field
 * linear network would multiply activity by in a step. It knows nothing of thresholds, so that 1 is no bound of stability
 * here; it is to be compared between moments.
 */
public final class SpectralRadius {
    private SpectralRadius() {}

    /** Of E→E. */
    public static OptionalDouble excitatory(Topology topology, double[] weights) {
        return of(matrix(topology, weights, topology.excitatory()));
    }

    /** Of all recurrent synapses. */
    public static OptionalDouble recurrent(Topology topology, double[] weights) {
        return of(matrix(topology, weights, topology.neurons()));
    }

    private static DMatrixRMaj matrix(Topology topology, double[] weights, int neurons) {
        DMatrixRMaj matrix = new DMatrixRMaj(neurons, neurons);
        for (int pre = 0; pre < neurons; pre++) {
            int row = topology.inputs() + pre;
            for (int synapse = topology.rowStart(row); synapse < topology.rowStart(row + 1); synapse++) {
                if (topology.posts()[synapse] < neurons) {
                    matrix.add(topology.posts()[synapse], pre, weights[synapse]);
                }
            }
        }
        return matrix;
    }

    /** Of a square matrix; empty of none, and where the search for eigenvalues does not end. */
    static OptionalDouble of(DMatrixRMaj matrix) {
        if (matrix.numRows == 0) {
            return OptionalDouble.empty();
        }
        SwitchingEigenDecomposition_DDRM eigen = new SwitchingEigenDecomposition_DDRM(matrix.numRows, false, 1e-8);
        if (!eigen.decompose(matrix)) {
            return OptionalDouble.empty();
        }
        double greatest = 0;
        for (int k = 0; k < eigen.getNumberOfEigenvalues(); k++) {
            Complex_F64 value = eigen.getEigenvalue(k);
            greatest = Math.max(greatest, value.real * value.real + value.imaginary * value.imaginary);
        }
        return OptionalDouble.of(Math.sqrt(greatest));
    }
}
