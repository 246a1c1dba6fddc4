package org.slumber.mixed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.ejml.data.DMatrixRMaj;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Beta-family mixed regression with logit link, fitted by maximum marginal likelihood in Laplace's approximation, as
 * glmmTMB does with {@code family = beta_family()} (Brooks et al. 2017): y ~ Beta(μφ, (1 − μ)φ), logit μ = xᵀβ + Σ b,
 * b ~ N(0, σ²) per random term, one precision φ for all rows.
 */
public final class MixedModel {
    private final Formula formula;
    private final ModelFrame frame;
    private final FittedDesign design;
    private final Squeeze squeeze;
    private final double[] responses;

    private MixedModel(Formula formula, Observations data) {
        this.formula = formula;
        frame = ModelFrame.of(formula, data);
        design = FittedDesign.of(formula, frame);
        squeeze = Squeeze.of(frame.response());
        responses = squeeze.squeezed(frame.response());
    }

    /**
     * Fits a model.
     *
     * @throws InvalidInputException where it cannot be fitted, with a sentence that says why
     */
    public static MixedModelFit fit(Formula formula, Observations data) {
        return new MixedModel(formula, data).fit();
    }

    private MixedModelFit fit() {
        int parameters = design.basis().rank() + 1 + frame.groupings().size();
        if (frame.rows() <= parameters) {
            throw new InvalidInputException("the model `" + formula.text() + "` cannot be fitted: it has " + parameters
                    + " parameters, and " + frame.rows() + " rows are too few to estimate them");
        }
        if (DoubleStream.of(responses).distinct().count() == 1) {
            throw new InvalidInputException("the model `" + formula.text() + "` cannot be fitted: " + formula.response()
                    + " is " + frame.response()[0] + " in every row, so that there is no spread");
        }
        double[][] basis = design.basis().columns();
        List<Grouping> active = new ArrayList<>(frame.groupings());
        StartingPoint start = StartingPoint.of(basis, responses, active);
        while (true) {
            LaplaceLikelihood function = new LaplaceLikelihood(basis, responses, new RandomEffects(active));
            MaximumSearch search = new MaximumSearch(function, formula.text());
            double[] found = search.climb(start);
            Optional<Integer> singular = search.singularTerm(found);
            if (singular.isEmpty()) {
                return result(active, function, search.polish(found, start.scale()), parameters);
            }
            int dropped = basis.length + 1 + singular.get();
            active.remove(singular.get().intValue());
            start = new StartingPoint(without(found, dropped), without(start.scale(), dropped));
        }
    }

    private static double[] without(double[] values, int dropped) {
        return IntStream.range(0, values.length)
                .filter(i -> i != dropped)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private MixedModelFit result(
            List<Grouping> active, LaplaceLikelihood function, MaximumSearch.Maximum maximum, int parameters) {
        int rank = design.basis().rank();
        double[] estimates = maximum.parameters();
        double[][] covariance = coefficientCovariance(maximum);
        double[] coefficients = design.basis().coefficients(estimates);
        double logError = Math.sqrt(maximum.covariance().inverse().get(rank, rank));
        List<DesignColumn> columns = design.kept();
        ModelSummary summary = new ModelSummary(
                formula,
                frame.rows(),
                frame.omitted(),
                squeeze,
                IntStream.range(0, rank)
                        .mapToObj(k -> FixedEffect.of(columns.get(k), coefficients[k], Math.sqrt(covariance[k][k])))
                        .toList(),
                design.dependent().stream().map(DesignColumn::name).toList(),
                termTests(columns, coefficients, covariance),
                components(active, maximum),
                new Precision(Math.exp(estimates[rank]), logError, exponential(estimates[rank], logError)),
                maximum.logLikelihood(),
                parameters);
        return new MixedModelFit(
                summary, design, new LinearPredictor(function, maximum), frame.groupings(), List.copyOf(active));
    }

    /** Of β = R⁻¹γ: R⁻¹ V R⁻ᵀ. */
    private double[][] coefficientCovariance(MaximumSearch.Maximum maximum) {
        int rank = design.basis().rank();
        double[][] half = new double[rank][];
        for (int k = 0; k < rank; k++) {
            double[] column = new double[rank];
            for (int j = 0; j < rank; j++) {
                column[j] = maximum.covariance().inverse().get(j, k);
            }
            half[k] = design.basis().coefficients(column);
        }
        double[][] covariance = new double[rank][];
        for (int k = 0; k < rank; k++) {
            double[] row = new double[rank];
            for (int j = 0; j < rank; j++) {
                row[j] = half[j][k];
            }
            covariance[k] = design.basis().coefficients(row);
        }
        return covariance;
    }

    private List<VarianceComponent> components(List<Grouping> active, MaximumSearch.Maximum maximum) {
        List<VarianceComponent> components = new ArrayList<>();
        for (Grouping grouping : frame.groupings()) {
            String term = grouping.term().text();
            int place = active.indexOf(grouping);
            if (place < 0) {
                components.add(new VarianceComponent(term, grouping.size(), 0, Optional.empty()));
            } else {
                int index = design.basis().rank() + 1 + place;
                double log = maximum.parameters()[index];
                double error = Math.sqrt(maximum.covariance().inverse().get(index, index));
                components.add(new VarianceComponent(
                        term, grouping.size(), Math.exp(log), Optional.of(exponential(log, error))));
            }
        }
        return components;
    }

    private static Interval exponential(double log, double standardError) {
        Interval logs = Wald.interval(log, standardError);
        return new Interval(Math.exp(logs.low()), Math.exp(logs.high()));
    }

    private static List<TermTest> termTests(List<DesignColumn> columns, double[] coefficients, double[][] covariance) {
        Map<String, List<Integer>> indices = new LinkedHashMap<>();
        for (int k = 0; k < columns.size(); k++) {
            if (!columns.get(k).term().equals(DesignColumn.INTERCEPT)) {
                indices.computeIfAbsent(columns.get(k).term(), term -> new ArrayList<>())
                        .add(k);
            }
        }
        List<TermTest> tests = new ArrayList<>();
        indices.forEach((term, own) -> {
            DMatrixRMaj block = new DMatrixRMaj(own.size(), own.size());
            double[] part = new double[own.size()];
            for (int a = 0; a < part.length; a++) {
                part[a] = coefficients[own.get(a)];
                for (int b = 0; b < part.length; b++) {
                    block.set(a, b, covariance[own.get(a)][own.get(b)]);
                }
            }
            PositiveDefinite.of(block).ifPresent(factorised -> {
                double chiSquared = factorised.product(part, part);
                double p = ChiSquaredDistribution.of(part.length).survivalProbability(chiSquared);
                tests.add(new TermTest(term, chiSquared, part.length, p));
            });
        });
        return tests;
    }
}
