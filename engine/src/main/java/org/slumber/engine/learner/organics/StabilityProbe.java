package org.slumber.engine.learner.organics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.slumber.engine.dynamics.Eigenvalues;
import org.slumber.engine.input.InputSequence;

/** The largest real part of the eigenvalues of a recurrent network's Jacobian, over samples. */
final class StabilityProbe {
    private final RecurrentNetwork network;
    private OptionalDouble largest = OptionalDouble.empty();
    private int looked;
    private int settled;

    StabilityProbe(RecurrentNetwork network) {
        this.network = network;
    }

    /** After the network ran over a sample: looks at where it goes with its strongest step held, the first of several. */
    void look(InputSequence in) {
        looked++;
        Optional<DMatrixRMaj> jacobian =
                network.jacobian(strongest(in)).filter(found -> !MatrixFeatures_DDRM.hasUncountable(found));
        if (jacobian.isPresent()) {
            settled++;
            OptionalDouble found = Eigenvalues.largestRealPart(jacobian.get());
            if (found.isPresent() && (largest.isEmpty() || found.getAsDouble() > largest.getAsDouble())) {
                largest = found;
            }
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

    /** The share of the samples so far in which the flow comes to rest; empty without samples. */
    OptionalDouble settledFraction() {
        return looked == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) settled / looked);
    }

    /** Over all samples so far; empty where none was found. */
    OptionalDouble largest() {
        return largest;
    }
}
