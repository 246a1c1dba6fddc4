package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.Parameter;

/**
 * What stabilises a run, by name: the mechanisms beside sleep, {@code none} where there are none, and what of their
 * parameters varies among the runs and is not at its default. The protocol of a run, how its samples are generated
 * and encoded, and its readout are not part of that: mechanisms are compared where these are equal.
 */
final class Mechanisms {
    /** Names, joined by {@code +}. */
    static final String MECHANISM = "mechanism";
    /** What is not at its default, as name=value. */
    static final String ALTERED = "altered";
    /** What varies of protocol, samples, encoding and readout, as name=value. */
    static final String CIRCUMSTANCES = "circumstances";

    private static final String NONE = "none";
    private static final String ORDER = "training.order";
    private static final List<String> OF_CIRCUMSTANCES = List.of(
            "training.",
            "validation.",
            "test.",
            "features.",
            "encoding.",
            "readout.",
            "surrogate.stimulus",
            "rows.",
            "events.",
            "randman.",
            "gapXor.");
    private static final List<String> ALSO_CIRCUMSTANCES = List.of("preset", "protocol", "controls");
    /** What the surrogate-gradient network is made of, beside the regulariser. */
    private static final List<Family<?>> OF_GRADIENTS = List.of(
            Catalogue.SURROGATE_SYNAPSES,
            Catalogue.SURROGATE_NEURONS,
            Catalogue.SURROGATE_WEIGHTS,
            Catalogue.SURROGATE_CIRCUITS,
            Catalogue.OPTIMISERS);
    /** Named by other columns. */
    private static final Set<String> NAMED = Stream.concat(
                    Stream.of(
                            "dataset",
                            "learner",
                            "seed",
                            "plasticity.timing",
                            "sleep.ratio",
                            "regulariser",
                            "homeostasis",
                            "circuit",
                            "plasticity.rule",
                            "plasticity.inhibitory"),
                    OF_GRADIENTS.stream().map(family -> family.selector().path()))
            .collect(Collectors.toSet());
    /** At 0 they are what is called frozen. */
    private static final List<String> RATES =
            List.of("plasticity_excitatory_learning_rate", "plasticity_inhibitory_learning_rate");
    /** The same of the learners that follow gradients. */
    private static final List<String> GRADIENT_RATES = List.of("surrogate_learning_rate", "organics_learning_rate");

    private Mechanisms() {}

    /** The runs with {@link #MECHANISM}, {@link #ALTERED} and {@link #CIRCUMSTANCES}, and {@code sleep_ratio} 0 in place of null. */
    static Dataset<Row> addTo(Dataset<Row> runs) {
        return addTo(runs, Set.of());
    }

    /** As the other, but {@link #ALTERED} leaves out parameters that runs are told apart by otherwise, of these paths. */
    static Dataset<Row> addTo(Dataset<Row> runs, Set<String> toldOtherwise) {
        Dataset<Row> named =
                runs.withColumns(Map.of(MECHANISM, names(), "sleep_ratio", coalesce(col("sleep_ratio"), lit(0.0))));
        Set<String> present = new HashSet<>(Arrays.asList(runs.columns()));
        List<Parameter> altering = new ArrayList<>();
        List<String> circumstances = new ArrayList<>(Points.PROVENANCE);
        for (Parameter parameter : Catalogue.parameters()) {
            if (present.contains(parameter.column()) && !NAMED.contains(parameter.path())) {
                if (circumstance(parameter.path())) {
                    circumstances.add(parameter.column());
                } else if (!toldOtherwise.contains(parameter.path())) {
                    altering.add(parameter);
                }
            }
        }
        Set<String> varying = varying(
                named,
                "dataset",
                MECHANISM,
                altering.stream().map(Parameter::column).toList());
        Set<String> unlike = varying(named, "dataset", "learner", circumstances);
        return named.withColumns(Map.of(
                ALTERED,
                concat_ws(
                        ", ",
                        altering.stream()
                                .filter(parameter -> varying.contains(parameter.column()))
                                .map(Mechanisms::altered)
                                .toArray(Column[]::new)),
                CIRCUMSTANCES,
                concat_ws(", ", unlike.stream().map(Mechanisms::spelt).toArray(Column[]::new))));
    }

    /** Whether nothing stabilises a run and nothing is altered. */
    static Column bare() {
        return col(MECHANISM)
                .equalTo(NONE)
                .and(col(ALTERED).equalTo(""))
                .and(col("sleep_ratio").equalTo(0));
    }

    private static boolean circumstance(String path) {
        return !path.equals(ORDER)
                && (ALSO_CIRCUMSTANCES.contains(path)
                        || OF_CIRCUMSTANCES.stream().anyMatch(path::startsWith));
    }

    /** The mechanisms of a run. */
    static Column names() {
        Column frozen = when(frozen(), lit("frozen"));
        Column inhibitory = when(col("plasticity_inhibitory").equalTo("frozen"), lit("frozenInhibition"))
                .otherwise(unless(col("plasticity_inhibitory"), "pair"));
        Column regulariser = nullif(
                array_join(array_except(split(col("regulariser"), "\\+"), array(lit(NONE), lit("sleep"))), "+"),
                lit(""));
        Stream<Column> ofGradients = OF_GRADIENTS.stream()
                .map(family -> unless(col(family.selector().column()), (String)
                        family.selector().defaultValue()));
        Column[] names = Stream.of(
                        Stream.of(
                                frozen,
                                unless(col("plasticity_rule"), "pair"),
                                inhibitory,
                                unless(col("homeostasis"), NONE),
                                unless(col("circuit"), NONE)),
                        ofGradients,
                        Stream.of(regulariser))
                .flatMap(parts -> parts)
                .toArray(Column[]::new);
        return coalesce(nullif(concat_ws("+", names), lit("")), lit(NONE));
    }

    private static Column frozen() {
        Column stdp = RATES.stream()
                .map(rate -> col(rate).equalTo(0))
                .reduce(Column::and)
                .orElseThrow();
        Column any = GRADIENT_RATES.stream().map(rate -> col(rate).equalTo(0)).reduce(stdp, Column::or);
        return coalesce(any, lit(false));
    }

    /** The text, null where it is the usual one. */
    private static Column unless(Column text, String usual) {
        return nullif(text, lit(usual));
    }

    private static Column altered(Parameter parameter) {
        Column value = col(parameter.column());
        Column said = value.isNotNull().and(value.notEqual(usual(parameter)));
        if (RATES.contains(parameter.column()) || GRADIENT_RATES.contains(parameter.column())) {
            said = said.and(frozen().equalTo(false));
        }
        if (parameter.path().startsWith("sleep.")) {
            // without sleep it makes no difference how it would be
            said = said.and(sleeps());
        }
        return when(said, spelt(parameter.column()));
    }

    /** The default of a parameter in a run, which a learner, preset or protocol may change. */
    private static Column usual(Parameter parameter) {
        Column usual = lit(parameter.defaultValue());
        for (Catalogue.ChangedDefaults changed : Catalogue.changedDefaults()) {
            if (changed.defaults().containsKey(parameter)) {
                usual = when(
                                col(changed.by().column()).equalTo(changed.choice()),
                                lit(changed.defaults().get(parameter)))
                        .otherwise(usual);
            }
        }
        return usual;
    }

    private static Column sleeps() {
        return col("sleep_ratio").gt(0).or(Baselines.sleepsAfterTasks());
    }

    private static Column spelt(String column) {
        return concat(lit(column + "="), col(column).cast("string"));
    }

    /** Which of some columns have several values in runs that share two others. */
    private static Set<String> varying(Dataset<Row> runs, String shared, String alsoShared, List<String> columns) {
        Column[] extremes = columns.stream()
                .flatMap(name -> List.of(min(name), max(name)).stream())
                .toArray(Column[]::new);
        List<Row> groups =
                runs.groupBy(shared, alsoShared).agg(lit(0), extremes).collectAsList();
        Set<String> varying = new LinkedHashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            int smallest = 3 + 2 * i;
            if (groups.stream()
                    .anyMatch(group ->
                            !group.isNullAt(smallest) && !group.get(smallest).equals(group.get(smallest + 1)))) {
                varying.add(columns.get(i));
            }
        }
        return varying;
    }
}
