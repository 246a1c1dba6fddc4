package org.slumber.spark.results;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.engine.metrics.SynapseGroup;

/**
 * The view {@code weights}: every group of synapses has its rows in it, whatever learned, also those that have columns in
 * {@code checkpoints} and so no rows in the table of that name.
 */
final class WeightsView {
    private WeightsView() {}

    /** The view, in the columns of the table. */
    static Dataset<Row> of(Dataset<Row> checkpoints, Dataset<Row> table) {
        Stream<Column> moment =
                Stream.of("run_id", "checkpoint", "moment", "epoch").map(name -> col(name));
        Stream<Column> groups = Stream.of(inline(
                array(SynapseGroup.WITH_COLUMNS.stream().map(WeightsView::group).toArray(Column[]::new))));
        Column[] declared = Stream.of(table.schema().fields())
                .map(field -> col(field.name()).cast(field.dataType()).as(field.name(), field.metadata()))
                .toArray(Column[]::new);
        return checkpoints
                .select(Stream.concat(moment, groups).toArray(Column[]::new))
                .where(col("sum").isNotNull())
                .select(declared)
                .unionAll(table);
    }

    private static Column group(SynapseGroup group) {
        List<Column> fields = new ArrayList<>();
        fields.add(lit(group.name()).as("synapse_group"));
        // every synapse is in one bin
        fields.add(aggregate(col(WeightColumns.name(group, "histogram")), lit(0L), (sum, bin) -> sum.plus(bin))
                .as("synapses"));
        GroupColumns.METRICS.forEach(metric ->
                fields.add(col(WeightColumns.name(group, metric.name())).as(metric.name())));
        return struct(fields.toArray(Column[]::new));
    }
}
