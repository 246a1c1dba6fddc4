package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The rows that a model is fitted to: those in which no column of the model misses a value.
 *
 * @param responses as they were given
 * @param variables of the fixed effects, the random slopes and the dispersion
 * @param blocks the random terms, in the formula's order
 * @param omitted how many rows missed a value
 */
record ModelFrame(Responses responses, Map<Variable, Encoded> variables, List<RandomBlock> blocks, int omitted) {
    /** A count is a whole number but for the rounding of the fraction that it was told by. */
    private static final double ROUNDING = 0.01;

    /** Reads the columns that the model names. */
    static ModelFrame of(ModelSpecification model, Observations data) {
        Formula formula = model.formula();
        Encoded.Covariate response = numbers("the response", formula.response(), data);
        Map<Variable, Encoded> all = new LinkedHashMap<>();
        terms(model).forEach(term -> term.variables()
                .forEach(variable -> all.computeIfAbsent(variable, v -> Encoded.of(v, data))));
        List<Encoded> needed = new ArrayList<>(all.values());
        needed.add(response);
        double[] trials = new double[data.rows()];
        Arrays.fill(trials, 1);
        if (model.trials().isPresent()) {
            Encoded.Covariate column =
                    numbers("the number of trials", model.trials().get(), data);
            needed.add(column);
            trials = column.values();
        } else if (model.family().counts()) {
            throw new InvalidInputException("a " + model.family().text() + " model of " + formula.response()
                    + " needs to know of how many it is a fraction: name the column with the number of trials");
        }
        int[] rows = complete(formula, data, needed);
        if (rows.length == 0) {
            throw new InvalidInputException("no row has a value in every column of `" + formula.text() + "`; "
                    + data.rows() + " rows were given");
        }
        for (int row : rows) {
            refuse(model, row, response.values()[row], trials[row]);
        }
        Map<Variable, Encoded> variables = new LinkedHashMap<>();
        all.forEach((variable, encoded) -> variables.put(variable, encoded.of(rows)));
        variables.forEach(ModelFrame::refuseSingleLevel);
        List<RandomBlock> blocks = new ArrayList<>();
        for (RandomTerm term : formula.random()) {
            Grouping grouping = Grouping.of(term, data, rows);
            if (grouping.size() == 1) {
                throw new InvalidInputException(term.bracketed() + " has one level only, " + grouping.label(0)
                        + ": its spread cannot be estimated; leave the term out");
            }
            blocks.add(RandomBlock.of(grouping, variables, rows.length));
        }
        Responses responses = new Responses(kept(response.values(), rows), kept(trials, rows));
        return new ModelFrame(
                model.family().counts() ? whole(responses) : responses, variables, blocks, data.rows() - rows.length);
    }

    private static List<FixedTerm> terms(ModelSpecification model) {
        List<FixedTerm> terms = new ArrayList<>(model.formula().fixed());
        model.formula().random().forEach(term -> terms.addAll(term.slopes()));
        model.dispersion().ifPresent(dispersion -> terms.addAll(dispersion.fixed()));
        return terms;
    }

    private static double[] kept(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** With whole numbers of successes, where fractions were rounded when they were written. */
    private static Responses whole(Responses responses) {
        double[] values = new double[responses.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.rint(responses.successes(i)) / responses.trials()[i];
        }
        return new Responses(values, responses.trials());
    }

    /** The values that some rows share of the variables of some columns, in words. */
    String shared(int[] rows, List<DesignColumn> columns) {
        Set<String> parts = new LinkedHashSet<>();
        columns.forEach(column -> column.variables().forEach(variable -> {
            Encoded encoded = variables.get(variable);
            List<String> labels =
                    IntStream.of(rows).mapToObj(encoded::label).distinct().toList();
            if (labels.size() == 1) {
                parts.add(variable.described() + " is " + labels.get(0));
            }
        }));
        return parts.isEmpty() ? "in every row" : String.join(" and ", parts);
    }

    /** How many rows. */
    int rows() {
        return responses.rows();
    }

    private static Encoded.Covariate numbers(String what, String column, Observations data) {
        if (!(Encoded.of(Variable.column(column), data) instanceof Encoded.Covariate numbers)) {
            throw new InvalidInputException(what + " `" + column + "` holds texts, no numbers");
        }
        return numbers;
    }

    private static void refuse(ModelSpecification model, int row, double value, double trials) {
        String where = " in row " + (row + 1);
        String response = model.formula().response();
        if (model.family().fractions() && !(value >= 0 && value <= 1)) {
            throw new InvalidInputException(
                    response + " must be in [0, 1] for a " + model.family().text() + " model, was " + value + where);
        }
        if (model.trials().isPresent() && !(trials >= 1 && trials == Math.rint(trials))) {
            throw new InvalidInputException(
                    model.trials().get() + " must be a whole number of at least 1, was " + trials + where);
        }
        if (model.family().counts()
                && Math.abs(value * trials - Math.rint(value * trials)) > ROUNDING * Math.max(1, trials / 1000)) {
            throw new InvalidInputException(response + " must be a whole number over "
                    + model.trials().orElseThrow() + ", was " + value + " of " + (long) trials + where);
        }
    }

    private static int[] complete(Formula formula, Observations data, List<Encoded> columns) {
        List<Encoded> needed = new ArrayList<>(columns);
        Set<String> grouping = new LinkedHashSet<>();
        formula.random().forEach(term -> grouping.addAll(term.columns()));
        grouping.forEach(column -> needed.add(Factor.of(data.column(column))));
        return IntStream.range(0, data.rows())
                .filter(row -> needed.stream().noneMatch(encoded -> encoded.missing(row)))
                .toArray();
    }

    private static void refuseSingleLevel(Variable variable, Encoded encoded) {
        if (encoded instanceof Factor factor && factor.levels().size() == 1) {
            throw new InvalidInputException(variable.text() + " has one level only, "
                    + factor.levels().get(0) + ", so that it has no effect to estimate; leave the term out");
        }
    }
}
