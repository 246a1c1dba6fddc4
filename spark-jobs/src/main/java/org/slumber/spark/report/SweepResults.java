package org.slumber.spark.report;

import static org.apache.spark.sql.functions.col;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.WeightDrift;

/**
 * What a results folder says, small enough for one machine: every run in a few columns, and the views over them. The
 * tables stay at hand for what only a few runs are asked for.
 */
final class SweepResults {
    private static final List<String> RUN_COLUMNS = List.of(
            "run_id",
            "seed",
            "status",
            "error",
            "test_accuracy",
            "test_samples",
            "saturation",
            "purpose",
            "wake_steps",
            "sleep_steps",
            "cpu_seconds",
            "wall_seconds",
            "started_at",
            "host",
            "reused_from");

    private final ResultTables tables;
    private final DatasetNames names;
    private final List<SweepRun> runs;
    private final Map<Point, List<SweepRun>> runsByPoint;
    private final List<PointSummary> summaries;
    private final List<PairedPoint> paired;
    private final Map<Point, Standing> standings;

    SweepResults(
            ResultTables tables,
            DatasetNames names,
            List<SweepRun> runs,
            List<PointSummary> summaries,
            List<PairedPoint> paired,
            Map<Point, Standing> standings) {
        this.tables = tables;
        this.names = names;
        this.runs = List.copyOf(runs);
        runsByPoint = runs.stream().collect(Collectors.groupingBy(SweepRun::point));
        this.summaries = List.copyOf(summaries);
        this.paired = List.copyOf(paired);
        this.standings = Map.copyOf(standings);
    }

    /**
     * Reads the runs and the views over them.
     */
    static SweepResults read(AnalysisViews views) {
        List<Column> columns = new ArrayList<>();
        AnalysisViews.pointColumns().forEach(name -> columns.add(col(name)));
        RUN_COLUMNS.forEach(name -> columns.add(col(name)));
        columns.add(WeightDrift.inRun().as("weight_drift"));
        List<Row> collected =
                views.runs().select(columns.toArray(Column[]::new)).collectAsList();
        DatasetNames names = new DatasetNames(
                collected.stream().map(row -> Cells.text(row, "dataset")).toList());
        return new SweepResults(
                views.tables(),
                names,
                collected.stream()
                        .map(row -> run(row, names))
                        // in an order that hangs on nothing but the runs, so that the same results give the same page
                        .sorted(Comparator.comparing(SweepRun::id))
                        .toList(),
                views.summary().collectAsList().stream()
                        .map(row -> PointSummary.of(row, names))
                        .sorted(Comparator.comparing(PointSummary::point, SweepResults::compare))
                        .toList(),
                views.paired().collectAsList().stream()
                        .map(row -> PairedPoint.of(row, names))
                        .sorted(Comparator.comparing(PairedPoint::point, SweepResults::compare))
                        .toList(),
                views.ranking().where(col("probability_best").isNotNull()).collectAsList().stream()
                        .collect(Collectors.toMap(row -> Point.of(row).named(names), Standing::of)));
    }

    private static int compare(Point a, Point b) {
        return Comparator.comparing(Point::subject)
                .thenComparing(Point::regulariser)
                .thenComparingDouble(point -> point.sleepDecay().orElse(2))
                .thenComparingDouble(Point::ratio)
                .thenComparing(Point::toString)
                .compare(a, b);
    }

    private static SweepRun run(Row row, DatasetNames names) {
        Timestamp startedAt = row.getAs("started_at");
        return new SweepRun(
                Cells.text(row, "run_id"),
                Point.of(row).named(names),
                Cells.integer(row, "seed").orElse(0),
                Cells.text(row, "status"),
                Cells.text(row, "error"),
                Cells.real(row, "test_accuracy"),
                Cells.integer(row, "test_samples"),
                Cells.real(row, "saturation"),
                Cells.real(row, "weight_drift"),
                Cells.text(row, "purpose"),
                Cells.integer(row, "wake_steps"),
                Cells.integer(row, "sleep_steps"),
                Cells.real(row, "cpu_seconds").orElse(0),
                Cells.real(row, "wall_seconds").orElse(0),
                Optional.ofNullable(startedAt).map(Timestamp::toInstant),
                Cells.text(row, "host"),
                row.getAs("reused_from") != null);
    }

    /** The tables that all this was read from. */
    ResultTables tables() {
        return tables;
    }

    /** What its data sets are called. */
    DatasetNames names() {
        return names;
    }

    /** Every run, by id. */
    List<SweepRun> runs() {
        return runs;
    }

    /** Every run that ended well, by id. */
    List<SweepRun> ended() {
        return runs.stream().filter(SweepRun::ok).toList();
    }

    /** Every point, by data set, learner, regulariser, decay and ratio. */
    List<PointSummary> summaries() {
        return summaries;
    }

    /** Every point that has runs to be compared with. */
    List<PairedPoint> paired() {
        return paired;
    }

    /** The runs of a point, by id. */
    List<SweepRun> runsOf(Point point) {
        return runsByPoint.getOrDefault(point, List.of());
    }

    /** How a point stands among those of its kind; empty where that is not known. */
    Optional<Standing> standing(Point point) {
        return Optional.ofNullable(standings.get(point));
    }

    /** Every data set with every learner that it was run with. */
    SortedSet<Subject> subjects() {
        SortedSet<Subject> subjects = new TreeSet<>();
        summaries.forEach(summary -> subjects.add(summary.point().subject()));
        return subjects;
    }

    /** Those that accuracies tell of: all but those whose runs end well and have none, as they read no samples. */
    SortedSet<Subject> scoredSubjects() {
        SortedSet<Subject> scored = subjects();
        scored.removeIf(subject -> summariesOf(subject).stream()
                .anyMatch(
                        summary -> summary.n() > 0 && summary.accuracy().mean().isEmpty()));
        return scored;
    }

    /** The points of a data set and learner. */
    List<PointSummary> summariesOf(Subject subject) {
        return summaries.stream()
                .filter(summary -> summary.point().subject().equals(subject))
                .toList();
    }
}
