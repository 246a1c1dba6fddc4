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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The view {@code sleep_parts}: runs with sleep beside those of the same seed that sleep without one of its parts, that
 * decay awake at its dose, or that never learn; and runs with sleep beside themselves with their weights shuffled. A run counts for a part where it differs in nothing else.
 */
final class SleepParts {
    private static final String SLEEP = "sleep";
    private static final String NO_LEARNING = "no learning, excitatory weights times ";
    private static final String DECAY_AWAKE = "decay awake at the same dose";
    private static final String NO_DECAY = "no decay asleep";
    private static final String SHUFFLED = "each neuron's weights shuffled after training";

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = List.of(
            text("dataset", "data set"),
            text("timing", "sign of the spike-time difference"),
            text("setting", "preset, protocol, plasticity rules and circuit, joined by |"),
            real("ltd", "1", "factor of depression, plasticity.ltd"),
            text("training_order", "order of the images in training"),
            real("sleep_ratio", "fraction", "sleep per wake that parts are left out of"),
            real("sleep_decay", "per step", "its decay"),
            text("part", "what is left out of it or stands in its place"),
            new ViewColumn("n", DataTypes.LongType, "1", "seeds that have both"),
            real(
                    "with_sleep",
                    "fraction",
                    "mean test accuracy with the whole sleep, over these seeds; beside shuffled weights on the images that"
                            + " these were tested on"),
            real("accuracy", "fraction", "mean test accuracy without the part"),
            real(
                    "difference",
                    "fraction",
                    "mean of accuracy without the part minus accuracy with the whole sleep, by seed"),
            real("low", "fraction", "lower end of the difference's 95 % interval"),
            real("high", "fraction", "upper end of the difference's 95 % interval"),
            real("p", "1", "of the difference being 0, paired t test"),
            real("p_holm", "1", "p corrected after Holm for all of a data set and timing"),
            real(
                    "equivalent_within",
                    "fraction",
                    "smallest margin within which both are equivalent by two one-sided tests at 5 %"));

    /** What a run of a condition is, of the columns of {@code runs}. */
    private static final Map<String, Column> READ = read();

    private SleepParts() {}

    /** What runs have to share. */
    private record Condition(String dataset, String timing, String setting, double ltd, String order) {
        static final Comparator<Condition> ORDER = Comparator.comparing(Condition::dataset)
                .thenComparing(Condition::timing)
                .thenComparing(Condition::setting)
                .thenComparing(Condition::ltd)
                .thenComparing(Condition::order);
    }

    /**
     * How a run is stabilised.
     *
     * @param part left out of sleep or in its place; {@link #SLEEP} where there is none
     * @param changes how many of these the run has; sleep without several parts says nothing of any
     * @param dose sleep or awake decay per step awake
     * @param decay per step asleep, or as exponent awake; NaN where there is none
     */
    private record Treatment(String part, int changes, double sleepRatio, double dose, double decay) {
        boolean whole() {
            return part.equals(SLEEP) && changes == 0 && sleepRatio > 0;
        }

        /** Whether this is a whole sleep but for its part. */
        boolean of(Treatment sleep) {
            if (part.startsWith(NO_LEARNING)) {
                return sleepRatio == 0;
            }
            if (changes != 1 || part.equals(SLEEP)) {
                return false;
            }
            if (part.equals(DECAY_AWAKE)) {
                return sleepRatio == 0 && dose == sleep.dose && decay == sleep.decay;
            }
            return sleepRatio == sleep.sleepRatio && (part.equals(NO_DECAY) || decay == sleep.decay);
        }
    }

    /**
     * Test accuracies of a run, as fractions.
     *
     * @param intact on the images that the shuffled network was tested on; NaN, as {@code shuffled}, where it was not
     */
    private record Accuracies(double test, double intact, double shuffled) {}

    /** A row of the view but for what all of its family say together. */
    private record Tested(Condition condition, Treatment sleep, String part, int n, double withSleep, MeanTest test) {}

    private static Map<String, Column> read() {
        Column asleep = coalesce(col("sleep_ratio"), lit(0.0)).gt(0);
        Column frozen = col("plasticity_excitatory_learning_rate").equalTo(0);
        Column awake = col("homeostasis").equalTo("decay");
        Column plasticity = asleep.and(col("sleep_plasticity").notEqual("on"));
        Column noise = asleep.and(col("sleep_noise_factor").notEqual(1));
        Column undecayed = asleep.and(col("sleep_decay").equalTo(1));
        Map<String, Column> read = new LinkedHashMap<>();
        read.put("dataset", col("dataset"));
        read.put("timing", col("plasticity_timing"));
        read.put(
                "setting",
                concat_ws(
                        "|",
                        col("preset"),
                        col("protocol"),
                        col("plasticity_rule"),
                        col("plasticity_inhibitory"),
                        col("circuit")));
        read.put("ltd", col("plasticity_ltd"));
        read.put("training_order", col("training_order"));
        read.put(
                "part",
                when(
                                frozen.and(col("plasticity_inhibitory_learning_rate")
                                        .equalTo(0)),
                                concat_ws("", lit(NO_LEARNING), col("network_gain")))
                        .when(awake, DECAY_AWAKE)
                        .when(col("sleep_plasticity").equalTo("off"), "no plasticity asleep")
                        .when(col("sleep_plasticity").equalTo("anti"), "plasticity reversed asleep")
                        .when(col("sleep_noise_factor").equalTo(0), "no noise asleep")
                        .when(
                                col("sleep_noise_factor").notEqual(1),
                                concat_ws("", lit("noise asleep times "), col("sleep_noise_factor")))
                        .when(col("sleep_decay").equalTo(1), NO_DECAY)
                        .otherwise(SLEEP));
        read.put(
                "changes",
                Stream.of(frozen, col("network_gain").notEqual(1), awake, plasticity, noise, undecayed)
                        .map(change -> coalesce(change.cast("int"), lit(0)))
                        .reduce(Column::plus)
                        .orElseThrow());
        read.put("sleep_ratio", coalesce(col("sleep_ratio"), lit(0.0)));
        read.put("dose", coalesce(when(awake, col("decay_ratio")).otherwise(col("sleep_ratio")), lit(0.0)));
        read.put("decay", coalesce(when(awake, col("decay_exponent")).otherwise(col("sleep_decay")), lit(Double.NaN)));
        read.put("seed", col("seed"));
        read.put("accuracy", col("test_accuracy"));
        read.put("intact", coalesce(col("accuracy_intact"), lit(Double.NaN)));
        read.put("shuffled", coalesce(col("accuracy_shuffled"), lit(Double.NaN)));
        return read;
    }

    /** The view, which is worked out when it is made. */
    static Dataset<Row> of(Dataset<Row> runs) {
        List<Row> trials = runs
                .where(col("status")
                        .equalTo("ok")
                        .and(col("learner").equalTo("stdp"))
                        .and(col("regulariser").isin("none", "sleep"))
                        .and(col("homeostasis").isin("none", "decay")))
                .select(READ.entrySet().stream()
                        .map(column -> column.getValue().as(column.getKey()))
                        .toArray(Column[]::new))
                .collectAsList()
                .stream()
                .filter(trial -> !trial.anyNull())
                .toList();
        Map<Condition, Map<Treatment, Map<Long, Accuracies>>> conditions = new TreeMap<>(Condition.ORDER);
        for (Row trial : trials) {
            conditions
                    .computeIfAbsent(
                            new Condition(
                                    trial.getAs("dataset"),
                                    trial.getAs("timing"),
                                    trial.getAs("setting"),
                                    trial.<Double>getAs("ltd"),
                                    trial.getAs("training_order")),
                            condition -> new HashMap<>())
                    .computeIfAbsent(
                            new Treatment(
                                    trial.getAs("part"),
                                    trial.<Integer>getAs("changes"),
                                    trial.<Double>getAs("sleep_ratio"),
                                    trial.<Double>getAs("dose"),
                                    trial.<Double>getAs("decay")),
                            treatment -> new HashMap<>())
                    .put(
                            trial.<Long>getAs("seed"),
                            new Accuracies(
                                    trial.<Double>getAs("accuracy"),
                                    trial.<Double>getAs("intact"),
                                    trial.<Double>getAs("shuffled")));
        }
        List<Tested> tested = new ArrayList<>();
        conditions.forEach((condition, treatments) -> tested.addAll(tested(condition, treatments)));
        Map<List<String>, List<Tested>> families = tested.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(
                                row.condition().dataset(), row.condition().timing()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return ViewColumn.table(
                runs.sparkSession(),
                families.values().stream()
                        .flatMap(family -> rows(family).stream())
                        .toList(),
                COLUMNS);
    }

    private static List<Tested> tested(Condition condition, Map<Treatment, Map<Long, Accuracies>> treatments) {
        List<Tested> tested = new ArrayList<>();
        treatments.keySet().stream()
                .filter(Treatment::whole)
                .sorted(Comparator.comparing(Treatment::dose).thenComparing(Treatment::decay))
                .forEach(sleep -> {
                    Map<Long, Accuracies> whole = treatments.get(sleep);
                    // no learning is the same at every dose and decay that a run without sleep is told
                    Map<String, Map<Long, double[]>> parts = new TreeMap<>();
                    treatments.forEach((treatment, runs) -> {
                        if (treatment.of(sleep)) {
                            runs.forEach((seed, accuracies) -> {
                                if (whole.containsKey(seed)) {
                                    parts.computeIfAbsent(treatment.part(), part -> new TreeMap<>())
                                            .put(seed, new double[] {
                                                whole.get(seed).test(), accuracies.test()
                                            });
                                }
                            });
                        }
                    });
                    // alone it is asked of any run, and says nothing of sleep
                    if (!parts.isEmpty()) {
                        whole.forEach((seed, accuracies) -> {
                            if (!Double.isNaN(accuracies.intact()) && !Double.isNaN(accuracies.shuffled())) {
                                parts.computeIfAbsent(SHUFFLED, part -> new TreeMap<>())
                                        .put(seed, new double[] {accuracies.intact(), accuracies.shuffled()});
                            }
                        });
                    }
                    parts.forEach((part, pairs) -> tested.add(new Tested(
                            condition,
                            sleep,
                            part,
                            pairs.size(),
                            pairs.values().stream()
                                    .mapToDouble(pair -> pair[0])
                                    .average()
                                    .orElseThrow(),
                            MeanTest.of(pairs.values().stream()
                                            .mapToDouble(pair -> pair[1] - pair[0])
                                            .toArray())
                                    .orElseThrow())));
                });
        return tested;
    }

    private static List<Row> rows(List<Tested> family) {
        Map<Tested, Double> holm = Holm.adjusted(family, row -> row.test().p());
        return family.stream()
                .map(row -> {
                    MeanTest test = row.test();
                    return RowFactory.create(
                            row.condition().dataset(),
                            row.condition().timing(),
                            row.condition().setting(),
                            row.condition().ltd(),
                            row.condition().order(),
                            row.sleep().sleepRatio(),
                            row.sleep().decay(),
                            row.part(),
                            (long) row.n(),
                            row.withSleep(),
                            row.withSleep() + test.mean(),
                            test.mean(),
                            test.interval().map(Interval::low).orElse(null),
                            test.interval().map(Interval::high).orElse(null),
                            test.p().isPresent() ? test.p().getAsDouble() : null,
                            holm.get(row),
                            test.equivalentWithin().isPresent()
                                    ? test.equivalentWithin().getAsDouble()
                                    : null);
                })
                .toList();
    }
}
