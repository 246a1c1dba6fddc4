package org.slumber.spark.sweep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A parameter that varies by itself.
 *
 * @param path of the parameter
 * @param values its values in the order given, at least one; each a Long, Double or String
 */
public record Axis(String path, List<Object> values) implements Direction {
    private static final int SHOWN = 12;

    public Axis {
        values = List.copyOf(values);
    }

    @Override
    public List<String> paths() {
        return List.of(path);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public void put(int place, Map<String, Object> point) {
        point.put(path, values.get(place));
    }

    @Override
    public List<Axis> listed() {
        return List.of(this);
    }

    @Override
    public String text() {
        String first = values.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return path + ": "
                + (values.size() <= SHOWN
                        ? first
                        : first + ", ... " + values.get(values.size() - 1) + " (" + values.size() + " values)");
    }
}
