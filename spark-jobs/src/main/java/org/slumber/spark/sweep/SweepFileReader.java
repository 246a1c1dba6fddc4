package org.slumber.spark.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.text.YamlText;

/** A sweep file's content while it is being read: first the file, then the overrides one by one. */
final class SweepFileReader {
    private static final List<String> KEYS = List.of(
            "name",
            "data",
            "values",
            "axes",
            "zipped",
            "points",
            "variants",
            "blocks",
            "when",
            "exclude",
            "sampled",
            "replicates",
            "halving",
            "confirm");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String VARIANTS = "variants";
    private static final String BLOCKS = "blocks";
    private static final String POINTS = "points";
    private static final String SAMPLED = "sampled";
    private static final String REPLICATES = "replicates";
    private static final String HALVING = "halving";
    private static final String CONFIRM = "confirm";

    private final String source;
    private final Map<String, String> texts = new LinkedHashMap<>();
    /** Paths of the user's own data sets by name. */
    private final Map<String, String> sets = new LinkedHashMap<>();

    private final Map<String, Object> values = new LinkedHashMap<>();
    /** By the path of an axis, or by a section's name and number; in the order in which they vary, slowest first. */
    private final Map<String, Direction> directions = new LinkedHashMap<>();

    private final Section sampled = new Section(SAMPLED, DesignReader.KEYS);
    private final Map<String, Sampled> ranges = new LinkedHashMap<>();
    private final AlternativesReader variants = new AlternativesReader(VARIANTS);
    private final AlternativesReader blocks = new AlternativesReader(BLOCKS);
    private Conditions conditions = Conditions.NONE;
    private final Section replicates = new Section(REPLICATES, Replicates.KEYS);
    private final Section halving = new Section(HALVING, Halving.KEYS);
    private final Section confirm = new Section(CONFIRM, Confirm.KEYS);

    SweepFileReader(String source) {
        this.source = source;
    }

    /**
     * What was read.
     *
     * @param text of the file
     * @param overrides that were taken in
     */
    SweepFile result(String text, List<String> overrides) {
        if (!replicates.isEmpty() && !halving.isEmpty()) {
            throw new InvalidInputException("replicates and halving cannot both be given");
        }
        List<Direction> varying = new ArrayList<>(directions.values());
        Optional<Adaptive> adaptive = Optional.empty();
        Optional<Confirm> confirmed = Optional.empty();
        List<Object> given = replicates.isEmpty() && confirm.isEmpty()
                ? List.of()
                : SeedAxis.given(replicates.isEmpty() ? CONFIRM : REPLICATES, values, varying);
        int seeds = given.size();
        if (!replicates.isEmpty()) {
            Replicates rule = Replicates.read(replicates, given.size());
            seeds = rule.most();
            adaptive = Optional.of(rule);
        } else if (!halving.isEmpty()) {
            adaptive = Optional.of(Halving.read(halving));
        }
        if (!confirm.isEmpty()) {
            confirmed = Optional.of(Confirm.read(confirm, adaptive, seeds));
            seeds += confirmed.get().seeds();
        }
        if (!given.isEmpty()) {
            values.remove("seed");
            varying.removeIf(direction -> direction.paths().contains("seed"));
            varying.add(SeedAxis.of(given, seeds));
        }
        Set<String> paths = new HashSet<>(values.keySet());
        varying.forEach(direction -> paths.addAll(direction.paths()));
        conditions.check(paths, !replicates.isEmpty() || !confirm.isEmpty());
        return new SweepFile(
                source,
                text,
                overrides,
                name(),
                Optional.ofNullable(texts.get("data")).map(Path::of),
                sets,
                values,
                varying,
                conditions,
                adaptive,
                confirmed);
    }

    void file(Map<?, ?> tree) {
        tree.forEach((key, value) -> {
            switch (String.valueOf(key)) {
                case "name" -> text("name", value);
                case "data" -> data(value);
                case "values" -> ParameterTree.flatten("values", value, this::fix);
                case "axes" -> ParameterTree.flatten("axes", value, this::axis);
                case "zipped" -> Zip.readAll(value).forEach(zip -> directions.put("zipped " + directions.size(), zip));
                case POINTS -> points(value, Optional.ofNullable(Path.of(source).getParent()));
                // what is drawn in them may be said further down, but they keep their place
                case VARIANTS -> {
                    variants.putNamed(value);
                    directions.put(VARIANTS, new Variants(List.of()));
                }
                case BLOCKS -> {
                    blocks.putListed(value);
                    directions.put(BLOCKS, new Blocks(List.of()));
                }
                case "when" -> conditions = new Conditions(Conditions.when(value), conditions.exclude());
                case "exclude" -> conditions = new Conditions(conditions.when(), Conditions.exclude(value));
                case SAMPLED -> sampled(value);
                case REPLICATES -> replicates.putAll(value);
                case HALVING -> halving.putAll(value);
                case CONFIRM -> confirm.putAll(value);
                default -> throw Nearest.unknown("key", String.valueOf(key), KEYS);
            }
        });
        boolean within = variants.sampled() || blocks.sampled();
        if (!ranges.isEmpty() && within) {
            throw new InvalidInputException("sampled.ranges and ranges of variants or blocks cannot both be given");
        }
        if (!sampled.isEmpty() && !within) {
            // refuses one without ranges
            directions.put(SAMPLED, DesignReader.read(sampled, ranges.values()));
        }
        readDesigns();
        Map<String, String> places = new LinkedHashMap<>();
        values.keySet().forEach(path -> places.put(path, "values"));
        directions.forEach((key, direction) -> direction.paths().forEach(path -> {
            String place = key.equals(path) ? "axes" : key.split(" ", 2)[0];
            String before = places.put(path, place);
            if (before != null) {
                throw new InvalidInputException(path
                        + (before.equals(place)
                                ? " is given twice under " + place + ";"
                                : " is both under " + before + " and under " + place + ";")
                        + " give it once");
            }
        }));
    }

    void override(String override) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            throw new InvalidInputException("--set takes key=value, was " + override);
        }
        String key = override.substring(0, equals).strip();
        Object value = YamlText.parse("--set " + override, override.substring(equals + 1));
        try {
            if (key.equals("name")) {
                text(key, value);
            } else if (key.equals("data")) {
                data(value);
            } else if (key.equals(VARIANTS) || key.equals(BLOCKS)) {
                (key.equals(VARIANTS) ? variants : blocks).keep(value);
                readDesigns();
            } else if (key.equals(POINTS)) {
                points(value, Optional.empty());
            } else if (ParameterValues.known(key)) {
                override(key, value);
            } else if (key.startsWith(SAMPLED + ".")) {
                overrideSampled(key.substring(SAMPLED.length() + 1), value);
            } else if (key.startsWith(REPLICATES + ".")) {
                replicates.put(key.substring(REPLICATES.length() + 1), value);
            } else if (key.startsWith(HALVING + ".")) {
                halving.put(key.substring(HALVING.length() + 1), value);
            } else if (key.startsWith(CONFIRM + ".")) {
                confirm.put(key.substring(CONFIRM.length() + 1), value);
            } else {
                List<String> known = new ArrayList<>(ParameterValues.paths());
                known.addAll(List.of("name", "data", POINTS, VARIANTS, BLOCKS));
                for (Section section : List.of(sampled, replicates, halving, confirm)) {
                    known.addAll(section.keys());
                }
                throw Nearest.unknown("parameter", key, known);
            }
        } catch (InvalidInputException e) {
            throw SweepFile.prefixed("--set " + override, e);
        }
    }

    /**
     * What is zipped or sampled stays so with its new values; a single value takes it out of there. Whatever it is, it
     * takes the parameter out of all variants, blocks and points of a file.
     */
    private void override(String path, Object value) {
        boolean varies = value instanceof List<?> || value instanceof Map<?, ?>;
        if (!varies) {
            values.put(path, ParameterValues.scalar(path, value));
        } else {
            values.remove(path);
        }
        variants.remove(path);
        blocks.remove(path);
        if (directions.get(POINTS) instanceof PointsFile points
                && points.paths().contains(path)) {
            replace(POINTS, points.without(path));
        }
        if (ranges.containsKey(path)) {
            if (varies) {
                ranges.put(path, DesignReader.range(path, value));
            } else {
                ranges.remove(path);
            }
            readDesigns();
            return;
        }
        readDesigns();
        for (Map.Entry<String, Direction> entry : directions.entrySet()) {
            if (entry.getValue() instanceof Zip zip && zip.paths().contains(path)) {
                replace(entry.getKey(), varies ? zip.with(AxisReader.read(path, value)) : zip.without(path));
                return;
            }
        }
        replace(path, varies ? AxisReader.read(path, value) : null);
    }

    private void overrideSampled(String key, Object value) {
        if (key.equals("ranges")) {
            throw new InvalidInputException(
                    "sampled.ranges is overridden parameter by parameter, such as --set 'sleep.ratio={from: 0, to: 1}'");
        }
        if (sampled.isEmpty()) {
            throw new InvalidInputException("the sweep file has no section sampled to override");
        }
        sampled.put(key, value);
        readDesigns();
    }

    /** Makes what is drawn anew, each in its place. */
    private void readDesigns() {
        replace(SAMPLED, ranges.isEmpty() ? null : DesignReader.read(sampled, ranges.values()));
        replace(VARIANTS, variants.isEmpty() ? null : variants.variants(sampled));
        replace(BLOCKS, blocks.isEmpty() ? null : blocks.blocks(sampled));
    }

    private void replace(String key, Direction direction) {
        if (direction == null) {
            directions.remove(key);
        } else {
            directions.put(key, direction);
        }
    }

    private String name() {
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
        if (!(value instanceof String text)) {
            throw new InvalidInputException(key + " must be a text, was " + value);
        }
        texts.put(key, text);
    }

    /** A folder, or a map of a folder, as {@code folder}, and of own sets. */
    private void data(Object value) {
        if (!(value instanceof Map<?, ?> places)) {
            text("data", value);
            return;
        }
        places.forEach((name, path) -> {
            if (!(path instanceof String text) || text.isBlank()) {
                throw new InvalidInputException("data." + name + " must be a path, was " + path);
            }
            if (name.equals("folder")) {
                texts.put("data", text);
            } else {
                sets.put(String.valueOf(name), text);
            }
        });
        // refuses names that mean something else
        new DataPlaces(Path.of(""), sets);
    }

    private void fix(String path, Object value) {
        if (values.put(path, ParameterValues.scalar(path, value)) != null) {
            throw new InvalidInputException(path + " is given twice under values");
        }
    }

    private void axis(String path, Object value) {
        if (directions.put(path, AxisReader.read(path, value)) != null) {
            throw new InvalidInputException(path + " is given twice under axes");
        }
    }

    /** @param from the folder that the file's name is resolved against; the working directory where there is none */
    private void points(Object value, Optional<Path> from) {
        if (!(value instanceof String name)) {
            throw new InvalidInputException(POINTS + " must be the name of a file of points, was " + value);
        }
        directions.put(
                POINTS,
                PointsReader.read(from.map(folder -> folder.resolve(name)).orElse(Path.of(name))));
    }

    private void sampled(Object value) {
        sampled.putAll(value);
        ParameterTree.flatten("sampled.ranges", sampled.get("ranges"), (path, read) -> {
            if (ranges.put(path, DesignReader.range(path, read)) != null) {
                throw new InvalidInputException(path + " is given twice under sampled.ranges");
            }
        });
        if (!ranges.isEmpty()) {
            directions.put(SAMPLED, DesignReader.read(sampled, ranges.values()));
        }
    }
}
