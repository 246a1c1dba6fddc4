package org.slumber.spark.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * The runs that pictures of single runs are made of. For each data set and learner: of the point with the highest mean
 * accuracy, the run of median accuracy; and beside it the run of the same seed whose weights nothing controls.
 */
final class ExampleRuns {
    /** Data sets and learners with pictures of their own. */
    private static final int SUBJECTS = 8;

    private final SweepResults results;
    private final List<Example> examples = new ArrayList<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, List<Row>> checkpoints = new HashMap<>();

    /**
     * The examples of a data set and learner; at least one of the two runs is there.
     *
     * @param subject data set and learner
     * @param controlled with the best regulariser
     * @param controlledName what that is, e.g. {@code sleep at 0.1}
     * @param uncontrolled without any
     */
    record Example(
            Subject subject, Optional<SweepRun> controlled, String controlledName, Optional<SweepRun> uncontrolled) {

        /** The runs that are there, the uncontrolled one first. */
        List<SweepRun> runs() {
            return Stream.of(uncontrolled, controlled).flatMap(Optional::stream).toList();
        }
    }

    private ExampleRuns(SweepResults results) {
        this.results = results;
    }

    /** Chooses the runs and reads all that the tables have of them. */
    static ExampleRuns of(SweepResults results) {
        ExampleRuns runs = new ExampleRuns(results);
        results.scoredSubjects().stream().limit(SUBJECTS).forEach(runs::choose);
        runs.read();
        return runs;
    }

    private void choose(Subject subject) {
        List<PointSummary> scored = results.summariesOf(subject).stream()
                .filter(summary -> summary.accuracy().mean().isPresent())
                .toList();
        Optional<Point> best = scored.stream()
                .filter(summary -> !summary.point().uncontrolled())
                .max(Comparator.comparingDouble(
                        summary -> summary.accuracy().mean().getAsDouble()))
                .map(PointSummary::point);
        Optional<SweepRun> controlled = best.map(this::median);
        Optional<SweepRun> uncontrolled = scored.stream()
                .map(PointSummary::point)
                .filter(point ->
                        point.uncontrolled() && (best.isEmpty() || best.get().comparable(point)))
                .flatMap(point -> runsOf(point).stream())
                .min(Comparator.comparing((SweepRun run) -> controlled.isPresent()
                                && run.seed() != controlled.get().seed())
                        .thenComparing(SweepRun::id));
        if (controlled.isPresent() || uncontrolled.isPresent()) {
            PointNames names =
                    new PointNames(scored.stream().map(PointSummary::point).toList());
            examples.add(new Example(subject, controlled, best.map(names::of).orElse(""), uncontrolled));
        }
    }

    private SweepRun median(Point point) {
        List<SweepRun> runs = runsOf(point).stream()
                .sorted(Comparator.comparingDouble(run -> run.accuracy().getAsDouble()))
                .toList();
        return runs.get((runs.size() - 1) / 2);
    }

    /** The runs of a point that have an accuracy, by id. */
    List<SweepRun> runsOf(Point point) {
        return results.ended().stream()
                .filter(run -> run.point().equals(point) && run.accuracy().isPresent())
                .toList();
    }

    private void read() {
        Object[] ids = examples.stream()
                .flatMap(example -> example.runs().stream())
                .map(SweepRun::id)
                .distinct()
                .toArray();
        if (ids.length > 0) {
            results.tables()
                    .runs()
                    .where(col("run_id").isin(ids))
                    .collectAsList()
                    .forEach(row -> rows.put(row.getAs("run_id"), row));
            results.tables()
                    .checkpoints()
                    .where(col("run_id").isin(ids))
                    .orderBy("run_id", "checkpoint")
                    .collectAsList()
                    .forEach(row -> checkpoints
                            .computeIfAbsent(row.getAs("run_id"), key -> new ArrayList<>())
                            .add(row));
        }
    }

    /** The examples, by data set and learner. */
    List<Example> examples() {
        return examples;
    }

    /** The row of an example in the table of runs. */
    Row row(SweepRun run) {
        return rows.get(run.id());
    }

    /** Its checkpoints, in order. */
    List<Row> checkpoints(SweepRun run) {
        return checkpoints.getOrDefault(run.id(), List.of());
    }

    /** Says which run an example is. */
    static String name(SweepRun run) {
        return "seed " + run.seed() + ", run "
                + run.id().substring(0, Math.min(8, run.id().length()));
    }
}
