package org.slumber.engine.learner.organics;

import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.slumber.engine.dynamics.Eigenvalues;
import org.slumber.engine.input.InputSequence;

/** The largest real part of the eigenvalues of a recurrent network's Jacobian, over samples. */
final class StabilityProbe {
    private final RecurrentNetwork network;
    private OptionalDouble largest = OptionalDouble.empty();

    StabilityProbe(RecurrentNetwork network) {
        this.network = network;
    }

    /** After the network ran over a sample: looks at where it goes with its strongest step held, the first of several. */
    void look(InputSequence in) {
        DMatrixRMaj jacobian = network.jacobian(strongest(in));
        if (MatrixFeatures_DDRM.hasUncountable(jacobian)) {
            return;
        }
        OptionalDouble found = Eigenvalues.largestRealPart(jacobian);
        if (found.isPresent() && (largest.isEmpty() || found.getAsDouble() > largest.getAsDouble())) {
            largest = found;
        }
    }

    private static int strongest(InputSequence in) {
        int strongest = 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int step = 1; step <= in.steps(); step++) {
            double sum = 0;
            for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
                sum += in.values()[k];
            }
            if (sum > most) {
                strongest = step;
                most = sum;
            }
        }
        return strongest;
    }

    /** Over all samples so far; empty where none was found. */
    OptionalDouble largest() {
        return largest;
    }
}
