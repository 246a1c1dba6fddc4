package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accuracy against sleep ratio: a panel for each data set (down) and learner (across). */
final class AccuracyPicture {
    private static final String ID = "accuracy";
    private static final String TITLE = "Accuracy against sleep ratio";
    /** A line through two points would say more than was measured. */
    private static final int FEWEST_OF_A_LINE = 3;

    private static final int DATASETS = 8;
    /** Points of a scattered curve that are drawn. */
    private static final int POINTS = 400;
    /** Single runs drawn in all panels together. */
    private static final int RUNS = 3000;

    private final SweepResults results;
    private final Map<Subject, List<SleepCurve>> curves = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A curve as it is drawn.
     *
     * @param name in the legend
     * @param runs {@code [ratio, accuracy, seed, run id]}
     * @param means {@code [ratio, mean, low, high, n, sd, point]}, interval and sd null of a single seed
     * @param band {@code [ratio, mean, low, high]} of the line; empty where there is none
     */
    record Curve(String name, List<List<Object>> runs, List<List<Object>> means, List<List<Object>> band) {}

    /**
     * One panel.
     *
     * @param dataset data set
     * @param learner what learns
     * @param curves one for each condition
     */
    record Panel(String dataset, String learner, List<Curve> curves) {}

    private AccuracyPicture(SweepResults results) {
        this.results = results;
    }

    static Picture of(SweepResults results) {
        return new AccuracyPicture(results).picture();
    }

    private Picture picture() {
        choose();
        if (curves.isEmpty()) {
            return Picture.missing(
                    ID,
                    TITLE,
                    "There is nothing to draw: no run that ended well has an accuracy and a sleep ratio (weights were controlled by other means, or not"
                            + " at all).");
        }
        List<SleepCurve> all = curves.values().stream().flatMap(List::stream).toList();
        List<SleepCurve> lines = all.stream()
                .filter(curve -> !curve.scattered() && curve.ratios().size() >= FEWEST_OF_A_LINE)
                .toList();
        DoseBands smooth = DoseBands.of(results, lines);
        List<SleepCurve> rest =
                lines.stream().filter(curve -> !smooth.has(curve)).toList();
        Optional<SleepModel> model = rest.isEmpty() ? Optional.empty() : Optional.of(SleepModel.of(results, rest));
        long ended = all.stream().mapToLong(SleepCurve::runs).sum();
        if (ended > RUNS) {
            notes.add(
                    "Of " + Figures.count(ended, "run", "runs") + " about " + Figures.count(RUNS, "run is", "runs are")
                            + " drawn as points, evenly chosen; means and intervals are over all.");
        }
        if (rest.size() < lines.size()) {
            notes.add(
                    "The lines are smoothing splines on the logit scale, with the counts' error and an offset of each seed; their"
                            + " band has the curve in it with 95 % at each ratio. The command dose says where they are greatest.");
        }
        model.ifPresent(fitted -> notes.addAll(fitted.notes()));
        if (all.stream().anyMatch(curve -> curve.points().size() > POINTS)) {
            notes.add("Of more than " + POINTS
                    + " points with values of their own so many are drawn, evenly chosen; SQL has"
                    + " the others (view summary).");
        }
        int most = Math.max(1, RUNS / all.size());
        Map<SleepCurve, String> names = SleepCurve.names(all);
        List<Panel> panels = new ArrayList<>();
        curves.forEach((subject, own) -> panels.add(new Panel(
                subject.dataset(),
                subject.learner(),
                own.stream()
                        .map(curve -> drawn(curve, names.get(curve), band(curve, smooth, model), most))
                        .toList())));
        return new Picture(
                ID,
                TITLE,
                "Small dots are runs, large ones means over seeds with their 95 % interval; a line with its band is a"
                        + " smooth curve of the ratio, or, where there are fewer than two seeds, what the mixed model expects of"
                        + " a typical seed, with its 95 % interval; through fewer than three ratios, or points that differ in"
                        + " more than the ratio, there is none. All panels have one scale.",
                notes,
                List.of(new Chart("accuracy", TITLE, Map.of("panels", panels))));
    }

    private void choose() {
        int omitted = 0;
        List<String> datasets = results.scoredSubjects().stream()
                .map(Subject::dataset)
                .distinct()
                .toList();
        for (Subject subject : results.scoredSubjects()) {
            List<SleepCurve> own = SleepCurve.of(results, subject).stream()
                    .filter(curve -> curve.runs() > 0)
                    .toList();
            if (own.isEmpty() || datasets.indexOf(subject.dataset()) >= DATASETS) {
                continue;
            }
            curves.put(subject, own.subList(0, Math.min(SleepCurve.DRAWN, own.size())));
            omitted = Math.max(omitted, own.size() - SleepCurve.DRAWN);
        }
        if (omitted > 0) {
            notes.add("In each panel the " + SleepCurve.DRAWN
                    + " conditions with the most ratios and runs are drawn, of up to " + (omitted + SleepCurve.DRAWN)
                    + "; SQL has the others (view summary).");
        }
        if (datasets.size() > DATASETS) {
            notes.add("The first " + DATASETS + " of " + datasets.size() + " data sets are drawn.");
        }
    }

    private static List<List<Object>> band(SleepCurve curve, DoseBands smooth, Optional<SleepModel> model) {
        return smooth.has(curve)
                ? smooth.band(curve)
                : model.map(fitted -> fitted.band(curve)).orElse(List.of());
    }

    private Curve drawn(SleepCurve curve, String name, List<List<Object>> band, int most) {
        PointNames points =
                new PointNames(curve.points().stream().map(PointSummary::point).toList());
        return new Curve(
                name,
                Sample.of(curve.scored(results), most).stream()
                        .map(run -> List.<Object>of(
                                Figures.drawn(run.point().ratio()),
                                Figures.drawn(run.accuracy().getAsDouble()),
                                run.seed(),
                                run.id().substring(0, Math.min(8, run.id().length()))))
                        .toList(),
                Sample.of(curve.points(), POINTS).stream()
                        .filter(point -> point.accuracy().mean().isPresent())
                        .map(point -> mean(point, points))
                        .toList(),
                band);
    }

    private static List<Object> mean(PointSummary summary, PointNames names) {
        Spread accuracy = summary.accuracy();
        return Arrays.asList(
                Figures.drawn(summary.point().ratio()),
                Figures.drawn(accuracy.mean()),
                Figures.drawn(accuracy.low()),
                Figures.drawn(accuracy.high()),
                summary.n(),
                Figures.drawn(accuracy.sd()),
                names.of(summary.point()));
    }
}
