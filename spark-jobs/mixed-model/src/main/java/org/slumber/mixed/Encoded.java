package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;

/** A variable of a formula as numbers, one a row. */
sealed interface Encoded permits Encoded.Covariate, Encoded.Curve, Factor {

    /** Whether the row has no value. */
    boolean missing(int row);

    /** Multiplies {@code [row]} by the numbers, by the indicators of a factor's level or by a curve's function. */
    void multiply(double[] product, int level);

    /** The mean over the rows of what {@link #multiply} multiplies by. */
    default double average(int level) {
        int rows = rows();
        double[] values = new double[rows];
        Arrays.fill(values, 1);
        multiply(values, level);
        return Arrays.stream(values).average().orElseThrow();
    }

    /** How many rows. */
    int rows();

    /** Only these rows, in this order; a factor keeps only the levels that they take. */
    Encoded of(int[] rows);

    /** A row's value in words. */
    String label(int row);

    /**
     * A number a row.
     *
     * @param values {@code [row]}, NaN where it has none
     */
    record Covariate(double[] values) implements Encoded {
        @Override
        public int rows() {
            return values.length;
        }

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
            return new Covariate(
                    IntStream.of(rows).mapToDouble(row -> values[row]).toArray());
        }

        @Override
        public String label(int row) {
            return String.valueOf(values[row]);
        }
    }

    /**
     * Several functions of a number a row.
     *
     * @param of the numbers
     * @param basis the functions, fixed by all rows that a model was given, as R does
     * @param values {@code [function][row]}
     */
    record Curve(Covariate of, SmoothBasis basis, double[][] values) implements Encoded {
        static Curve of(Covariate numbers, SmoothBasis basis) {
            double[][] values = new double[basis.size()][numbers.values().length];
            for (int row = 0; row < numbers.values().length; row++) {
                double[] own = basis.at(numbers.values()[row]);
                for (int k = 0; k < own.length; k++) {
                    values[k][row] = own[k];
                }
            }
            return new Curve(numbers, basis, values);
        }

        @Override
        public int rows() {
            return of.rows();
        }

        @Override
        public boolean missing(int row) {
            return of.missing(row);
        }

        @Override
        public void multiply(double[] product, int level) {
            for (int row = 0; row < product.length; row++) {
                product[row] *= values[level][row];
            }
        }

        @Override
        public Curve of(int[] rows) {
            return new Curve(
                    of.of(rows),
                    basis,
                    Arrays.stream(values)
                            .map(function -> IntStream.of(rows)
                                    .mapToDouble(row -> function[row])
                                    .toArray())
                            .toArray(double[][]::new));
        }

        @Override
        public String label(int row) {
            return of.label(row);
        }
    }

    /** A variable of all rows. */
    static Encoded of(Variable variable, Observations data) {
        Optional<Observations.Column> factor = factor(variable, data);
        if (factor.isPresent()) {
            return Factor.of(factor.get());
        }
        Covariate numbers = covariate(variable, data);
        if (!(variable.coding() instanceof Coding.Smooth smooth)) {
            return numbers;
        }
        double[] known = Arrays.stream(numbers.values())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (known.length == 0) {
            throw new InvalidInputException(variable.of().text() + " has no value in any row");
        }
        return Curve.of(numbers, smooth.basis(variable.text(), known));
    }

    /** A variable of new rows, in the levels and functions that it had when the model was fitted. */
    static Encoded of(Variable variable, Observations data, Encoded fitted) {
        if (fitted instanceof Curve curve) {
            return Curve.of(covariate(variable, data), curve.basis());
        }
        if (!(fitted instanceof Factor factor)) {
            return covariate(variable, data);
        }
        Observations.Column column = data.column(variable.of().text());
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

    /** The column that the variable is a factor of, if it is one. */
    private static Optional<Observations.Column> factor(Variable variable, Observations data) {
        if (!(variable.of() instanceof Expression.Column named)) {
            return Optional.empty();
        }
        Observations.Column column = data.column(named.name());
        return Optional.of(column)
                .filter(of -> variable.coding() instanceof Coding.Levels
                        || (variable.coding() instanceof Coding.AsIs && of instanceof Observations.Labels));
    }

    private static Covariate covariate(Variable variable, Observations data) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : variable.columns()) {
            if (!(data.column(name) instanceof Observations.Numbers numbers)) {
                throw new InvalidInputException(
                        variable.text() + " needs a column of numbers, and `" + name + "` holds texts");
            }
            columns.put(name, numbers.values());
        }
        double[] values = new double[data.rows()];
        for (int row = 0; row < values.length; row++) {
            int at = row;
            boolean known = columns.values().stream().allMatch(column -> Double.isFinite(column[at]));
            values[row] = known ? variable.of().value(name -> columns.get(name)[at]) : Double.NaN;
            if (known && !Double.isFinite(values[row])) {
                List<String> where = new ArrayList<>();
                columns.forEach((name, column) -> where.add(name + " is " + column[at]));
                throw new InvalidInputException(variable.of().text() + " is not a finite number where "
                        + String.join(" and ", where) + " (row " + (row + 1) + ")");
            }
        }
        return new Covariate(values);
    }
}
