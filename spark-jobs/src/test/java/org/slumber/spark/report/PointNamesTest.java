package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointNamesTest {
    private static Point point(String setting) {
        return new Point(
                "geomfig",
                "surrogate-gradient",
                "sleep",
                "",
                "",
                OptionalDouble.of(0),
                OptionalDouble.empty(),
                "",
                setting);
    }

    @Test
    void ofFewParametersAPointSaysAll() {
        List<Point> points =
                List.of(point("surrogate_clip=0.0"), point("surrogate_clip=0.0"), point("surrogate_clip=1.0"));
        PointNames names = new PointNames(points);
        assertEquals("", names.usual());
        assertEquals("sleep at 0 (surrogate_clip=0.0)", names.of(points.get(0)));
    }

    /** Seven parameters, each of which another point has changed, but the first two. */
    @Test
    void ofManyAPointSaysInWordsWhereItIsUnlikeMost() {
        List<Point> points = IntStream.range(-2, 7)
                .mapToObj(changed -> point("surrogate_clip=" + (changed == 0 ? "1.0" : "0.0")
                        + ", surrogate_weight_decay=" + (changed == 1 ? "0.1" : "0.0")
                        + ", surrogate_optimiser=" + (changed == 2 ? "sgd" : "adam")
                        + ", optimiser_replacement=" + (changed == 3 ? "true" : "false")
                        + ", surrogate_hidden_above=" + (changed == 4 ? "300,100" : "none")
                        + ", surrogate_leak=" + (changed == 5 ? "0.5" : "0.95")
                        + ", surrogate_hidden=" + (changed == 6 ? "500" : "1000")))
                .toList();
        PointNames names = new PointNames(points);
        assertEquals(
                "clip 0, weight decay 0, optimiser adam, replacement false, hidden above none, leak 0.95, hidden 1000",
                names.usual());
        assertEquals(
                List.of(
                        "sleep at 0",
                        "sleep at 0",
                        "sleep at 0 (clip 1)",
                        "sleep at 0 (weight decay 0.1)",
                        "sleep at 0 (optimiser sgd)",
                        "sleep at 0 (replacement)",
                        "sleep at 0 (hidden above 300,100)",
                        "sleep at 0 (leak 0.5)",
                        "sleep at 0 (hidden 500)"),
                points.stream().map(names::of).toList());
    }
}
