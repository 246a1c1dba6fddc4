package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.dynamics.DynamicsGroup;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.mixed.Interval;

/**
 * The view {@code sleep_dynamics}: for each measure of the dynamics what waking changes and what a sleep changes, from the
 * last window before it to the first after it, against the same windows of the same seed without sleep.
 */
final class SleepDynamics {
    private static final List<DynamicsMeasure> POPULATION =
            List.of(DynamicsMeasure.BRANCHING_RATIO, DynamicsMeasure.CRITICALITY_DEVIATION);

    private static final List<DynamicsMeasure> EXCITATORY = List.of(
            DynamicsMeasure.RATE_MEAN,
            DynamicsMeasure.ISI_CV,
            DynamicsMeasure.ISI_CV2,
            DynamicsMeasure.ISI_LV,
            DynamicsMeasure.FANO_FACTOR,
            DynamicsMeasure.COUNT_CORRELATION,
            DynamicsMeasure.SYNCHRONY,
            DynamicsMeasure.INHIBITION_EXCITATION_RATIO,
            DynamicsMeasure.BALANCE_CORRELATION);

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = List.of(
            text("dataset", "data set"),
            text("timing", "sign of the spike-time difference"),
            text("setting", "preset, protocol, plasticity rules, homeostasis and circuit, joined by |"),
            text("kind", "target, plasticity and noise of the sleep, joined by |"),
            text("measure", "what is measured, as dynamics.measure"),
            text("neuron_group", "of which neurons, as dynamics.neuron_group"),
            real("sleep_ratio", "sleep per wake"),
            real("sleep_decay", "exponent lambda of the decay"),
            new ViewColumn("n", DataTypes.LongType, "1", "seeds with both"),
            real("before", "mean before a sleep, in the measure's own unit as all that follow"),
            real("after", "mean after it"),
            real("awake", "mean change from the window after a sleep to that before the next"),
            real("awake_low", "lower end of its 95 % interval over seeds"),
            real("awake_high", "upper end of that interval"),
            real("change", "mean change over a sleep"),
            real("without", "mean change over the same windows of the same seeds without sleep"),
            real("difference", "change minus without"),
            real("low", "lower end of the difference's 95 % interval over seeds"),
            real("high", "upper end of that interval"),
            real("p", "of the difference being 0, paired t test"),
            real("p_holm", "p corrected after Holm for all measures and doses of a data set and timing"),
            real(
                    "restored",
                    "what sleep takes back of what waking changed: minus change over awake; about 1 wherever a run of many"
                            + " sleeps has no trend, whatever they change"));

    private SleepDynamics() {}

    private static ViewColumn real(String name, String meaning) {
        return new ViewColumn(name, DataTypes.DoubleType, "1", meaning);
    }

    /** What is compared: the same network, by the same measure. */
    private record Subject(String dataset, String timing, String setting, String measure, String group) {
        static final Comparator<Subject> ORDER = Comparator.comparing(Subject::dataset)
                .thenComparing(Subject::timing)
                .thenComparing(Subject::setting)
                .thenComparing(Subject::measure)
                .thenComparing(Subject::group);
    }

    /** A sleep; of ratio 0 none. */
    private record Dose(String kind, double ratio, double decay) {
        static final Comparator<Dose> ORDER =
                Comparator.comparing(Dose::kind).thenComparing(Dose::ratio).thenComparing(Dose::decay);
        static final Dose NONE = new Dose("", 0, Double.NaN);
    }

    /**
     * What a run changed in the mean of its sleeps.
     *
     * @param awake from after a sleep to before the next; NaN where it slept only once
     */
    private record Changes(double before, double after, double awake) {
        double change() {
            return after - before;
        }
    }

    private record Tested(Subject subject, Dose dose, List<Changes> runs, double without, MeanTest test) {
        double mean(ToDoubleFunction<Changes> of) {
            return runs.stream().mapToDouble(of).average().orElseThrow();
        }
    }

    /** The view, which is worked out when it is made. */
    static Dataset<Row> of(Dataset<Row> runs, Dataset<Row> dynamics) {
        Map<Subject, Map<Dose, Map<Long, Changes>>> subjects = new TreeMap<>(Subject.ORDER);
        changes(runs, dynamics).collectAsList().forEach(row -> subjects.computeIfAbsent(
                        new Subject(
                                row.getAs("dataset"),
                                row.getAs("timing"),
                                row.getAs("setting"),
                                row.getAs("measure"),
                                row.getAs("neuron_group")),
                        subject -> new TreeMap<>(Dose.ORDER))
                .computeIfAbsent(
                        row.<Double>getAs("ratio") > 0
                                ? new Dose(row.getAs("kind"), row.<Double>getAs("ratio"), row.<Double>getAs("decay"))
                                : Dose.NONE,
                        dose -> new TreeMap<>())
                .put(
                        row.<Long>getAs("seed"),
                        new Changes(
                                row.<Double>getAs("before"), row.<Double>getAs("after"), row.<Double>getAs("awake"))));
        List<Tested> tested = new ArrayList<>();
        subjects.forEach((subject, doses) ->
                doses.forEach((dose, asleep) -> tested(subject, dose, asleep, doses.getOrDefault(Dose.NONE, Map.of()))
                        .ifPresent(tested::add)));
        Map<List<String>, List<Tested>> families = tested.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.subject().dataset(), row.subject().timing()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return ViewColumn.table(
                runs.sparkSession(),
                families.values().stream().flatMap(SleepDynamics::rows).toList(),
                COLUMNS);
    }

    /** A row a run, measure and group. */
    private static Dataset<Row> changes(Dataset<Row> runs, Dataset<Row> dynamics) {
        WindowSpec order =
                Window.partitionBy("run_id", "measure", "neuron_group").orderBy("reading");
        Column slept = col("phase").equalTo("after").and(col("previous_phase").equalTo("before"));
        Column woke = col("phase").equalTo("before").and(col("previous_phase").equalTo("after"));
        Dataset<Row> changes = dynamics.where(col("phase")
                        .isin("before", "after")
                        .and(col("window_steps").gt(0))
                        .and(col("value").isNotNull())
                        .and(of(POPULATION, DynamicsGroup.ALL).or(of(EXCITATORY, DynamicsGroup.EXCITATORY))))
                .select(
                        col("run_id").as("measured_run"),
                        col("measure"),
                        col("neuron_group"),
                        col("phase"),
                        col("value"),
                        lag("value", 1).over(order).as("previous"),
                        lag("phase", 1).over(order).as("previous_phase"))
                .groupBy("measured_run", "measure", "neuron_group")
                .agg(
                        avg(when(slept, col("previous"))).as("before"),
                        avg(when(slept, col("value"))).as("after"),
                        coalesce(avg(when(woke, col("value").minus(col("previous")))), lit(Double.NaN))
                                .as("awake"));
        Column ratio = coalesce(col("sleep_ratio"), lit(0.0));
        Dataset<Row> settings = runs.where(
                        col("status").equalTo("ok").and(col("regulariser").isin("none", "sleep")))
                .select(
                        col("run_id"),
                        col("dataset"),
                        col("plasticity_timing").as("timing"),
                        col("seed"),
                        concat_ws(
                                        "|",
                                        Stream.of(
                                                        "preset",
                                                        "protocol",
                                                        "plasticity_rule",
                                                        "plasticity_inhibitory",
                                                        "homeostasis",
                                                        "circuit")
                                                .map(name -> col(name))
                                                .toArray(Column[]::new))
                                .as("setting"),
                        concat_ws("|", col("sleep_target"), col("sleep_plasticity"), col("sleep_noise_factor"))
                                .as("kind"),
                        ratio.as("ratio"),
                        coalesce(col("sleep_decay"), lit(Double.NaN)).as("decay"));
        return settings.join(changes, col("run_id").equalTo(col("measured_run")))
                .where(col("before").isNotNull().and(col("timing").isNotNull()));
    }

    private static Column of(List<DynamicsMeasure> measures, DynamicsGroup group) {
        return col("neuron_group")
                .equalTo(group.text())
                .and(col("measure")
                        .isin(measures.stream().map(DynamicsMeasure::text).toArray()));
    }

    private static Optional<Tested> tested(
            Subject subject, Dose dose, Map<Long, Changes> asleep, Map<Long, Changes> awake) {
        List<Long> seeds = asleep.keySet().stream().filter(awake::containsKey).toList();
        return dose.ratio() == 0
                ? Optional.empty()
                : MeanTest.of(seeds.stream()
                                .mapToDouble(seed -> asleep.get(seed).change()
                                        - awake.get(seed).change())
                                .toArray())
                        .map(test -> new Tested(
                                subject,
                                dose,
                                seeds.stream().map(asleep::get).toList(),
                                seeds.stream()
                                        .mapToDouble(seed -> awake.get(seed).change())
                                        .average()
                                        .orElseThrow(),
                                test));
    }

    private static Stream<Row> rows(List<Tested> family) {
        Map<Tested, Double> holm = Holm.adjusted(family, row -> row.test().p());
        return family.stream().map(row -> {
            double[] awake = row.runs().stream()
                    .mapToDouble(Changes::awake)
                    .filter(Double::isFinite)
                    .toArray();
            Optional<MeanTest> waking = MeanTest.of(awake);
            Optional<Interval> wakes = waking.flatMap(MeanTest::interval);
            Optional<Interval> interval = row.test().interval();
            double change = row.mean(Changes::change);
            return RowFactory.create(
                    row.subject().dataset(),
                    row.subject().timing(),
                    row.subject().setting(),
                    row.dose().kind(),
                    row.subject().measure(),
                    row.subject().group(),
                    row.dose().ratio(),
                    row.dose().decay(),
                    (long) row.runs().size(),
                    row.mean(Changes::before),
                    row.mean(Changes::after),
                    waking.map(MeanTest::mean).orElse(null),
                    wakes.map(Interval::low).orElse(null),
                    wakes.map(Interval::high).orElse(null),
                    change,
                    row.without(),
                    row.test().mean(),
                    interval.map(Interval::low).orElse(null),
                    interval.map(Interval::high).orElse(null),
                    row.test().p().isPresent() ? row.test().p().getAsDouble() : null,
                    holm.get(row),
                    waking.map(MeanTest::mean)
                            .filter(mean -> mean != 0)
                            .map(mean -> -change / mean)
                            .orElse(null));
        });
    }
}
