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

    static FittedDesign of(Formula formula, ModelFrame frame) {
        List<DesignColumn> columns = DesignColumns.of(formula, frame.variables());
        double[][] values = columns.stream()
                .map(column -> column.values(frame.variables(), frame.rows()))
                .toArray(double[][]::new);
        return new FittedDesign(columns, frame.variables(), new OrthonormalBasis(values));
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
        Map<Variable, Encoded> encoded = new HashMap<>();
        variables.forEach((variable, fitted) -> encoded.put(variable, Encoded.of(variable, rows, fitted)));
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
}
