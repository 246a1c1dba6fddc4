package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The cartesian product of a sweep's directions, the last varying fastest. Specs are made when asked for, so that a
 * million points need no memory for a million specs.
 */
public final class Expansion {
    /** Most points of one sweep. */
    public static final int MAXIMUM_POINTS = 10_000_000;

    private final SweepFile file;
    private final int points;

    /**
     * Counts the points.
     *
     * @throws InvalidInputException where there are more than {@link #MAXIMUM_POINTS}
     */
    public Expansion(SweepFile file) {
        this.file = file;
        double product = 1;
        for (Direction direction : file.directions()) {
            product *= direction.size();
        }
        if (product > MAXIMUM_POINTS) {
            throw new InvalidInputException(file.source() + ": the axes make " + String.format("%.0f", product)
                    + " points, more than the " + MAXIMUM_POINTS + " that are allowed");
        }
        points = (int) product;
    }

    /** Points of the product, doubles included. */
    public int points() {
        return points;
    }

    /** The values that a point's spec is made of, by path. */
    public Map<String, Object> values(int point) {
        Map<String, Object> values = new LinkedHashMap<>(file.values());
        int rest = point;
        for (int i = file.directions().size() - 1; i >= 0; i--) {
            Direction direction = file.directions().get(i);
            direction.put(rest % direction.size(), values);
            rest /= direction.size();
        }
        return values;
    }

    /**
     * The spec of a point.
     *
     * @throws InvalidInputException in the words of the spec, the file named in front
     */
    public RunSpec spec(int point) {
        try {
            return Catalogue.specOf(values(point));
        } catch (InvalidInputException e) {
            throw SweepFile.prefixed(file.source(), e);
        }
    }

    /**
     * Makes every spec once and keeps those that differ, in order.
     *
     * @throws InvalidInputException where a spec is not allowed, or where a given value is used by no spec at all
     */
    public Distinct distinct() {
        SpecHash[] hashes = new SpecHash[points];
        Set<Given> unused = Collections.newSetFromMap(new ConcurrentHashMap<>());
        unused.addAll(given());
        IntStream.range(0, points).parallel().forEach(point -> {
            RunSpec spec = spec(point);
            hashes[point] = SpecHash.of(spec);
            if (!unused.isEmpty()) {
                Set<String> used = Catalogue.valuesOf(spec).keySet();
                Optional<Integer> variant = variant(point);
                unused.removeIf(each -> used.contains(each.path())
                        && (each.variant().isEmpty() || each.variant().equals(variant)));
            }
        });
        if (!unused.isEmpty()) {
            List<String> paths = unused.stream().map(this::text).sorted().toList();
            throw new InvalidInputException(file.source() + ": " + String.join(", ", paths)
                    + (paths.size() == 1 ? " is" : " are") + " given, but no run of the sweep"
                    + (unused.stream().allMatch(each -> each.variant().isPresent()) ? " in that variant" : "")
                    + " uses "
                    + (paths.size() == 1 ? "it" : "them") + " (see learner and regulariser)");
        }
        Set<SpecHash> seen = new HashSet<>(2 * points);
        int[] kept = IntStream.range(0, points)
                .filter(point -> seen.add(hashes[point]))
                .toArray();
        SpecHash[] keptHashes = new SpecHash[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptHashes[i] = hashes[kept[i]];
        }
        return new Distinct(kept, keptHashes);
    }

    /** A parameter that the file gives: to all runs, or to those of the variant of an index. */
    private record Given(Optional<Integer> variant, String path) {}

    private List<Given> given() {
        List<Given> given = new ArrayList<>();
        file.values().keySet().forEach(path -> given.add(new Given(Optional.empty(), path)));
        for (Direction direction : file.directions()) {
            if (direction instanceof Variants variants) {
                for (int i = 0; i < variants.all().size(); i++) {
                    Optional<Integer> variant = Optional.of(i);
                    variants.all().get(i).paths().forEach(path -> given.add(new Given(variant, path)));
                }
            } else {
                direction.paths().forEach(path -> given.add(new Given(Optional.empty(), path)));
            }
        }
        return given;
    }

    private String text(Given given) {
        return given.variant()
                        .map(variant -> "variants." + file.variants().get(variant) + ": ")
                        .orElse("")
                + given.path();
    }

    /** Index of a point's variant in {@link SweepFile#variants()}; empty where the sweep has none. */
    public Optional<Integer> variant(int point) {
        return inVariants(point, Variants::indexAt);
    }

    /** A point's variant by name, in brackets what varies within it; empty where the sweep has none. */
    public Optional<String> variantText(int point) {
        return inVariants(point, Variants::textAt);
    }

    private <T> Optional<T> inVariants(int point, BiFunction<Variants, Integer, T> asked) {
        int rest = point;
        for (int i = file.directions().size() - 1; i >= 0; i--) {
            Direction direction = file.directions().get(i);
            if (direction instanceof Variants variants) {
                return Optional.of(asked.apply(variants, rest % direction.size()));
            }
            rest /= direction.size();
        }
        return Optional.empty();
    }

    /**
     * The points whose specs differ.
     *
     * @param points ascending; of points with equal specs the first
     * @param hashes {@code [i]} of the spec of {@code points[i]}
     */
    public record Distinct(int[] points, SpecHash[] hashes) {
        /** Number of different specs. */
        public int size() {
            return points.length;
        }
    }
}
