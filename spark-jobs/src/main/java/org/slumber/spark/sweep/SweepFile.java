package org.slumber.spark.sweep;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.text.TextFile;

/**
 * What a user asked to sweep: the content of a sweep file after its overrides.
 *
 * @param source the file as the user named it, for messages
 * @param text the file's text as given
 * @param overrides each {@code key=value}, as given
 * @param name of the sweep, and of its results folder
 * @param data folder of the data sets, where the file names one
 * @param sets paths of the user's own data sets by name
 * @param values fixed values by parameter path
 * @param directions what varies, slowest first; where seeds are added, all that may be, last
 * @param conditions which combinations are points, and which of their values they keep
 * @param adaptive how results decide which runs are made; empty where all are
 * @param confirm what is run again on fresh seeds, which the last of the directions has behind all others; empty where
 *     nothing is
 */
public record SweepFile(
        String source,
        String text,
        List<String> overrides,
        String name,
        Optional<Path> data,
        Map<String, String> sets,
        Map<String, Object> values,
        List<Direction> directions,
        Conditions conditions,
        Optional<Adaptive> adaptive,
        Optional<Confirm> confirm) {
    public SweepFile {
        overrides = List.copyOf(overrides);
        sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        directions = List.copyOf(directions);
    }

    /**
     * Reads a sweep file.
     *
     * @param file YAML, or JSON where its name ends in .json
     * @param overrides each {@code key=value}, the key being a parameter path, name, data, points, variants, blocks or a key of a
     *     section, such as sampled.count; a list or a range makes an axis (or stays zipped or sampled), any other value fixes the parameter
     * @throws InvalidInputException naming file, key and what is allowed
     */
    public static SweepFile read(Path file, List<String> overrides) {
        return of(file.toString(), TextFile.read("sweep file", file), overrides);
    }

    /** As {@link #read} from a text. */
    static SweepFile of(String source, String text, List<String> overrides) {
        SweepFileReader reader = new SweepFileReader(source);
        try {
            reader.file(SweepText.parse(source, text));
        } catch (InvalidInputException e) {
            throw prefixed(source, e);
        }
        overrides.forEach(reader::override);
        try {
            return reader.result(text, overrides);
        } catch (InvalidInputException e) {
            throw prefixed(source, e);
        }
    }

    /** Seeds of a point that stand side by side in the plan, where results decide on some; 1 where they decide on none. */
    public int seedsSideBySide() {
        if (confirm.isPresent()) {
            return confirm.get().searched() + confirm.get().seeds();
        }
        return adaptive.isPresent() && adaptive.get() instanceof Replicates replicates ? replicates.most() : 1;
    }

    /** Every parameter that varies, in the order of the directions; what variants give is theirs. */
    public List<String> varying() {
        return directions.stream()
                .filter(direction -> !(direction instanceof Variants))
                .flatMap(direction -> direction.paths().stream())
                .toList();
    }

    /** The file that lists points, where the sweep has one. */
    public Optional<PointsFile> pointsFile() {
        return directions.stream()
                .filter(PointsFile.class::isInstance)
                .map(PointsFile.class::cast)
                .findFirst();
    }

    /** Names of the variants, in order; none where the file has no such section. */
    public List<String> variants() {
        return directions.stream()
                .filter(Variants.class::isInstance)
                .flatMap(direction -> ((Variants) direction).all().stream())
                .map(Variants.Named::name)
                .toList();
    }

    /** The same error with the file's name in front, unless it is there already. */
    public static InvalidInputException prefixed(String source, InvalidInputException e) {
        return e.getMessage().startsWith(source) ? e : new InvalidInputException(source + ": " + e.getMessage(), e);
    }
}
