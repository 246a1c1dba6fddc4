package org.slumber.engine.spec;

/**
 * The values that a number may have: from a minimum, which itself may be left out, to a maximum.
 *
 * @param minimum smallest value, or what values must be above
 * @param above whether the minimum itself is left out
 * @param maximum largest value
 */
public record Range(double minimum, boolean above, double maximum) {

    /** From the minimum to the maximum, both included. */
    public static Range closed(double minimum, double maximum) {
        return new Range(minimum, false, maximum);
    }

    /** Above 0, and up to the maximum. */
    public static Range positive(double maximum) {
        return new Range(0, true, maximum);
    }

    /** Refuses a value outside, NaN included, in a sentence that names the path, the range and the value. */
    public void check(String path, double value) {
        boolean inside = (above ? value > minimum : value >= minimum) && value <= maximum;
        if (!inside) {
            throw new InvalidInputException(path + " must be " + text() + ", was " + plain(value));
        }
    }

    /** Refuses a lower bound above its upper bound. */
    public static void ordered(String lowerPath, double lower, String upperPath, double upper) {
        if (!(lower <= upper)) {
            throw new InvalidInputException(
                    lowerPath + " must be at most " + upperPath + " (" + plain(upper) + "), was " + plain(lower));
        }
    }

    /** In words, as they follow "must be". */
    public String text() {
        return above
                ? "above " + plain(minimum) + " and at most " + plain(maximum)
                : "in [" + plain(minimum) + ", " + plain(maximum) + "]";
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
