package org.slumber.spark.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Numbers as sentences and pictures have them. */
final class Figures {
    /** In a table, where there is no value. */
    static final String NOTHING = "–";

    /** More than a picture can show, and short enough for thousands of points. */
    private static final MathContext PICTURE = new MathContext(5);

    /** Digits of a number that somebody wrote. */
    private static final int WRITTEN = 6;

    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![\\w.])\\d+\\.\\d{6,}(?:[eE]-?\\d+)?(?![\\w.])");

    private Figures() {}

    /** Three decimals, as accuracies are given. */
    static String plain(double value) {
        return String.format(Locale.ROOT, "%.3f", withoutMinusZero(value)).replace('-', '−');
    }

    /** Three decimals with a sign. */
    static String signed(double value) {
        String text = plain(value);
        return value > 0 && !text.equals("0.000") ? "+" + text : text;
    }

    /** Three significant digits at most. */
    static String significant(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        return rounded.stripTrailingZeros().toPlainString().replace('-', '−');
    }

    /** A factor: 0.532, 4.60, 15.3, 230. */
    static String factor(double value) {
        if (value < 0.0995 || value >= 99.95) {
            return significant(value);
        }
        return String.format(Locale.ROOT, value < 0.9995 ? "%.3f" : value < 9.995 ? "%.2f" : "%.1f", value);
    }

    /**
     * A parameter as it was written, 0.1 or 0.99997; one that was drawn by a design, 0.277106771761, to four significant
     * digits, and close below 1 to three of what it lacks.
     */
    static String parameter(double value) {
        BigDecimal written = BigDecimal.valueOf(value);
        if (written.stripTrailingZeros().precision() > WRITTEN) {
            BigDecimal lacks = BigDecimal.ONE.subtract(written);
            written = value > 0.9 && value < 1
                    ? BigDecimal.ONE.subtract(lacks.round(new MathContext(3)))
                    : written.round(new MathContext(4));
        }
        return written.stripTrailingZeros().toPlainString();
    }

    /** A text in which every number is as {@link #parameter} has it. */
    static String parameters(String text) {
        return LONG_NUMBER.matcher(text).replaceAll(found -> parameter(Double.parseDouble(found.group())));
    }

    /** A p value as {@code p = 0.012} or {@code p < 0.001}. */
    static String p(double value) {
        return value < 0.001
                ? "p < 0.001"
                : "p = " + String.format(Locale.ROOT, value < 0.0995 ? "%.3f" : "%.2f", value);
    }

    /** A count and its noun: 1 run, 3 runs. */
    static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** A count: 12 345. */
    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
    }

    /** A count in a table, in which 0 is nothing to look at. */
    static String countOrNothing(long count) {
        return count == 0 ? NOTHING : Long.toString(count);
    }

    /** A value in a table. */
    static String known(OptionalDouble value, Function<Double, String> as) {
        return value.isPresent() ? as.apply(value.getAsDouble()) : NOTHING;
    }

    /** A value for a picture; null where there is none. */
    static Double drawn(OptionalDouble value) {
        return value.isPresent() ? drawn(value.getAsDouble()) : null;
    }

    /** A value for a picture. */
    static double drawn(double value) {
        return new BigDecimal(value).round(PICTURE).doubleValue();
    }

    private static double withoutMinusZero(double value) {
        return Math.abs(value) < 0.0005 ? 0 : value;
    }
}
