package org.slumber.spark.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as sentences and pictures have them. */
final class Figures {
    /** More than a picture can show, and short enough for thousands of points. */
    private static final MathContext PICTURE = new MathContext(5);

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

    /** As short as a parameter can be written: 0.1, 0.99997. */
    static String parameter(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A p value as {@code p = 0.012} or {@code p < 0.001}. */
    static String p(double value) {
        return value < 0.001
                ? "p < 0.001"
                : "p = " + String.format(Locale.ROOT, value < 0.0995 ? "%.3f" : "%.2f", value);
    }

    /** A count and its noun: 1 run, 3 runs. */
    static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d ", count).replace(',', ' ') + (count == 1 ? one : many);
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
