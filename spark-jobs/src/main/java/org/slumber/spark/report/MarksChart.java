package org.slumber.spark.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Values with their intervals beside a line at what they are held against, a row a name, in panels. */
final class MarksChart {
    private MarksChart() {}

    /**
     * A value with its interval in a line of a panel.
     *
     * @param series of which it is, as an index
     * @param value {@code [value, low or null, high or null]}
     */
    record Mark(int series, List<Object> value) {
        static Mark of(int series, OptionalDouble value, OptionalDouble low, OptionalDouble high) {
            return new Mark(
                    series,
                    Arrays.asList(
                            Stream.of(value, low, high).map(Figures::drawn).toArray()));
        }
    }

    /** A line of a panel. */
    record Line(String name, List<Mark> marks) {}

    /**
     * A panel.
     *
     * @param axis what its values are
     * @param against what they are held against
     */
    record Panel(String name, String axis, double against, List<Line> lines) {}

    static Chart of(String title, List<String> series, List<Panel> panels) {
        return new Chart("marks", title, Map.of("series", series, "panels", panels));
    }
}
