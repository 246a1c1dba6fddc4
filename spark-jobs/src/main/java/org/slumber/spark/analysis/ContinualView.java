package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The view {@code continual}: what {@link MechanismsView} says of test accuracies, said of what runs of several tasks knew
 * at the end and of what they forgot, by each readout. Forgetting lies in [−1, 1]; its statistics are those of (1 −
 * forgetting)/2, which lies where an accuracy does, of twice as many samples, as two tests stand in it.
 */
final class ContinualView {
    private static final String ACCURACY = "accuracy";
    private static final String FORGETTING = "forgetting";

    /** A readout, and the columns of its measures in {@code runs}. */
    private record Readout(String name, String accuracy, String forgetting, String learning) {}

    private static final List<Readout> READOUTS = List.of(
            new Readout("own", "task_accuracy", "task_forgetting", "task_learning_accuracy"),
            new Readout("probe", "probe_accuracy", "probe_forgetting", "probe_learning_accuracy"));
    private static final String SEPARATOR = "\n";

    /** A column of this view, made of one of the other's. */
    private record Statistic(ViewColumn declared, String ofAccuracy, String ofForgetting, boolean difference) {}

    private static final List<Statistic> STATISTICS = List.of(
            level("mean", "mean over seeds", "accuracy_mean", "accuracy_mean"),
            level("low", "lower end of the mean's 95 % interval", "accuracy_low", "accuracy_high"),
            level("high", "upper end of the mean's 95 % interval", "accuracy_high", "accuracy_low"),
            difference("difference", "mean difference, by seed, from nothing", "difference_mean", "difference_mean"),
            difference(
                    "difference_low",
                    "lower end of its 95 % interval, of this mechanism alone",
                    "difference_low",
                    "difference_high"),
            difference(
                    "difference_high",
                    "upper end of its 95 % interval, of this mechanism alone",
                    "difference_high",
                    "difference_low"),
            difference(
                    "simultaneous_low",
                    "lower end of the 95 % interval that holds for all mechanisms together (Dunnett)",
                    "simultaneous_low",
                    "simultaneous_high"),
            difference("simultaneous_high", "upper end of that interval", "simultaneous_high", "simultaneous_low"));

    /** Taken over as they are. */
    private static final List<String> TAKEN =
            List.of("n", "pairs", "p", "p_dunnett", "p_holm", "p_bh", "verdict", "equivalence");

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = columns();

    private ContinualView() {}

    private static List<ViewColumn> columns() {
        List<ViewColumn> columns = new ArrayList<>(MechanismsView.KEYS);
        columns.add(text(
                "readout",
                "own: the learner's, never told old labels again (neuron-labels, output-neurons); probe: fitted anew on"
                        + " images of all tasks so far"));
        columns.add(text(
                "measure",
                "accuracy: mean over the tasks after the last; forgetting: mean over the tasks but the last of best before"
                        + " the end minus at the end, none where tasks were trained at once"));
        STATISTICS.forEach(statistic -> columns.add(statistic.declared()));
        TAKEN.forEach(name -> columns.add(MechanismsView.COLUMNS.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow()));
        columns.add(real("learning_accuracy", "mean accuracy right after each task, over the seeds"));
        columns.add(new ViewColumn(
                "sleep_steps",
                DataTypes.DoubleType,
                "steps",
                "mean steps asleep of a run, the dose of all its sleeps"));
        columns.add(new ViewColumn(
                "stored_values",
                DataTypes.DoubleType,
                "values",
                "most numbers made of images that a run keeps for when they are gone"));
        columns.add(new ViewColumn(
                "stored_labels", DataTypes.DoubleType, "1", "1 where what is kept of them needs their labels, else 0"));
        return List.copyOf(columns);
    }

    private static Statistic level(String name, String meaning, String ofAccuracy, String ofForgetting) {
        return new Statistic(real(name, meaning), ofAccuracy, ofForgetting, false);
    }

    private static Statistic difference(String name, String meaning, String ofAccuracy, String ofForgetting) {
        return new Statistic(real(name, meaning), ofAccuracy, ofForgetting, true);
    }

    private static ViewColumn real(String name, String meaning) {
        return new ViewColumn(name, DataTypes.DoubleType, "fraction", meaning);
    }

    /**
     * The view.
     *
     * @param runs as they are in their table
     * @param margin within which a difference of accuracies does not matter, and one of forgetting; empty where that is not
     *     asked
     */
    static Dataset<Row> of(Dataset<Row> runs, OptionalDouble margin) {
        OptionalDouble half = margin.isPresent() ? OptionalDouble.of(margin.getAsDouble() / 2) : margin;
        Dataset<Row> accuracy = rows(
                measured(runs, Readout::accuracy, UnaryOperator.identity(), 1),
                margin,
                ACCURACY,
                Statistic::ofAccuracy,
                UnaryOperator.identity(),
                UnaryOperator.identity());
        Dataset<Row> forgetting = rows(
                        measured(
                                runs,
                                Readout::forgetting,
                                lost -> lit(1).minus(lost).divide(2),
                                2),
                        half,
                        FORGETTING,
                        Statistic::ofForgetting,
                        kept -> lit(1).minus(kept.multiply(2)),
                        kept -> kept.multiply(-2))
                .withColumn(
                        "verdict",
                        when(col("verdict").equalTo("raises"), lit("lowers"))
                                .when(col("verdict").equalTo("lowers"), lit("raises"))
                                .otherwise(col("verdict")));
        return accuracy.unionByName(forgetting)
                .select(COLUMNS.stream().map(ViewColumn::select).toArray(Column[]::new));
    }

    /** The runs once for each readout, which stands behind the data set's name, with a measure in place of the accuracy. */
    private static Dataset<Row> measured(
            Dataset<Row> runs, Function<Readout, String> column, UnaryOperator<Column> measure, int samples) {
        return READOUTS.stream()
                .map(readout -> runs.where(col(column.apply(readout)).isNotNull())
                        .withColumns(Map.of(
                                "test_accuracy",
                                measure.apply(col(column.apply(readout))),
                                "test_samples",
                                col("test_samples").multiply(samples),
                                "dataset",
                                concat_ws(SEPARATOR, col("dataset"), lit(readout.name())))))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    private static Dataset<Row> rows(
            Dataset<Row> measured,
            OptionalDouble margin,
            String measure,
            Function<Statistic, String> from,
            UnaryOperator<Column> level,
            UnaryOperator<Column> difference) {
        Column named = split(col("dataset"), SEPARATOR);
        List<Column> selected = new ArrayList<>();
        MechanismsView.KEYS.forEach(key ->
                selected.add(key.name().equals("dataset") ? named.getItem(0).as("dataset") : col(key.name())));
        selected.add(named.getItem(1).as("readout"));
        selected.add(lit(measure).as("measure"));
        for (Statistic statistic : STATISTICS) {
            selected.add((statistic.difference() ? difference : level)
                    .apply(col(from.apply(statistic)))
                    .as(statistic.declared().name()));
        }
        TAKEN.forEach(name -> selected.add(col(name)));
        selected.add(coalesce(READOUTS.stream()
                        .map(readout ->
                                when(named.getItem(1).equalTo(readout.name()), col(readout.learning() + "_mean")))
                        .toArray(Column[]::new))
                .as("learning_accuracy"));
        selected.add(col("sleep_steps_mean").as("sleep_steps"));
        selected.add(col("stored_values_mean").as("stored_values"));
        selected.add(col("stored_labels_mean").as("stored_labels"));
        return MechanismsView.of(measured, margin).select(selected.toArray(Column[]::new));
    }
}
