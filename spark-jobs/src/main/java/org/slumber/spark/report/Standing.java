package org.slumber.spark.report;

import org.apache.spark.sql.Row;

/**
 * How a point stands in its competition: of a row of the view {@code ranking}.
 *
 * @param probability of being the best
 * @param optimism by how much the best is expected to look too good
 */
record Standing(double probability, double optimism) {
    static Standing of(Row row) {
        return new Standing(row.<Double>getAs("probability_best"), row.<Double>getAs("optimism"));
    }
}
