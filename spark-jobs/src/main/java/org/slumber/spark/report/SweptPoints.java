package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.analysis.MechanismWords;
import org.slumber.spark.analysis.sensitivity.Surface;

/**
 * Points that differ in numbers only: in the same two or more parameters, while all that is no number is one.
 *
 * @param name data set, learner and whatever else they share
 * @param parameters columns of {@code runs}, in order
 * @param logarithmic of each, whether its values lie more evenly on a logarithmic scale
 * @param points with a mean accuracy
 */
record SweptPoints(String name, List<String> parameters, List<Boolean> logarithmic, List<Swept> points) {
    /** Paths of the parameters that are numbers, by their columns. */
    private static final Map<String, String> NUMBERS = Catalogue.parameters().stream()
            .filter(parameter -> parameter.type() != Parameter.Type.TEXT)
            .collect(Collectors.toMap(Parameter::column, Parameter::path, (one, same) -> one));

    /**
     * A point.
     *
     * @param summary over its seeds
     * @param values of the parameters
     */
    record Swept(PointSummary summary, double[] values) {}

    /** What a point has of numbers, and all else that it is. */
    private record Told(Map<String, Double> numbers, List<String> texts) {
        static Told of(Point point) {
            Map<String, Double> numbers = new TreeMap<>();
            List<String> texts = new ArrayList<>(List.of(point.regulariser(), point.target(), point.timing()));
            point.sleepRatio().ifPresent(ratio -> numbers.put("sleep_ratio", ratio));
            point.sleepDecay().ifPresent(decay -> numbers.put("sleep_decay", decay));
            for (String spelt : List.of(point.variant(), point.setting())) {
                MechanismWords.pairs(spelt).forEach((name, value) -> {
                    if (NUMBERS.containsKey(name)) {
                        numbers.put(name, Double.valueOf(value));
                    } else {
                        texts.add(name + "=" + value);
                    }
                });
            }
            return new Told(numbers, texts);
        }
    }

    /** Those of a sweep that are enough to look at, the most first. */
    static List<SweptPoints> of(SweepResults results) {
        List<SweptPoints> found = new ArrayList<>();
        for (Subject subject : results.scoredSubjects()) {
            Map<List<Object>, Map<PointSummary, Told>> alike = new LinkedHashMap<>();
            for (PointSummary summary : results.summariesOf(subject)) {
                Told told = Told.of(summary.point());
                if (summary.accuracy().mean().isPresent()) {
                    alike.computeIfAbsent(List.of(told.texts(), told.numbers().keySet()), key -> new LinkedHashMap<>())
                            .put(summary, told);
                }
            }
            alike.forEach((kind, points) -> {
                List<String> texts = points.values().iterator().next().texts().stream()
                        .filter(text -> !text.isEmpty())
                        .toList();
                SweptPoints swept =
                        of(alike.size() == 1 ? subject.toString() : subject + ", " + String.join(", ", texts), points);
                if (swept.parameters.size() > 1 && swept.points.size() >= Surface.fewest(swept.parameters.size())) {
                    found.add(swept);
                }
            });
        }
        found.sort(Comparator.comparing((SweptPoints swept) -> -swept.points.size())
                .thenComparing(SweptPoints::name));
        return found;
    }

    private static SweptPoints of(String name, Map<PointSummary, Told> told) {
        Set<String> names = new TreeSet<>();
        told.values().forEach(each -> names.addAll(each.numbers().keySet()));
        names.removeIf(parameter -> told.values().stream()
                        .map(each -> each.numbers().get(parameter))
                        .distinct()
                        .count()
                < 2);
        List<Swept> points = told.entrySet().stream()
                .map(each -> new Swept(
                        each.getKey(),
                        names.stream()
                                .mapToDouble(
                                        parameter -> each.getValue().numbers().get(parameter))
                                .toArray()))
                .toList();
        return new SweptPoints(
                name,
                List.copyOf(names),
                IntStream.range(0, names.size())
                        .mapToObj(place -> logarithmic(points.stream()
                                .mapToDouble(point -> point.values()[place])
                                .toArray()))
                        .toList(),
                points);
    }

    private static boolean logarithmic(double... values) {
        double[] ascending = Arrays.stream(values).sorted().toArray();
        return ascending[0] > 0
                && uneven(Arrays.stream(ascending).map(Math::log10).toArray()) < uneven(ascending) - 0.05;
    }

    /** How far their distribution is from an even one between their ends (Kolmogorov and Smirnov's distance). */
    private static double uneven(double... ascending) {
        double least = ascending[0];
        double span = ascending[ascending.length - 1] - least;
        return IntStream.range(0, ascending.length)
                .mapToDouble(i -> Math.abs((i + 0.5) / ascending.length - (ascending[i] - least) / span))
                .max()
                .orElse(0);
    }

    /** A value on the scale of its parameter. */
    double scaled(int parameter, double value) {
        return logarithmic.get(parameter) ? Math.log10(value) : value;
    }

    /** The inverse. */
    double value(int parameter, double scaled) {
        return logarithmic.get(parameter) ? Math.pow(10, scaled) : scaled;
    }

    /** All points on the scales of their parameters, {@code [point][parameter]}. */
    double[][] scaled() {
        return points.stream()
                .map(point -> IntStream.range(0, parameters.size())
                        .mapToDouble(parameter -> scaled(parameter, point.values()[parameter]))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The same with some of the points. */
    SweptPoints some(List<Swept> of) {
        return new SweptPoints(name, parameters, logarithmic, of);
    }

    /** Path of a parameter, as sweep files call it. */
    String path(int parameter) {
        return NUMBERS.get(parameters.get(parameter));
    }
}
