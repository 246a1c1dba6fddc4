package org.slumber.engine.spec;

/** The checks that spec constructors make; every message names the parameter, its range and the value found. */
final class Bounds {
    private Bounds() {}

    /** Refuses a value outside [minimum, maximum], NaN included. */
    static void inRange(String path, double value, double minimum, double maximum) {
        if (!(value >= minimum && value <= maximum)) {
            throw new InvalidInputException(
                    path + " must be in [" + plain(minimum) + ", " + plain(maximum) + "], was " + plain(value));
        }
    }

    /** Refuses a value that is not above 0 and at most the maximum, NaN included. */
    static void positive(String path, double value, double maximum) {
        if (!(value > 0 && value <= maximum)) {
            throw new InvalidInputException(
                    path + " must be above 0 and at most " + plain(maximum) + ", was " + plain(value));
        }
    }

    /** Refuses a lower bound above its upper bound. */
    static void ordered(String lowerPath, double lower, String upperPath, double upper) {
        if (!(lower <= upper)) {
            throw new InvalidInputException(
                    lowerPath + " must be at most " + upperPath + " (" + plain(upper) + "), was " + plain(lower));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
