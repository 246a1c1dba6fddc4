package org.slumber.mixed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;

/**
 * Standard errors and tests of the fixed effects: by what {@link SmallSample} says, or by the likelihood's second derivative
 * where there is none.
 */
final class FixedTests {
    private static final double GREATEST_DEGREES = 1e7;

    private final FittedDesign design;
    private final MaximumSearch.Maximum maximum;
    private final Optional<SmallSample> sample;
    /** {@code [coefficient][coordinate]}. */
    private final double[][] rows;

    FixedTests(FittedDesign design, MaximumSearch.Maximum maximum, Optional<SmallSample> sample) {
        this.design = design;
        this.maximum = maximum;
        this.sample = sample;
        rows = design.coefficientRows();
    }

    List<FixedEffect> coefficients() {
        double[] estimates = design.basis().coefficients(maximum.parameters());
        List<DesignColumn> columns = design.kept();
        List<FixedEffect> effects = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            effects.add(FixedEffect.of(
                    columns.get(k), estimates[k], Math.sqrt(covariance(rows[k], rows[k])), degrees(rows[k])));
        }
        return effects;
    }

    /** Covariance of two combinations of the fixed effects' coordinates. */
    double covariance(double[] one, double[] other) {
        return sample.isPresent()
                ? sample.get().covariance(one, other)
                : maximum.covariance().product(padded(one), padded(other));
    }

    /** Of a combination of the coordinates; infinite without a small sample's. */
    double degrees(double[] contrast) {
        return sample.map(of -> of.degreesOfFreedom(contrast)).orElse(Double.POSITIVE_INFINITY);
    }

    /** By how much the variance of a combination is greater than the likelihood's second derivative says; at least 1. */
    double inflation(double[] contrast) {
        double byLikelihood = maximum.covariance().product(padded(contrast), padded(contrast));
        return byLikelihood > 0 ? Math.max(1, covariance(contrast, contrast) / byLikelihood) : 1;
    }

    private double[] padded(double[] coordinates) {
        double[] padded = new double[maximum.parameters().length];
        System.arraycopy(coordinates, 0, padded, 0, coordinates.length);
        return padded;
    }

    /** One for each term that has coefficients. */
    List<TermTest> terms() {
        List<DesignColumn> columns = design.kept();
        Map<String, List<double[]>> contrasts = new LinkedHashMap<>();
        for (int k = 0; k < rows.length; k++) {
            if (!columns.get(k).term().equals(DesignColumn.INTERCEPT)) {
                contrasts
                        .computeIfAbsent(columns.get(k).term(), term -> new ArrayList<>())
                        .add(rows[k]);
            }
        }
        List<TermTest> tests = new ArrayList<>();
        contrasts.forEach((term, own) -> tests.add(test(term, own)));
        return tests;
    }

    /**
     * That several combinations are 0 at once: along the principal directions of their covariance, each t² with its own
     * degrees of freedom ν, those of F from the mean of F(1, ν) (Fai and Cornelius 1996, as lmerTest).
     */
    private TermTest test(String term, List<double[]> contrasts) {
        int size = contrasts.size();
        DMatrixRMaj covariance = new DMatrixRMaj(size, size);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                covariance.set(a, b, covariance(contrasts.get(a), contrasts.get(b)));
            }
        }
        SymmetricQRAlgorithmDecomposition_DDRM eigen = new SymmetricQRAlgorithmDecomposition_DDRM(true);
        eigen.decompose(covariance.copy());
        double chiSquared = 0;
        double expectation = 0;
        for (int d = 0; d < size; d++) {
            double[] direction = new double[rows.length];
            for (int a = 0; a < size; a++) {
                for (int k = 0; k < direction.length; k++) {
                    direction[k] += eigen.getEigenVector(d).get(a) * contrasts.get(a)[k];
                }
            }
            double estimate = 0;
            for (int k = 0; k < direction.length; k++) {
                estimate += direction[k] * maximum.parameters()[k];
            }
            chiSquared += estimate * estimate / eigen.getEigenvalue(d).getReal();
            double own = degrees(direction);
            expectation += Double.isInfinite(own) ? 1 : own > 2 ? own / (own - 2) : 0;
        }
        if (sample.isEmpty()) {
            double p = ChiSquaredDistribution.of(size).survivalProbability(chiSquared);
            return new TermTest(term, TestMethod.WALD, chiSquared, size, Double.POSITIVE_INFINITY, p);
        }
        double residual = size == 1
                ? degrees(contrasts.get(0))
                : expectation > size
                        ? 2 * expectation / (expectation - size)
                        : expectation == size ? Double.POSITIVE_INFINITY : 2;
        double f = chiSquared / size;
        double p = residual > GREATEST_DEGREES
                ? ChiSquaredDistribution.of(size).survivalProbability(chiSquared)
                : FDistribution.of(size, residual).survivalProbability(f);
        return new TermTest(term, TestMethod.T, f, size, residual, p);
    }
}
