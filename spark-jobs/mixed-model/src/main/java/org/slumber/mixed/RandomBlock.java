package org.slumber.mixed;

import java.util.List;
import java.util.Map;

/**
 * A random term as the rows see it. Row i's linear predictor has Σ_r x_r(i) b_r,level(i) added to it, where the effects b of
 * a level are Lu with u standard normal and L lower triangular.
 *
 * @param grouping which level each row is of
 * @param columns names of the d effects of a level
 * @param values {@code [effect][row]} x
 */
record RandomBlock(Grouping grouping, List<DesignColumn> columns, double[][] values) {

    static RandomBlock of(Grouping grouping, Map<Variable, Encoded> variables, int rows) {
        RandomTerm term = grouping.term();
        List<DesignColumn> columns = DesignColumns.of(term.intercept(), term.slopes(), variables);
        return new RandomBlock(grouping, columns, values(columns, variables, rows));
    }

    private static double[][] values(List<DesignColumn> columns, Map<Variable, Encoded> variables, int rows) {
        return columns.stream().map(column -> column.values(variables, rows)).toArray(double[][]::new);
    }

    /** {@code [effect][row]} x of other rows. */
    double[][] valuesOf(Map<Variable, Encoded> variables, int rows) {
        return values(columns, variables, rows);
    }

    RandomTerm term() {
        return grouping.term();
    }

    /** How many effects a level has. */
    int dimension() {
        return values.length;
    }

    /** How many entries L has. */
    int parameters() {
        return values.length * (values.length + 1) / 2;
    }

    /** Index of L's entry among its parameters, which go down one column after the other. */
    int parameter(int row, int column) {
        return column * values.length - column * (column - 1) / 2 + row - column;
    }
}
