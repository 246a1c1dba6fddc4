package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max_by;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.mixed.Interval;

/**
 * The view {@code relatives}: what synapses, neurons, weights, circuits, regularisers, optimisers and the classic controls
 * make of the surrogate-gradient network, against the plain network of the same seed, samples, layers, and scale of the
 * initial weights. A learning rate is that of the plain network: what is trained by Adam has the same, others their own.
 */
final class RelativesView {
    /** The learner that it is of. */
    static final String LEARNER = "surrogate-gradient";

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = List.of(
            text("dataset", "data set"),
            text("setting", "how samples are made, layers, images and epochs, and what else varies of both networks"),
            real("initial_scale", "factor on the initial weights of layer 1, of both networks"),
            real("learning_rate", "of the plain network, and of the other if it is trained by adam"),
            text("variant", "what is other than plain, in words; plain where nothing is"),
            real("sleep_ratio", "sleep per wake; 0 without"),
            text(
                    "measure",
                    "accuracy, generalisation gap (training minus test accuracy), hidden rate, Hz, or CPU time, s"),
            new ViewColumn("n", DataTypes.LongType, "1", "seeds with both networks"),
            real("mean", "mean over seeds, in the measure's own unit as all that follow"),
            real("low", "lower end of its 95 % interval; of an accuracy 0 at least"),
            real("high", "upper end of that interval; of an accuracy 1 at most"),
            real("plain", "mean of the plain network over the same seeds"),
            real("difference", "mean difference from it by seed; null for itself"),
            real("difference_low", "lower end of its 95 % interval"),
            real("difference_high", "upper end of that interval"),
            real("p", "of the difference being 0, paired t test"),
            real("p_holm", "p corrected after Holm for all of a data set in one measure"),
            real("best_possible", "accuracy that no learner can be expected to exceed; null where it is not known"));

    private static final String PLAIN = "plain";
    private static final String ADAM = "adam";

    /** Of a run, by their names; the order is that in which they are asked for. */
    private static final Map<String, Column> MEASURES = measures();

    /** Parameters of the network that both have alike; they are no part of a variant. */
    private static final Set<String> SHARED = Set.of(
            "surrogate.hidden",
            "surrogate.hiddenAbove",
            "surrogate.initialScale",
            "surrogate.learningRate",
            "surrogate.leak",
            "surrogate.slope",
            "surrogate.batch",
            // what is looked at makes no other network
            "optimiser.ensembleEpochs");

    private static final Column SETTING = expr(
            """
            concat_ws(', ',
              concat('gaps of ', gap_xor_smallest_gap, ' to ', gap_xor_largest_gap), nullif(gap_xor_task, 'pair'),
              CASE WHEN gap_xor_distractor_rate > 0
                THEN concat('distractors ', gap_xor_distractor_rate, ' ', gap_xor_distractors) END,
              concat(randman_classes, ' manifolds of ', randman_dimensions), nullif(surrogate_stimulus, 'current'),
              concat_ws(',', surrogate_hidden, nullif(surrogate_hidden_above, 'none')) || ' hidden',
              training_images || ' images', training_epochs || ' epochs', nullif(protocol, 'standard'))""");

    /** What is said in the setting only where it varies in that. */
    private static final List<String> ALIKE = List.of(
            "dataset_checksum",
            "training_steps_per_image",
            "test_images",
            "encoding_side",
            "rows_steps_per_row",
            "events_current",
            "events_step_microseconds",
            "surrogate_leak",
            "surrogate_slope",
            "surrogate_batch");

    private RelativesView() {}

    private static ViewColumn real(String name, String meaning) {
        return ViewColumn.real(name, "1", meaning);
    }

    private static Map<String, Column> measures() {
        Map<String, Column> measures = new LinkedHashMap<>();
        measures.put("accuracy", col("test_accuracy"));
        measures.put("generalisation gap", col("training_accuracy").minus(col("test_accuracy")));
        measures.put("hidden rate, Hz", col("hidden_rate"));
        measures.put("CPU time, s", col("cpu_seconds"));
        return measures;
    }

    /** What networks that are compared share. */
    private record Network(String dataset, String setting, double initialScale) {}

    /** A network by what it is. */
    private record Kind(Network network, double learningRate, boolean ownRate, String variant, double sleepRatio) {
        boolean isPlain() {
            return variant.equals(PLAIN) && sleepRatio == 0;
        }
    }

    /**
     * A run's measures, {@code [measure]}, null where there is none.
     *
     * @param bestPossible accuracy; may be null
     */
    private record Measured(List<Optional<Double>> values, Optional<Double> bestPossible) {}

    /** A network in a measure, beside the plain one at a learning rate: values by seed. */
    private record Compared(
            Kind kind,
            double learningRate,
            int measure,
            List<Double> values,
            List<Double> plain,
            Optional<Double> bestPossible,
            Optional<MeanTest> test) {}

    /** The view, which is worked out when it is made. */
    static Dataset<Row> of(Dataset<Row> runs, Dataset<Row> checkpoints) {
        Map<Kind, Map<Long, Measured>> kinds = kinds(runs, checkpoints);
        List<Compared> compared = new ArrayList<>();
        kinds.forEach((kind, bySeed) -> kinds.forEach((other, plain) -> {
            if (other.isPlain()
                    && other.network().equals(kind.network())
                    && (kind.ownRate() || kind.learningRate() == other.learningRate())) {
                for (int measure = 0; measure < MEASURES.size(); measure++) {
                    compared(kind, other.learningRate(), measure, bySeed, plain).ifPresent(compared::add);
                }
            }
        }));
        Map<List<Object>, List<Compared>> families = compared.stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.kind().network().dataset(), each.measure()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return ViewColumn.table(
                runs.sparkSession(),
                families.values().stream().flatMap(RelativesView::rows).toList(),
                COLUMNS);
    }

    private static Map<Kind, Map<Long, Measured>> kinds(Dataset<Row> runs, Dataset<Row> checkpoints) {
        List<Row> read = read(runs, checkpoints);
        Function<Row, List<String>> place = row -> List.of(row.getAs("dataset"), row.getAs("setting"));
        Map<List<String>, Set<String>> varying = new TreeMap<>(Comparator.comparing(List::toString));
        for (String name : ALIKE) {
            read.stream()
                    .collect(Collectors.groupingBy(
                            place,
                            Collectors.mapping(row -> String.valueOf(row.<Object>getAs(name)), Collectors.toSet())))
                    .forEach((where, values) -> {
                        if (values.size() > 1) {
                            varying.computeIfAbsent(where, key -> new TreeSet<>(Comparator.comparing(ALIKE::indexOf)))
                                    .add(name);
                        }
                    });
        }
        Map<Kind, Map<Long, Measured>> kinds = new LinkedHashMap<>();
        for (Row row : read) {
            Set<String> said = varying.getOrDefault(place.apply(row), Set.of());
            kinds.computeIfAbsent(kind(row, said), kind -> new TreeMap<>())
                    .put(
                            row.getAs("seed"),
                            new Measured(
                                    MEASURES.keySet().stream()
                                            .map(measure -> Optional.ofNullable(row.<Double>getAs(measure)))
                                            .toList(),
                                    Optional.ofNullable(row.getAs("best_possible_accuracy"))));
        }
        return named(kinds);
    }

    private static List<Row> read(Dataset<Row> runs, Dataset<Row> checkpoints) {
        Dataset<Row> trained = checkpoints
                .where(col("moment").equalTo("epoch"))
                .groupBy(col("run_id").as("trained_run"))
                .agg(max_by(col("training_accuracy"), col("epoch")).as("training_accuracy"));
        Dataset<Row> own = runs.where(col("status")
                .equalTo("ok")
                .and(col("learner").equalTo(LEARNER))
                // without it a row does not say what it is compared with
                .and(col("surrogate_learning_rate").isNotNull()));
        List<Column> selected = new ArrayList<>(List.of(
                col("dataset"),
                col("seed"),
                SETTING.as("setting"),
                col("surrogate_initial_scale"),
                col("surrogate_learning_rate"),
                col("surrogate_optimiser"),
                col(Mechanisms.MECHANISM),
                col(Mechanisms.ALTERED),
                col("sleep_ratio"),
                col("best_possible_accuracy")));
        ALIKE.forEach(name -> selected.add(col(name)));
        MEASURES.forEach((name, value) -> selected.add(value.as(name)));
        return Mechanisms.addTo(own, SHARED)
                .join(trained, col("run_id").equalTo(col("trained_run")), "left_outer")
                .orderBy("run_id")
                .select(selected.toArray(Column[]::new))
                .collectAsList();
    }

    /** @param said of {@link #ALIKE} */
    private static Kind kind(Row row, Set<String> said) {
        String setting = Stream.concat(
                        Stream.of(row.<String>getAs("setting")),
                        said.stream()
                                .filter(name -> row.getAs(name) != null)
                                .map(name -> MechanismWords.of("none", name + "=" + row.getAs(name))))
                .collect(Collectors.joining(", "));
        String variant = MechanismWords.of(row.getAs(Mechanisms.MECHANISM), row.getAs(Mechanisms.ALTERED));
        double learningRate = row.<Double>getAs("surrogate_learning_rate");
        return new Kind(
                new Network(row.getAs("dataset"), setting, orOne(row.getAs("surrogate_initial_scale"))),
                learningRate,
                learningRate == 0
                        || !ADAM.equals(Optional.ofNullable(row.getAs("surrogate_optimiser"))
                                .orElse(ADAM)),
                variant.equals("none") ? PLAIN : variant,
                row.<Double>getAs("sleep_ratio"));
    }

    private static double orOne(Double value) {
        return value == null ? 1 : value;
    }

    /** Variants with a learning rate of their own say it where they have several. */
    private static Map<Kind, Map<Long, Measured>> named(Map<Kind, Map<Long, Measured>> kinds) {
        Map<List<Object>, Long> rates = kinds.keySet().stream()
                .filter(Kind::ownRate)
                .collect(Collectors.groupingBy(
                        kind -> List.of(kind.network(), kind.variant(), kind.sleepRatio()), Collectors.counting()));
        Map<Kind, Map<Long, Measured>> named = new LinkedHashMap<>();
        kinds.forEach((kind, bySeed) -> {
            boolean several =
                    kind.ownRate() && rates.get(List.of(kind.network(), kind.variant(), kind.sleepRatio())) > 1;
            named.put(
                    several
                            ? new Kind(
                                    kind.network(),
                                    kind.learningRate(),
                                    true,
                                    kind.variant() + ", learning rate "
                                            + MechanismWords.value(String.valueOf(kind.learningRate())),
                                    kind.sleepRatio())
                            : kind,
                    bySeed);
        });
        return named;
    }

    private static Optional<Compared> compared(
            Kind kind, double learningRate, int measure, Map<Long, Measured> bySeed, Map<Long, Measured> plain) {
        List<Double> values = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        bySeed.forEach((seed, measured) -> {
            Optional<Double> value = measured.values().get(measure);
            Optional<Double> other = Optional.ofNullable(plain.get(seed))
                    .flatMap(same -> same.values().get(measure));
            if (value.isPresent() && other.isPresent()) {
                values.add(value.get());
                others.add(other.get());
            }
        });
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double[] differences = new double[values.size()];
        Arrays.setAll(differences, i -> values.get(i) - others.get(i));
        return Optional.of(new Compared(
                kind,
                learningRate,
                measure,
                values,
                others,
                bySeed.values().iterator().next().bestPossible(),
                kind.isPlain() ? Optional.empty() : MeanTest.of(differences)));
    }

    private static Stream<Row> rows(List<Compared> family) {
        Map<Compared, Double> holm =
                Holm.adjusted(family, each -> each.test().map(MeanTest::p).orElse(OptionalDouble.empty()));
        return family.stream().map(each -> {
            MeanTest mean = MeanTest.of(doubles(each.values())).orElseThrow();
            Optional<Interval> interval = mean.interval();
            boolean fraction = each.measure() == 0;
            Optional<Interval> difference = each.test().flatMap(MeanTest::interval);
            return RowFactory.create(
                    each.kind().network().dataset(),
                    each.kind().network().setting(),
                    each.kind().network().initialScale(),
                    each.learningRate(),
                    each.kind().variant(),
                    each.kind().sleepRatio(),
                    List.copyOf(MEASURES.keySet()).get(each.measure()),
                    (long) each.values().size(),
                    mean.mean(),
                    interval.map(within -> fraction ? Math.max(0, within.low()) : within.low())
                            .orElse(null),
                    interval.map(within -> fraction ? Math.min(1, within.high()) : within.high())
                            .orElse(null),
                    Arrays.stream(doubles(each.plain())).average().orElseThrow(),
                    each.test().map(MeanTest::mean).orElse(null),
                    difference.map(Interval::low).orElse(null),
                    difference.map(Interval::high).orElse(null),
                    each.test()
                            .map(MeanTest::p)
                            .filter(p -> p.isPresent())
                            .map(p -> p.getAsDouble())
                            .orElse(null),
                    holm.get(each),
                    fraction ? each.bestPossible().orElse(null) : null);
        });
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
