package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slumber.engine.spec.InvalidInputException;

/** Reads the section {@code sampled}: design, count, seed, and what each parameter is drawn from. */
final class DesignReader {
    /** The keys of the section. */
    static final List<String> KEYS = List.of("design", "count", "seed", "ranges");

    private static final Set<String> RANGE_KEYS = Set.of("from", "to", "scale");

    private DesignReader() {}

    /**
     * The design.
     *
     * @param section by the keys of {@link #KEYS}, ranges left out
     * @param ranges by {@link #range}
     */
    static Design read(Section section, Collection<Sampled> ranges) {
        Design.Kind kind =
                section.choice("design", Arrays.stream(Design.Kind.values()).toList(), Design.Kind::text);
        int count = (int) section.whole("count", 1, Expansion.MAXIMUM_POINTS);
        long seed = section.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        if (ranges.isEmpty()) {
            throw new InvalidInputException("sampled.ranges must have at least one parameter");
        }
        return new Design(kind, count, seed, ranges);
    }

    /**
     * What one parameter is drawn from.
     *
     * @param path of a known parameter
     * @param read a list of scalars, or a map with from, to and (if wanted) scale
     */
    static Sampled range(String path, Object read) {
        String what = "sampled " + path;
        if (read instanceof List<?> list) {
            if (list.isEmpty()) {
                throw new InvalidInputException(what + " must have at least one choice, was an empty list");
            }
            return new Sampled.Choices(
                    path,
                    list.stream()
                            .map(value -> ParameterValues.scalar(path, value))
                            .toList());
        }
        if (!(read instanceof Map<?, ?> map)) {
            throw new InvalidInputException(what
                    + " must be a range such as {from: 0, to: 1} or a list of choices such as [1, 2], was " + read);
        }
        RangeText range = new RangeText(what, map);
        if (map.containsKey("step") || map.containsKey("count")) {
            throw new InvalidInputException(what + ": a range to draw from has from, to and (if wanted) scale; how many"
                    + " points there are says sampled.count; was " + read);
        }
        range.onlyKeys(RANGE_KEYS);
        return switch (ParameterValues.parameter(path).type()) {
            case TEXT ->
                throw new InvalidInputException(what + " is a text and must be a list of choices, was " + read);
            case INTEGER ->
                new Sampled.Wholes(
                        path, whole(what, "from", range.from()), whole(what, "to", range.to()), range.logarithmic());
            case REAL ->
                new Sampled.Reals(path, range.from().doubleValue(), range.to().doubleValue(), range.logarithmic());
        };
    }

    private static long whole(String what, String key, BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidInputException(what + ": " + key + " must be a whole number below 2^63, was " + value, e);
        }
    }
}
