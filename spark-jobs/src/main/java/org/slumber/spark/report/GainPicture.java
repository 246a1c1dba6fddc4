package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What sleep changes about accuracy, seed by seed: both learners in one panel for each data set. */
final class GainPicture {
    private static final String ID = "gain";
    private static final String TITLE = "What sleep changes: accuracy with sleep minus accuracy without";
    private static final int DATASETS = 8;
    /** Points of a curve that are drawn. */
    private static final int POINTS = 400;

    /**
     * A curve of differences.
     *
     * @param name in the legend
     * @param scattered whether each point has values of its own
     * @param points {@code [ratio, mean, low, high, pairs, p after Dunnett, point]}
     */
    record Curve(String name, boolean scattered, List<List<Object>> points) {}

    /**
     * One panel.
     *
     * @param dataset data set
     * @param curves of all learners
     */
    record Panel(String dataset, List<Curve> curves) {}

    private GainPicture() {}

    static Picture of(SweepResults results) {
        List<PairedPoint> sleeping = results.paired().stream()
                .filter(paired -> paired.point().sleeps() && paired.pairs() > 0)
                .toList();
        if (sleeping.isEmpty()) {
            return Picture.missing(
                    ID,
                    TITLE,
                    "There is nothing to draw: no seed ended well both with sleep and without, so that no difference can"
                            + " be taken.");
        }
        Map<Point, PairedPoint> byPoint = new HashMap<>();
        sleeping.forEach(paired -> byPoint.put(paired.point(), paired));
        Map<String, List<SleepCurve>> datasets = new TreeMap<>();
        boolean omitted = false;
        for (Subject subject : results.scoredSubjects()) {
            List<SleepCurve> own = SleepCurve.of(results, subject).stream()
                    .filter(curve -> curve.points().stream().anyMatch(point -> byPoint.containsKey(point.point())))
                    .toList();
            if (!own.isEmpty()) {
                omitted |= own.size() > SleepCurve.DRAWN;
                datasets.computeIfAbsent(subject.dataset(), key -> new ArrayList<>())
                        .addAll(own.subList(0, Math.min(SleepCurve.DRAWN, own.size())));
            }
        }
        omitted |= datasets.size() > DATASETS;
        Map<SleepCurve, String> names = SleepCurve.names(
                datasets.values().stream().flatMap(List::stream).toList());
        List<Panel> panels = Sample.of(List.copyOf(datasets.keySet()), DATASETS).stream()
                .map(dataset -> new Panel(
                        dataset,
                        datasets.get(dataset).stream()
                                .map(curve -> drawn(curve, names.get(curve), byPoint))
                                .toList()))
                .toList();
        return new Picture(
                ID,
                TITLE,
                "Mean over seeds of the difference within each seed, with the 95 % interval that holds for all points of"
                        + " its data set, learner, timing and setting together (Dunnett). Above the line sleep helps, below"
                        + " it harms; where an interval meets the line, that is undecided.",
                omitted
                        ? List.of("Of each learner the " + SleepCurve.DRAWN
                                + " conditions with the most ratios are drawn, and at most " + DATASETS
                                + " data sets; SQL has the others (view paired).")
                        : List.of(),
                List.of(new Chart("gain", TITLE, Map.of("panels", panels))));
    }

    private static Curve drawn(SleepCurve curve, String name, Map<Point, PairedPoint> byPoint) {
        List<PairedPoint> paired = curve.points().stream()
                .map(point -> byPoint.get(point.point()))
                .filter(Objects::nonNull)
                .toList();
        PointNames points =
                new PointNames(paired.stream().map(PairedPoint::point).toList());
        return new Curve(
                name,
                curve.scattered(),
                Sample.of(paired, POINTS).stream()
                        .map(point -> drawn(point, points))
                        .toList());
    }

    private static List<Object> drawn(PairedPoint paired, PointNames names) {
        return Arrays.asList(
                Figures.drawn(paired.point().ratio()),
                Figures.drawn(paired.difference().mean()),
                Figures.drawn(paired.difference().low()),
                Figures.drawn(paired.difference().high()),
                paired.pairs(),
                Figures.drawn(paired.p()),
                names.of(paired.point()));
    }
}
