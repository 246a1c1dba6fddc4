package org.slumber.spark.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightStability;

/** The weight metrics of each group of synapses, a column each, such as {@code weights_excitatory_sum_ratio_end}. */
final class WeightColumns {
    private static final DataType HISTOGRAM = DataTypes.createArrayType(DataTypes.IntegerType, false);

    private WeightColumns() {}

    /** The columns of a run. */
    static List<Column<RunRecord>> ofRun() {
        List<Column<RunRecord>> columns = new ArrayList<>();
        for (SynapseGroup group : SynapseGroup.WITH_COLUMNS) {
            OfRun of = new OfRun(group, columns);
            of.add("synapses", DataTypes.LongType, "synapses", "number", w ->
                    (long) w.initial().synapses());
            of.add("sum_initial", "weight", "sum of |w| at the start", w -> w.initial()
                    .sum());
            of.add("sum_end", "weight", "sum of |w| at the end", w -> w.end().sum());
            of.add("sum_ratio_end", "1", "sum_end over sum_initial", WeightStability::endSumRatio);
            of.add(
                    "sum_ratio_worst",
                    "1",
                    "sum of |w| over sum_initial where furthest from 1 on the way",
                    WeightStability::worstSumRatio);
            of.add("mean_initial", "weight", "mean |w| at the start", w -> w.initial()
                    .mean());
            of.add("mean_end", "weight", "mean |w| at the end", w -> w.end().mean());
            of.add("sd_end", "weight", "standard deviation of |w| at the end", w -> w.end()
                    .deviation());
            of.add("entropy_end", "bit", "entropy of |w| in 64 bins at the end", w -> w.end()
                    .entropy());
            of.add(
                    "upper_fraction_end",
                    "fraction",
                    "at the upper bound at the end",
                    w -> RunColumns.orNull(w.end().upperFraction()));
            of.add(
                    "floor_fraction_end",
                    "fraction",
                    "at the floor at the end",
                    w -> RunColumns.orNull(w.end().floorFraction()));
        }
        return columns;
    }

    /** The columns of a checkpoint. */
    static List<Column<CheckpointRecord>> ofCheckpoint() {
        List<Column<CheckpointRecord>> columns = new ArrayList<>();
        for (SynapseGroup group : SynapseGroup.WITH_COLUMNS) {
            OfCheckpoint of = new OfCheckpoint(group, columns);
            of.add("sum", "weight", "sum of |w|", WeightDistribution::sum);
            columns.add(new Column<>(
                    name(group, "sum_ratio"),
                    DataTypes.DoubleType,
                    "1",
                    "sum of |w| over its value at the start, " + group.meaning(),
                    row -> sumRatio(row, group)));
            of.add("mean", "weight", "mean |w|", WeightDistribution::mean);
            of.add("sd", "weight", "standard deviation of |w|", WeightDistribution::deviation);
            of.add("entropy", "bit", "entropy of |w| in 64 bins", WeightDistribution::entropy);
            of.add("upper_fraction", "fraction", "at the upper bound", d -> RunColumns.orNull(d.upperFraction()));
            of.add("floor_fraction", "fraction", "at the floor", d -> RunColumns.orNull(d.floorFraction()));
            of.add(
                    "histogram",
                    HISTOGRAM,
                    "synapses",
                    "number by |w| in 64 equal bins from 0 to the upper bound (layers, which have none: to 1)",
                    WeightDistribution::histogram);
        }
        return columns;
    }

    private static Object sumRatio(CheckpointRecord row, SynapseGroup group) {
        WeightDistribution now = row.checkpoint().weights().get(group);
        WeightDistribution start = row.start().get(group);
        return now == null || start == null ? null : sumRatio(start, now);
    }

    /** The sum of |w| over its value at the start; 1 where that is 0. */
    static double sumRatio(WeightDistribution start, WeightDistribution now) {
        return start.sum() == 0 ? 1.0 : now.sum() / start.sum();
    }

    /** The name of a column. */
    static String name(SynapseGroup group, String metric) {
        return "weights_" + group.name().replace('-', '_') + "_" + metric;
    }

    /** Adds the columns of one group to those of a run. */
    private record OfRun(SynapseGroup group, List<Column<RunRecord>> columns) {
        void add(String metric, String unit, String meaning, Function<WeightStability, Object> value) {
            add(metric, DataTypes.DoubleType, unit, meaning, value);
        }

        void add(String metric, DataType type, String unit, String meaning, Function<WeightStability, Object> value) {
            columns.add(
                    new Column<>(name(group, metric), type, unit, meaning + ", " + group.meaning(), run -> run.result()
                            .flatMap(result ->
                                    Optional.ofNullable(result.weights().get(group)))
                            .map(value)
                            .orElse(null)));
        }
    }

    /** Adds the columns of one group to those of a checkpoint. */
    private record OfCheckpoint(SynapseGroup group, List<Column<CheckpointRecord>> columns) {
        void add(String metric, String unit, String meaning, Function<WeightDistribution, Object> value) {
            add(metric, DataTypes.DoubleType, unit, meaning, value);
        }

        void add(
                String metric, DataType type, String unit, String meaning, Function<WeightDistribution, Object> value) {
            columns.add(new Column<>(
                    name(group, metric), type, unit, meaning + ", " + group.meaning(), row -> Optional.ofNullable(
                                    row.checkpoint().weights().get(group))
                            .map(value)
                            .orElse(null)));
        }
    }
}
