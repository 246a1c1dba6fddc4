package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.text.NumberText;

/**
 * A range as it stands in a sweep file.
 *
 * @param what it is the range of, for messages, e.g. {@code axis sleep.ratio}
 * @param keys from, to and whatever else it has
 */
record RangeText(String what, Map<?, ?> keys) {

    /** Refuses a key that is none of these. */
    void onlyKeys(Set<String> known) {
        for (Object key : keys.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw Nearest.unknown("key in the range of " + what + ":", String.valueOf(key), known);
            }
        }
    }

    /** The lower end, which is not above the upper one. */
    BigDecimal from() {
        BigDecimal from = decimal("from");
        BigDecimal to = decimal("to");
        if (from.compareTo(to) > 0) {
            throw new InvalidInputException(what + ": from must be at most to (" + to + "), was " + from);
        }
        return from;
    }

    /** The upper end. */
    BigDecimal to() {
        return decimal("to");
    }

    /** Whether its scale is logarithmic; linear where none is given. */
    boolean logarithmic() {
        Object scale = keys.containsKey("scale") ? String.valueOf(keys.get("scale")) : "linear";
        if (scale.equals("log")) {
            if (from().signum() <= 0) {
                throw new InvalidInputException(what + ": from must be above 0 on a log scale, was " + from());
            }
            return true;
        }
        if (!scale.equals("linear")) {
            throw new InvalidInputException(what + ": scale must be one of linear, log, was " + scale);
        }
        return false;
    }

    /** The number under a key. */
    BigDecimal decimal(String key) {
        Object value = keys.get(key);
        if (value == null) {
            throw new InvalidInputException(what + ": the range has no " + key);
        }
        return NumberText.exact(what + ": " + key, "a number", value);
    }
}
