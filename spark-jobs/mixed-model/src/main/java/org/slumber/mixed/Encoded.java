package org.slumber.mixed;

import java.util.List;
import org.slumber.engine.spec.InvalidInputException;

/** A variable of a formula as numbers, one a row. */
sealed interface Encoded permits Encoded.Covariate, Factor {

    /** Whether the row has no value. */
    boolean missing(int row);

    /** Multiplies {@code [row]} by the numbers, or by the indicators of a factor's level. */
    void multiply(double[] product, int level);

    /** Only these rows, in this order; a factor keeps only the levels that they take. */
    Encoded of(int[] rows);

    /**
     * A number a row.
     *
     * @param values {@code [row]}, NaN where it has none
     */
    record Covariate(double[] values) implements Encoded {
        @Override
        public boolean missing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public void multiply(double[] product, int level) {
            for (int row = 0; row < product.length; row++) {
                product[row] *= values[row];
            }
        }

        @Override
        public Covariate of(int[] rows) {
            double[] kept = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                kept[i] = values[rows[i]];
            }
            return new Covariate(kept);
        }
    }

    /** A variable of all rows. */
    static Encoded of(Variable variable, Observations data) {
        Observations.Column column = data.column(variable.column());
        return isFactor(variable, column) ? Factor.of(column) : covariate(variable, column);
    }

    /** A variable of new rows, in the levels that it had when the model was fitted. */
    static Encoded of(Variable variable, Observations data, Encoded fitted) {
        Observations.Column column = data.column(variable.column());
        if (!(fitted instanceof Factor factor)) {
            return covariate(variable, column);
        }
        Factor coded = Factor.of(column, factor.levels());
        List<String> labels = column.labels();
        for (int row = 0; row < data.rows(); row++) {
            if (coded.missing(row)) {
                throw new InvalidInputException("row " + (row + 1) + ": the model knows no " + variable.text() + " of `"
                        + labels.get(row) + "`, only " + String.join(", ", factor.levels()));
            }
        }
        return coded;
    }

    private static boolean isFactor(Variable variable, Observations.Column column) {
        return variable.transform() == Transform.FACTOR
                || (variable.transform() == Transform.NONE && column instanceof Observations.Labels);
    }

    private static Covariate covariate(Variable variable, Observations.Column column) {
        if (!(column instanceof Observations.Numbers numbers)) {
            throw new InvalidInputException(
                    variable.text() + " needs a column of numbers, and `" + variable.column() + "` holds texts");
        }
        double[] values = new double[numbers.length()];
        for (int row = 0; row < values.length; row++) {
            double value = numbers.values()[row];
            values[row] = Double.isFinite(value) ? variable.transform().apply(value) : Double.NaN;
            if (Double.isFinite(value) && !Double.isFinite(values[row])) {
                throw new InvalidInputException(variable.text() + " is not a finite number where " + variable.column()
                        + " is " + value + " (row " + (row + 1) + ")");
            }
        }
        return new Covariate(values);
    }
}
