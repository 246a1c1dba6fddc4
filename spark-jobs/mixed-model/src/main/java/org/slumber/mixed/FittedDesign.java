package org.slumber.mixed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The design matrix of a model, and that of new rows in the same columns.
 *
 * @param columns all of them, those without an estimate too
 * @param variables as they were when the model was fitted
 * @param basis of the columns
 */
record FittedDesign(List<DesignColumn> columns, Map<Variable, Encoded> variables, OrthonormalBasis basis) {

    static FittedDesign of(boolean intercept, List<FixedTerm> terms, ModelFrame frame) {
        List<DesignColumn> columns = DesignColumns.of(intercept, terms, frame.variables());
        double[][] values = columns.stream()
                .map(column -> column.values(frame.variables(), frame.rows()))
                .toArray(double[][]::new);
        return new FittedDesign(columns, frame.variables(), new OrthonormalBasis(values));
    }

    /** Of some of the columns only. */
    FittedDesign of(int[] places) {
        List<DesignColumn> some = IntStream.of(places).mapToObj(columns::get).toList();
        double[][] values =
                some.stream().map(column -> column.values(variables, rows())).toArray(double[][]::new);
        return new FittedDesign(some, variables, new OrthonormalBasis(values));
    }

    /** How many rows it was made of. */
    int rows() {
        return basis.columns()[0].length;
    }

    /** The columns that were kept. */
    List<DesignColumn> kept() {
        return IntStream.of(basis.kept()).mapToObj(columns::get).toList();
    }

    /** The columns that depend on earlier ones. */
    List<DesignColumn> dependent() {
        List<DesignColumn> kept = kept();
        return columns.stream().filter(column -> !kept.contains(column)).toList();
    }

    /** {@code [row][coordinate]} of new rows. */
    double[][] coordinates(Observations rows) {
        Map<Variable, Encoded> encoded = encoded(kept(), rows);
        double[][] byColumn = kept().stream()
                .map(column -> column.values(encoded, rows.rows()))
                .toArray(double[][]::new);
        double[][] coordinates = new double[rows.rows()][];
        for (int row = 0; row < coordinates.length; row++) {
            double[] values = new double[byColumn.length];
            for (int c = 0; c < values.length; c++) {
                values[c] = byColumn[c][row];
            }
            coordinates[row] = basis.coordinates(values);
        }
        return coordinates;
    }

    /** The variables of some columns in new rows, in the levels that they had when the model was fitted. */
    Map<Variable, Encoded> encoded(List<DesignColumn> of, Observations rows) {
        Map<Variable, Encoded> encoded = new HashMap<>();
        for (DesignColumn column : of) {
            for (Variable variable : column.variables()) {
                encoded.computeIfAbsent(variable, v -> Encoded.of(v, rows, variables.get(v)));
            }
        }
        return encoded;
    }

    /** {@code [coefficient][coordinate]}: each coefficient as a combination of the coordinates. */
    double[][] coefficientRows() {
        int rank = basis.rank();
        double[][] rows = new double[rank][rank];
        for (int j = 0; j < rank; j++) {
            double[] unit = new double[rank];
            unit[j] = 1;
            double[] column = basis.coefficients(unit);
            for (int k = 0; k < rank; k++) {
                rows[k][j] = column[k];
            }
        }
        return rows;
    }
}
