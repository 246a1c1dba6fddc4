package org.slumber.engine.learner.organics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a circuit of {@link NormalisationCell}s learns, or its gradient; all 0 at first.
 */
final class NormalisationWeights {
    /** Rows of {@link #rates}. */
    static final int RESPONSE = 0;

    static final int NORMALISATION = 1;
    /** Of b₀; that of b₁ follows. */
    static final int GAIN = 2;

    /** W_zx, {@code [input][unit]}. */
    final double[][] drive;
    /** W_r, {@code [pre][post]}; empty where it is the identity. */
    final double[][] recurrent;
    /** log W_y, {@code [pre][post]}. */
    final double[][] logPool;
    /** Of b₀ and b₁, from x: {@code [gain][input][unit]}. */
    final double[][][] gainByInput;
    /** From y: {@code [gain][pre][post]}. */
    final double[][][] gainByResponse;
    /** From a: {@code [gain][pre][post]}. */
    final double[][][] gainByNormalisation;
    /** κ of y, a, b₀ and b₁: {@code [of which][unit]}. */
    final double[][] rates;

    NormalisationWeights(int inputs, int units, boolean learnsRecurrence) {
        drive = new double[inputs][units];
        recurrent = learnsRecurrence ? new double[units][units] : new double[0][];
        logPool = new double[units][units];
        gainByInput = new double[2][inputs][units];
        gainByResponse = new double[2][units][units];
        gainByNormalisation = new double[2][units][units];
        rates = new double[GAIN + 2][units];
    }

    /** Every array in it. */
    List<double[]> rows() {
        List<double[]> rows = new ArrayList<>(Arrays.asList(drive));
        rows.addAll(Arrays.asList(recurrent));
        rows.addAll(Arrays.asList(logPool));
        for (int gain = 0; gain < 2; gain++) {
            rows.addAll(Arrays.asList(gainByInput[gain]));
            rows.addAll(Arrays.asList(gainByResponse[gain]));
            rows.addAll(Arrays.asList(gainByNormalisation[gain]));
        }
        rows.addAll(Arrays.asList(rates));
        return rows;
    }
}
