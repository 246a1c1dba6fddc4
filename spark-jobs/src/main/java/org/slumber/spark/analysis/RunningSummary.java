package org.slumber.spark.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slumber.mixed.Interval;
import org.slumber.spark.results.RunStatus;

/**
 * The view {@code summary} of a sweep that goes on, kept in this JVM and without Spark: of a run that is added, the figures
 * of its point alone are worked out anew. The means and intervals are those of the view.
 *
 * <p>Not known here is what takes all columns of a run: that points of different parameters are one simulation to the bit
 * ({@link Copies}). The view counts these once, this one each.
 */
public final class RunningSummary {
    private static final List<Metric> METRICS = List.of(Metric.ACCURACY, Metric.SATURATION, Metric.WEIGHT_DRIFT);
    /** Columns of {@code runs} of which it has the mean alone. */
    private static final List<String> MEANS = List.of("stable", "replayed_fraction", "hop_time");

    /** Columns of {@code runs} that it needs beside those of {@link #varying()} that vary. */
    public static final List<String> COLUMNS = Stream.of(
                    Points.NEEDED,
                    List.of("run_id", "seed", "status", "schema_version", "started_at", "test_samples"),
                    MEANS,
                    METRICS.stream()
                            .flatMap(metric -> metric.sources().stream())
                            .toList())
            .flatMap(List::stream)
            .distinct()
            .toList();

    /** Columns of the view that its rows have, in their order. */
    private static final StructType SCHEMA = schema();

    /** Of rows of one run the one that counts. */
    private static final Comparator<StoredRun> OF_A_RUN = Comparator.comparing(
                    (StoredRun run) -> RunStatus.rank(run.text("status")))
            .thenComparing(run -> -run.number("schema_version").orElse(0))
            .thenComparing(
                    run -> run.value("started_at") instanceof Instant at ? at : Instant.MIN, Comparator.reverseOrder());

    /** Of runs that are one simulation, as nothing regularises in any, the one that counts. */
    private static final Comparator<StoredRun> OF_A_BASELINE = Comparator.comparing(
                    (StoredRun run) -> !run.text("status").equals(RunStatus.OK.text()))
            .thenComparing(run -> -run.number("schema_version").orElse(0))
            .thenComparing(run -> run.text("run_id"));

    private final Points.Variation variation;
    private final Map<String, StoredRun> runs = new LinkedHashMap<>();
    private final Map<List<Object>, Group> groups = new HashMap<>();
    private Points points;

    /** The runs of a point; in which nothing regularises, each seed once. */
    private static final class Group {
        private final Map<Object, StoredRun> runs = new HashMap<>();
        private Row row;
    }

    /**
     * Of no run yet.
     *
     * @param columns that the runs have
     */
    public RunningSummary(Collection<String> columns) {
        variation = new Points.Variation(columns);
        points = variation.points();
    }

    /** Columns of {@code runs} that tell points apart where they vary. */
    public static List<String> varying() {
        return Points.CANDIDATES;
    }

    private static StructType schema() {
        List<String> names = new ArrayList<>(AnalysisViews.pointColumns());
        names.addAll(List.of("n", RunStatus.FAILED.text(), RunStatus.STOPPED.text()));
        for (Metric metric : METRICS) {
            Stream.of("_mean", "_sd", "_low", "_high").forEach(end -> names.add(metric.title() + end));
        }
        MEANS.forEach(name -> names.add(name + "_mean"));
        Map<String, StructField> fields = new HashMap<>();
        SummaryView.COLUMNS.forEach(
                column -> fields.put(column.name(), DataTypes.createStructField(column.name(), column.type(), true)));
        return new StructType(names.stream().map(fields::get).toArray(StructField[]::new));
    }

    /** Adds runs. */
    public void add(Collection<StoredRun> more) {
        List<StoredRun> fresh = new ArrayList<>();
        boolean replaced = false;
        for (StoredRun run : more) {
            StoredRun before = runs.get(run.text("run_id"));
            if (before == null || OF_A_RUN.compare(run, before) < 0) {
                runs.put(run.text("run_id"), run);
                variation.add(run);
                fresh.add(run);
                replaced |= before != null;
            }
        }
        Points now = variation.points();
        if (replaced || !now.sameAs(points)) {
            groups.clear();
            points = now;
            runs.values().forEach(this::group);
        } else {
            fresh.forEach(this::group);
        }
    }

    private void group(StoredRun run) {
        Group group = groups.computeIfAbsent(points.of(run), key -> new Group());
        if (Baselines.has(run)) {
            group.runs.merge(
                    run.number("seed"), run, (one, other) -> OF_A_BASELINE.compare(one, other) <= 0 ? one : other);
        } else {
            group.runs.put(run.text("run_id"), run);
        }
        group.row = null;
    }

    /** Every run once, in the order in which they came. */
    public Collection<StoredRun> runs() {
        return runs.values();
    }

    /** A row a point, in columns of the view. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>(groups.size());
        groups.forEach((point, group) -> {
            if (group.row == null) {
                group.row = row(point, group.runs.values());
            }
            rows.add(group.row);
        });
        return rows;
    }

    private static Row row(List<Object> point, Collection<StoredRun> runs) {
        List<Object> row = new ArrayList<>(point);
        List<StoredRun> ok = with(runs, RunStatus.OK);
        row.add((long) ok.size());
        row.add((long) with(runs, RunStatus.FAILED).size());
        row.add((long) with(runs, RunStatus.STOPPED).size());
        for (Metric metric : METRICS) {
            row.addAll(figures(estimate(metric, metric == Metric.ACCURACY ? ok : runs)));
        }
        for (String name : MEANS) {
            row.add(number(ok.stream()
                    .map(run -> run.number(name))
                    .flatMapToDouble(OptionalDouble::stream)
                    .average()));
        }
        return new GenericRowWithSchema(row.toArray(), SCHEMA);
    }

    private static List<StoredRun> with(Collection<StoredRun> runs, RunStatus status) {
        return runs.stream()
                .filter(run -> run.text("status").equals(status.text()))
                .toList();
    }

    private static Estimate estimate(Metric metric, Collection<StoredRun> runs) {
        if (metric == Metric.ACCURACY) {
            NavigableMap<Long, Score> scores = new TreeMap<>();
            for (StoredRun run : runs) {
                metric.inRun(run)
                        .ifPresent(value -> scores.put((long) run.number("seed").orElse(0), new Score(value, (long)
                                run.number("test_samples").orElse(0))));
            }
            return Estimate.ofScores(scores);
        }
        double[] values = runs.stream()
                .map(metric::inRun)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return metric.unit().equals("fraction") ? Estimate.ofFractions(values) : Estimate.ofNumbers(values);
    }

    private static List<Object> figures(Estimate estimate) {
        return Arrays.asList(
                number(estimate.mean()),
                number(estimate.deviation()),
                estimate.interval().map(Interval::low).orElse(null),
                estimate.interval().map(Interval::high).orElse(null));
    }

    private static Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
