package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slumber.engine.spec.InvalidInputException;

/** Reads the section {@code variants}: by name, values and axes by their paths, and ranges to draw from. */
final class VariantsReader {
    /** Name of the section. */
    static final String NAME = "variants";

    private static final String RANGES = "ranges";
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    private final Map<String, Content> all = new LinkedHashMap<>();

    private record Content(Map<String, Axis> axes, Map<String, Sampled> ranges) {}

    /** Takes the section in. */
    void putAll(Object read) {
        if (!(read instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new InvalidInputException(NAME
                    + " must be a map of named variants such as {none: {}, intrinsic: {homeostasis: intrinsic}}, was "
                    + SweepText.noMap(read));
        }
        map.forEach((key, value) -> all.put(name(String.valueOf(key)), content(NAME + "." + key, value)));
    }

    private static String name(String name) {
        if (!NAMES.matcher(name).matches()) {
            throw new InvalidInputException(NAME + ": a name must start with a letter or digit and go on with letters,"
                    + " digits, '.', '_', '+' or '-', was " + name);
        }
        return name;
    }

    private static Content content(String what, Object read) {
        Content content = new Content(new LinkedHashMap<>(), new LinkedHashMap<>());
        if (read == null) {
            return content;
        }
        if (!(read instanceof Map<?, ?> map)) {
            throw new InvalidInputException(what + " must be a map, was " + SweepText.noMap(read));
        }
        Map<Object, Object> given = new LinkedHashMap<>(map);
        Object ranges = given.remove(RANGES);
        try {
            ParameterTree.flatten(what, given, (path, value) -> {
                boolean varies = value instanceof List<?> || value instanceof Map<?, ?>;
                Axis axis = varies
                        ? AxisReader.read(path, value)
                        : new Axis(path, List.of(ParameterValues.scalar(path, value)));
                if (content.axes().put(path, axis) != null) {
                    throw new InvalidInputException(path + " is given twice");
                }
            });
            ParameterTree.flatten(what + "." + RANGES, ranges, (path, value) -> {
                if (content.axes().containsKey(path)
                        || content.ranges().put(path, DesignReader.range(path, value)) != null) {
                    throw new InvalidInputException(path + " is given twice");
                }
            });
        } catch (InvalidInputException e) {
            throw new InvalidInputException(what + ": " + e.getMessage(), e);
        }
        return content;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether any of them is to be drawn. */
    boolean sampled() {
        return all.values().stream().anyMatch(content -> !content.ranges().isEmpty());
    }

    /** Keeps those of a list of names, in its order. */
    void keep(Object read) {
        if (isEmpty()) {
            throw new InvalidInputException("the sweep file has no section " + NAME + " to choose from");
        }
        if (!(read instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidInputException(NAME + " must be a list of their names such as ["
                    + all.keySet().iterator().next() + "], was " + read);
        }
        Map<String, Content> kept = new LinkedHashMap<>();
        for (Object each : list) {
            String name = String.valueOf(each);
            if (!all.containsKey(name)) {
                throw Nearest.unknown("variant", name, all.keySet());
            }
            kept.put(name, all.get(name));
        }
        all.clear();
        all.putAll(kept);
    }

    /** Takes a parameter out of all of them. */
    void remove(String path) {
        all.values().forEach(content -> {
            content.axes().remove(path);
            content.ranges().remove(path);
        });
    }

    /**
     * What was read.
     *
     * @param sampled how points are drawn; as for a section without ranges
     */
    Variants result(Section sampled) {
        List<Variants.Named> named = new ArrayList<>();
        all.forEach((name, content) -> {
            List<Direction> directions = new ArrayList<>(content.axes().values());
            if (!content.ranges().isEmpty()) {
                directions.add(DesignReader.read(sampled, content.ranges().values()));
            }
            named.add(new Variants.Named(name, directions));
        });
        Variants variants = new Variants(named);
        if (variants.paths().contains("seed")) {
            throw new InvalidInputException(NAME + " cannot give seed, which all of them share; make it an axis");
        }
        return variants;
    }
}
