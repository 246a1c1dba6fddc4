package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;

/**
 * Reads the values of one axis: a list, or a range. Ranges are worked out in decimal, so that 0 to 1 by 0.1 holds 0.3
 * and not 0.30000000000000004; a range by count is rounded to 12 significant digits, and to whole numbers for a whole
 * parameter.
 */
final class AxisReader {
    /** Most values on one axis. */
    static final int MAXIMUM_VALUES = 1_000_000;

    private static final Set<String> BY_STEP = Set.of("from", "to", "step");
    private static final Set<String> RANGE_KEYS = Set.of("from", "to", "step", "count", "scale");
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private AxisReader() {}

    /**
     * @param path of a known parameter
     * @param read a list of scalars, or a map with from, to and either step or count (and scale, linear or log)
     */
    static Axis read(String path, Object read) {
        if (read instanceof List<?> list) {
            if (list.isEmpty()) {
                throw new InvalidInputException("axis " + path + " must have at least one value, was an empty list");
            }
            return new Axis(
                    path,
                    list.stream()
                            .map(value -> ParameterValues.scalar(path, value))
                            .toList());
        }
        if (read instanceof Map<?, ?> range) {
            return new Axis(path, range(path, range));
        }
        throw new InvalidInputException("axis " + path
                + " must be a list such as [1, 2] or a range such as {from: 0, to: 1, step: 0.1}, was " + read);
    }

    private static List<Object> range(String path, Map<?, ?> range) {
        RangeText text = new RangeText("axis " + path, range);
        text.onlyKeys(RANGE_KEYS);
        BigDecimal from = text.from();
        BigDecimal to = text.to();
        if (range.keySet().equals(BY_STEP)) {
            return byStep(path, from, to, text.decimal("step"));
        }
        if (range.containsKey("step") || !range.containsKey("count")) {
            throw new InvalidInputException(
                    "axis " + path + ": a range has either step, or count and (if wanted) scale, was " + range);
        }
        return byCount(path, text);
    }

    private static List<Object> byStep(String path, BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.signum() <= 0) {
            throw new InvalidInputException("axis " + path + ": step must be above 0, was " + step);
        }
        BigDecimal last = to.subtract(from).divide(step, 0, RoundingMode.FLOOR);
        if (last.compareTo(BigDecimal.valueOf(MAXIMUM_VALUES)) >= 0) {
            throw tooMany(path, last.add(BigDecimal.ONE));
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i <= last.intValueExact(); i++) {
            values.add(ParameterValues.number(path, from.add(step.multiply(BigDecimal.valueOf(i)))));
        }
        return values;
    }

    private static List<Object> byCount(String path, RangeText range) {
        boolean whole = ParameterValues.parameter(path).type() == Parameter.Type.INTEGER;
        BigDecimal from = range.from();
        BigDecimal to = range.to();
        BigDecimal counted = range.decimal("count");
        if (counted.compareTo(BigDecimal.valueOf(2)) < 0
                || counted.stripTrailingZeros().scale() > 0) {
            throw new InvalidInputException(
                    "axis " + path + ": count must be a whole number of at least 2, was " + counted);
        }
        if (counted.compareTo(BigDecimal.valueOf(MAXIMUM_VALUES)) > 0) {
            throw tooMany(path, counted);
        }
        boolean logarithmic = range.logarithmic();
        int count = counted.intValueExact();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal value;
            if (i == 0 || i == count - 1) {
                value = i == 0 ? from : to;
            } else if (logarithmic) {
                double factor = StrictMath.pow(to.doubleValue() / from.doubleValue(), i / (count - 1.0));
                value = new BigDecimal(from.doubleValue() * factor).round(DIGITS);
            } else {
                value = from.add(to.subtract(from)
                        .multiply(BigDecimal.valueOf(i))
                        .divide(BigDecimal.valueOf(count - 1L), DIGITS));
            }
            values.add(ParameterValues.number(path, whole ? value.setScale(0, RoundingMode.HALF_EVEN) : value));
        }
        return values;
    }

    private static InvalidInputException tooMany(String path, BigDecimal count) {
        return new InvalidInputException(
                "axis " + path + " must have at most " + MAXIMUM_VALUES + " values, has " + count.toBigInteger());
    }
}
