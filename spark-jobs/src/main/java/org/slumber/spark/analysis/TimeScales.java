package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.slumber.spark.analysis.ViewColumn.real;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.mixed.Interval;

/**
 * The view {@code time_scales}: homeostasis by how slow it is, in half decades, alone and with sleep, against the same seeds
 * without homeostasis and without sleep. Runs of a seed in one half decade count as their mean.
 */
final class TimeScales {
    private static final String NONE = "none";
    private static final String BCM = "bcm";
    private static final String SCALING = "scaling";
    private static final String INTRINSIC = "intrinsic";
    private static final double MILLISECONDS = 1000;

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = List.of(
            text("dataset", "data set"),
            text("timing", "sign of the spike-time difference"),
            text("setting", "preset and protocol, joined by |"),
            text("mechanism", "none, scaling, bcm or intrinsic"),
            real("scaling_gain", "1/(s Hz)", "scaling.gain; null of other mechanisms"),
            real(
                    "seconds",
                    "s",
                    "time scale, to the nearest half decade: of scaling and bcm tau of the rate that they follow, of intrinsic"
                            + " plasticity the seconds at its target rate in which a threshold moves by 1 mV (our reading);"
                            + " null without homeostasis"),
            real("sleep_ratio", "fraction", "sleep per wake; 0 alone"),
            new ViewColumn("n", DataTypes.LongType, "1", "seeds"),
            real("accuracy", "fraction", "mean test accuracy over seeds"),
            real("accuracy_low", "fraction", "lower end of its 95 % interval, 0 at least"),
            real("accuracy_high", "fraction", "upper end of its 95 % interval, 1 at most"),
            real("stable", "fraction", "share of the runs whose weights and rates held"),
            real("weight_drift", "1", "mean excitatory weight sum at the end over its start"),
            real("excitatory_rate", "Hz", "mean rate of the excitatory neurons"),
            real("oscillation", "1", "mean homeostat_oscillation"),
            real(
                    "over_none",
                    "fraction",
                    "mean of accuracy minus that without homeostasis at this sleep ratio, by seed"),
            real("over_none_low", "fraction", "lower end of its 95 % interval"),
            real("over_none_high", "fraction", "upper end of its 95 % interval"),
            real("over_none_p_holm", "1", "of its being 0, paired t test, after Holm for all of a data set and timing"),
            real("over_alone", "fraction", "mean of accuracy minus that of the same without sleep, by seed"),
            real("over_alone_low", "fraction", "lower end of its 95 % interval"),
            real("over_alone_high", "fraction", "upper end of its 95 % interval"),
            real(
                    "over_alone_p_holm",
                    "1",
                    "of its being 0, paired t test, after Holm for all of a data set and timing"));

    private static final List<String> MEANS = List.of(
            "test_accuracy", "stable", "weights_excitatory_sum_ratio_end", "excitatory_rate", "homeostat_oscillation");

    private TimeScales() {}

    /** What runs share whose homeostasis is compared; null gains and seconds where there are none. */
    private record Key(
            String dataset,
            String timing,
            String setting,
            String mechanism,
            Double scalingGain,
            Double seconds,
            double sleepRatio) {
        static final Comparator<Double> NONE_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());
        static final Comparator<Key> ORDER = Comparator.comparing(Key::dataset)
                .thenComparing(Key::timing)
                .thenComparing(Key::setting)
                .thenComparing(Key::mechanism)
                .thenComparing(Key::scalingGain, NONE_FIRST)
                .thenComparing(Key::seconds, NONE_FIRST)
                .thenComparing(Key::sleepRatio);

        Key withoutHomeostasis() {
            return new Key(dataset, timing, setting, NONE, null, null, sleepRatio);
        }

        Key withoutSleep() {
            return new Key(dataset, timing, setting, mechanism, scalingGain, seconds, 0);
        }

        List<String> family() {
            return List.of(dataset, timing);
        }
    }

    /** The view, which is worked out when it is made. */
    static Dataset<Row> of(Dataset<Row> runs) {
        Map<Key, Map<Long, List<Row>>> points = new TreeMap<>(Key.ORDER);
        for (Row run : timed(runs).collectAsList()) {
            points.computeIfAbsent(key(run), key -> new TreeMap<>())
                    .computeIfAbsent(run.getAs("seed"), seed -> new ArrayList<>())
                    .add(run);
        }
        Map<List<String>, List<Key>> families = points.keySet().stream()
                .collect(Collectors.groupingBy(Key::family, LinkedHashMap::new, Collectors.toList()));
        return ViewColumn.table(
                runs.sparkSession(),
                families.values().stream()
                        .flatMap(family -> rows(family, points).stream())
                        .toList(),
                COLUMNS);
    }

    private static Dataset<Row> timed(Dataset<Row> runs) {
        Column mechanism = col(Mechanisms.MECHANISM);
        Column scaling = mechanism.equalTo(SCALING);
        return Mechanisms.addTo(runs)
                .where(col("status")
                        .equalTo("ok")
                        .and(col("learner").equalTo("stdp"))
                        .and(mechanism
                                .isin(SCALING, BCM, INTRINSIC)
                                .or(mechanism.equalTo(NONE).and(col("altered").equalTo("")))))
                .select(Stream.concat(
                                Stream.of(
                                        col("dataset"),
                                        col("plasticity_timing").as("timing"),
                                        concat_ws("|", col("preset"), col("protocol"))
                                                .as("setting"),
                                        mechanism,
                                        when(scaling, col("scaling_gain")).as("scaling_gain"),
                                        when(
                                                        scaling,
                                                        col("scaling_time_constant")
                                                                .divide(MILLISECONDS))
                                                .when(
                                                        mechanism.equalTo(BCM),
                                                        col("bcm_time_constant").divide(MILLISECONDS))
                                                .when(
                                                        mechanism
                                                                .equalTo(INTRINSIC)
                                                                .and(col("intrinsic_learning_rate")
                                                                        .multiply(col("intrinsic_target_rate"))
                                                                        .gt(0)),
                                                        lit(1).divide(col("intrinsic_learning_rate")
                                                                .multiply(col("intrinsic_target_rate"))))
                                                .as("seconds"),
                                        coalesce(col("sleep_ratio"), lit(0.0)).as("sleep_ratio"),
                                        col("seed")),
                                MEANS.stream().map(name -> col(name).cast("double")))
                        .toArray(Column[]::new));
    }

    private static Key key(Row run) {
        Double seconds = run.getAs("seconds");
        return new Key(
                run.getAs("dataset"),
                run.getAs("timing"),
                run.getAs("setting"),
                run.getAs("mechanism"),
                run.getAs("scaling_gain"),
                seconds == null ? null : halfDecade(seconds),
                run.<Double>getAs("sleep_ratio"));
    }

    /** To three digits, as others than powers of ten are irrational. */
    private static double halfDecade(double seconds) {
        double power = Math.pow(10, Math.rint(2 * Math.log10(seconds)) / 2);
        double digits = Math.pow(10, 2 - Math.floor(Math.log10(power)));
        return Math.rint(power * digits) / digits;
    }

    private static List<Row> rows(List<Key> family, Map<Key, Map<Long, List<Row>>> points) {
        Map<Key, Optional<MeanTest>> overNone = new LinkedHashMap<>();
        Map<Key, Optional<MeanTest>> overAlone = new LinkedHashMap<>();
        for (Key key : family) {
            overNone.put(key, difference(key, key.withoutHomeostasis(), points));
            overAlone.put(key, difference(key, key.withoutSleep(), points));
        }
        Map<Key, Double> noneHolm = holm(family, overNone);
        Map<Key, Double> aloneHolm = holm(family, overAlone);
        return family.stream()
                .map(key -> {
                    Map<Long, List<Row>> seeds = points.get(key);
                    Optional<MeanTest> accuracy = MeanTest.of(bySeed(seeds).values().stream()
                            .mapToDouble(value -> value)
                            .toArray());
                    List<Object> values =
                            new ArrayList<>(List.of(key.dataset(), key.timing(), key.setting(), key.mechanism()));
                    values.add(key.scalingGain());
                    values.add(key.seconds());
                    values.add(key.sleepRatio());
                    values.add((long) seeds.size());
                    values.addAll(told(accuracy).stream()
                            .map(share -> share == null ? null : Math.max(0, Math.min(1, share)))
                            .toList());
                    MEANS.stream().skip(1).map(name -> mean(seeds, name)).forEach(values::add);
                    values.addAll(told(overNone.get(key)));
                    values.add(noneHolm.get(key));
                    values.addAll(told(overAlone.get(key)));
                    values.add(aloneHolm.get(key));
                    return RowFactory.create(values.toArray());
                })
                .toList();
    }

    /** Of a point against another over the seeds of both; empty where they are the same, or share none. */
    private static Optional<MeanTest> difference(Key key, Key other, Map<Key, Map<Long, List<Row>>> points) {
        if (key.equals(other) || !points.containsKey(other)) {
            return Optional.empty();
        }
        Map<Long, Double> beside = bySeed(points.get(other));
        return MeanTest.of(bySeed(points.get(key)).entrySet().stream()
                .filter(seed -> beside.containsKey(seed.getKey()))
                .mapToDouble(seed -> seed.getValue() - beside.get(seed.getKey()))
                .toArray());
    }

    private static Map<Key, Double> holm(List<Key> family, Map<Key, Optional<MeanTest>> tests) {
        return Holm.adjusted(family, key -> tests.get(key).map(MeanTest::p).orElse(OptionalDouble.empty()));
    }

    private static Map<Long, Double> bySeed(Map<Long, List<Row>> seeds) {
        Map<Long, Double> means = new TreeMap<>();
        seeds.forEach((seed, runs) -> means.put(seed, mean(Map.of(seed, runs), MEANS.get(0))));
        return means;
    }

    /** Over all runs that have the value; null where none has. */
    private static Double mean(Map<Long, List<Row>> seeds, String name) {
        OptionalDouble mean = seeds.values().stream()
                .flatMap(List::stream)
                .map(run -> run.<Double>getAs(name))
                .filter(Objects::nonNull)
                .mapToDouble(value -> value)
                .average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }

    private static List<Double> told(Optional<MeanTest> test) {
        List<Double> told = new ArrayList<>();
        told.add(test.map(MeanTest::mean).orElse(null));
        Optional<Interval> interval = test.flatMap(MeanTest::interval);
        told.add(interval.map(Interval::low).orElse(null));
        told.add(interval.map(Interval::high).orElse(null));
        return told;
    }
}
