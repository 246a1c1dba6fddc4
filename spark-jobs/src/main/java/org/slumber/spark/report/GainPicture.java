package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What sleep changes about accuracy, seed by seed: both learners in one panel for each data set. */
final class GainPicture {
    private static final String ID = "gain";
    private static final String TITLE = "What sleep changes: accuracy with sleep minus accuracy without";
    private static final int CURVES_OF_LEARNER = 3;
    private static final int DATASETS = 8;

    /**
     * A curve of differences.
     *
     * @param learner what learns
     * @param name what else tells the curve from the learner's others; empty where it is the only one
     * @param points {@code [ratio, mean, low, high, pairs, p after Dunnett]}
     */
    record Curve(String learner, String name, List<List<Object>> points) {}

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
        List<Panel> panels = new ArrayList<>();
        List<String> datasets = sleeping.stream()
                .map(paired -> paired.point().dataset())
                .distinct()
                .sorted()
                .toList();
        boolean[] omitted = {datasets.size() > DATASETS};
        for (String dataset : Sample.of(datasets, DATASETS)) {
            List<Curve> curves = new ArrayList<>();
            sleeping.stream()
                    .filter(paired -> paired.point().dataset().equals(dataset))
                    .map(paired -> paired.point().subject())
                    .distinct()
                    .sorted()
                    .forEach(subject -> omitted[0] |= !add(curves, sleeping, subject));
            panels.add(new Panel(dataset, curves));
        }
        return new Picture(
                ID,
                TITLE,
                "Mean over seeds of the difference within each seed, with the 95 % interval that holds for all points of"
                        + " its data set, learner, timing and setting together (Dunnett). Above the line sleep helps, below"
                        + " it harms; where an interval meets the line, that is undecided.",
                omitted[0]
                        ? List.of("Of each learner the " + CURVES_OF_LEARNER
                                + " conditions with the most ratios are drawn, and at most " + DATASETS
                                + " data sets; SQL has the others (view paired).")
                        : List.of(),
                List.of(new Chart("gain", TITLE, Map.of("panels", panels))));
    }

    /** Adds the curves of a data set and learner; false where there are more than are drawn. */
    private static boolean add(List<Curve> curves, List<PairedPoint> sleeping, Subject subject) {
        List<PairedPoint> own = sleeping.stream()
                .filter(paired -> paired.point().subject().equals(subject))
                .toList();
        PointNames names = new PointNames(own.stream().map(PairedPoint::point).toList());
        Map<String, List<PairedPoint>> byName = new LinkedHashMap<>();
        own.forEach(paired -> byName.computeIfAbsent(names.ofCurve(paired.point()), key -> new ArrayList<>())
                .add(paired));
        byName.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(CURVES_OF_LEARNER)
                .forEach(entry -> curves.add(new Curve(
                        subject.learner(),
                        byName.size() == 1 ? "" : entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparingDouble(
                                        paired -> paired.point().ratio()))
                                .map(GainPicture::drawn)
                                .toList())));
        return byName.size() <= CURVES_OF_LEARNER;
    }

    private static List<Object> drawn(PairedPoint paired) {
        return Arrays.asList(
                paired.point().ratio(),
                Figures.drawn(paired.difference().mean()),
                Figures.drawn(paired.difference().low()),
                Figures.drawn(paired.difference().high()),
                paired.pairs(),
                Figures.drawn(paired.p()));
    }
}
