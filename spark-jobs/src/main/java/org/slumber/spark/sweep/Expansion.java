package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The cartesian product of a sweep's directions, the last varying fastest, without what the sweep excludes. Specs are made
 * when asked for, so that a million points need no memory for a million specs.
 */
public final class Expansion {
    /** Most points of one sweep. */
    public static final int MAXIMUM_POINTS = 10_000_000;
    /** In place of a point that an excluded one stands for. */
    public static final int EXCLUDED = -1;

    private final SweepFile file;
    private final Product product;
    private final int points;

    /**
     * Counts the points.
     *
     * @throws InvalidInputException where there are more than {@link #MAXIMUM_POINTS}
     */
    public Expansion(SweepFile file) {
        this.file = file;
        product = new Product(file.directions());
        if (product.size() > MAXIMUM_POINTS) {
            throw new InvalidInputException(file.source() + ": the axes make " + String.format("%.0f", product.size())
                    + " points, more than the " + MAXIMUM_POINTS + " that are allowed");
        }
        points = (int) product.size();
    }

    /** Points of the product, doubles and those that are excluded included. */
    public int points() {
        return points;
    }

    /** The values that a point's spec is made of, by path. */
    public Map<String, Object> values(int point) {
        Map<String, Object> values = new LinkedHashMap<>(file.values());
        product.put(point, values);
        file.conditions().keep(values);
        return values;
    }

    /** Which of the conditions of {@code exclude} hold of a point, of which what the sweep does not give is the default. */
    private BitSet excluding(int point) {
        Map<String, Object> given = values(point);
        Optional<Map<String, Object>> defaults = Optional.empty();
        BitSet holding = new BitSet();
        List<Condition> exclude = file.conditions().exclude();
        for (int i = 0; i < exclude.size(); i++) {
            if (defaults.isEmpty()
                    && !given.keySet().containsAll(exclude.get(i).tests().keySet())) {
                defaults = Optional.of(defaults(given));
            }
            Map<String, Object> others = defaults.orElse(Map.of());
            if (exclude.get(i).holds(path -> Optional.ofNullable(given.getOrDefault(path, others.get(path))))) {
                holding.set(i);
            }
        }
        return holding;
    }

    private static Map<String, Object> defaults(Map<String, Object> given) {
        try {
            return Catalogue.valuesOf(Catalogue.specOf(given));
        } catch (InvalidInputException e) {
            // what makes no spec has no defaults; it may be excluded by what it gives
            return Map.of();
        }
    }

    /**
     * The spec of a point, with what has no effect in it at its default.
     *
     * @throws InvalidInputException in the words of the spec, the file named in front
     */
    public RunSpec spec(int point) {
        try {
            return Catalogue.canonical(Catalogue.specOf(values(point)));
        } catch (InvalidInputException e) {
            throw SweepFile.prefixed(file.source(), e);
        }
    }

    /**
     * Makes every spec once and keeps those that are different simulations, in order.
     *
     * @throws InvalidInputException where a spec is not allowed, or where a given value is used by no spec at all
     */
    public Distinct distinct() {
        SpecHash[] hashes = new SpecHash[points];
        SpecHash[] simulations = new SpecHash[points];
        Set<Given> unused = Collections.newSetFromMap(new ConcurrentHashMap<>());
        unused.addAll(given());
        int conditions = file.conditions().exclude().size();
        Set<Integer> used = Collections.newSetFromMap(new ConcurrentHashMap<>());
        IntStream.range(0, points).parallel().forEach(point -> {
            if (conditions > 0) {
                BitSet excluding = excluding(point);
                excluding.stream().forEach(used::add);
                if (!excluding.isEmpty()) {
                    return;
                }
            }
            RunSpec spec = spec(point);
            hashes[point] = SpecHash.of(spec);
            RunSpec acting = Catalogue.withoutIdle(spec);
            simulations[point] = acting.equals(spec) ? hashes[point] : SpecHash.of(acting);
            if (!unused.isEmpty()) {
                Set<String> known = Catalogue.valuesOf(spec).keySet();
                Optional<Integer> variant = variant(point);
                unused.removeIf(each -> known.contains(each.path())
                        && (each.variant().isEmpty() || each.variant().equals(variant)));
            }
        });
        if (Arrays.stream(simulations).allMatch(Objects::isNull)) {
            throw new InvalidInputException(file.source() + ": exclude leaves no point of the sweep");
        }
        if (!unused.isEmpty()) {
            List<String> paths = unused.stream().map(this::text).sorted().toList();
            throw new InvalidInputException(file.source() + ": " + String.join(", ", paths)
                    + (paths.size() == 1 ? " is" : " are") + " given, but no run of the sweep"
                    + (unused.stream().allMatch(each -> each.variant().isPresent()) ? " in that variant" : "")
                    + " uses "
                    + (paths.size() == 1 ? "it" : "them") + " (see learner and regulariser)");
        }
        Map<SpecHash, Integer> first = new HashMap<>(2 * points);
        int[] kept = IntStream.range(0, points)
                .filter(point -> simulations[point] != null && first.putIfAbsent(simulations[point], point) == null)
                .toArray();
        int[] standIns = IntStream.range(0, points)
                .map(point -> simulations[point] == null ? EXCLUDED : first.get(simulations[point]))
                .toArray();
        List<String> idle = IntStream.range(0, conditions)
                .filter(condition -> !used.contains(condition))
                .mapToObj(
                        condition -> file.conditions().exclude().get(condition).text())
                .toList();
        return new Distinct(kept, of(kept, hashes), of(kept, simulations), standIns, idle);
    }

    private static SpecHash[] of(int[] kept, SpecHash[] hashes) {
        return Arrays.stream(kept).mapToObj(point -> hashes[point]).toArray(SpecHash[]::new);
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
                    variants.all().get(i).product().paths().forEach(path -> given.add(new Given(variant, path)));
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
        return in(Variants.class, point, Variants::indexAt);
    }

    /** A point's variant by name, in brackets what varies within it; empty where the sweep has none. */
    public Optional<String> variantText(int point) {
        return in(Variants.class, point, Variants::textAt);
    }

    /** Name of the point of a file that a point is of; empty where the sweep has no such file. */
    public Optional<PointsFile.Named> listed(int point) {
        return in(PointsFile.class, point, (file, place) -> file.points().get(place));
    }

    private <D extends Direction, T> Optional<T> in(Class<D> kind, int point, BiFunction<D, Integer, T> asked) {
        int rest = point;
        for (int i = file.directions().size() - 1; i >= 0; i--) {
            Direction direction = file.directions().get(i);
            if (kind.isInstance(direction)) {
                return Optional.of(asked.apply(kind.cast(direction), rest % direction.size()));
            }
            rest /= direction.size();
        }
        return Optional.empty();
    }

    /**
     * The points that are different simulations.
     *
     * @param points ascending; of points that are one simulation the first
     * @param hashes {@code [i]} of the spec of {@code points[i]}
     * @param simulations {@code [i]} of that spec without the mechanisms that do nothing in it
     * @param standIns {@code [point]} of the whole product: the one of {@code points} that is its simulation, or
     *     {@link #EXCLUDED}
     * @param excludingNothing the conditions of {@code exclude} that no point fulfils, in words
     */
    public record Distinct(
            int[] points, SpecHash[] hashes, SpecHash[] simulations, int[] standIns, List<String> excludingNothing) {
        /** Number of points that are excluded. */
        public int excluded() {
            return (int) Arrays.stream(standIns)
                    .filter(standIn -> standIn == EXCLUDED)
                    .count();
        }

        /** Number of different simulations. */
        public int size() {
            return points.length;
        }
    }
}
