package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Alternatives by name, each with values and directions of its own: one after another, where axes would multiply.
 *
 * @param all at least one; their names differ
 */
public record Variants(List<Named> all) implements Direction {
    public Variants {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param name what the file calls it
     * @param directions what it gives, a fixed value as an axis of one; its points are their product, the last varying
     *     fastest
     */
    public record Named(String name, List<Direction> directions) {
        public Named {
            directions = List.copyOf(directions);
        }

        List<String> paths() {
            return directions.stream()
                    .flatMap(direction -> direction.paths().stream())
                    .toList();
        }

        /** As a real, for a product may be too many for a whole number. */
        double size() {
            return directions.stream().mapToDouble(Direction::size).reduce(1, (a, b) -> a * b);
        }

        private Map<String, Object> values(int place, Collection<Direction> of) {
            Map<String, Object> values = new LinkedHashMap<>();
            int rest = place;
            for (int i = directions.size() - 1; i >= 0; i--) {
                Direction direction = directions.get(i);
                if (of.contains(direction)) {
                    direction.put(rest % direction.size(), values);
                }
                rest /= direction.size();
            }
            return values;
        }

        private String text() {
            return name + " " + directions.stream().map(Direction::text).collect(Collectors.joining("; ", "{", "}"));
        }
    }

    /** A place within one of them. */
    private record Place(Named named, int within) {}

    private Place at(int place) {
        int rest = place;
        for (Named named : all) {
            if (rest < named.size()) {
                return new Place(named, rest);
            }
            rest -= (int) named.size();
        }
        throw new IndexOutOfBoundsException(place);
    }

    /** Index of the one that a place is in. */
    int indexAt(int place) {
        return all.indexOf(at(place).named());
    }

    /** What a place is in a few words: its variant's name, and in brackets what varies within that. */
    String textAt(int place) {
        Place found = at(place);
        List<Direction> varying = found.named().directions().stream()
                .filter(direction -> direction.size() > 1)
                .toList();
        Map<String, Object> values = found.named().values(found.within(), varying);
        List<String> parts = new ArrayList<>();
        varying.forEach(direction -> direction.paths().forEach(path -> parts.add(path + "=" + values.get(path))));
        return found.named().name() + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    @Override
    public List<String> paths() {
        return all.stream().flatMap(named -> named.paths().stream()).distinct().toList();
    }

    @Override
    public int size() {
        return (int) Math.min(
                Integer.MAX_VALUE, all.stream().mapToDouble(Named::size).sum());
    }

    @Override
    public void put(int place, Map<String, Object> values) {
        Place found = at(place);
        values.putAll(found.named().values(found.within(), found.named().directions()));
    }

    @Override
    public List<Axis> listed() {
        return List.of();
    }

    @Override
    public String text() {
        return "variants: " + all.stream().map(Named::text).collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
