package org.slumber.mixed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The rows that a model is fitted to: those in which no column of the formula misses a value.
 *
 * @param response {@code [row]}, in [0, 1]
 * @param variables of the fixed effects
 * @param groupings of the random terms, in the formula's order
 * @param omitted how many rows missed a value
 */
record ModelFrame(double[] response, Map<Variable, Encoded> variables, List<Grouping> groupings, int omitted) {

    /** Reads the columns that the formula names. */
    static ModelFrame of(Formula formula, Observations data) {
        Encoded.Covariate response = response(formula, data);
        Map<Variable, Encoded> all = new LinkedHashMap<>();
        formula.fixed().forEach(term -> term.variables()
                .forEach(variable -> all.computeIfAbsent(variable, v -> Encoded.of(v, data))));
        int[] rows = complete(formula, data, response, all);
        if (rows.length == 0) {
            throw new InvalidInputException("no row has a value in every column of `" + formula.text() + "`; "
                    + data.rows() + " rows were given");
        }
        Map<Variable, Encoded> variables = new LinkedHashMap<>();
        all.forEach((variable, encoded) -> variables.put(variable, encoded.of(rows)));
        variables.forEach(ModelFrame::refuseSingleLevel);
        List<Grouping> groupings = new ArrayList<>();
        for (RandomTerm term : formula.random()) {
            Grouping grouping = Grouping.of(term, data, rows);
            if (grouping.size() == 1) {
                throw new InvalidInputException("(1|" + term.text() + ") has one level only, " + grouping.label(0)
                        + ": its spread cannot be estimated; leave the term out");
            }
            groupings.add(grouping);
        }
        return new ModelFrame(response.of(rows).values(), variables, groupings, data.rows() - rows.length);
    }

    /** How many rows. */
    int rows() {
        return response.length;
    }

    private static Encoded.Covariate response(Formula formula, Observations data) {
        Variable variable = new Variable(formula.response(), Transform.NONE);
        if (!(Encoded.of(variable, data) instanceof Encoded.Covariate response)) {
            throw new InvalidInputException("the response `" + formula.response() + "` holds texts, no numbers");
        }
        for (int row = 0; row < data.rows(); row++) {
            double value = response.values()[row];
            if (value < 0 || value > 1) {
                throw new InvalidInputException(formula.response() + " must be in [0, 1] for a beta model, was " + value
                        + " in row " + (row + 1));
            }
        }
        return response;
    }

    private static int[] complete(
            Formula formula, Observations data, Encoded response, Map<Variable, Encoded> variables) {
        List<Encoded> needed = new ArrayList<>(variables.values());
        needed.add(response);
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
