package org.slumber.spark.report;

import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;

/**
 * What runs that differ in nothing but their seed have in common, as the views {@code summary} and {@code paired} tell
 * points apart.
 *
 * @param dataset data set
 * @param learner what learns
 * @param regulariser weight control
 * @param target what it drives the weights to; empty where it has none
 * @param timing sign of the spike-time difference; empty where the learner has none
 * @param sleepRatio fraction; empty without sleep
 * @param sleepDecay exponent lambda; empty without sleep
 * @param variant what else varies in the regulariser, as name=value; empty where nothing does
 * @param setting what else varies but the seed, as name=value; empty where nothing does
 */
record Point(
        String dataset,
        String learner,
        String regulariser,
        String target,
        String timing,
        OptionalDouble sleepRatio,
        OptionalDouble sleepDecay,
        String variant,
        String setting) {
    /** Reads it from a row of runs or of a view, which has {@link AnalysisViews#pointColumns()}. */
    static Point of(Row row) {
        return new Point(
                Cells.text(row, "dataset"),
                Cells.text(row, "learner"),
                Cells.text(row, "regulariser"),
                Cells.text(row, "target"),
                Cells.text(row, "timing"),
                Cells.real(row, "sleep_ratio"),
                Cells.real(row, "sleep_decay"),
                Cells.text(row, "variant"),
                Cells.text(row, "setting"));
    }

    /** The same with its data set as a reader calls it. */
    Point named(DatasetNames names) {
        return new Point(
                names.of(dataset), learner, regulariser, target, timing, sleepRatio, sleepDecay, variant, setting);
    }

    /** What it shares with points that differ in the sleep ratio only. */
    Point condition() {
        return new Point(
                dataset, learner, regulariser, target, timing, OptionalDouble.empty(), sleepDecay, variant, setting);
    }

    /** Whether it sleeps at some ratio, 0 included. */
    boolean sleeps() {
        return regulariser.equals("sleep") && sleepRatio.isPresent();
    }

    /** Whether nothing controls its weights: no regulariser, or sleep at ratio 0. */
    boolean uncontrolled() {
        return regulariser.equals("none") || (sleeps() && sleepRatio.getAsDouble() == 0);
    }

    /** 0 where nothing controls the weights. */
    double ratio() {
        return sleepRatio.orElse(0);
    }

    /** The data set and learner that it belongs to. */
    Subject subject() {
        return new Subject(dataset, learner);
    }

    /** Whether another point is this one but for how a regulariser is set. */
    boolean comparable(Point other) {
        return dataset.equals(other.dataset)
                && learner.equals(other.learner)
                && timing.equals(other.timing)
                && setting.equals(other.setting);
    }
}
