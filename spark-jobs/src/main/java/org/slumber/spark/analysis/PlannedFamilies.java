package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.search.Measured;

/**
 * The families of a results folder, each the points of one data set, learner, timing and setting beside those that
 * nothing regularises, with what their seeds spread by in test accuracy.
 *
 * @param families that say it
 * @param notes sentences on those that do not
 */
public record PlannedFamilies(List<Planned> families, List<String> notes) {
    /** Values of a point that has no regulariser at work. */
    private static final String BASELINE = "";

    public PlannedFamilies {
        families = List.copyOf(families);
        notes = List.copyOf(notes);
    }

    /**
     * A family.
     *
     * @param kind what its runs share, by column; empty texts where it is nothing
     * @param seeds fewest that a point shares with the baseline
     * @param spread over them
     */
    public record Planned(Map<String, String> kind, int seeds, SeedSpread spread) {}

    /** Names of the columns that tell families apart. */
    public static List<String> kindColumns() {
        return Baselines.KIND;
    }

    /** Of the runs of a folder that ended well. */
    public static PlannedFamilies of(ResultTables tables) {
        Dataset<Row> runs = AnalysisViews.withPoints(tables.runs())
                .where(col("status").equalTo("ok"))
                .withColumn("baseline", coalesce(Baselines.condition(), lit(false)));
        List<String> keys = AnalysisViews.pointColumns();
        List<Column> grouping = new ArrayList<>();
        keys.forEach(name -> grouping.add(col(name)));
        grouping.add(col("baseline"));
        grouping.add(col("seed"));
        List<Row> rows = runs.groupBy(grouping.toArray(Column[]::new))
                .agg(avg("test_accuracy"), avg("test_samples").cast("double"))
                .collectAsList();
        Map<Map<String, String>, Map<String, Map<Long, Measured>>> kinds = new TreeMap<>(
                (one, other) -> String.join("\n", one.values()).compareTo(String.join("\n", other.values())));
        int last = keys.size();
        for (Row row : rows) {
            if (row.isNullAt(last + 2)) {
                continue;
            }
            Map<String, String> kind = new LinkedHashMap<>();
            List<String> point = new ArrayList<>();
            for (int i = 0; i < last; i++) {
                String value = Objects.toString(row.get(i), "");
                point.add(value);
                if (Baselines.KIND.contains(keys.get(i))) {
                    kind.put(keys.get(i), value);
                }
            }
            // however a regulariser would be set that is not at work, the baseline of a seed is one run
            String name = row.getBoolean(last) ? BASELINE : String.join("\n", point);
            double accuracy = row.getDouble(last + 2);
            Measured value = row.isNullAt(last + 3) || row.getDouble(last + 3) < 1
                    ? Measured.of(accuracy)
                    : Measured.of(accuracy, row.getDouble(last + 3));
            kinds.computeIfAbsent(kind, key -> new TreeMap<>())
                    .computeIfAbsent(name, key -> new TreeMap<>())
                    .put(row.getLong(last + 1), value);
        }
        List<Planned> families = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        kinds.forEach((kind, points) -> {
            Optional<String> why = refusal(points);
            if (why.isPresent()) {
                notes.add(words(kind) + ": " + why.get());
                return;
            }
            spread(points)
                    .ifPresentOrElse(
                            spread -> families.add(new Planned(kind, shared(points), spread)),
                            () -> notes.add(words(kind)
                                    + ": no accuracy spreads over the seeds, and how many samples were scored is not"
                                    + " known, so nothing says how many seeds are needed."));
        });
        return new PlannedFamilies(families, notes);
    }

    private static String words(Map<String, String> kind) {
        return String.join(
                ", ", kind.values().stream().filter(value -> !value.isEmpty()).toList());
    }

    private static Optional<String> refusal(Map<String, Map<Long, Measured>> points) {
        if (!points.containsKey(BASELINE)) {
            return Optional.of("no run without a regulariser, so there is no baseline to differ from.");
        }
        if (points.size() < 2) {
            return Optional.of("no run with a regulariser at work, so there is nothing to compare with the baseline.");
        }
        if (shared(points) < 2) {
            return Optional.of("a point shares fewer than two seeds with its baseline, so nothing says how much seeds"
                    + " spread; run at least two seeds of each point.");
        }
        return Optional.empty();
    }

    private static int shared(Map<String, Map<Long, Measured>> points) {
        return points.values().stream()
                .mapToInt(point -> (int) point.keySet().stream()
                        .filter(points.get(BASELINE)::containsKey)
                        .count())
                .min()
                .orElse(0);
    }

    private static Optional<SeedSpread> spread(Map<String, Map<Long, Measured>> points) {
        SortedSet<Long> seeds = new TreeSet<>();
        points.values().forEach(point -> seeds.addAll(point.keySet()));
        double[][] values = points.values().stream()
                .map(point -> seeds.stream()
                        .mapToDouble(seed ->
                                point.containsKey(seed) ? point.get(seed).value() : Double.NaN)
                        .toArray())
                .toArray(double[][]::new);
        double counting = points.values().stream()
                .flatMap(point -> point.values().stream())
                .mapToDouble(Measured::counting)
                .average()
                .orElse(0);
        BlockedMeans means = BlockedMeans.of(values);
        double seen = means.squares() / means.degrees();
        int compared = points.size() - 1;
        // equal differences are not 0 apart by rounding alone
        if (seen > Math.max(counting, 1e-20)) {
            return Optional.of(new SeedSpread(seen, means.degrees(), compared));
        }
        return counting > 0
                ? Optional.of(new SeedSpread(counting, Double.POSITIVE_INFINITY, compared))
                : Optional.empty();
    }
}
