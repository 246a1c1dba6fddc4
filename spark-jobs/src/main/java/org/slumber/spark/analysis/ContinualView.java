package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
    private record Readout(String name, String accuracy, String forgetting) {}

    private static final List<Readout> READOUTS = List.of(
            new Readout("own", "task_accuracy", "task_forgetting"),
            new Readout("probe", "probe_accuracy", "probe_forgetting"));

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

    private static ViewColumn text(String name, String meaning) {
        return new ViewColumn(name, DataTypes.StringType, "1", meaning);
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
        return READOUTS.stream()
                .flatMap(readout -> Stream.of(accuracy(runs, readout, margin), forgetting(runs, readout, margin)))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    private static Dataset<Row> accuracy(Dataset<Row> runs, Readout readout, OptionalDouble margin) {
        Dataset<Row> measured =
                runs.where(col(readout.accuracy()).isNotNull()).withColumn("test_accuracy", col(readout.accuracy()));
        return rows(measured, readout, ACCURACY, margin, UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static Dataset<Row> forgetting(Dataset<Row> runs, Readout readout, OptionalDouble margin) {
        Dataset<Row> measured = runs.where(col(readout.forgetting()).isNotNull())
                .withColumn(
                        "test_accuracy", lit(1).minus(col(readout.forgetting())).divide(2))
                .withColumn("test_samples", col("test_samples").multiply(2));
        OptionalDouble half = margin.isPresent() ? OptionalDouble.of(margin.getAsDouble() / 2) : margin;
        return rows(
                        measured,
                        readout,
                        FORGETTING,
                        half,
                        kept -> lit(1).minus(kept.multiply(2)),
                        kept -> kept.multiply(-2))
                .withColumn(
                        "verdict",
                        when(col("verdict").equalTo("raises"), lit("lowers"))
                                .when(col("verdict").equalTo("lowers"), lit("raises"))
                                .otherwise(col("verdict")));
    }

    private static Dataset<Row> rows(
            Dataset<Row> measured,
            Readout readout,
            String measure,
            OptionalDouble margin,
            UnaryOperator<Column> level,
            UnaryOperator<Column> difference) {
        Dataset<Row> mechanisms = MechanismsView.of(measured, margin);
        List<Column> selected = new ArrayList<>();
        MechanismsView.KEYS.forEach(key -> selected.add(col(key.name())));
        selected.add(lit(readout.name()).as("readout"));
        selected.add(lit(measure).as("measure"));
        for (Statistic statistic : STATISTICS) {
            Column from = col(measure.equals(ACCURACY) ? statistic.ofAccuracy() : statistic.ofForgetting());
            selected.add((statistic.difference() ? difference : level)
                    .apply(from)
                    .as(statistic.declared().name()));
        }
        TAKEN.forEach(name -> selected.add(col(name)));
        selected.add(col((readout.name().equals("own") ? "task" : "probe") + "_learning_accuracy_mean")
                .as("learning_accuracy"));
        selected.add(col("stored_values_mean").as("stored_values"));
        selected.add(col("stored_labels_mean").as("stored_labels"));
        return mechanisms
                .select(selected.toArray(Column[]::new))
                .select(COLUMNS.stream().map(ViewColumn::select).toArray(Column[]::new));
    }
}
