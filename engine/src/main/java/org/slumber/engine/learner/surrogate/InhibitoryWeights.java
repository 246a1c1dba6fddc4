package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a layer that is a circuit of excitation and inhibition learns beside its weights W_EE and its bias, or anything else
 * of that shape, such as a gradient; see {@link LateralInhibition}.
 */
final class InhibitoryWeights {
    private final double[][] fromBelow;
    private final double[][] toLayer;
    private final double[] shuntingGain;
    private final double[] gain;

    /**
     * All 0.
     *
     * @param pres what the layer reads
     * @param inhibitory its inhibitory neurons, above 0
     * @param posts its neurons
     * @param divides whether inhibition divides too; without, there are no gains
     */
    InhibitoryWeights(int pres, int inhibitory, int posts, boolean divides) {
        fromBelow = new double[inhibitory][pres];
        toLayer = new double[inhibitory][posts];
        shuntingGain = new double[divides ? inhibitory : 0];
        gain = new double[divides ? posts : 0];
    }

    /** W_IE, {@code [inhibitory][pre]}; not copied. */
    double[][] fromBelow() {
        return fromBelow;
    }

    /** W_EI, {@code [inhibitory][post]}; not copied. */
    double[][] toLayer() {
        return toLayer;
    }

    /** g_I, {@code [inhibitory]}, empty where inhibition does not divide; not copied. */
    double[] shuntingGain() {
        return shuntingGain;
    }

    /** g_E, {@code [post]}, empty where inhibition does not divide; not copied. */
    double[] gain() {
        return gain;
    }

    /** Whether inhibition divides too. */
    boolean divides() {
        return gain.length > 0;
    }

    /** Every array in it. */
    List<double[]> rows() {
        List<double[]> rows = new ArrayList<>(Arrays.asList(fromBelow));
        rows.addAll(Arrays.asList(toLayer));
        rows.add(shuntingGain);
        rows.add(gain);
        return rows;
    }
}
