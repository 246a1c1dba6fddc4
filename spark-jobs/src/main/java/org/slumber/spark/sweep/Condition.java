package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.text.NumberText;

/**
 * What the values of a point may be asked: whether each of some parameters has a value, one of several, or one in a range.
 *
 * @param tests by path, at least one
 */
record Condition(Map<String, Test> tests) {
    private static final List<String> KEYS = List.of("from", "to", "above", "below", "not");

    Condition {
        tests = Map.copyOf(tests);
    }

    /** What one value is asked, and that in words. */
    record Test(Predicate<Object> holds, String text) {}

    /**
     * Reads a condition.
     *
     * @param what it is, for messages
     * @param read a map of parameters, each with a value, a list of values or a map of from, to, above, below and not
     */
    static Condition read(String what, Object read) {
        Map<String, Test> tests = new LinkedHashMap<>();
        ParameterTree.flatten(what, read, (path, value) -> tests.put(path, test(what + ": " + path, path, value)));
        if (tests.isEmpty()) {
            throw new InvalidInputException(what + " must name at least one parameter, such as {sleep.ratio: 0}");
        }
        return new Condition(tests);
    }

    private static Test test(String what, String path, Object read) {
        if (!(read instanceof Map<?, ?> map)) {
            return oneOf(path, read);
        }
        List<Test> tests = new ArrayList<>();
        map.forEach((key, value) -> tests.add(bound(what, path, String.valueOf(key), value)));
        if (tests.isEmpty()) {
            throw new InvalidInputException(what + " must have at least one of from, to, above, below, not");
        }
        return new Test(
                value -> tests.stream().allMatch(test -> test.holds().test(value)),
                tests.stream().map(Test::text).collect(Collectors.joining(" and ")));
    }

    private static Test oneOf(String path, Object read) {
        List<?> all = read instanceof List<?> list ? list : List.of(read);
        List<Object> values =
                all.stream().map(value -> ParameterValues.scalar(path, value)).toList();
        if (values.isEmpty()) {
            throw new InvalidInputException(path + " must have at least one value, was an empty list");
        }
        return new Test(
                value -> values.stream().anyMatch(each -> equal(each, value)),
                values.size() == 1 ? String.valueOf(values.get(0)) : "one of " + values);
    }

    private static Test bound(String what, String path, String key, Object read) {
        if (!KEYS.contains(key)) {
            throw Nearest.unknown("key in " + what + ":", key, KEYS);
        }
        if (key.equals("not")) {
            Test test = oneOf(path, read);
            return new Test(value -> !test.holds().test(value), "not " + test.text());
        }
        if (ParameterValues.parameter(path).type() == Parameter.Type.TEXT) {
            throw new InvalidInputException(
                    what + " is a text, which has no " + key + "; give a list of its values, or not");
        }
        BigDecimal number = NumberText.exact(what + ": " + key, "a number", read);
        double bound = number.doubleValue();
        Predicate<Double> holds =
                switch (key) {
                    case "from" -> value -> value >= bound;
                    case "to" -> value -> value <= bound;
                    case "above" -> value -> value > bound;
                    default -> value -> value < bound;
                };
        return new Test(value -> holds.test(((Number) value).doubleValue()), key + " " + number);
    }

    /** Whole numbers serve where reals are wanted. */
    private static boolean equal(Object one, Object other) {
        boolean whole = one instanceof Long && other instanceof Long;
        return (!whole && one instanceof Number a && other instanceof Number b)
                ? a.doubleValue() == b.doubleValue()
                : one.equals(other);
    }

    /** Whether it holds of a point; of a parameter that has no value there nothing does. */
    boolean holds(Function<String, Optional<Object>> values) {
        return tests.entrySet().stream().allMatch(entry -> values.apply(entry.getKey())
                .filter(entry.getValue().holds())
                .isPresent());
    }

    String text() {
        return tests.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().text())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
