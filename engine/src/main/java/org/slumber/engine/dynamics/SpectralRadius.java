package org.slumber.engine.dynamics;

import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
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
        OptionalDouble squared = Eigenvalues.largestSquaredMagnitude(matrix);
        return squared.isPresent() ? OptionalDouble.of(Math.sqrt(squared.getAsDouble())) : squared;
    }
}
