package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.Standardiser;

/**
 * The participation ratio (tr C)² / tr C² of the covariance C of the rates: how many dimensions the representation
 * fills, 1 where all samples lie on a line and the number of neurons where they spread evenly (Gao and others, A theory
 * of multineuronal dimensionality, 2017).
 */
public final class ParticipationRatio {
    public static final RunMetric METRIC = new RunMetric(
            "participation_ratio",
            "1",
            "participation ratio of the training rates, 1 to neurons",
            1,
            findings -> of(findings.training()));
    /** Of the excitatory neurons alone; those that never spike add nothing. */
    public static final RunMetric EXCITATORY = new RunMetric(
            "participation_ratio_excitatory",
            "1",
            "participation ratio of the training rates of the excitatory neurons that spike, 1 to their number",
            4,
            findings -> findings.firing()
                    .map(firing -> of(findings.training().first(firing.excitatory())))
                    .orElse(OptionalDouble.empty()));

    private ParticipationRatio() {}

    /**
     * Of the rates of some samples; empty where no rate varies.
     *
     * <p>No eigenvalues are needed: with the centred rates X, tr C is in proportion to |X|² and tr C² to |XXᵀ|², which
     * is |XᵀX|², each the sum of squared entries.
     */
    public static OptionalDouble of(Features features) {
        if (features.size() == 0) {
            return OptionalDouble.empty();
        }
        double[][] vectors = centred(features.rates());
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < vectors.length; i++) {
            double diagonal = dot(vectors[i], vectors[i]);
            trace += diagonal;
            squares += diagonal * diagonal;
            for (int k = 0; k < i; k++) {
                double product = dot(vectors[i], vectors[k]);
                squares += 2 * product * product;
            }
        }
        return trace > 0 ? OptionalDouble.of(trace * trace / squares) : OptionalDouble.empty();
    }

    /** The rates minus their means, in as few arrays as there are samples or as there are neurons. */
    private static double[][] centred(double[][] rates) {
        double[][] centred = Standardiser.fit(rates).centre(rates);
        if (rates.length <= rates[0].length) {
            return centred;
        }
        double[][] columns = new double[rates[0].length][rates.length];
        for (int i = 0; i < rates.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = centred[i][j];
            }
        }
        return columns;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
