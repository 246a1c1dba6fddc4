package org.slumber.spark.results;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.slumber.engine.metrics.SynapseGroup;

/**
 * How far the weights of a run drifted, whatever learned: Σ|w| at the end over its value at the start, 1 for weights that
 * were kept.
 *
 * <p>Each learner has one group of synapses that it is taken of: all that excite in the STDP network, and layer 1 in the
 * surrogate-gradient network, which has nearly all of its weights; a sum over both layers would be that of layer 1, but
 * no column has it.
 */
public final class WeightDrift {
    /** In words, for the columns that have it. */
    public static final String MEANING =
            "sum of |w| at the end over its value at the start, excitatory synapses (stdp) or"
                    + " layer 1 (surrogate-gradient, organics)";

    /** No run has more than one of them. */
    private static final List<SynapseGroup> GROUPS = List.of(SynapseGroup.EXCITATORY, SynapseGroup.INPUT_HIDDEN);

    /** The columns of {@code runs} that have it, each of runs of one learner. */
    public static final List<String> SOURCES = GROUPS.stream()
            .map(group -> WeightColumns.name(group, "sum_ratio_end"))
            .toList();

    private WeightDrift() {}

    /** The drift of a row of {@code runs}; null for a run without a result. */
    public static Column inRun() {
        return coalesce(SOURCES.stream().map(name -> col(name)).toArray(Column[]::new));
    }
}
