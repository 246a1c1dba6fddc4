package org.slumber.spark.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slumber.engine.spec.InvalidInputException;

/**
 * What a user asked to sweep: the content of a sweep file after its overrides.
 *
 * @param source the file as the user named it, for messages
 * @param text the file's text as given
 * @param overrides each {@code key=value}, as given
 * @param name of the sweep, and of its results folder
 * @param data folder of the data sets, where the file names one
 * @param values fixed values by parameter path
 * @param axes what varies, slowest first
 */
public record SweepFile(
        String source,
        String text,
        List<String> overrides,
        String name,
        Optional<Path> data,
        Map<String, Object> values,
        List<Axis> axes) {
    private static final List<String> KEYS = List.of("name", "data", "values", "axes");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public SweepFile {
        overrides = List.copyOf(overrides);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        axes = List.copyOf(axes);
    }

    /**
     * Reads a sweep file.
     *
     * @param file YAML, or JSON where its name ends in .json
     * @param overrides each {@code key=value}, the key being a parameter path, name or data; a list or a range makes an
     *     axis, any other value fixes the parameter
     * @throws InvalidInputException naming file, key and what is allowed
     */
    public static SweepFile read(Path file, List<String> overrides) {
        return of(file.toString(), SweepText.read(file), overrides);
    }

    /** As {@link #read} from a text. */
    static SweepFile of(String source, String text, List<String> overrides) {
        Reading reading = new Reading();
        try {
            reading.file(SweepText.parse(source, text));
        } catch (InvalidInputException e) {
            throw prefixed(source, e);
        }
        for (String override : overrides) {
            reading.override(override);
        }
        return new SweepFile(
                source,
                text,
                overrides,
                reading.name(source),
                Optional.ofNullable(reading.texts.get("data")).map(Path::of),
                reading.values,
                new ArrayList<>(reading.axes.values()));
    }

    /** The same error with the file's name in front, unless it is there already. */
    public static InvalidInputException prefixed(String source, InvalidInputException e) {
        return e.getMessage().startsWith(source) ? e : new InvalidInputException(source + ": " + e.getMessage(), e);
    }

    /** The file's content while it is being read. */
    private static final class Reading {
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Map<String, Axis> axes = new LinkedHashMap<>();

        void file(Map<?, ?> tree) {
            tree.forEach((key, value) -> {
                switch (String.valueOf(key)) {
                    case "name", "data" -> text(String.valueOf(key), value);
                    case "values" -> flatten("values", "", value, this::fix);
                    case "axes" -> flatten("axes", "", value, this::axis);
                    default -> throw Nearest.unknown("key", String.valueOf(key), KEYS);
                }
            });
            for (String path : axes.keySet()) {
                if (values.containsKey(path)) {
                    throw new InvalidInputException(path + " is both under values and under axes; give it once");
                }
            }
        }

        void override(String override) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException("--set takes key=value, was " + override);
            }
            String key = override.substring(0, equals).strip();
            Object value = SweepText.parseValue("--set " + override, override.substring(equals + 1));
            try {
                if (key.equals("name") || key.equals("data")) {
                    text(key, value);
                } else if (!ParameterValues.known(key)) {
                    List<String> known = new ArrayList<>(ParameterValues.paths());
                    known.addAll(List.of("name", "data"));
                    throw Nearest.unknown("parameter", key, known);
                } else if (value instanceof List<?> || value instanceof Map<?, ?>) {
                    values.remove(key);
                    axes.put(key, AxisReader.read(key, value));
                } else {
                    axes.remove(key);
                    values.put(key, ParameterValues.scalar(key, value));
                }
            } catch (InvalidInputException e) {
                throw prefixed("--set " + override, e);
            }
        }

        String name(String source) {
            String name = texts.get("name");
            if (name == null) {
                throw new InvalidInputException(source + ": name is missing; it names the results folder");
            }
            if (!NAME.matcher(name).matches()) {
                throw new InvalidInputException(source
                        + ": name must start with a letter or digit and go on with letters, digits, '.', '_' or '-',"
                        + " was " + name);
            }
            return name;
        }

        private void text(String key, Object value) {
            if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
                throw new InvalidInputException(key + " must be a text, was " + value);
            }
            texts.put(key, String.valueOf(value));
        }

        private void fix(String path, Object value) {
            if (values.put(path, ParameterValues.scalar(path, value)) != null) {
                throw new InvalidInputException(path + " is given twice under values");
            }
        }

        private void axis(String path, Object value) {
            if (axes.put(path, AxisReader.read(path, value)) != null) {
                throw new InvalidInputException(path + " is given twice under axes");
            }
        }

        /** Walks nested maps and dotted keys alike down to the parameters. */
        private void flatten(String section, String prefix, Object value, Entry entry) {
            if (!(value instanceof Map<?, ?> map)) {
                if (value == null && prefix.isEmpty()) {
                    return;
                }
                throw new InvalidInputException((prefix.isEmpty() ? section : prefix) + " must be a map, was " + value);
            }
            map.forEach((key, inner) -> {
                String path = prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key;
                if (ParameterValues.known(path) && !(section.equals("values") && inner instanceof Map<?, ?>)) {
                    entry.add(path, inner);
                } else if (ParameterValues.group(path)) {
                    flatten(section, path, inner, entry);
                } else if (ParameterValues.known(path)) {
                    throw new InvalidInputException(path + " must be a number or a text, was " + inner);
                } else {
                    throw Nearest.unknown("parameter", path, ParameterValues.paths());
                }
            });
        }
    }

    /** What to do with a parameter found. */
    private interface Entry {
        void add(String path, Object value);
    }
}
