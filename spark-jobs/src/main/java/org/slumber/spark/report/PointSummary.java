package org.slumber.spark.report;

import org.apache.spark.sql.Row;

/**
 * A point over its seeds: a row of the view {@code summary}.
 *
 * @param point which
 * @param n runs that ended well
 * @param failed runs that failed
 * @param collapsed runs whose accuracy is at chance or far below that of the point's other seeds
 * @param accuracy test accuracy, fraction
 * @param saturation share of synapses at the upper bound at the end, fraction
 * @param weightDrift Σ|w| at the end over its value at the start
 * @param activity beside scoring
 * @param structure what the view says of the gain of structure with a margin; empty without one
 */
record PointSummary(
        Point point,
        long n,
        long failed,
        long collapsed,
        Spread accuracy,
        Spread saturation,
        Spread weightDrift,
        Activity activity,
        String structure) {

    static PointSummary of(Row row, DatasetNames names) {
        return new PointSummary(
                Point.of(row).named(names),
                row.<Long>getAs("n"),
                row.<Long>getAs("failed"),
                row.<Long>getAs("collapsed"),
                Spread.of(row, "accuracy"),
                Spread.of(row, "saturation"),
                Spread.of(row, "weight_drift"),
                Activity.of(row),
                Cells.text(row, "structure_gain_equivalence"));
    }
}
