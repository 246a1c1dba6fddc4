package org.slumber.mixed;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Arithmetic of columns, a number a row. */
public sealed interface Expression {

    /** As R writes it, e.g. {@code I((x - 1)^2)}. */
    String text();

    /** The columns that it names. */
    Set<String> columns();

    /** Its value where the columns have these. */
    double value(ToDoubleFunction<String> columns);

    /**
     * A column.
     *
     * @param name of it
     */
    record Column(String name) implements Expression {
        @Override
        public String text() {
            return name;
        }

        @Override
        public Set<String> columns() {
            return Set.of(name);
        }

        @Override
        public double value(ToDoubleFunction<String> columns) {
            return columns.applyAsDouble(name);
        }
    }

    /**
     * A number.
     *
     * @param value finite
     */
    record Constant(double value) implements Expression {
        @Override
        public String text() {
            return text(value);
        }

        @Override
        public Set<String> columns() {
            return Set.of();
        }

        @Override
        public double value(ToDoubleFunction<String> columns) {
            return value;
        }

        /** With an exponent where that is shorter, as R. */
        static String text(double value) {
            BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            String plain = exact.toPlainString();
            int exponent = exact.precision() - exact.scale() - 1;
            String digits = exact.scaleByPowerOfTen(-exponent).toPlainString();
            String scientific =
                    String.format(Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
            return plain.length() <= scientific.length() ? plain : scientific;
        }
    }

    /**
     * A function of an expression.
     *
     * @param function what is done
     * @param of to what
     */
    record Call(Transform function, Expression of) implements Expression {
        @Override
        public String text() {
            return function.text() + "(" + of.text() + ")";
        }

        @Override
        public Set<String> columns() {
            return of.columns();
        }

        @Override
        public double value(ToDoubleFunction<String> columns) {
            return function.apply(of.value(columns));
        }
    }

    /**
     * An expression in brackets.
     *
     * @param of what stands in them
     */
    record Bracketed(Expression of) implements Expression {
        @Override
        public String text() {
            return "(" + of.text() + ")";
        }

        @Override
        public Set<String> columns() {
            return of.columns();
        }

        @Override
        public double value(ToDoubleFunction<String> columns) {
            return of.value(columns);
        }
    }

    /**
     * −x.
     *
     * @param of x
     */
    record Negative(Expression of) implements Expression {
        @Override
        public String text() {
            return "-" + of.text();
        }

        @Override
        public Set<String> columns() {
            return of.columns();
        }

        @Override
        public double value(ToDoubleFunction<String> columns) {
            return -of.value(columns);
        }
    }

    /**
     * Two expressions together.
     *
     * @param operator how
     * @param left the first
     * @param right the second
     */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public String text() {
            return left.text() + operator.written + right.text();
        }

        @Override
        public Set<String> columns() {
            Set<String> both = new LinkedHashSet<>(left.columns());
            both.addAll(right.columns());
            return both;
        }

        @Override
        public double value(ToDoubleFunction<String> columns) {
            double a = left.value(columns);
            double b = right.value(columns);
            return switch (operator) {
                case PLUS -> a + b;
                case MINUS -> a - b;
                case TIMES -> a * b;
                case OVER -> a / b;
                case POWER -> Math.pow(a, b);
            };
        }
    }

    /** What can be done with two numbers. */
    enum Operator {
        /** a + b. */
        PLUS("+", " + "),
        /** a − b. */
        MINUS("-", " - "),
        /** a · b. */
        TIMES("*", " * "),
        /** a / b. */
        OVER("/", "/"),
        /** a to the power of b. */
        POWER("^", "^");

        /** In a formula. */
        final String sign;

        private final String written;

        Operator(String sign, String written) {
            this.sign = sign;
            this.written = written;
        }
    }
}
