package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.InvalidInputException;

/** The seeds that points of a sweep may have, where some of them hang on results. */
final class SeedAxis {
    private static final String SEED = "seed";

    private SeedAxis() {}

    /**
     * The seeds that a file gives: its axis, its value, or the one that a run has without.
     *
     * @param section that adds seeds, for messages
     * @throws InvalidInputException where seeds are given otherwise
     */
    static List<Object> given(String section, Map<String, Object> values, List<Direction> directions) {
        for (Direction direction : directions) {
            if (direction.paths().contains(SEED)) {
                if (direction instanceof Axis axis) {
                    return new ArrayList<>(new LinkedHashSet<>(axis.values()));
                }
                throw new InvalidInputException(
                        section
                                + " adds seeds, so seed must be an axis or a value, but it is zipped, sampled, in blocks or in points");
            }
        }
        return List.of(
                values.containsKey(SEED)
                        ? values.get(SEED)
                        : Catalogue.valuesOf(Catalogue.specOf(Map.of())).get(SEED));
    }

    /** So many seeds: those given, then those that follow the greatest. */
    static Axis of(List<Object> given, int count) {
        Set<Object> seeds = new LinkedHashSet<>();
        BigDecimal next = null;
        for (Object seed : given) {
            seeds.add(seed);
            BigDecimal value = BigDecimal.valueOf((Long) seed);
            next = next == null || value.compareTo(next) > 0 ? value : next;
        }
        while (seeds.size() < count) {
            next = next.add(BigDecimal.ONE);
            if (next.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                throw new InvalidInputException("seed: there are not " + count + " seeds up to 2^63");
            }
            seeds.add(next.longValueExact());
        }
        return new Axis(SEED, new ArrayList<>(seeds));
    }
}
