package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slumber.spark.analysis.MechanismWords;

/**
 * Names points by what tells them apart among the points at hand, and by nothing else. Where that is many parameters, as on
 * a bench of mechanisms, a point says in words those in which it is unlike most points.
 */
final class PointNames {
    /** Parameters that vary up to which every point says all of them. */
    private static final int FEW = 6;

    private final boolean decays;
    private final boolean targets;
    private final boolean timings;
    private final boolean regularisers;
    private final boolean settings;
    /** What most points have, by column; empty where the parameters that vary are few. */
    private final Map<String, String> usual;

    PointNames(Collection<Point> points) {
        // what runs without a regulariser lack tells no others apart
        decays = vary(points, point -> point.sleepDecay().isPresent() ? point.sleepDecay() : null);
        targets = vary(points, point -> point.target().isEmpty() ? null : point.target());
        timings = vary(points, Point::timing);
        regularisers = vary(points, Point::regulariser);
        settings = vary(points, Point::setting);
        usual = usual(points);
    }

    private static Map<String, String> usual(Collection<Point> points) {
        Map<String, Map<String, Long>> counts = points.stream()
                .flatMap(PointNames::spelt)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.groupingBy(Map.Entry::getValue, TreeMap::new, Collectors.counting())));
        Map<String, String> usual = new LinkedHashMap<>();
        if (counts.size() > FEW) {
            counts.forEach((name, values) -> usual.put(
                    name,
                    values.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .orElseThrow()
                            .getKey()));
        }
        return usual;
    }

    private static Stream<Map.Entry<String, String>> spelt(Point point) {
        return Stream.of(point.variant(), point.setting())
                .flatMap(text -> MechanismWords.pairs(Figures.parameters(text)).entrySet().stream());
    }

    /** What points have that do not say otherwise, in words; empty where each says all. */
    String usual() {
        return words(usual);
    }

    private static String words(Map<String, String> pairs) {
        return pairs.isEmpty()
                ? ""
                : MechanismWords.of(
                        "none",
                        pairs.entrySet().stream()
                                .map(pair -> pair.getKey() + "=" + pair.getValue())
                                .collect(Collectors.joining(", ")));
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
        if (!usual.isEmpty()) {
            Map<String, String> unlike = new LinkedHashMap<>();
            spelt(point)
                    .filter(pair -> !pair.getValue().equals(usual.get(pair.getKey())))
                    .forEach(pair -> unlike.put(pair.getKey(), pair.getValue()));
            if (!unlike.isEmpty()) {
                details.add(words(unlike));
            }
            return details;
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
