package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Names points by what tells them apart among the points at hand, and by nothing else. */
final class PointNames {
    private final boolean decays;
    private final boolean targets;
    private final boolean timings;
    private final boolean regularisers;
    private final boolean settings;

    PointNames(Collection<Point> points) {
        // what runs without a regulariser lack tells no others apart
        decays = vary(points, point -> point.sleepDecay().isPresent() ? point.sleepDecay() : null);
        targets = vary(points, point -> point.target().isEmpty() ? null : point.target());
        timings = vary(points, Point::timing);
        regularisers = vary(points, Point::regulariser);
        settings = vary(points, Point::setting);
    }

    private static boolean vary(Collection<Point> points, Function<Point, Object> value) {
        return points.stream().map(value).filter(Objects::nonNull).distinct().count() > 1;
    }

    /** What a regulariser is in a sentence. */
    static String noun(String regulariser) {
        return switch (regulariser) {
            case "none" -> "no regulariser";
            case "nap" -> "napping";
            case "normalize" -> "normalisation";
            default -> regulariser;
        };
    }

    /** With its ratio: {@code sleep at 0.1 (decay 0.9999)}. */
    String of(Point point) {
        String name = noun(point.regulariser());
        if (point.sleepRatio().isPresent()) {
            name += " at " + Figures.parameter(point.ratio());
        }
        String rest = String.join(", ", details(point, false));
        return rest.isEmpty() ? name : name + " (" + rest + ")";
    }

    /** Of all points that differ in their ratio only: {@code decay 0.9999}; the regulariser where nothing else varies. */
    String ofCurve(Point point) {
        String name = String.join(", ", details(point, true));
        return name.isEmpty() ? noun(point.regulariser()) : name;
    }

    private List<String> details(Point point, boolean regulariser) {
        List<String> details = new ArrayList<>();
        if (regulariser && regularisers) {
            details.add(noun(point.regulariser()));
        }
        OptionalDouble decay = point.sleepDecay();
        if (decays && decay.isPresent()) {
            details.add("decay " + Figures.parameter(decay.getAsDouble()));
        }
        if (targets && !point.target().isEmpty()) {
            details.add("target " + point.target());
        }
        if (timings && !point.timing().isEmpty()) {
            details.add(point.timing() + " timing");
        }
        if (!point.variant().isEmpty()) {
            details.add(Figures.parameters(point.variant()));
        }
        if (settings && !point.setting().isEmpty()) {
            details.add(Figures.parameters(point.setting()));
        }
        return details;
    }
}
