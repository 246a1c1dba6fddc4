package org.slumber.spark.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.spec.Choice;

/**
 * The columns of the table {@code weights}, which has the groups of synapses that have no columns in {@code checkpoints};
 * {@link WeightsView} has all.
 */
final class GroupColumns {
    /** What tells the rows of a run apart. */
    static final List<String> KEY = List.of("checkpoint", "synapse_group");

    /** Spelt as the columns of {@code checkpoints} end that have the same of one group. */
    static final List<Column<GroupOfRun>> METRICS = List.of(
            metric("sum", "weight", "sum of |w|", WeightDistribution::sum),
            column(
                    "sum_ratio",
                    DataTypes.DoubleType,
                    "1",
                    "sum of |w| over its value at the start",
                    ColumnRole.RESULT,
                    group -> WeightColumns.sumRatio(group.start(), group.now())),
            metric("mean", "weight", "mean |w|", WeightDistribution::mean),
            metric("sd", "weight", "standard deviation of |w|", WeightDistribution::deviation),
            metric("entropy", "bit", "entropy of |w| in 64 bins", WeightDistribution::entropy),
            metric("upper_fraction", "fraction", "at the upper bound", w -> RunColumns.orNull(w.upperFraction())),
            metric("floor_fraction", "fraction", "at the floor", w -> RunColumns.orNull(w.floorFraction())));

    private static final List<Column<GroupOfRun>> ALL = List.copyOf(table());

    /**
     * A group of synapses at one moment of a run, from which a row is made.
     *
     * @param runId identity of the run's row
     * @param group which
     * @param start its weights before the first step
     * @param checkpoint the moment
     */
    record GroupOfRun(String runId, SynapseGroup group, WeightDistribution start, Checkpoint checkpoint) {
        WeightDistribution now() {
            return checkpoint.weights().get(group);
        }
    }

    private GroupColumns() {}

    /** All columns, in order. */
    static List<Column<GroupOfRun>> all() {
        return ALL;
    }

    /** The groups of a run that have no columns in {@code checkpoints}, moment by moment. */
    static List<GroupOfRun> records(RunRecord run) {
        String id = run.rowId();
        List<GroupOfRun> records = new ArrayList<>();
        for (Checkpoint checkpoint : run.checkpoints()) {
            for (SynapseGroup group : checkpoint.weights().keySet()) {
                if (!SynapseGroup.WITH_COLUMNS.contains(group)) {
                    WeightDistribution start =
                            run.checkpoints().get(0).weights().get(group);
                    records.add(new GroupOfRun(id, group, start, checkpoint));
                }
            }
        }
        return records;
    }

    private static List<Column<GroupOfRun>> table() {
        List<Column<GroupOfRun>> table = new ArrayList<>();
        table.add(column(
                "run_id",
                DataTypes.StringType,
                "1",
                "the run, as in runs.run_id",
                ColumnRole.IDENTITY,
                GroupOfRun::runId));
        table.add(column(
                "checkpoint",
                DataTypes.LongType,
                "1",
                "the moment, as in checkpoints.checkpoint",
                ColumnRole.IDENTITY,
                group -> (long) group.checkpoint().index()));
        table.add(column(
                "moment",
                DataTypes.StringType,
                "1",
                "as in checkpoints.moment",
                ColumnRole.IDENTITY,
                group -> Choice.nameOf(group.checkpoint().moment())));
        table.add(column(
                "epoch",
                DataTypes.LongType,
                "epoch",
                "training epoch, from 1; 0 at the start",
                ColumnRole.IDENTITY,
                group -> (long) group.checkpoint().epoch()));
        table.add(column(
                "synapse_group",
                DataTypes.StringType,
                "1",
                "group of synapses, e.g. input-hidden",
                ColumnRole.IDENTITY,
                group -> group.group().name()));
        table.add(column("synapses", DataTypes.LongType, "synapses", "number", ColumnRole.RESULT, group ->
                (long) group.now().synapses()));
        table.addAll(METRICS);
        return table;
    }

    private static Column<GroupOfRun> metric(
            String name, String unit, String meaning, Function<WeightDistribution, Object> value) {
        return column(name, DataTypes.DoubleType, unit, meaning, ColumnRole.RESULT, group -> value.apply(group.now()));
    }

    private static Column<GroupOfRun> column(
            String name,
            DataType type,
            String unit,
            String meaning,
            ColumnRole role,
            Function<GroupOfRun, Object> value) {
        return new Column<>(name, type, unit, meaning, role, ResultSchema.LONG_TABLES, value);
    }
}
