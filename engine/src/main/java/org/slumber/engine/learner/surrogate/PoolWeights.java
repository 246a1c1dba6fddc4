package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a layer whose currents are divided by a pool learns beside its weights and its bias, or anything else of that shape,
 * such as a gradient; see {@link DivisiveNormalisation}.
 */
final class PoolWeights {
    private final double[][] logs;
    private final double[] gain;

    /** All 0, for so many neurons. */
    PoolWeights(DivisiveNormalisation.Pool pool, int neurons) {
        int side = pool == DivisiveNormalisation.Pool.FULL ? neurons : 1;
        logs = new double[side][side];
        gain = new double[neurons];
    }

    /** log P, {@code [divided][dividing]}, a single number where the pool is one; not copied. */
    double[][] logs() {
        return logs;
    }

    /** γ, {@code [neuron]}; not copied. */
    double[] gain() {
        return gain;
    }

    /** Every array in it. */
    List<double[]> rows() {
        List<double[]> rows = new ArrayList<>(Arrays.asList(logs));
        rows.add(gain);
        return rows;
    }
}
