package org.slumber.spark.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Values with their intervals, a row a name and a mark a series, in panels that each have a line at what they are held against. */
final class Marks {
    private Marks() {}

    /**
     * A value with its interval in a line of a panel.
     *
     * @param series of which it is, as an index
     * @param value {@code [value, low or null, high or null]}
     */
    record Mark(int series, List<Object> value) {}

    /** A line of a panel. */
    record Line(String name, List<Mark> marks) {}

    /**
     * A panel.
     *
     * @param axis what its values are
     * @param against what they are held against
     */
    record Panel(String name, String axis, double against, List<Line> lines) {}

    /** Of a value and the ends of its interval, by their columns; each may be null. */
    static Mark mark(int series, Row row, String... columns) {
        return new Mark(
                series,
                Arrays.asList(Stream.of(columns)
                        .map(column -> Figures.drawn(Cells.real(row, column)))
                        .toArray()));
    }

    /** The chart. */
    static Chart chart(String title, List<String> series, List<Panel> panels) {
        return new Chart("marks", title, Map.of("series", series, "panels", panels));
    }
}
