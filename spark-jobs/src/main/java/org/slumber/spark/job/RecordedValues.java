package org.slumber.spark.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunStatus;
import org.slumber.spark.search.Measured;

/**
 * What a search looks at, of the runs that are there. A run has a value for each stage that it has reached, NaN where it
 * failed or has none. A run that is whole has reached every stage: its value at an earlier one is that of its last epoch
 * up to there, as it would have been had it been stopped.
 */
final class RecordedValues {
    private static final int STATUS = ResultSchema.RUNS.fieldIndex("status");
    private static final int MOMENT = ResultSchema.CHECKPOINTS.fieldIndex("moment");
    private static final int EPOCH = ResultSchema.CHECKPOINTS.fieldIndex("epoch");

    private final PlannedSearch planned;
    /** By the identity of the whole run. */
    private final Map<String, double[]> values = new HashMap<>();

    private final Map<String, Boolean> failed = new HashMap<>();
    /** Of which a run's values are fractions; 0 where they are no counts. */
    private final Map<String, Double> samples = new HashMap<>();

    RecordedValues(PlannedSearch planned) {
        this.planned = planned;
    }

    /** Reads what a results folder has. */
    void read(SparkSession spark, ResultsFolder folder) throws IOException {
        if (folder.files(Table.RUNS).isEmpty()) {
            return;
        }
        ResultTables tables = ResultTables.open(spark, folder);
        int stages = planned.stages().size();
        Dataset<Row> rows = planned.metric().table() == Table.RUNS ? wholeRuns(tables) : rungs(tables);
        for (Row row : rows.collectAsList()) {
            boolean whole = row.isNullAt(2);
            int reached = whole ? stages : 0;
            while (reached < stages && planned.stages().get(reached).epochs() <= (whole ? 0 : row.getLong(2))) {
                reached++;
            }
            double[] found = new double[reached];
            for (int stage = 0; stage < reached; stage++) {
                found[stage] = number(row, 5 + stage);
            }
            planned.among().ifPresent(among -> among.note(row.getString(0), number(row, 4)));
            samples.put(row.getString(0), number(row, 3));
            keep(row.getString(0), found, row.getString(1).equals(RunStatus.FAILED.text()));
        }
    }

    private Dataset<Row> wholeRuns(ResultTables tables) {
        return tables.runs()
                .where(col("whole_run_id").isNull())
                .select(
                        col("run_id"),
                        col("status"),
                        lit(null).cast("long"),
                        samples(),
                        qualification(),
                        col(planned.metric().column()).cast("double"));
    }

    private Column qualification() {
        return planned.among()
                .map(among -> col(among.column()))
                .orElse(lit(null))
                .cast("double");
    }

    private Column samples() {
        return planned.metric()
                .samples()
                .map(name -> col(name))
                .orElse(lit(null))
                .cast("double");
    }

    /** For each row of a run, what every stage up to its end would be decided by. */
    private Dataset<Row> rungs(ResultTables tables) {
        List<Column> byStage = new ArrayList<>();
        for (Stop stage : planned.stages()) {
            Column until = when(col("epoch").leq(stage.epochs()), col("epoch"));
            byStage.add(max_by(col(planned.metric().column()).cast("double"), until));
        }
        Dataset<Row> epochs = tables.checkpoints()
                .where(col("moment").equalTo("epoch"))
                .groupBy("run_id")
                .agg(max("epoch"), byStage.toArray(Column[]::new))
                .drop("max(epoch)")
                .withColumnRenamed("run_id", "of");
        return tables.runs()
                .select(
                        col("run_id"),
                        coalesce(col("whole_run_id"), col("run_id")).as("whole"),
                        col("status"),
                        col("rung_epochs"),
                        samples().as("samples"),
                        qualification().as("qualification"))
                .join(epochs, col("run_id").equalTo(col("of")), "left_outer")
                .drop("run_id", "of");
    }

    private void keep(String id, double[] found, boolean hasFailed) {
        double[] before = values.get(id);
        if (before == null || before.length < found.length) {
            values.put(id, found);
            failed.put(id, hasFailed);
        }
    }

    /** Takes in a run that came back from a stage. */
    void add(String id, int stage, FinishedRun finished) {
        int stages = planned.stages().size();
        boolean early = finished.run().getString(STATUS).equals(RunStatus.STOPPED.text());
        double[] found = new double[early ? stage + 1 : stages];
        Arrays.fill(found, Double.NaN);
        planned.among()
                .ifPresent(
                        among -> among.note(id, number(finished.run(), ResultSchema.RUNS.fieldIndex(among.column()))));
        planned.metric()
                .samples()
                .ifPresent(name -> samples.put(id, number(finished.run(), ResultSchema.RUNS.fieldIndex(name))));
        if (planned.metric().table() == Table.RUNS) {
            found[0] = number(
                    finished.run(),
                    ResultSchema.RUNS.fieldIndex(planned.metric().column()));
        } else {
            int column = ResultSchema.CHECKPOINTS.fieldIndex(planned.metric().column());
            for (Row checkpoint : finished.checkpoints()) {
                for (int each = 0; each < found.length; each++) {
                    if (checkpoint.getString(MOMENT).equals("epoch")
                            && checkpoint.getLong(EPOCH)
                                    <= planned.stages().get(each).epochs()) {
                        found[each] = number(checkpoint, column);
                    }
                }
            }
        }
        keep(id, found, finished.failed());
    }

    private static double number(Row row, int column) {
        return row.isNullAt(column) ? Double.NaN : ((Number) row.get(column)).doubleValue();
    }

    /** Whether a run has reached a stage. */
    boolean reached(String id, int stage) {
        double[] found = values.get(id);
        return found != null && found.length > stage;
    }

    /** Whether a run that has reached every stage did so by failing. */
    boolean failed(String id) {
        return failed.getOrDefault(id, false);
    }

    /** The value at a stage that was reached; empty where the run has none. */
    Optional<Measured> value(String id, int stage) {
        double value = values.get(id)[stage];
        double counted = samples.getOrDefault(id, Double.NaN);
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        return Optional.of(counted > 0 ? Measured.of(value, counted) : Measured.of(value));
    }
}
