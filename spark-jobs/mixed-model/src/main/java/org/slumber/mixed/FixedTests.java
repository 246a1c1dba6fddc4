package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
    private static final double NEGLIGIBLE = 1e-8;
    /** A rise of the likelihood by rounding. */
    private static final double LEAST_RATIO = 1e-9;

    private final ModelSpecification specification;
    private final FittedDesign design;
    private final MaximumSearch.Maximum maximum;
    private final Optional<SmallSample> sample;
    private final Separation separation;
    private final LikelihoodRatios ratios;
    private final Containment containment;
    /** {@code [coefficient][coordinate]}. */
    private final double[][] rows;

    FixedTests(
            ModelSpecification specification,
            FittedDesign design,
            MaximumSearch.Maximum maximum,
            Optional<SmallSample> sample,
            Separation separation,
            LikelihoodRatios ratios,
            List<RandomBlock> blocks) {
        this.specification = specification;
        this.design = design;
        this.maximum = maximum;
        this.sample = sample;
        this.separation = separation;
        this.ratios = ratios;
        containment = new Containment(
                blocks,
                design.kept().stream()
                        .map(column -> column.values(design.variables(), design.rows()))
                        .toArray(double[][]::new));
        rows = design.coefficientRows();
    }

    List<FixedEffect> coefficients() {
        double[] estimates = design.basis().coefficients(maximum.parameters());
        List<DesignColumn> columns = design.kept();
        List<FixedEffect> effects = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            double error = Math.sqrt(covariance(rows[k], rows[k]));
            if (specification.tests() != TestMethod.WALD && concerned(columns.get(k))) {
                // at a separation an error from the second derivative is too great (Hauck and Donner 1977)
                error = Math.abs(estimates[k]) / Math.sqrt(Math.max(ratios.of(Set.of(k)), LEAST_RATIO));
            }
            effects.add(FixedEffect.of(columns.get(k), estimates[k], error, degrees(rows[k])));
        }
        return effects;
    }

    /** Whether a separation makes a coefficient a bound: its column is about the point, or compares with it. */
    private boolean concerned(DesignColumn column) {
        if (!separation.found() || column.term().equals(DesignColumn.INTERCEPT)) {
            return false;
        }
        boolean reference = design.kept().stream()
                .filter(other -> !other.term().equals(DesignColumn.INTERCEPT))
                .noneMatch(other -> separation.concerns(other.values(design.variables(), design.rows())));
        return reference || separation.concerns(column.values(design.variables(), design.rows()));
    }

    /** Covariance of two combinations of the fixed effects' coordinates. */
    double covariance(double[] one, double[] other) {
        return sample.isPresent()
                ? sample.get().covariance(one, other)
                : maximum.covariance().product(padded(one), padded(other));
    }

    /** Of a combination of the coordinates; infinite for z. */
    double degrees(double[] contrast) {
        if (sample.isPresent()) {
            return sample.get().degreesOfFreedom(contrast);
        }
        return specification.tests() == TestMethod.WALD
                ? Double.POSITIVE_INFINITY
                : containment.degrees(coefficients(contrast));
    }

    /** Which coefficients a combination of the coordinates is made of: c with Rᵀq = c. */
    private List<Integer> coefficients(double[] contrast) {
        double[] weights = design.basis().weights(contrast);
        double greatest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
        return IntStream.range(0, weights.length)
                .filter(k -> Math.abs(weights[k]) > NEGLIGIBLE * greatest)
                .boxed()
                .toList();
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
        contrasts.forEach((term, own) -> tests.add(compared(test(term, own))));
        return tests;
    }

    /** A term's test by likelihoods, where that was asked for or a separation leaves no other. */
    private TermTest compared(TermTest test) {
        TestMethod method = specification.tests();
        boolean concerned = design.kept().stream()
                .filter(column -> column.term().equals(test.term()))
                .anyMatch(this::concerned);
        if (method == TestMethod.WALD || (method == TestMethod.T && !concerned)) {
            return test;
        }
        Set<Integer> columns = ratios.columns(test.term());
        double ratio = ratios.of(columns);
        int size = test.degreesOfFreedom();
        if (method == TestMethod.T) {
            return f(test.term(), ratio / size, size, test.residualDegreesOfFreedom());
        }
        double p = method == TestMethod.BOOTSTRAP
                ? ratios.bootstrap(columns, ratio)
                : ChiSquaredDistribution.of(size).survivalProbability(ratio);
        return new TermTest(test.term(), method, ratio, size, Double.POSITIVE_INFINITY, p);
    }

    private static TermTest f(String term, double f, int size, double residual) {
        double p = residual > GREATEST_DEGREES
                ? ChiSquaredDistribution.of(size).survivalProbability(f * size)
                : FDistribution.of(size, residual).survivalProbability(f);
        return new TermTest(term, TestMethod.T, f, size, residual, p);
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
            double estimate = DotProduct.of(direction, maximum.parameters());
            chiSquared += estimate * estimate / eigen.getEigenvalue(d).getReal();
            double own = degrees(direction);
            expectation += Double.isInfinite(own) ? 1 : own > 2 ? own / (own - 2) : 0;
        }
        if (specification.tests() == TestMethod.WALD) {
            double p = ChiSquaredDistribution.of(size).survivalProbability(chiSquared);
            return new TermTest(term, TestMethod.WALD, chiSquared, size, Double.POSITIVE_INFINITY, p);
        }
        double residual = size == 1
                ? degrees(contrasts.get(0))
                : expectation > size
                        ? 2 * expectation / (expectation - size)
                        : expectation == size ? Double.POSITIVE_INFINITY : 2;
        return f(term, chiSquared / size, size, residual);
    }
}
