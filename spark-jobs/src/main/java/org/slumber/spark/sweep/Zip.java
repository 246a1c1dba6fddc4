package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Parameters that vary together: the first values of all, then the second values of all, and so on.
 *
 * @param axes the parameters with their values, equally many each
 */
public record Zip(List<Axis> axes) implements Direction {
    public Zip {
        axes = List.copyOf(axes);
        for (Axis axis : axes) {
            if (axis.size() != axes.get(0).size()) {
                throw new InvalidInputException("what is zipped must have equally many values each, but "
                        + axes.get(0).path() + " has " + axes.get(0).size() + " and " + axis.path() + " has "
                        + axis.size());
            }
        }
    }

    /** Reads a map of lists, or a list of such maps. */
    static List<Zip> readAll(Object read) {
        if (!(read instanceof Map<?, ?>) && !(read instanceof List<?>)) {
            throw new InvalidInputException("zipped must be a map of lists, or a list of such maps, was " + read);
        }
        List<?> groups = read instanceof List<?> list ? list : List.of(read);
        List<Zip> zips = new ArrayList<>();
        for (Object group : groups) {
            List<Axis> axes = new ArrayList<>();
            ParameterTree.flatten("zipped", group, (path, value) -> axes.add(AxisReader.read(path, value)));
            if (axes.size() < 2) {
                throw new InvalidInputException(
                        "zipped must have at least two parameters that vary together, was " + group);
            }
            zips.add(new Zip(axes));
        }
        return zips;
    }

    /** With another list of values for one of its parameters. */
    Zip with(Axis axis) {
        return new Zip(axes.stream()
                .map(each -> each.path().equals(axis.path()) ? axis : each)
                .toList());
    }

    /** Without one of its parameters; null where none is left. */
    Zip without(String path) {
        List<Axis> left =
                axes.stream().filter(each -> !each.path().equals(path)).toList();
        return left.isEmpty() ? null : new Zip(left);
    }

    @Override
    public List<String> paths() {
        return axes.stream().map(Axis::path).toList();
    }

    @Override
    public int size() {
        return axes.get(0).size();
    }

    @Override
    public void put(int place, Map<String, Object> values) {
        axes.forEach(axis -> axis.put(place, values));
    }

    @Override
    public List<Axis> listed() {
        return axes;
    }

    @Override
    public String text() {
        return "zipped: " + axes.stream().map(Axis::text).collect(Collectors.joining("; "));
    }
}
