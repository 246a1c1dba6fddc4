package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which points no other beats both in accuracy and in how near the weights stay to where they began. */
final class ParetoPicture {
    private static final String ID = "pareto";
    private static final String TITLE = "Accuracy and stability: what nothing beats in both";
    private static final int FEWEST = 6;
    private static final int POINTS = 1000;
    private static final int PANELS = 6;
    private static final int RUNS = 20;

    /**
     * One panel.
     *
     * @param name data set and learner
     * @param points {@code [factor, accuracy, low, high, drift, whether nothing beats it, point, [[run, seed, accuracy], …],
     *     command]}, those that nothing beats by their factor
     */
    record Panel(String name, List<List<Object>> points) {}

    /** A point and how far the sum of its weights went from its start: a factor of 1 or more, up or down. */
    private record Placed(PointSummary summary, double factor) {
        static Placed of(PointSummary summary) {
            double drift = summary.weightDrift().mean().orElseThrow();
            return new Placed(summary, Math.max(drift, 1 / drift));
        }

        double accuracy() {
            return summary.accuracy().mean().orElseThrow();
        }
    }

    private final SweepResults results;
    private final String folder;

    private ParetoPicture(SweepResults results, String folder) {
        this.results = results;
        this.folder = folder;
    }

    /**
     * The picture.
     *
     * @param folder of the results, as a user would write it
     */
    static Picture of(SweepResults results, String folder) {
        return new ParetoPicture(results, folder).picture();
    }

    private Picture picture() {
        List<Panel> panels = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Subject subject : results.scoredSubjects()) {
            List<Placed> points = results.summariesOf(subject).stream()
                    .filter(summary -> summary.accuracy().mean().isPresent()
                            && summary.weightDrift().mean().orElse(0) > 0)
                    .map(Placed::of)
                    .toList();
            if (points.size() >= FEWEST && panels.size() < PANELS) {
                panels.add(panel(subject, points, rows, notes));
            }
        }
        if (panels.isEmpty()) {
            return Picture.missing(
                    ID,
                    TITLE,
                    "It takes " + FEWEST + " points of one data set and learner with an accuracy and a weight sum.");
        }
        notes.add(
                "By their means: what lies within another's interval may change places with it when seeds are added.");
        return new Picture(
                ID,
                TITLE,
                "Each mark is a point over its seeds. Across: by which factor the sum of |w| has left its start, up or down; the"
                        + " further left, the more stable. The line joins the points that no other beats in both (Pareto's front)."
                        + " A click on a mark shows its runs, and the command that replays one.",
                notes,
                List.of(new Chart("pareto", TITLE, Map.of("panels", panels))),
                List.of(new PageTable(
                        "What nothing beats in both, and what replays its run of median accuracy",
                        List.of("point", "seeds", "accuracy", "interval", "weights", "of", "command"),
                        rows)));
    }

    private Panel panel(Subject subject, List<Placed> points, List<List<String>> rows, List<String> notes) {
        PointNames names = new PointNames(
                points.stream().map(each -> each.summary().point()).toList());
        List<Placed> front = front(points);
        Set<Placed> unbeaten = new HashSet<>(front);
        List<Placed> others =
                points.stream().filter(each -> !unbeaten.contains(each)).toList();
        if (others.size() > POINTS) {
            notes.add(subject + ": of the other points " + POINTS + " of "
                    + Figures.count(others.size(), "point", "points") + " are drawn, evenly chosen.");
        }
        List<List<Object>> drawn = new ArrayList<>();
        for (Placed each : front) {
            drawn.add(drawn(each, true, names));
            PointSummary summary = each.summary();
            rows.add(List.of(
                    names.of(summary.point()),
                    Long.toString(summary.n()),
                    summary.accuracy().text(Figures::plain),
                    summary.accuracy().interval(Figures::plain),
                    summary.weightDrift().text(Figures::factor),
                    subject.toString(),
                    command(runs(summary))));
        }
        Sample.of(others, POINTS).forEach(each -> drawn.add(drawn(each, false, names)));
        return new Panel(subject.toString(), drawn);
    }

    /** Those that no other beats in both, the most stable first; of equal ones the first. */
    private static List<Placed> front(List<Placed> points) {
        List<Placed> front = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Placed each : points.stream()
                .sorted(Comparator.comparingDouble(Placed::factor).thenComparing(point -> -point.accuracy()))
                .toList()) {
            if (each.accuracy() > best) {
                best = each.accuracy();
                front.add(each);
            }
        }
        return front;
    }

    private List<Object> drawn(Placed each, boolean unbeaten, PointNames names) {
        PointSummary summary = each.summary();
        List<SweepRun> runs = runs(summary);
        return Arrays.asList(
                Figures.drawn(each.factor()),
                Figures.drawn(each.accuracy()),
                Figures.drawn(summary.accuracy().low()),
                Figures.drawn(summary.accuracy().high()),
                Figures.drawn(summary.weightDrift().mean()),
                unbeaten,
                names.of(summary.point()),
                runs.stream()
                        .limit(RUNS)
                        .map(run -> Arrays.<Object>asList(run.id(), run.seed(), Figures.drawn(run.accuracy())))
                        .toList(),
                command(runs));
    }

    /** The runs of a point that have an accuracy, by it. */
    private List<SweepRun> runs(PointSummary summary) {
        return results.runsOf(summary.point()).stream()
                .filter(run -> run.ok() && run.accuracy().isPresent())
                .sorted(Comparator.comparingDouble(
                                (SweepRun run) -> run.accuracy().getAsDouble())
                        .thenComparing(SweepRun::seed))
                .toList();
    }

    /** Replays the run of median accuracy. */
    private String command(List<SweepRun> runs) {
        String quoted = folder.matches("[\\w./:@=+-]+") ? folder : "'" + folder.replace("'", "'\\''") + "'";
        return "./submit.sh record " + quoted + " "
                + runs.get((runs.size() - 1) / 2).id() + " --spikes all";
    }
}
