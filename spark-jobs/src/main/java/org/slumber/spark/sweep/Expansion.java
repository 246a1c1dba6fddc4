package org.slumber.spark.sweep;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
        Set<String> unused = Collections.newSetFromMap(new ConcurrentHashMap<>());
        unused.addAll(file.values().keySet());
        unused.addAll(file.varying());
        IntStream.range(0, points).parallel().forEach(point -> {
            RunSpec spec = spec(point);
            hashes[point] = SpecHash.of(spec);
            if (!unused.isEmpty()) {
                unused.removeAll(Catalogue.valuesOf(spec).keySet());
            }
        });
        if (!unused.isEmpty()) {
            List<String> paths = unused.stream().sorted().toList();
            throw new InvalidInputException(file.source() + ": " + String.join(", ", paths)
                    + (paths.size() == 1 ? " is" : " are") + " given, but no run of the sweep uses "
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
