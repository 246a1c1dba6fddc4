package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slumber.spark.results.RunStatus;

/** Every point in figures: what the pictures draw, what sleep costs beside accuracy, and which points a search chose. */
final class PointsPicture {
    private static final String ID = "points";
    private static final String TITLE = "The points in figures";
    private static final int ROWS = 100;

    private final SweepResults results;
    private final Map<Point, PairedPoint> paired = new HashMap<>();

    private PointsPicture(SweepResults results) {
        this.results = results;
        results.paired().forEach(each -> paired.put(each.point(), each));
    }

    /** The table; one of each data set and learner. */
    static Picture of(SweepResults results) {
        return new PointsPicture(results).picture();
    }

    private Picture picture() {
        List<String> notes = new ArrayList<>();
        List<Subject> subjects = List.copyOf(results.scoredSubjects());
        int most = Math.max(1, ROWS / Math.max(1, subjects.size()));
        List<PageTable> tables = new ArrayList<>();
        for (Subject subject : subjects) {
            List<PointSummary> points = results.summariesOf(subject).stream()
                    .sorted(Comparator.comparingDouble(
                            summary -> -summary.accuracy().mean().orElse(-1)))
                    .toList();
            List<PointSummary> shown = new ArrayList<>(points.subList(0, Math.min(most, points.size())));
            points.stream()
                    .skip(shown.size())
                    .filter(summary -> summary.point().uncontrolled())
                    .limit(most)
                    .forEach(shown::add);
            if (shown.size() < points.size()) {
                notes.add(subject + ": the best " + shown.size() + " of "
                        + Figures.count(points.size(), "point", "points")
                        + ", those without a regulariser among them; SQL has the others (view summary).");
            }
            PointNames names =
                    new PointNames(points.stream().map(PointSummary::point).toList());
            if (!names.usual().isEmpty()) {
                notes.add(subject + ": where a point does not say otherwise, " + names.usual() + ".");
            }
            tables.add(table(subject, names, shown));
        }
        notes.addAll(searches());
        return new Picture(
                ID,
                TITLE,
                "Best first. Accuracy: mean ± standard deviation over seeds, with the 95 % interval of the mean. Gain: over the"
                        + " same seeds without a regulariser, with the interval and p that hold for all points of the family"
                        + " together (Dunnett). Weights and inhibition: Σ|w| at the end over its value at the start.",
                notes,
                List.of(),
                tables);
    }

    /** A column of the table. */
    private record Cell(String name, Function<PointSummary, String> text) {}

    private PageTable table(Subject subject, PointNames names, List<PointSummary> shown) {
        List<Cell> cells = List.of(
                new Cell("point", summary -> names.of(summary.point())),
                new Cell("seeds", summary -> Long.toString(summary.n())),
                new Cell("failed", summary -> Figures.countOrNothing(summary.failed())),
                new Cell("collapsed", summary -> Figures.countOrNothing(summary.collapsed())),
                new Cell("accuracy", summary -> summary.accuracy().text(Figures::plain)),
                new Cell("interval", summary -> summary.accuracy().interval(Figures::plain)),
                new Cell("gain", of(each -> Figures.known(each.difference().mean(), Figures::signed))),
                new Cell("its interval", of(each -> each.difference().interval(Figures::signed))),
                new Cell(
                        "p",
                        of(each -> Figures.known(each.p(), p -> Figures.p(p).replaceFirst("^p (= )?", "")))),
                new Cell(
                        "weights",
                        summary -> Figures.known(summary.weightDrift().mean(), Figures::factor)),
                new Cell(
                        "saturated",
                        summary -> Figures.known(summary.saturation().mean(), Figures::plain)),
                new Cell(
                        "inhibition",
                        summary -> Figures.known(summary.activity().inhibitionDrift(), Figures::factor)),
                new Cell("rate, Hz", summary -> Figures.known(summary.activity().rate(), Figures::significant)),
                new Cell("silent", summary -> Figures.known(summary.activity().silent(), Figures::plain)),
                new Cell("search", summary -> search(results.runsOf(summary.point()))));
        List<List<String>> rows = shown.stream()
                .map(summary ->
                        cells.stream().map(cell -> cell.text().apply(summary)).toList())
                .toList();
        return new PageTable(subject.toString(), cells.stream().map(Cell::name).toList(), rows)
                .withoutEmptyColumns(Figures.NOTHING);
    }

    private Function<PointSummary, String> of(Function<PairedPoint, String> text) {
        return summary -> {
            PairedPoint each = paired.get(summary.point());
            return each == null || each.pairs() == 0 ? Figures.NOTHING : text.apply(each);
        };
    }

    /** What of a point's runs were asked for in the light of results. */
    private static String search(List<SweepRun> runs) {
        SortedMap<String, List<SweepRun>> asked = runs.stream()
                .filter(run -> !run.purpose().isEmpty())
                .collect(Collectors.groupingBy(SweepRun::purpose, TreeMap::new, Collectors.toList()));
        return asked.isEmpty()
                ? Figures.NOTHING
                : asked.entrySet().stream()
                        .map(purpose -> purpose.getKey() + ": " + asked(purpose.getKey(), purpose.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String asked(String purpose, List<SweepRun> runs) {
        if (purpose.equals("halving")) {
            return runs.stream().anyMatch(SweepRun::ok) ? "trained whole" : "stopped early";
        }
        return Figures.count(runs.size(), "run", "runs");
    }

    /** What searches of the sweep did, a sentence each. */
    private List<String> searches() {
        List<String> notes = new ArrayList<>();
        long stopped = status(RunStatus.STOPPED);
        long promoted = status(RunStatus.PROMOTED);
        if (stopped + promoted > 0) {
            notes.add(
                    "Of the runs that came to a rung of successive halving " + stopped + " were stopped and " + promoted
                            + " went on: what was stopped has no figures, and what was trained whole was chosen for how well it"
                            + " did.");
        }
        long replicates = purpose("replicates");
        if (replicates > 0) {
            notes.add(Figures.count(replicates, "run is", "runs are")
                    + " of a search that adds seeds to a point until its interval is narrow enough (replicates): how many"
                    + " seeds a point has hangs on what they showed.");
        }
        long confirming = purpose("confirm");
        if (confirming > 0) {
            notes.add(Figures.count(confirming, "run confirms", "runs confirm")
                    + " points that were chosen by other seeds.");
        }
        return notes;
    }

    private long status(RunStatus status) {
        return results.runs().stream()
                .filter(run -> run.status().equals(status.text()))
                .count();
    }

    private long purpose(String purpose) {
        return results.runs().stream()
                .filter(run -> run.purpose().equals(purpose))
                .count();
    }
}
