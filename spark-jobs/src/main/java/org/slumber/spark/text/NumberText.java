package org.slumber.spark.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Numbers in the forms that the core schema of <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2</a> knows:
 * decimal, with or without point and exponent, {@code 0x} hexadecimal and {@code 0o} octal.
 *
 * <p>Stricter than the schema in two: a leading zero is refused, as {@code 010} is 10 to some readers of YAML and 8 to
 * others, and so are infinity and NaN, which no value here can be.
 */
public final class NumberText {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9].*");
    private static final Pattern OCTAL_DIGITS = Pattern.compile("0+[0-7]+");

    private NumberText() {}

    /**
     * The number that was written, to its last digit.
     *
     * @param what wants it, e.g. {@code seed}
     * @param wanted for messages, e.g. {@code a whole number}
     * @param written what stands in its place
     * @throws InvalidInputException where that is no such number
     */
    public static BigDecimal exact(String what, String wanted, Object written) {
        String refusal = what + " must be " + wanted + ", was " + written;
        if (!(written instanceof String text)) {
            throw new InvalidInputException(refusal);
        }
        if (text.matches("0x[0-9a-fA-F]+")) {
            return inReach(new BigInteger(text.substring(2), 16).toString(), refusal);
        }
        if (text.matches("0o[0-7]+")) {
            return inReach(new BigInteger(text.substring(2), 8).toString(), refusal);
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidInputException(refusal + hint(text));
        }
        if (LEADING_ZERO.matcher(text).matches()) {
            throw new InvalidInputException(refusal + " with a leading zero: write "
                    + text.replaceFirst("0+(?=[0-9])", "")
                    + (OCTAL_DIGITS.matcher(text).matches()
                            ? ", or 0o" + text.replaceFirst("0+(?=[0-9])", "") + " where octal is meant"
                            : ""));
        }
        return inReach(text, refusal);
    }

    /** A double holds it, so that no arithmetic on it needs a billion digits. */
    private static BigDecimal inReach(String text, String refusal) {
        double nearest = Double.parseDouble(text);
        if (Double.isInfinite(nearest)) {
            throw new InvalidInputException(refusal + ", which is beyond 1.8e308");
        }
        return nearest == 0 ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static String hint(String text) {
        String joined = text.replace("_", "");
        if (!joined.equals(text) && DECIMAL.matcher(joined).matches()) {
            return " with an underscore: write " + joined;
        }
        if (text.matches("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)")) {
            return ", which is not finite";
        }
        return "";
    }
}
