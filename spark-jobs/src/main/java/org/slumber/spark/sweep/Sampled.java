package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** What a parameter of a {@link Design} is drawn from: a map from the unit interval to its values. */
sealed interface Sampled {
    /** Path of the parameter. */
    String path();

    /**
     * Its value.
     *
     * @param unit in (0, 1)
     * @return a Long, Double or String
     */
    Object at(double unit);

    /** In words of the sweep file's. */
    String text();

    /**
     * Real numbers, rounded to 12 significant digits, evenly on their scale.
     *
     * @param from least, inclusive; above 0 on a log scale
     * @param to greatest, inclusive, at least {@code from}
     */
    record Reals(String path, double from, double to, boolean logarithmic) implements Sampled {
        private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

        @Override
        public Object at(double unit) {
            // StrictMath, as points must be the same on every platform
            double value = logarithmic ? from * StrictMath.pow(to / from, unit) : from + unit * (to - from);
            double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
            return Math.min(to, Math.max(from, rounded));
        }

        @Override
        public String text() {
            return path + " in [" + from + ", " + to + "]" + (logarithmic ? " on a log scale" : "");
        }
    }

    /**
     * Whole numbers; each stands for the reals up to the next, so that every one can be drawn and, on the linear scale,
     * as often as every other.
     *
     * @param from least, inclusive; above 0 on a log scale
     * @param to greatest, inclusive, at least {@code from}
     */
    record Wholes(String path, long from, long to, boolean logarithmic) implements Sampled {
        @Override
        public Object at(double unit) {
            double values = (double) to - from + 1;
            double value = logarithmic ? from * StrictMath.pow((to + 1.0) / from, unit) : from + unit * values;
            return Math.min(to, Math.max(from, (long) Math.floor(value)));
        }

        @Override
        public String text() {
            return path + " whole in [" + from + ", " + to + "]" + (logarithmic ? " on a log scale" : "");
        }
    }

    /**
     * One of a list, each as often as every other.
     *
     * @param values at least one
     */
    record Choices(String path, List<Object> values) implements Sampled {
        public Choices {
            values = List.copyOf(values);
        }

        @Override
        public Object at(double unit) {
            return values.get(Math.min(values.size() - 1, (int) (unit * values.size())));
        }

        @Override
        public String text() {
            return path + " one of "
                    + values.stream().limit(12).map(String::valueOf).collect(Collectors.joining(", "))
                    + (values.size() > 12 ? ", ..." : "");
        }
    }
}
