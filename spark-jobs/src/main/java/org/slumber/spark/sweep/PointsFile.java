package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Points that a file lists.
 *
 * @param file as messages name it
 * @param points at least one; their names differ
 */
public record PointsFile(String file, List<Named> points) implements Direction {
    public PointsFile {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param name what the file calls it; where it does not, its number from 1
     * @param values by path, a Long, Double or String each; what the file leaves blank is not there
     */
    public record Named(String name, Map<String, Object> values) {}

    /** Without one of its parameters; null where none is left. */
    PointsFile without(String path) {
        List<Named> left = new ArrayList<>();
        for (Named point : points) {
            Map<String, Object> values = new LinkedHashMap<>(point.values());
            values.remove(path);
            left.add(new Named(point.name(), values));
        }
        PointsFile without = new PointsFile(file, left);
        return without.paths().isEmpty() ? null : without;
    }

    @Override
    public List<String> paths() {
        return points.stream()
                .flatMap(point -> point.values().keySet().stream())
                .distinct()
                .toList();
    }

    @Override
    public int size() {
        return points.size();
    }

    @Override
    public void put(int place, Map<String, Object> values) {
        values.putAll(points.get(place).values());
    }

    @Override
    public List<Axis> listed() {
        return List.of();
    }

    /** What all points have of a parameter, where any has it; null where one is blank. */
    List<Object> of(String path) {
        List<Object> values = new ArrayList<>();
        points.forEach(point -> values.add(point.values().get(path)));
        return values;
    }

    @Override
    public String text() {
        List<String> varying = paths().stream()
                .filter(path ->
                        of(path).stream().map(Objects::toString).distinct().count() > 1)
                .toList();
        return "points: " + points.size() + " of " + file + ", which gives " + String.join(", ", paths())
                + (varying.size() < paths().size() ? " (varying: " + String.join(", ", varying) + ")" : "");
    }
}
