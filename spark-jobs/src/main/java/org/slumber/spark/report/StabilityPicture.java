package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Stability against accuracy: every run by how much its weights grew and what it scored, a panel for each data set. */
final class StabilityPicture {
    private static final String ID = "stability";
    private static final String TITLE = "Stability against accuracy";
    private static final int DATASETS = 8;
    private static final int RUNS = 2500;
    /** Conditions that colour and mark tell apart. */
    private static final int CONDITIONS = 10;

    /**
     * One panel.
     *
     * @param dataset data set
     * @param runs by what the legend calls them: {@code [weight drift, accuracy, ratio or null, saturation or null, seed, point]}
     */
    record Panel(String dataset, Map<String, List<List<Object>>> runs) {}

    private StabilityPicture() {}

    static Picture of(SweepResults results) {
        List<SweepRun> measured = results.ended().stream()
                .filter(run -> run.accuracy().isPresent()
                        && run.weightDrift().isPresent()
                        && run.weightDrift().getAsDouble() > 0)
                .toList();
        if (measured.isEmpty()) {
            return Picture.missing(
                    ID,
                    TITLE,
                    "There is nothing to draw: no run that ended well has both an accuracy and a weight sum.");
        }
        List<String> notes = new ArrayList<>();
        if (measured.size() > RUNS) {
            notes.add(Figures.count(RUNS, "run", "runs") + " of " + Figures.count(measured.size(), "run", "runs")
                    + " are drawn, evenly chosen.");
        }
        PointNames names = new PointNames(measured.stream().map(SweepRun::point).toList());
        boolean learners =
                measured.stream().map(run -> run.point().learner()).distinct().count() > 1;
        Function<Point, String> condition = point -> (learners ? point.learner() + ", " : "")
                + (point.uncontrolled() ? "without" : names.ofCurve(point.condition()));
        // more conditions than marks can tell: by learner then, and by colour of the ratio
        boolean conditions = measured.stream()
                        .map(run -> condition.apply(run.point()))
                        .distinct()
                        .limit(CONDITIONS + 1L)
                        .count()
                <= CONDITIONS;
        Map<String, Map<String, List<List<Object>>>> datasets = new LinkedHashMap<>();
        results.scoredSubjects()
                .forEach(subject -> datasets.computeIfAbsent(subject.dataset(), key -> new TreeMap<>()));
        for (SweepRun run : Sample.of(measured, RUNS)) {
            datasets.get(run.point().dataset())
                    .computeIfAbsent(
                            conditions
                                    ? condition.apply(run.point())
                                    : run.point().learner(),
                            key -> new ArrayList<>())
                    .add(drawn(run, names));
        }
        List<Panel> panels = new ArrayList<>();
        datasets.forEach((dataset, runs) -> panels.add(new Panel(dataset, runs)));
        if (panels.size() > DATASETS) {
            notes.add("The first " + DATASETS + " of " + panels.size() + " data sets are drawn.");
        }
        return new Picture(
                ID,
                TITLE,
                "Each mark is a run, "
                        + (conditions
                                ? "the larger, the greater its sleep ratio. Across: the"
                                : "coloured by its sleep ratio (grey: another regulariser). Across: the")
                        + " sum of |w| at the end over its value at the start, of excitatory synapses (stdp) or layer 1"
                        + " (surrogate-gradient, organics); 1, the dashed line, is a network that kept its weights.",
                notes,
                List.of(new Chart(
                        "stability",
                        TITLE,
                        Map.of(
                                "conditions",
                                conditions,
                                "panels",
                                panels.subList(0, Math.min(DATASETS, panels.size()))))));
    }

    private static List<Object> drawn(SweepRun run, PointNames names) {
        Point point = run.point();
        boolean sleepless = point.uncontrolled();
        return Arrays.asList(
                Figures.drawn(run.weightDrift()),
                Figures.drawn(run.accuracy()),
                sleepless ? Double.valueOf(0) : Figures.drawn(point.sleepRatio()),
                Figures.drawn(run.saturation()),
                run.seed(),
                names.of(point));
    }
}
