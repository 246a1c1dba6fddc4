package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;

/** Brings what a parser read (numbers of any class, texts) to the classes that {@link Catalogue} takes. */
final class ParameterValues {
    private static final Map<String, Parameter> BY_PATH = Catalogue.parameters().stream()
            .collect(Collectors.toMap(Parameter::path, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private ParameterValues() {}

    /** Every path, in the order of the table. */
    static Collection<String> paths() {
        return BY_PATH.keySet();
    }

    /** Whether the path is a parameter's. */
    static boolean known(String path) {
        return BY_PATH.containsKey(path);
    }

    /** Whether some parameter's path starts with this one and a dot. */
    static boolean group(String path) {
        return BY_PATH.keySet().stream().anyMatch(known -> known.startsWith(path + "."));
    }

    /** The parameter of a known path. */
    static Parameter parameter(String path) {
        return BY_PATH.get(path);
    }

    /**
     * A value as Long, Double or String.
     *
     * @throws InvalidInputException where it is none of them, or too large
     */
    static Object scalar(String path, Object read) {
        if (read instanceof String text) {
            return parameter(path).type() == Parameter.Type.TEXT ? text : numberIn(text);
        }
        if (read instanceof Number) {
            return number(path, read);
        }
        throw new InvalidInputException(path + " must be a number or a text, was " + read);
    }

    /** YAML reads 1e-4, which has no decimal point, as a text. */
    private static Object numberIn(String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object number(String path, Object read) {
        if (read instanceof Integer integer) {
            return integer.longValue();
        }
        if (read instanceof Long) {
            return read;
        }
        if (read instanceof BigInteger) {
            throw new InvalidInputException(path + " must be a number below 2^63, was " + read);
        }
        return ((Number) read).doubleValue();
    }
}
