package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.text.NumberText;

/** A section of a sweep file that has keys of its own, such as {@code sampled}. */
final class Section {
    private final String name;
    private final List<String> known;
    private final Map<String, Object> values = new LinkedHashMap<>();

    Section(String name, List<String> known) {
        this.name = name;
        this.known = known;
    }

    /** Takes all keys of a map in. */
    void putAll(Object read) {
        if (!(read instanceof Map<?, ?> map)) {
            throw new InvalidInputException(
                    name + " must be a map with " + String.join(", ", known) + ", was " + SweepText.noMap(read));
        }
        map.forEach((key, value) -> put(String.valueOf(key), value));
    }

    /** Takes a key in, in place of what it had. */
    void put(String key, Object value) {
        if (!known.contains(key)) {
            throw Nearest.unknown(
                    "key",
                    name + "." + key,
                    known.stream().map(each -> name + "." + each).toList());
        }
        values.put(key, value);
    }

    /** Every key that it can have, as an override names it. */
    List<String> keys() {
        return known.stream().map(key -> name + "." + key).toList();
    }

    /** Whether nothing was given. */
    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether a key was given. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    /** What a key has; null where it was not given. */
    Object get(String key) {
        return values.get(key);
    }

    /** A text. */
    String text(String key) {
        if (required(key) instanceof String text) {
            return text;
        }
        throw new InvalidInputException(name + "." + key + " must be a text, was " + values.get(key));
    }

    /** A number above 0. */
    double positive(String key) {
        BigDecimal value = number(key, "a number above 0");
        if (value.signum() <= 0) {
            throw new InvalidInputException(name + "." + key + " must be a number above 0, was " + value);
        }
        return value.doubleValue();
    }

    /** A whole number within bounds, ends included. */
    long whole(String key, long least, long most) {
        String wanted = least == Long.MIN_VALUE ? "a whole number" : "a whole number of at least " + least;
        BigDecimal value = number(key, wanted);
        if (value.compareTo(BigDecimal.valueOf(least)) < 0
                || value.stripTrailingZeros().scale() > 0) {
            throw new InvalidInputException(name + "." + key + " must be " + wanted + ", was " + value);
        }
        if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new InvalidInputException(name + "." + key + " must be at most " + most + ", was " + value);
        }
        return value.longValueExact();
    }

    /** One of several, by its name. */
    <T> T choice(String key, Collection<T> all, Function<T, String> named) {
        String given = text(key);
        return all.stream()
                .filter(each -> named.apply(each).equals(given))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(name + "." + key + " must be one of "
                        + String.join(", ", all.stream().map(named).toList()) + ", was " + given));
    }

    private BigDecimal number(String key, String wanted) {
        return NumberText.exact(name + "." + key, wanted, required(key));
    }

    private Object required(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new InvalidInputException(
                    name + "." + key + " is missing; " + name + " has " + String.join(", ", new ArrayList<>(known)));
        }
        return value;
    }
}
