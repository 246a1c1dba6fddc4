package org.slumber.spark.analysis;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Parameter;

/** What the views say of a mechanism by columns and values, in words: {@code msth (fast gain 0)}, {@code weight decay 0.1}. */
public final class MechanismWords {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern BETWEEN = Pattern.compile(", (?=\\w+=)");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Beginnings of paths that say no more than whose network it is. */
    private static final List<String> OF_NETWORKS = List.of("surrogate", "optimiser");

    private static final String NONE = "none";
    private static final Map<String, String> PATHS = paths();

    private MechanismWords() {}

    private static Map<String, String> paths() {
        Map<String, String> paths = new HashMap<>();
        for (Parameter parameter : Catalogue.parameters()) {
            paths.put(parameter.column(), parameter.path());
        }
        return paths;
    }

    /**
     * A mechanism with what of its parameters is altered.
     *
     * @param mechanism its name, or several joined by {@code +}; {@code none} is not said beside something altered
     * @param altered {@code column=value, …}; may be empty
     */
    public static String of(String mechanism, String altered) {
        if (altered.isEmpty()) {
            return mechanism;
        }
        List<String> mechanisms = List.of(mechanism.split("\\+", -1));
        String said = pairs(altered).entrySet().stream()
                .map(pair -> pair(pair.getKey(), pair.getValue(), mechanisms))
                .collect(Collectors.joining(", "));
        return mechanism.equals(NONE) ? said : mechanism + " (" + said + ")";
    }

    /** Values by column of {@code column=value, …}, in order; a value may have a comma of its own. */
    public static Map<String, String> pairs(String spelt) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : BETWEEN.split(spelt, -1)) {
            int end = pair.indexOf('=');
            if (end > 0) {
                pairs.put(pair.substring(0, end), pair.substring(end + 1));
            }
        }
        return pairs;
    }

    private static String pair(String column, String value, List<String> mechanisms) {
        String name = name(column, mechanisms);
        return value.equals("true") ? name : name + " " + value(value);
    }

    private static String name(String column, List<String> mechanisms) {
        List<String> path = List.of(PATHS.getOrDefault(column, column).split("\\."));
        boolean known = path.size() > 1 && (OF_NETWORKS.contains(path.get(0)) || mechanisms.contains(path.get(0)));
        return path.subList(known ? 1 : 0, path.size()).stream()
                .map(part -> HUMP.matcher(part)
                        .replaceAll(" ")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '))
                .collect(Collectors.joining(" "));
    }

    /** A number as short as it can be written. */
    public static String value(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return text;
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        // as it stands an integer would have an exponent, and in full a learning rate zeros that nobody counts
        return value.abs().compareTo(BigDecimal.ONE) < 0
                ? value.toString().toLowerCase(Locale.ROOT)
                : value.toPlainString();
    }
}
