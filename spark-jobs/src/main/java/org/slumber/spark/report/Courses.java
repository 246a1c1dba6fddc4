package org.slumber.spark.report;

import java.util.List;
import java.util.Map;

/** Values with their intervals over a positive quantity, in panels of curves. */
final class Courses {
    private Courses() {}

    /**
     * A point of a curve.
     *
     * @param at where it is, above 0
     * @param value of it
     * @param low end of its interval; null where there is none
     * @param high its other end
     * @param tips what is said of it, a line each
     */
    record Point(double at, Double value, Double low, Double high, List<String> tips) {}

    /**
     * A curve.
     *
     * @param kind its colour and mark, shared by all curves of it
     * @param hollow whether its marks are
     * @param joined whether its points are joined by a line
     * @param points by where they are
     */
    record Curve(String kind, boolean hollow, boolean joined, List<Point> points) {}

    /**
     * A level that curves are held against.
     *
     * @param dashed or dotted
     */
    record Level(String name, double value, boolean dashed) {}

    /**
     * A panel.
     *
     * @param at what the curves are over
     * @param value what they are of; accuracies begin at 0 or where little is lost
     * @param accuracy whether they are accuracies; others are drawn by the powers of ten where they span enough
     */
    record Panel(String name, String at, String value, boolean accuracy, List<Curve> curves, List<Level> levels) {}

    /** The chart. */
    static Chart chart(String title, List<Panel> panels) {
        return new Chart("courses", title, Map.of("panels", panels));
    }
}
