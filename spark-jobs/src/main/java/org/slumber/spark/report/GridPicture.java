package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Sleep ratio × decay as a heat map, for one metric: a panel for each data set and learner. */
final class GridPicture {
    private static final int PANELS = 8;
    /** Grids that are too small, by name. */
    private static final int NAMED = 5;
    /** Places of a panel; more would be thinner than a line. */
    private static final int SIDE = 60;

    private final SweepResults results;
    private final String id;
    private final String title;
    private final String metric;
    private final String scale;
    private final Function<PointSummary, Spread> value;

    /**
     * One panel.
     *
     * @param name data set, learner, and what else its points share where another panel's do not
     * @param ratios across
     * @param decays down
     * @param cells {@code [index of ratio, index of decay, mean, n, sd]}
     */
    record Panel(String name, List<String> ratios, List<String> decays, List<List<Object>> cells) {}

    private GridPicture(
            SweepResults results, String id, String metric, String scale, Function<PointSummary, Spread> value) {
        this.results = results;
        this.id = id;
        this.metric = metric;
        this.scale = scale;
        this.value = value;
        title = capital(metric) + " over sleep ratio and decay";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Of mean test accuracy. */
    static Picture ofAccuracy(SweepResults results) {
        return new GridPicture(results, "accuracy-grid", "accuracy", "viridis", PointSummary::accuracy).picture();
    }

    /** Of the mean share of synapses at their upper bound. */
    static Picture ofSaturation(SweepResults results) {
        return new GridPicture(results, "saturation-grid", "saturation", "cividis", PointSummary::saturation).picture();
    }

    private Picture picture() {
        List<Panel> panels = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Subject subject : results.scoredSubjects()) {
            Map<List<String>, List<PointSummary>> slices = slices(subject);
            if (slices.isEmpty()) {
                without.add(subject + " (no sleep, or no " + metric + ")");
                continue;
            }
            for (List<PointSummary> slice : slices.values().stream()
                    .sorted(Comparator.comparingInt((List<PointSummary> points) -> -points.size()))
                    .toList()) {
                String name =
                        subject + (slices.size() > 1 ? ", " + other(slice.get(0).point()) : "");
                Panel panel = panel(name, slice, notes);
                if (panel.ratios().size() < 2 || panel.decays().size() < 2) {
                    without.add(name + " (" + panel.ratios().size() + " × "
                            + panel.decays().size() + ")");
                } else {
                    panels.add(panel);
                }
            }
        }
        if (!panels.isEmpty() && same(panels)) {
            return Picture.missing(
                    id, title, "There is nothing to tell apart: " + metric + " is the same at every point.");
        }
        if (panels.isEmpty()) {
            return Picture.missing(
                    id,
                    title,
                    "There is no grid to draw: it takes at least two sleep ratios and two decays at which " + metric
                            + " is known, which none has: " + some(without) + ".");
        }
        if (!without.isEmpty()) {
            notes.add("Without a grid (ratios × decays): " + some(without) + ".");
        }
        if (panels.size() > PANELS) {
            notes.add("The first " + PANELS + " of " + panels.size() + " panels are drawn.");
        }
        return new Picture(
                id,
                title,
                "Means over seeds; the colour scale is one for all panels. An empty place has no run that ended well.",
                notes,
                List.of(new Chart(
                        "grid",
                        title,
                        Map.of(
                                "metric",
                                metric,
                                "scale",
                                scale,
                                "panels",
                                panels.subList(0, Math.min(PANELS, panels.size()))))));
    }

    private static String some(List<String> names) {
        return String.join("; ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? "; and " + (names.size() - NAMED) + " more" : "");
    }

    /** Whether every cell reads the same. */
    private static boolean same(List<Panel> panels) {
        return panels.stream()
                        .flatMap(panel -> panel.cells().stream())
                        .map(cell -> Figures.plain((Double) cell.get(2)))
                        .distinct()
                        .limit(2)
                        .count()
                < 2;
    }

    /** The points with this metric, by everything but ratio and decay. */
    private Map<List<String>, List<PointSummary>> slices(Subject subject) {
        Map<List<String>, List<PointSummary>> slices = new LinkedHashMap<>();
        for (PointSummary summary : results.summariesOf(subject)) {
            Point point = summary.point();
            if (point.sleeps()
                    && !point.uncontrolled()
                    && value.apply(summary).mean().isPresent()) {
                slices.computeIfAbsent(
                                List.of(point.target(), point.timing(), point.variant(), point.setting()),
                                key -> new ArrayList<>())
                        .add(summary);
            }
        }
        // without sleep there is no decay: the same runs stand at each, as ratio 0
        slices.values().forEach(slice -> results.summariesOf(subject).stream()
                .filter(summary -> summary.point().uncontrolled()
                        && summary.point().comparable(slice.get(0).point())
                        && value.apply(summary).mean().isPresent())
                .forEach(slice::add));
        return slices;
    }

    private static String other(Point point) {
        return Figures.parameters(String.join(
                ", ",
                List.of(point.target(), point.timing(), point.variant(), point.setting()).stream()
                        .filter(text -> !text.isEmpty())
                        .toList()));
    }

    private Panel panel(String name, List<PointSummary> slice, List<String> notes) {
        List<Double> ratios = axis(slice, Point::ratio);
        List<Double> decays = axis(
                slice.stream()
                        .filter(summary -> !summary.point().uncontrolled())
                        .toList(),
                point -> point.sleepDecay().orElse(1));
        if (ratios.size() > SIDE || decays.size() > SIDE) {
            notes.add(name + ": of " + ratios.size() + " ratios and " + decays.size() + " decays at most " + SIDE
                    + " each are drawn, evenly chosen.");
        }
        List<Double> across = Sample.of(ratios, SIDE);
        List<Double> down = Sample.of(decays, SIDE);
        List<List<Object>> cells = new ArrayList<>();
        for (PointSummary summary : slice) {
            int x = across.indexOf(summary.point().ratio());
            int at = down.indexOf(summary.point().sleepDecay().orElse(1));
            Spread spread = value.apply(summary);
            for (int y = 0; y < down.size(); y++) {
                if (x >= 0 && (y == at || summary.point().uncontrolled())) {
                    cells.add(
                            Arrays.asList(x, y, Figures.drawn(spread.mean()), summary.n(), Figures.drawn(spread.sd())));
                }
            }
        }
        return new Panel(
                name,
                across.stream().map(Figures::parameter).toList(),
                down.stream().map(Figures::parameter).toList(),
                cells);
    }

    private static List<Double> axis(List<PointSummary> slice, ToDoubleFunction<Point> value) {
        return slice.stream()
                .map(summary -> value.applyAsDouble(summary.point()))
                .distinct()
                .sorted()
                .toList();
    }
}
