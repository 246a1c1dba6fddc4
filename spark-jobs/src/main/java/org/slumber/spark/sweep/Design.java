package org.slumber.spark.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Points drawn over the ranges of several parameters. A point follows from the design's seed and its index alone, so a
 * design with a larger count has all points of a smaller one.
 */
public final class Design implements Direction {
    /** How points are spread. */
    public enum Kind {
        /** Independently and uniformly, see {@link RandomPoints}. */
        RANDOM,
        /** Evenly, by a shifted Sobol sequence, see {@link SobolPoints}. */
        SOBOL;

        /** As in a sweep file. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final int count;
    private final long seed;
    private final List<Sampled> ranges;
    private final UnitPoints points;

    /**
     * A design.
     *
     * @param count of points, at least 1
     * @param seed names the points; any value
     * @param ranges at least one
     */
    Design(Kind kind, int count, long seed, Collection<Sampled> ranges) {
        this.kind = kind;
        this.count = count;
        this.seed = seed;
        this.ranges = List.copyOf(ranges);
        List<String> paths = paths();
        if (kind == Kind.SOBOL && paths.size() > SobolPoints.MAXIMUM_DIMENSIONS) {
            throw new InvalidInputException("sampled.ranges must have at most " + SobolPoints.MAXIMUM_DIMENSIONS
                    + " parameters, has " + paths.size());
        }
        points = kind == Kind.SOBOL ? new SobolPoints(seed, paths) : new RandomPoints(seed, paths);
    }

    @Override
    public List<String> paths() {
        return ranges.stream().map(Sampled::path).toList();
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public void put(int place, Map<String, Object> values) {
        double[] point = points.at(place);
        for (int i = 0; i < point.length; i++) {
            Sampled range = ranges.get(i);
            values.put(range.path(), range.at(point[i]));
        }
    }

    @Override
    public List<Axis> listed() {
        return List.of();
    }

    @Override
    public String text() {
        return "sampled: " + count + " " + kind.text() + " points with design seed " + seed + " of "
                + ranges.stream().map(Sampled::text).collect(Collectors.joining("; "));
    }
}
