package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.text.NumberText;

/** Brings the texts that a user wrote to the classes that {@link Catalogue} takes. */
final class ParameterValues {
    private static final Map<String, Parameter> BY_PATH = Catalogue.parameters().stream()
            .collect(Collectors.toMap(Parameter::path, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    /** Whole numbers up to here are doubles, too. */
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

    private ParameterValues() {}

    /** Every path, in the order of the table. */
    static Collection<String> paths() {
        return BY_PATH.keySet();
    }

    /** Whether the path is a parameter's. */
    static boolean known(String path) {
        return BY_PATH.containsKey(path);
    }

    /** The path of the parameter that goes by it, or by this column of results; empty where none does. */
    static Optional<String> pathOf(String pathOrColumn) {
        return BY_PATH.values().stream()
                .filter(parameter -> parameter.path().equals(pathOrColumn)
                        || parameter.column().equals(pathOrColumn))
                .map(Parameter::path)
                .findFirst();
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
     * @param read the text that was written
     * @throws InvalidInputException where it is none, or not of the parameter's type
     */
    static Object scalar(String path, Object read) {
        if (!(read instanceof String text)) {
            throw new InvalidInputException(path + " must be a number or a text, was " + read);
        }
        return switch (parameter(path).type()) {
            case TEXT -> text;
            case INTEGER -> number(path, NumberText.exact(path, "a whole number", text));
            case REAL -> {
                BigDecimal value = NumberText.exact(path, "a number", text);
                // shown as it was written: 1 rather than 1.0
                yield value.scale() == 0 && value.abs().compareTo(EXACT) <= 0
                        ? (Object) value.longValueExact()
                        : value.doubleValue();
            }
        };
    }

    /**
     * A number as Long where the parameter is whole, else as Double.
     *
     * @throws InvalidInputException where the parameter is whole and the number is not, or too large
     */
    static Object number(String path, BigDecimal value) {
        if (parameter(path).type() != Parameter.Type.INTEGER) {
            return value.doubleValue();
        }
        if (value.stripTrailingZeros().scale() > 0) {
            throw new InvalidInputException(path + " must be a whole number, was " + value);
        }
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            throw new InvalidInputException(path + " must be a number below 2^63, was " + value);
        }
        return value.longValueExact();
    }
}
