package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slumber.engine.spec.InvalidInputException;

/** Compares the levels of a factor of a fitted model with its first. */
final class Contrasts {
    private static final double LEVEL = 0.95;

    private final Formula formula;
    private final FittedDesign design;
    private final FixedTests tests;
    private final double[] coordinates;
    private final Family family;

    /**
     * Of a fit.
     *
     * @param coordinates the fixed effects' estimates in the design's basis
     */
    Contrasts(Formula formula, FittedDesign design, FixedTests tests, double[] coordinates, Family family) {
        this.formula = formula;
        this.design = design;
        this.tests = tests;
        this.coordinates = coordinates;
        this.family = family;
    }

    /** The factor of the formula that is made of a column. */
    private Variable factor(String column) {
        return design.variables().entrySet().stream()
                .filter(entry -> entry.getKey().columns().contains(column) && entry.getValue() instanceof Factor)
                .filter(entry -> formula.fixed().stream()
                        .anyMatch(term -> term.variables().contains(entry.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "the model `" + formula.text() + "` has no factor of " + column + " to compare the levels of"));
    }

    List<Contrast> of(String column) {
        Variable variable = factor(column);
        Set<Variable> interacting = new LinkedHashSet<>();
        for (FixedTerm term : formula.fixed()) {
            if (term.variables().contains(variable)) {
                term.variables().stream()
                        .filter(other ->
                                !other.equals(variable) && design.variables().get(other) instanceof Factor)
                        .forEach(interacting::add);
            }
        }
        List<Contrast> contrasts = new ArrayList<>();
        for (Map<Variable, Integer> at : combinations(interacting)) {
            contrasts.addAll(family(variable, at));
        }
        return contrasts;
    }

    private List<Map<Variable, Integer>> combinations(Set<Variable> variables) {
        List<Map<Variable, Integer>> combinations = List.of(Map.of());
        for (Variable variable : variables) {
            List<Map<Variable, Integer>> longer = new ArrayList<>();
            for (Map<Variable, Integer> combination : combinations) {
                for (int level = 0; level < factorOf(variable).levels().size(); level++) {
                    Map<Variable, Integer> one = new LinkedHashMap<>(combination);
                    one.put(variable, level);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private Factor factorOf(Variable variable) {
        return (Factor) design.variables().get(variable);
    }

    /** Those at one combination: a family of comparisons with one reference. */
    private List<Contrast> family(Variable variable, Map<Variable, Integer> at) {
        Factor factor = factorOf(variable);
        Optional<double[]> reference = mean(variable, 0, at);
        List<Integer> levels = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        List<double[]> means = new ArrayList<>();
        for (int level = 1; level < factor.levels().size() && reference.isPresent(); level++) {
            Optional<double[]> mean = mean(variable, level, at);
            if (mean.isPresent()) {
                double[] difference = mean.get().clone();
                for (int k = 0; k < difference.length; k++) {
                    difference[k] -= reference.get()[k];
                }
                levels.add(level);
                rows.add(difference);
                means.add(mean.get());
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        double[] degrees = rows.stream().mapToDouble(tests::degrees).toArray();
        MultivariateT together =
                MultivariateT.of(correlation(rows), Arrays.stream(degrees).min().orElseThrow());
        double critical = together.criticalValue(LEVEL);
        List<Contrast> contrasts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double estimate = DotProduct.of(rows.get(i), coordinates);
            double error = Math.sqrt(tests.covariance(rows.get(i), rows.get(i)));
            double t = estimate / error;
            contrasts.add(new Contrast(
                    text(at),
                    factor.levels().get(levels.get(i)),
                    factor.levels().get(0),
                    estimate,
                    error,
                    degrees[i],
                    Student.twoSided(t, degrees[i]),
                    together.adjustedP(t),
                    new Interval(estimate - critical * error, estimate + critical * error),
                    family.mean(DotProduct.of(means.get(i), coordinates))
                            - family.mean(DotProduct.of(reference.get(), coordinates))));
        }
        return contrasts;
    }

    private String text(Map<Variable, Integer> at) {
        List<String> parts = new ArrayList<>();
        at.forEach((variable, level) ->
                parts.add(variable.text() + " is " + factorOf(variable).levels().get(level)));
        return String.join(" and ", parts);
    }

    private double[][] correlation(List<double[]> rows) {
        double[][] correlation = new double[rows.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                correlation[i][j] = i == j
                        ? 1
                        : tests.covariance(rows.get(i), rows.get(j))
                                / Math.sqrt(tests.covariance(rows.get(i), rows.get(i))
                                        * tests.covariance(rows.get(j), rows.get(j)));
            }
        }
        return correlation;
    }

    /**
     * The basis row of the linear predictor at a level, averaged over the levels of all factors that are not given; empty where
     * the data cannot tell it.
     */
    private Optional<double[]> mean(Variable variable, int level, Map<Variable, Integer> at) {
        Map<Variable, Integer> given = new LinkedHashMap<>(at);
        given.put(variable, level);
        Set<Variable> averaged = new LinkedHashSet<>();
        formula.fixed().forEach(term -> averaged.addAll(term.variables()));
        averaged.removeIf(
                other -> given.containsKey(other) || !(design.variables().get(other) instanceof Factor));
        List<Map<Variable, Integer>> cells = combinations(averaged);
        List<DesignColumn> kept = design.kept();
        double[] row = new double[kept.size()];
        for (Map<Variable, Integer> cell : cells) {
            Map<Variable, Integer> all = new LinkedHashMap<>(cell);
            all.putAll(given);
            // a column that was dropped would be part of this cell's mean
            if (design.dependent().stream().anyMatch(column -> value(column, all) != 0)) {
                return Optional.empty();
            }
            for (int k = 0; k < row.length; k++) {
                row[k] += value(kept.get(k), all) / cells.size();
            }
        }
        return Optional.of(design.basis().coordinates(row));
    }

    private double value(DesignColumn column, Map<Variable, Integer> cell) {
        double value = 1;
        for (int v = 0; v < column.variables().size(); v++) {
            Variable variable = column.variables().get(v);
            Encoded encoded = design.variables().get(variable);
            int level = column.levels()[v];
            value *= encoded instanceof Factor ? (cell.get(variable) == level ? 1 : 0) : encoded.average(level);
        }
        return value;
    }
}
