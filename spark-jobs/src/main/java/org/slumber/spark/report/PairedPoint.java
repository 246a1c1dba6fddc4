package org.slumber.spark.report;

import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/**
 * A point against the same seeds without a regulariser: a row of the view {@code paired}.
 *
 * @param point with the regulariser at work
 * @param pairs seeds that ended well both with and without it
 * @param without mean accuracy of these seeds without it
 * @param with mean accuracy of these seeds with it
 * @param difference of accuracy with minus accuracy without, by seed
 * @param p two-sided, of the paired t test; empty where there is none
 * @param holm p corrected for all rows of the view; empty where there is none
 */
record PairedPoint(
        Point point,
        long pairs,
        OptionalDouble without,
        OptionalDouble with,
        Spread difference,
        OptionalDouble p,
        OptionalDouble holm) {

    static PairedPoint of(Row row) {
        return new PairedPoint(
                Point.of(row),
                row.<Long>getAs("pairs"),
                Cells.real(row, "accuracy_without"),
                Cells.real(row, "accuracy_with"),
                Spread.of(row, "difference"),
                Cells.real(row, "p"),
                Cells.real(row, "p_holm"));
    }
}
