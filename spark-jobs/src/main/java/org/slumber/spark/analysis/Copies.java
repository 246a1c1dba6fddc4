package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunStatus;
import org.slumber.spark.results.WeightDrift;

/**
 * Simulations that a folder has under several ids: copies are no data, and each simulation counts once.
 *
 * <p>Two kinds are known. Runs in which nothing regularises are one simulation for each seed, however a regulariser would
 * have been set ({@link Baselines}). And points are one where, in every seed that both have, all that was found is equal
 * to the bit: a regulariser at a neutral setting, a parameter that acts on nothing. A run that is equal in one seed and
 * differs in another is no copy but a finding, such as a network that never fell asleep; nor is one that only scores the
 * same: what is told apart by its accuracy alone, without its weights, is not judged.
 */
public final class Copies {
    private static final String PLACE = "place";
    private static final String PRINT = "fingerprint";
    private static final String POINT = "point";

    /** What makes two runs of one seed comparable. */
    private static final List<String> ORIGIN = List.of("dataset", "dataset_checksum", "engine_version");

    private Copies() {}

    /** Of all that a run found; equal for runs that are equal to the bit but for times and circumstances. */
    public static Column fingerprint() {
        Column[] found = ResultSchema.columns(Table.RUNS, ColumnRole.RESULT).stream()
                .map(name -> col(name))
                .toArray(Column[]::new);
        return sha2(to_json(struct(found)).cast("binary"), 256);
    }

    /**
     * The runs with each simulation once within what is compared: a data set, learner, timing and setting.
     *
     * @param runs with the columns of their points
     */
    static Dataset<Row> once(Dataset<Row> runs) {
        return without(baselinesOnce(runs), Baselines.KIND);
    }

    /** The runs with each simulation once in all of them, as what a model is fitted to. */
    static Dataset<Row> onceInAll(Dataset<Row> runs) {
        return without(baselinesOnce(runs), List.of());
    }

    private static Dataset<Row> baselinesOnce(Dataset<Row> runs) {
        Column simulation = when(
                        Baselines.condition(),
                        to_json(struct(Stream.concat(Baselines.KIND.stream(), Stream.of("seed"))
                                .map(name -> col(name))
                                .toArray(Column[]::new))))
                .otherwise(col("run_id"));
        return runs.withColumn(
                        PLACE,
                        row_number()
                                .over(Window.partitionBy(simulation)
                                        .orderBy(
                                                when(col("status").equalTo(RunStatus.OK.text()), 0)
                                                        .otherwise(1),
                                                col("schema_version").desc(),
                                                col("run_id"))))
                .where(col(PLACE).equalTo(1))
                .drop(PLACE);
    }

    /** Without the copies among points that share the columns of a kind. */
    private static Dataset<Row> without(Dataset<Row> runs, List<String> kind) {
        Dataset<Row> known = runs.where(col("status")
                        .equalTo(RunStatus.OK.text())
                        .and(col("test_accuracy").isNotNull())
                        .and(WeightDrift.inRun().isNotNull()))
                .select(
                        col("run_id"),
                        text(Points.COLUMNS.stream().map(ViewColumn::name).toList())
                                .as(POINT),
                        text(Stream.of(ORIGIN, kind, List.of("seed"))
                                        .flatMap(Collection::stream)
                                        .toList())
                                .as("seed"),
                        Baselines.condition().as("baseline"),
                        fingerprint().as(PRINT));
        if (known.groupBy("seed", PRINT)
                .agg(count(lit(1)).as("runs"))
                .where(col("runs").gt(1))
                .isEmpty()) {
            return runs;
        }
        List<String> copies = copies(known.collectAsList());
        return copies.isEmpty()
                ? runs
                : runs.join(
                        broadcast(runs.sparkSession()
                                .createDataset(copies, Encoders.STRING())
                                .toDF("copy")),
                        col("run_id").equalTo(col("copy")),
                        "left_anti");
    }

    private static Column text(List<String> names) {
        return concat_ws(
                "\u0001",
                names.stream()
                        .map(name -> coalesce(col(name).cast("string"), lit("")))
                        .toArray(Column[]::new));
    }

    /** A run among those that may be copies. */
    private record Known(String id, String point, String seed, boolean baseline, String fingerprint) {
        static Known of(Row row) {
            return new Known(row.getString(0), row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4));
        }
    }

    private static List<String> copies(List<Row> rows) {
        Map<String, Map<String, Known>> points = new LinkedHashMap<>();
        Map<List<String>, Set<String>> equal = new HashMap<>();
        for (Known run : rows.stream().map(Known::of).toList()) {
            points.computeIfAbsent(run.point(), key -> new HashMap<>()).put(run.seed(), run);
            equal.computeIfAbsent(List.of(run.seed(), run.fingerprint()), key -> new HashSet<>())
                    .add(run.point());
        }
        List<String> order = points.keySet().stream()
                .sorted(Comparator.comparing((String point) ->
                                points.get(point).values().stream().noneMatch(Known::baseline))
                        .thenComparing(point -> -points.get(point).size())
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> copies = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (String point : order) {
            if (gone.contains(point)) {
                continue;
            }
            Map<String, Known> kept = points.get(point);
            Set<String> candidates = new HashSet<>();
            kept.forEach((seed, run) -> candidates.addAll(equal.get(List.of(seed, run.fingerprint()))));
            candidates.remove(point);
            candidates.removeAll(gone);
            for (String other : candidates) {
                if (same(kept, points.get(other))) {
                    gone.add(other);
                    points.get(other).forEach((seed, run) -> {
                        if (kept.containsKey(seed)) {
                            copies.add(run.id());
                        }
                    });
                }
            }
        }
        return copies;
    }

    /** Whether two points found the same in every seed that both have. */
    private static boolean same(Map<String, Known> one, Map<String, Known> other) {
        return other.entrySet().stream()
                .filter(entry -> one.containsKey(entry.getKey()))
                .allMatch(entry -> one.get(entry.getKey())
                        .fingerprint()
                        .equals(entry.getValue().fingerprint()));
    }
}
