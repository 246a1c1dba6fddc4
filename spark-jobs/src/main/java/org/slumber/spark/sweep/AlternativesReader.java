package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Reads the sections {@code variants} and {@code blocks}: in each of their members, values and axes by their paths, lists
 * that are zipped, and ranges to draw from. Variants have names, blocks numbers.
 */
final class AlternativesReader {
    private static final String RANGES = "ranges";
    private static final String ZIPPED = "zipped";
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    private final String section;
    private final Map<String, Content> all = new LinkedHashMap<>();

    /** @param section the name of the section */
    AlternativesReader(String section) {
        this.section = section;
    }

    private record Content(Map<String, Axis> axes, List<Zip> zips, Map<String, Sampled> ranges) {}

    /** Takes a section of named members in. */
    void putNamed(Object read) {
        if (!(read instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new InvalidInputException(section
                    + " must be a map of named variants such as {none: {}, intrinsic: {homeostasis: intrinsic}}, was "
                    + SweepText.noMap(read));
        }
        map.forEach((key, value) -> all.put(name(String.valueOf(key)), content(section + "." + key, value)));
    }

    /** Takes a section of members in that are counted from 1. */
    void putListed(Object read) {
        if (!(read instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidInputException(section
                    + " must be a list of maps such as [{sleep.ratio: [0, 0.1]}, {regulariser: normalize}], was "
                    + read);
        }
        list.forEach(each -> {
            String number = String.valueOf(all.size() + 1);
            all.put(number, content(section + "." + number, each));
        });
    }

    private String name(String name) {
        if (!NAMES.matcher(name).matches()) {
            throw new InvalidInputException(
                    section + ": a name must start with a letter or digit and go on with letters,"
                            + " digits, '.', '_', '+' or '-', was " + name);
        }
        return name;
    }

    private static Content content(String what, Object read) {
        Content content = new Content(new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
        if (read == null) {
            return content;
        }
        if (!(read instanceof Map<?, ?> map)) {
            throw new InvalidInputException(what + " must be a map, was " + SweepText.noMap(read));
        }
        Map<Object, Object> given = new LinkedHashMap<>(map);
        Object ranges = given.remove(RANGES);
        Object zipped = given.remove(ZIPPED);
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
            if (zipped != null) {
                content.zips().addAll(Zip.readAll(zipped));
            }
            ParameterTree.flatten(what + "." + RANGES, ranges, (path, value) -> {
                if (content.ranges().put(path, DesignReader.range(path, value)) != null) {
                    throw new InvalidInputException(path + " is given twice");
                }
            });
            List<String> paths = new ArrayList<>();
            directions(content).forEach(direction -> paths.addAll(direction.paths()));
            paths.addAll(content.ranges().keySet());
            paths.stream()
                    .filter(path -> Collections.frequency(paths, path) > 1)
                    .findFirst()
                    .ifPresent(path -> {
                        throw new InvalidInputException(path + " is given twice");
                    });
        } catch (InvalidInputException e) {
            throw new InvalidInputException(what + ": " + e.getMessage(), e);
        }
        return content;
    }

    private static List<Direction> directions(Content content) {
        List<Direction> directions = new ArrayList<>(content.axes().values());
        directions.addAll(content.zips());
        return directions;
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
            throw new InvalidInputException("the sweep file has no section " + section + " to choose from");
        }
        if (!(read instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidInputException(section + " must be a list of their names such as ["
                    + all.keySet().iterator().next() + "], was " + read);
        }
        Map<String, Content> kept = new LinkedHashMap<>();
        for (Object each : list) {
            String name = String.valueOf(each);
            if (!all.containsKey(name)) {
                throw Nearest.unknown(section.replaceAll("s$", ""), name, all.keySet());
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
            content.zips().replaceAll(zip -> zip.without(path));
            content.zips().removeIf(Objects::isNull);
            content.ranges().remove(path);
        });
    }

    /**
     * The members of a section that names them.
     *
     * @param sampled how points are drawn; as for a section without ranges
     */
    Variants variants(Section sampled) {
        List<Variants.Named> named = new ArrayList<>();
        all.forEach((name, content) -> named.add(new Variants.Named(name, product(content, sampled))));
        Variants variants = new Variants(named);
        if (variants.paths().contains("seed")) {
            throw new InvalidInputException(section + " cannot give seed, which all of them share; make it an axis");
        }
        return variants;
    }

    /** The members of a section that counts them, as {@link #variants}. */
    Blocks blocks(Section sampled) {
        return new Blocks(
                all.values().stream().map(content -> product(content, sampled)).toList());
    }

    private static Product product(Content content, Section sampled) {
        List<Direction> directions = directions(content);
        if (!content.ranges().isEmpty()) {
            directions.add(DesignReader.read(sampled, content.ranges().values()));
        }
        return new Product(directions);
    }
}
