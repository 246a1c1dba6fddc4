package org.slumber.spark.report;

import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/**
 * What the runs of a point did beside scoring, in the mean.
 *
 * @param inhibitionDrift Σ|w| of the inhibitory synapses at the end over its value at the start; empty where there are none
 * @param rate of the neurons that learn, Hz; empty where it was not measured
 * @param silent share of neurons without a spike, fraction; empty where it was not measured
 */
record Activity(OptionalDouble inhibitionDrift, OptionalDouble rate, OptionalDouble silent) {
    /** Of a point of which it is not known. */
    static final Activity UNKNOWN =
            new Activity(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** That of a row of the view {@code summary}. */
    static Activity of(Row row) {
        OptionalDouble excitatory = Cells.real(row, "excitatory_rate_mean");
        return new Activity(
                Cells.real(row, "weights_inhibitory_sum_ratio_end_mean"),
                excitatory.isPresent() ? excitatory : Cells.real(row, "hidden_rate_mean"),
                Cells.real(row, "silent_fraction_mean"));
    }
}
