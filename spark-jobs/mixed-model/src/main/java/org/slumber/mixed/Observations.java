package org.slumber.mixed;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Named columns of one length: what a model is fitted to, or predicted for. Immutable.
 *
 * <pre>{@code
 * Observations.builder()
 *         .labels("dataset", List.of("mnist", "mnist"))
 *         .numbers("sleep_ratio", 0, 0.1)
 *         .build();
 * }</pre>
 */
public final class Observations {
    private final Map<String, Column> columns;
    private final int rows;

    private Observations(Map<String, Column> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** One column. */
    sealed interface Column {
        /** How many rows. */
        int length();

        /** The values as texts, one a row; empty where the row has none. */
        List<String> labels();

        /** The distinct values as texts: numbers ascending, texts by their code points. */
        List<String> levels();
    }

    /**
     * A column of numbers.
     *
     * @param values one a row; NaN where the row has none
     */
    record Numbers(double[] values) implements Column {
        @Override
        public int length() {
            return values.length;
        }

        /** As short as they can be written, without exponent. */
        @Override
        public List<String> labels() {
            return DoubleStream.of(values).mapToObj(Numbers::label).toList();
        }

        @Override
        public List<String> levels() {
            return DoubleStream.of(values)
                    .filter(Double::isFinite)
                    .sorted()
                    .mapToObj(Numbers::label)
                    .distinct()
                    .toList();
        }

        private static String label(double value) {
            return Double.isFinite(value)
                    ? new BigDecimal(Double.toString(value))
                            .stripTrailingZeros()
                            .toPlainString()
                    : "";
        }
    }

    /**
     * A column of texts.
     *
     * @param values one a row; empty where the row has none
     */
    record Labels(List<String> values) implements Column {
        @Override
        public int length() {
            return values.size();
        }

        @Override
        public List<String> labels() {
            return values;
        }

        @Override
        public List<String> levels() {
            return values.stream()
                    .filter(value -> !value.isEmpty())
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    /** With one column more, the same number in every row; it takes the place of one of its name. */
    public Observations with(String name, double number) {
        Map<String, Column> more = new LinkedHashMap<>(columns);
        double[] values = new double[rows];
        Arrays.fill(values, number);
        more.put(name, new Numbers(values));
        return new Observations(more, rows);
    }

    /** An empty set of columns to add to. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many rows. */
    public int rows() {
        return rows;
    }

    /** The columns' names, in the order in which they were added. */
    public Collection<String> names() {
        return columns.keySet();
    }

    /**
     * The distinct values of a column as texts: numbers ascending, texts by their code points.
     *
     * @throws InvalidInputException where there is no such column
     */
    public List<String> levels(String name) {
        return column(name).levels();
    }

    /**
     * A column as texts, one a row; empty where the row has no value.
     *
     * @throws InvalidInputException where there is no such column
     */
    public List<String> labels(String name) {
        return column(name).labels();
    }

    /** Whether a column holds numbers, not texts. */
    public boolean isNumeric(String name) {
        return column(name) instanceof Numbers;
    }

    /**
     * A column of numbers, one a row; not finite where the row has none.
     *
     * @throws InvalidInputException where there is no such column, or it holds texts
     */
    public double[] numbers(String name) {
        if (column(name) instanceof Numbers numbers) {
            return numbers.values().clone();
        }
        throw new InvalidInputException("column `" + name + "` holds texts, no numbers");
    }

    /** These rows only, in this order. */
    public Observations of(int[] kept) {
        Builder builder = builder();
        columns.forEach((name, column) -> {
            if (column instanceof Numbers numbers) {
                builder.numbers(
                        name,
                        IntStream.of(kept)
                                .mapToDouble(row -> numbers.values()[row])
                                .toArray());
            } else {
                List<String> labels = column.labels();
                builder.labels(name, IntStream.of(kept).mapToObj(labels::get).toList());
            }
        });
        return builder.build();
    }

    /** A column; an error that names what there is where it is missing. */
    Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new InvalidInputException(
                    "there is no column `" + name + "` to model; there are " + String.join(", ", columns.keySet()));
        }
        return column;
    }

    /** Collects columns. */
    public static final class Builder {
        private final Map<String, Column> columns = new LinkedHashMap<>();

        private Builder() {}

        /** Adds numbers, one a row; NaN or infinite where a row has none. */
        public Builder numbers(String name, double... values) {
            columns.put(name, new Numbers(values.clone()));
            return this;
        }

        /** Adds texts, one a row; empty where a row has none. */
        public Builder labels(String name, List<String> values) {
            columns.put(name, new Labels(List.copyOf(values)));
            return this;
        }

        /** The columns; they must be of one length. */
        public Observations build() {
            int rows = columns.values().stream()
                    .mapToInt(Column::length)
                    .findFirst()
                    .orElse(0);
            columns.forEach((name, column) -> {
                if (column.length() != rows) {
                    throw new IllegalArgumentException(
                            "column " + name + " has " + column.length() + " rows, the first column " + rows);
                }
            });
            return new Observations(new LinkedHashMap<>(columns), rows);
        }
    }
}
