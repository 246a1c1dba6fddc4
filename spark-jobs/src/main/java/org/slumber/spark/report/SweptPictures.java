package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slumber.mixed.Interval;
import org.slumber.spark.analysis.sensitivity.Surface;

/** Of sweeps over several numbers: which of them matter, and how accuracy lies over each, over two and over all. */
final class SweptPictures {
    private static final int GROUPS = 3;
    private static final int POINTS = 500;
    private static final int CURVE = 40;
    private static final int SIDE = 48;
    /** Parameters whose pairs get a surface. */
    private static final int PAIRED = 3;

    private static final String TITLE = "Which parameter matters";

    /** Share of the variance from which a surface is worth looking at. */
    private static final double EXPLAINED = 0.5;

    private final List<SweptPoints> groups;
    private final List<Optional<Surface>> accuracies;

    /**
     * A parameter as an axis.
     *
     * @param name its path
     * @param log whether it is logarithmic
     * @param least its least value
     * @param most its greatest value
     */
    record Axis(String name, boolean log, double least, double most) {}

    /**
     * What each parameter brings to a metric.
     *
     * @param name of the points
     * @param metric in words
     * @param rows {@code [parameter, first, low, high, total, low, high]}
     */
    record Shares(String name, String metric, List<List<Object>> rows) {}

    /**
     * Accuracy over one parameter.
     *
     * @param axis across
     * @param points {@code [value, mean, low, high, point]}
     * @param curve {@code [value, mean of the surface]}; none where there is no surface
     */
    record Slice(Axis axis, List<List<Object>> points, List<List<Object>> curve) {}

    /**
     * The surface over two parameters.
     *
     * @param across axis
     * @param up axis
     * @param side of the raster
     * @param values of the surface, row by row from the lower left
     * @param points {@code [across, up, mean, point]}
     */
    record Contour(Axis across, Axis up, int side, List<Double> values, List<List<Object>> points) {}

    /**
     * All parameters of each point.
     *
     * @param axes of the parameters
     * @param points {@code [value of each, accuracy, weights or null, point]}
     */
    record Lines(List<Axis> axes, List<List<Object>> points) {}

    private SweptPictures(List<SweptPoints> groups) {
        this.groups = groups;
        accuracies = groups.stream()
                .map(group -> surface(group, each -> each.summary().accuracy().mean()))
                .toList();
    }

    static List<Picture> of(SweepResults results) {
        List<SweptPoints> all = SweptPoints.of(results);
        if (all.isEmpty()) {
            return List.of(Picture.missing(
                    "importance",
                    TITLE,
                    "It takes at least two numbers that vary, and twelve points (three for each number and three more) that"
                            + " differ in these alone."));
        }
        SweptPictures pictures = new SweptPictures(all.stream()
                .limit(GROUPS)
                .map(group -> group.some(Sample.of(group.points(), POINTS)))
                .toList());
        List<String> notes = new ArrayList<>();
        if (all.size() > GROUPS) {
            notes.add("The " + GROUPS + " of " + all.size() + " sets of such points with the most points are drawn.");
        }
        for (SweptPoints group : all.subList(0, Math.min(GROUPS, all.size()))) {
            if (group.points().size() > POINTS) {
                notes.add(group.name() + ": " + POINTS + " of "
                        + Figures.count(group.points().size(), "point", "points")
                        + " are drawn and counted, evenly chosen.");
            }
        }
        List<Picture> shown = new ArrayList<>(List.of(pictures.importance(notes), pictures.slices()));
        pictures.contours().ifPresent(shown::add);
        shown.add(pictures.parallel());
        return shown;
    }

    private static Optional<Surface> surface(SweptPoints group, Function<SweptPoints.Swept, OptionalDouble> metric) {
        double[] values = group.points().stream()
                .map(metric)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return values.length < group.points().size() ? Optional.empty() : Surface.of(group.scaled(), values);
    }

    /** How far the sum of weights is from its start, as a power of ten. */
    private static OptionalDouble growth(SweptPoints.Swept point) {
        OptionalDouble drift = point.summary().weightDrift().mean();
        return drift.isPresent() && drift.getAsDouble() > 0
                ? OptionalDouble.of(Math.log10(drift.getAsDouble()))
                : OptionalDouble.empty();
    }

    private Picture importance(List<String> notes) {
        List<Shares> panels = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int place = 0; place < groups.size(); place++) {
            SweptPoints group = groups.get(place);
            shares(group, "accuracy", accuracies.get(place), panels, said);
            if (group.points().stream().allMatch(point -> growth(point).isPresent())) {
                shares(group, "weights (logarithm)", surface(group, SweptPictures::growth), panels, said);
            }
        }
        if (panels.isEmpty()) {
            return Picture.missing("importance", TITLE, String.join(" ", said));
        }
        said.addAll(notes);
        return new Picture(
                "importance",
                TITLE,
                "Shares of the variance over the points (Sobol' indices): what a parameter brings by itself, and in all, with what"
                        + " it does together with others. They are those of a polynomial through the points' means, chosen by"
                        + " how well it tells points left out, for parameters that vary as they do here, each for itself; bars are"
                        + " 95 % intervals (jackknife over the points). What the polynomial does not tell may be scatter, or what"
                        + " parameters do together in a way that takes more points to be seen.",
                said,
                List.of(new Chart("importance", TITLE, Map.of("panels", panels))),
                List.of(table(panels)));
    }

    private static void shares(
            SweptPoints group, String metric, Optional<Surface> surface, List<Shares> panels, List<String> said) {
        String name = group.name() + ", " + metric;
        if (surface.isEmpty()) {
            said.add(name + ": "
                    + (Surface.tangled(group.scaled())
                            ? "parameters vary together, so that what each does cannot be told."
                            : "it is the same at all points, or they are too few."));
            return;
        }
        double explained = surface.get().explained();
        if (explained < EXPLAINED) {
            said.add(name + ": no polynomial tells more of points that are left out than "
                    + Figures.plain(Math.max(0, explained)) + " of their variance.");
            return;
        }
        said.add(name + ": the polynomial tells " + Figures.plain(explained) + " of the variance of points left out.");
        List<List<Object>> rows = new ArrayList<>();
        for (int parameter = 0; parameter < group.parameters().size(); parameter++) {
            Surface.Index index = surface.get().indices().get(parameter);
            Interval first = index.firstInterval();
            Interval total = index.totalInterval();
            rows.add(List.of(
                    group.path(parameter),
                    Figures.drawn(index.first()),
                    Figures.drawn(first.low()),
                    Figures.drawn(first.high()),
                    Figures.drawn(index.total()),
                    Figures.drawn(total.low()),
                    Figures.drawn(total.high())));
        }
        rows.sort(Comparator.comparing(row -> -(Double) row.get(4)));
        panels.add(new Shares(group.name(), metric, rows));
    }

    private static PageTable table(List<Shares> panels) {
        List<List<String>> rows = new ArrayList<>();
        for (Shares panel : panels) {
            for (List<Object> row : panel.rows()) {
                rows.add(List.of(
                        (String) row.get(0),
                        panel.metric(),
                        Figures.plain((Double) row.get(1)),
                        Figures.plain((Double) row.get(2)) + " to " + Figures.plain((Double) row.get(3)),
                        Figures.plain((Double) row.get(4)),
                        Figures.plain((Double) row.get(5)) + " to " + Figures.plain((Double) row.get(6)),
                        panel.name()));
            }
        }
        return new PageTable(
                "Sobol' indices",
                List.of("parameter", "of", "by itself", "interval", "in all", "its interval", "points"),
                rows);
    }

    private static Axis axis(SweptPoints group, int parameter) {
        double[] values = group.points().stream()
                .mapToDouble(point -> point.values()[parameter])
                .toArray();
        return new Axis(
                group.path(parameter),
                group.logarithmic().get(parameter),
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }

    private static PointNames names(SweptPoints group) {
        return new PointNames(
                group.points().stream().map(point -> point.summary().point()).toList());
    }

    /** Values of a parameter from its least to its greatest, evenly on its scale, in so many steps' middles. */
    private static double[] even(SweptPoints group, int parameter, int steps) {
        double[] scaled = group.points().stream()
                .mapToDouble(point -> group.scaled(parameter, point.values()[parameter]))
                .toArray();
        double least = Arrays.stream(scaled).min().orElseThrow();
        double most = Arrays.stream(scaled).max().orElseThrow();
        return IntStream.range(0, steps)
                .mapToDouble(step -> least + (most - least) * (step + 0.5) / steps)
                .toArray();
    }

    private Optional<Surface> told(int group) {
        return accuracies.get(group).filter(surface -> surface.explained() >= EXPLAINED);
    }

    private Picture slices() {
        List<Chart> charts = new ArrayList<>();
        for (int place = 0; place < groups.size(); place++) {
            SweptPoints group = groups.get(place);
            PointNames names = names(group);
            List<Slice> slices = new ArrayList<>();
            for (int parameter = 0; parameter < group.parameters().size(); parameter++) {
                int at = parameter;
                List<List<Object>> curve = new ArrayList<>();
                told(place).ifPresent(surface -> {
                    for (double scaled : even(group, at, CURVE)) {
                        curve.add(
                                List.of(group.value(at, scaled), Figures.drawn(surface.mean(new int[] {at}, scaled))));
                    }
                });
                slices.add(new Slice(
                        axis(group, parameter),
                        group.points().stream()
                                .map(point -> Arrays.<Object>asList(
                                        point.values()[at],
                                        Figures.drawn(point.summary().accuracy().mean()),
                                        Figures.drawn(point.summary().accuracy().low()),
                                        Figures.drawn(point.summary().accuracy().high()),
                                        names.of(point.summary().point())))
                                .toList(),
                        curve));
            }
            charts.add(new Chart("slices", "Accuracy over each parameter: " + group.name(), Map.of("slices", slices)));
        }
        return new Picture(
                "slices",
                "Accuracy over each parameter",
                "Each mark is a point, at its mean accuracy; all else varies from mark to mark. The line is the mean of the"
                        + " polynomial over all other parameters, where it tells at least half of the variance.",
                List.of(),
                charts);
    }

    private Optional<Picture> contours() {
        List<Chart> charts = new ArrayList<>();
        for (int place = 0; place < groups.size(); place++) {
            SweptPoints group = groups.get(place);
            List<Contour> panels = new ArrayList<>();
            told(place).ifPresent(surface -> {
                int[] first = IntStream.range(0, group.parameters().size())
                        .boxed()
                        .sorted(Comparator.comparing(
                                parameter -> -surface.indices().get(parameter).total()))
                        .limit(PAIRED)
                        .mapToInt(Integer::intValue)
                        .toArray();
                for (int one = 0; one < first.length; one++) {
                    for (int other = one + 1; other < first.length; other++) {
                        panels.add(contour(group, surface, first[one], first[other]));
                    }
                }
            });
            if (!panels.isEmpty()) {
                charts.add(new Chart(
                        "contours", "Accuracy over two parameters: " + group.name(), Map.of("panels", panels)));
            }
        }
        return charts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Picture(
                        "contours",
                        "Accuracy over two parameters",
                        "In steps the polynomial's mean over all other parameters, marks the points by their own mean accuracy; of"
                                + " the three parameters that matter most. Where no mark is near, the polynomial is a guess.",
                        List.of(),
                        charts));
    }

    private static Contour contour(SweptPoints group, Surface surface, int across, int up) {
        PointNames names = names(group);
        List<Double> values = new ArrayList<>();
        for (double y : even(group, up, SIDE)) {
            for (double x : even(group, across, SIDE)) {
                values.add(Figures.drawn(surface.mean(new int[] {across, up}, x, y)));
            }
        }
        return new Contour(
                axis(group, across),
                axis(group, up),
                SIDE,
                values,
                group.points().stream()
                        .map(point -> Arrays.<Object>asList(
                                point.values()[across],
                                point.values()[up],
                                Figures.drawn(point.summary().accuracy().mean()),
                                names.of(point.summary().point())))
                        .toList());
    }

    private Picture parallel() {
        List<Chart> charts = new ArrayList<>();
        for (SweptPoints group : groups) {
            PointNames names = names(group);
            List<List<Object>> points = new ArrayList<>();
            for (SweptPoints.Swept point : group.points()) {
                List<Object> row = new ArrayList<>();
                Arrays.stream(point.values()).forEach(row::add);
                row.add(Figures.drawn(point.summary().accuracy().mean()));
                row.add(Figures.drawn(point.summary().weightDrift().mean()));
                row.add(names.of(point.summary().point()));
                points.add(row);
            }
            charts.add(new Chart(
                    "parallelLines",
                    "All parameters of each point: " + group.name(),
                    new Lines(
                            IntStream.range(0, group.parameters().size())
                                    .mapToObj(parameter -> axis(group, parameter))
                                    .toList(),
                            points)));
        }
        return new Picture(
                "parallel-coordinates",
                "All parameters of each point",
                "Each line is a point, coloured by its mean accuracy. Draw along an axis to see only the lines that pass there;"
                        + " a click on the axis shows all again.",
                List.of(),
                charts);
    }
}
