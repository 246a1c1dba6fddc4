package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.slumber.spark.analysis.ViewColumn.real;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.mixed.Interval;
import org.slumber.mixed.Wilson;

/**
 * The view {@code collapse_predictors}: for each measure of the table {@code dynamics} how well, and how long before, it
 * tells which runs will collapse. A run collapses at the end of the first epoch from which on its validation accuracy keeps
 * less than half of what its best had above chance; one that was at chance throughout is left out. A measure raises an alarm at its first value awake, before that, beyond
 * a threshold; this is the one with the greatest difference between the share of collapses that are foretold and the share
 * of other runs that raise an alarm at any time (Youden 1950), of several the one with the longest lead.
 *
 * <p>Errors are those of runs whose seed the threshold was not chosen by: each seed is judged by a threshold of all others,
 * as one that is judged by the runs that chose it errs too seldom. Definitions of collapse and alarm are our own.
 */
final class CollapsePredictors {
    /** Of what the best validation accuracy had above chance. */
    private static final double LOST = 0.5;

    private static final double UPPER_TAIL = 0.975;

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = List.of(
            text("dataset", "data set"),
            text("timing", "sign of the spike-time difference"),
            text("measure", "what is measured, as dynamics.measure"),
            text("neuron_group", "of which neurons or synapses, as dynamics.neuron_group"),
            text("alarm", "whether a value above or below the threshold is an alarm"),
            real("threshold", "1", "in the measure's own unit, chosen by all runs"),
            whole(
                    "collapsed",
                    "runs that collapsed and were looked at before; where the measure has no value there is no alarm"),
            whole("held", "runs that were looked at and did not collapse"),
            real("missed", "fraction", "collapses without an alarm before, by thresholds of the other seeds"),
            real("missed_low", "fraction", "lower end of its 95 % interval (Wilson, each run counted by itself)"),
            real("missed_high", "fraction", "upper end of that interval"),
            real(
                    "false_alarms",
                    "fraction",
                    "runs with an alarm that did not collapse, by thresholds of the other seeds"),
            real("false_alarms_low", "fraction", "lower end of its 95 % interval (Wilson, each run counted by itself)"),
            real("false_alarms_high", "fraction", "upper end of that interval"),
            real("lead_steps", "steps", "steps awake from alarm to collapse, median of the collapses foretold"),
            real("lead_low", "steps", "a quarter of them had less"),
            real("lead_high", "steps", "a quarter of them had more"));

    private CollapsePredictors() {}

    /**
     * A run with a fate.
     *
     * @param collapse steps awake until then; infinite where it held
     */
    private record Fate(String dataset, String timing, long seed, double collapse) {
        boolean collapsed() {
            return collapse < Double.POSITIVE_INFINITY;
        }
    }

    /**
     * A run's values of a measure before its collapse, in order.
     *
     * @param values signed so that an alarm lies above
     */
    private record Series(Fate fate, double[] steps, double[] values) {
        /** Its value next to an alarm; of a run without values one that no threshold lies under. */
        double extreme() {
            return Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
        }

        boolean alarms(double threshold) {
            return extreme() > threshold;
        }

        /** Steps from the first alarm to the collapse. */
        double lead(double threshold) {
            int at = 0;
            while (values[at] <= threshold) {
                at++;
            }
            return fate.collapse - steps[at];
        }
    }

    private static ViewColumn whole(String name, String meaning) {
        return new ViewColumn(name, DataTypes.LongType, "runs", meaning);
    }

    /** The view, which is worked out when it is made, a measure at a time. */
    static Dataset<Row> of(Dataset<Row> runs, Dataset<Row> checkpoints, Dataset<Row> dynamics) {
        Dataset<Row> awake = dynamics.where(col("phase").isin("before", "end"));
        Map<String, Fate> fates = fates(runs, checkpoints);
        Map<String, Long> looks = new HashMap<>();
        awake.groupBy("run_id")
                .agg(min("wake_step").as("first"))
                .collectAsList()
                .forEach(row -> looks.put(row.getString(0), row.getLong(1)));
        fates.entrySet()
                .removeIf(run -> !looks.containsKey(run.getKey())
                        || looks.get(run.getKey()) >= run.getValue().collapse());
        List<Row> rows = new ArrayList<>();
        Iterator<Row> measures = awake.where(col("value").isNotNull())
                .groupBy("measure", "neuron_group")
                .agg(collect_list(struct("run_id", "wake_step", "value")).as("readings"))
                .orderBy("measure", "neuron_group")
                .toLocalIterator();
        while (measures.hasNext()) {
            Row measure = measures.next();
            rows.addAll(rows(measure.getString(0), measure.getString(1), measure.getList(2), fates));
        }
        return ViewColumn.table(runs.sparkSession(), rows, COLUMNS);
    }

    private static Map<String, Fate> fates(Dataset<Row> runs, Dataset<Row> checkpoints) {
        Map<String, TreeMap<Long, Double>> accuracies = new HashMap<>();
        checkpoints
                .where(col("validation_accuracy").isNotNull())
                .select("run_id", "wake_steps", "validation_accuracy")
                .collectAsList()
                .forEach(row -> accuracies
                        .computeIfAbsent(row.getString(0), run -> new TreeMap<>())
                        .put(row.getLong(1), row.getDouble(2)));
        Map<String, Fate> fates = new HashMap<>();
        runs
                .where(col("status").equalTo("ok").and(col("confusion").isNotNull()))
                .select(
                        col("run_id"),
                        col("dataset"),
                        col("plasticity_timing"),
                        col("seed"),
                        sqrt(size(col("confusion"))).cast("int").as("classes"))
                .collectAsList()
                .stream()
                .filter(row -> !row.anyNull()
                        && accuracies.containsKey(row.getString(0))
                        && !Collapse.atChance(
                                Collections.max(accuracies.get(row.getString(0)).values()), 1.0 / row.getInt(4)))
                .forEach(row -> fates.put(
                        row.getString(0),
                        new Fate(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                collapse(accuracies.get(row.getString(0)), 1.0 / row.getInt(4)))));
        return fates;
    }

    /**
     * When a run collapses.
     *
     * @param accuracies validation accuracy by steps awake
     * @return steps awake; infinite where it does not
     */
    static double collapse(NavigableMap<Long, Double> accuracies, double chance) {
        double best = Collections.max(accuracies.values());
        double kept = chance + LOST * (best - chance);
        double collapse = Double.POSITIVE_INFINITY;
        for (Map.Entry<Long, Double> epoch : accuracies.descendingMap().entrySet()) {
            if (epoch.getValue() >= kept) {
                break;
            }
            collapse = epoch.getKey();
        }
        return collapse;
    }

    private static List<Row> rows(String measure, String group, List<Row> readings, Map<String, Fate> fates) {
        Map<String, TreeMap<Long, Double>> byRun = new TreeMap<>();
        fates.keySet().forEach(run -> byRun.put(run, new TreeMap<>()));
        for (Row reading : readings) {
            Fate fate = fates.get(reading.getString(0));
            if (fate != null && reading.getLong(1) < fate.collapse()) {
                byRun.get(reading.getString(0)).put(reading.getLong(1), reading.getDouble(2));
            }
        }
        Map<List<String>, List<Map.Entry<String, TreeMap<Long, Double>>>> sweeps = byRun.entrySet().stream()
                .collect(Collectors.groupingBy(
                        run -> List.of(
                                fates.get(run.getKey()).dataset(),
                                fates.get(run.getKey()).timing()),
                        () -> new TreeMap<>(Comparator.comparing((List<String> sweep) -> sweep.get(0))
                                .thenComparing(sweep -> sweep.get(1))),
                        Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        sweeps.forEach((sweep, runs) -> {
            for (int sign : new int[] {1, -1}) {
                List<Series> series = runs.stream()
                        .map(run -> new Series(
                                fates.get(run.getKey()),
                                run.getValue().keySet().stream()
                                        .mapToDouble(Long::doubleValue)
                                        .toArray(),
                                run.getValue().values().stream()
                                        .mapToDouble(value -> sign * value)
                                        .toArray()))
                        .toList();
                row(sweep, measure, group, sign, series).ifPresent(rows::add);
            }
        });
        return rows;
    }

    private static Optional<Row> row(List<String> sweep, String measure, String group, int sign, List<Series> series) {
        Optional<Double> threshold = threshold(series);
        Set<Long> seeds = series.stream().map(run -> run.fate().seed()).collect(Collectors.toSet());
        if (threshold.isEmpty() || threshold.get().isInfinite() || seeds.size() < 2) {
            return Optional.empty();
        }
        long collapsed = 0;
        long missed = 0;
        long held = 0;
        long alarms = 0;
        List<Double> leads = new ArrayList<>();
        for (long seed : seeds) {
            Optional<Double> chosen = threshold(
                    series.stream().filter(run -> run.fate().seed() != seed).toList());
            if (chosen.isEmpty()) {
                continue;
            }
            for (Series run : series) {
                if (run.fate().seed() == seed) {
                    boolean alarm = run.alarms(chosen.get());
                    if (run.fate().collapsed()) {
                        collapsed++;
                        missed += alarm ? 0 : 1;
                        if (alarm) {
                            leads.add(run.lead(chosen.get()));
                        }
                    } else {
                        held++;
                        alarms += alarm ? 1 : 0;
                    }
                }
            }
        }
        if (collapsed == 0 || held == 0) {
            return Optional.empty();
        }
        Interval misses = wilson(missed, collapsed);
        Interval falsely = wilson(alarms, held);
        Collections.sort(leads);
        return Optional.of(RowFactory.create(
                sweep.get(0),
                sweep.get(1),
                measure,
                group,
                sign > 0 ? "above" : "below",
                sign * threshold.get(),
                collapsed,
                held,
                (double) missed / collapsed,
                misses.low(),
                misses.high(),
                (double) alarms / held,
                falsely.low(),
                falsely.high(),
                quantile(leads, 0.5),
                quantile(leads, 0.25),
                quantile(leads, 0.75)));
    }

    private static Interval wilson(long errors, long runs) {
        return Wilson.interval(
                (double) errors / runs,
                (double) runs,
                NormalDistribution.of(0, 1).inverseCumulativeProbability(UPPER_TAIL));
    }

    /** By linear interpolation between the sorted values; null of none. */
    private static Double quantile(List<Double> sorted, double probability) {
        if (sorted.isEmpty()) {
            return null;
        }
        double at = probability * (sorted.size() - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    /** The threshold that tells collapses from the rest best; empty where there is one kind alone. */
    static Optional<Double> threshold(List<Series> series) {
        long collapsed = series.stream().filter(run -> run.fate().collapsed()).count();
        long held = series.size() - collapsed;
        if (collapsed == 0 || held == 0) {
            return Optional.empty();
        }
        double[] extremes = series.stream()
                .mapToDouble(Series::extreme)
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        double best = Double.NEGATIVE_INFINITY;
        double lead = 0;
        // without any value nothing is ever an alarm
        double chosen = Double.POSITIVE_INFINITY;
        for (int i = 0; i < extremes.length; i++) {
            // halfway to the next one; below the least all raise an alarm, which tells nothing
            double threshold = i + 1 < extremes.length ? (extremes[i] + extremes[i + 1]) / 2 : extremes[i];
            double foretold = 0;
            double falsely = 0;
            double steps = 0;
            for (Series run : series) {
                if (run.alarms(threshold)) {
                    if (run.fate().collapsed()) {
                        foretold++;
                        steps += run.lead(threshold);
                    } else {
                        falsely++;
                    }
                }
            }
            double difference = foretold / collapsed - falsely / held;
            double mean = foretold == 0 ? 0 : steps / foretold;
            if (difference > best || (difference == best && mean > lead)) {
                best = difference;
                lead = mean;
                chosen = threshold;
            }
        }
        return Optional.of(chosen);
    }
}
