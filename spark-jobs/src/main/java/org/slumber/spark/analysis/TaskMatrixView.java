package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The view {@code task_matrix}: what is known of each task after each, over the seeds of a mechanism; and, as task 0, of all
 * tasks so far together.
 */
final class TaskMatrixView {
    private static final List<String> CELL = List.of("readout", "trained", "tested");

    /** Its columns. */
    static final List<ViewColumn> COLUMNS = columns();

    private TaskMatrixView() {}

    private static List<ViewColumn> columns() {
        List<ViewColumn> columns = new ArrayList<>(keys());
        columns.add(new ViewColumn("readout", DataTypes.StringType, "1", "what read the answer out"));
        columns.add(new ViewColumn(
                "trained", DataTypes.LongType, "1", "task after which it was tested, from 1; 0 before any"));
        columns.add(new ViewColumn(
                "tested",
                DataTypes.LongType,
                "1",
                "task that it was tested on, from 1; 0 the mean of those trained so far"));
        columns.add(new ViewColumn("n", DataTypes.LongType, "runs", "runs that ended well"));
        columns.add(real("mean", "mean accuracy"));
        columns.add(real("sd", "standard deviation over seeds"));
        columns.add(real("low", "lower end of the mean's 95 % interval (Wilson's, by the seeds' spread)"));
        columns.add(real("high", "upper end of that interval"));
        columns.add(
                new ViewColumn(
                        "distance",
                        DataTypes.DoubleType,
                        "weight",
                        "mean length of the difference of all weights from those of the task trained alone; null where none was"));
        return List.copyOf(columns);
    }

    private static ViewColumn real(String name, String meaning) {
        return new ViewColumn(name, DataTypes.DoubleType, "fraction", meaning);
    }

    /** What tells mechanisms apart; runs that were chosen are told by their purpose in other views. */
    private static List<ViewColumn> keys() {
        return MechanismsView.KEYS.stream()
                .filter(key -> !key.name().equals("confirmed"))
                .toList();
    }

    /**
     * The view.
     *
     * @param runs as they are in their table
     * @param tasks as they are in theirs
     */
    static Dataset<Row> of(Dataset<Row> runs, Dataset<Row> tasks) {
        List<String> keys = keys().stream().map(ViewColumn::name).toList();
        Column[] ofRun = Stream.concat(Stream.of(col("run_id")), keys.stream().map(name -> col(name)))
                .toArray(Column[]::new);
        Dataset<Row> named = Mechanisms.addTo(runs.where(col("status").equalTo("ok")))
                .withColumn("timing", col("plasticity_timing"))
                .select(ofRun);
        Dataset<Row> cells =
                named.join(tasks.select("run_id", "readout", "trained", "tested", "accuracy", "distance"), "run_id");
        Column[] soFar = Stream.concat(Stream.of(ofRun), Stream.of(col("readout"), col("trained")))
                .toArray(Column[]::new);
        Dataset<Row> together = cells.where(
                        col("trained").gt(0).and(col("tested").leq(col("trained"))))
                .groupBy(soFar)
                .agg(avg("accuracy").as("accuracy"))
                .withColumn("tested", lit(0L))
                .withColumn("distance", lit(null).cast(DataTypes.DoubleType));
        Column[] ofCell = Stream.concat(keys.stream(), CELL.stream())
                .map(name -> col(name))
                .toArray(Column[]::new);
        return cells.unionByName(together)
                .groupBy(ofCell)
                .agg(
                        count("accuracy").as("n"),
                        collect_list("accuracy").as("accuracies"),
                        avg("distance").as("distance"))
                .withColumn("spread", SqlStatistics.ofFractions(col("accuracies")))
                .select("*", "spread.*")
                .select(COLUMNS.stream().map(ViewColumn::select).toArray(Column[]::new));
    }
}
