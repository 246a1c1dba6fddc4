package org.slumber.spark.report;

import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.Effect;

/**
 * A point against the same seeds without a regulariser: a row of the view {@code paired}.
 *
 * @param point with the regulariser at work
 * @param pairs seeds that ended well both with and without it
 * @param without mean accuracy of these seeds without it
 * @param with mean accuracy of these seeds with it
 * @param difference of accuracy with minus accuracy without, by seed; its interval is the simultaneous one
 * @param error standard error of its mean; empty where it cannot be tested
 * @param degrees of freedom of the error; NaN without one
 * @param p Dunnett's, for all points of the family together; empty where there is none
 * @param effect what the view says
 * @param equivalence what the view says with a margin; empty without one
 */
record PairedPoint(
        Point point,
        long pairs,
        OptionalDouble without,
        OptionalDouble with,
        Spread difference,
        OptionalDouble error,
        double degrees,
        OptionalDouble p,
        Effect effect,
        String equivalence) {

    static PairedPoint of(Row row, DatasetNames names) {
        return new PairedPoint(
                Point.of(row).named(names),
                row.<Long>getAs("pairs"),
                Cells.real(row, "accuracy_without"),
                Cells.real(row, "accuracy_with"),
                new Spread(
                        Cells.real(row, "difference_mean"),
                        Cells.real(row, "difference_sd"),
                        Cells.real(row, "simultaneous_low"),
                        Cells.real(row, "simultaneous_high")),
                Cells.real(row, "difference_se"),
                Cells.real(row, "degrees_of_freedom").orElse(Double.NaN),
                Cells.real(row, "p_dunnett"),
                Effect.of(Cells.text(row, "verdict")),
                Cells.text(row, "equivalence"));
    }

    /** Mean gain. */
    double gain() {
        return difference.mean().getAsDouble();
    }
}
