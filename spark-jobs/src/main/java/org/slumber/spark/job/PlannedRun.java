package org.slumber.spark.job;

import org.slumber.spark.results.Purpose;

/**
 * One run of a plan, small enough to hold a hundred thousand.
 *
 * @param point of the expansion, from which the spec is made when it is needed
 * @param id identity of the run
 * @param dataset index of its data set in the plan
 * @param family runs that take alike, see {@link CostModel}
 * @param prior seconds expected before anything was measured
 * @param stop where it is stopped early
 * @param purpose what it is made for
 */
record PlannedRun(int point, String id, int dataset, String family, double prior, Stop stop, Purpose purpose) {
    /** A run of the sweep's points that is made whole. */
    PlannedRun(int point, String id, int dataset, String family, double prior) {
        this(point, id, dataset, family, prior, Stop.NEVER, Purpose.POINTS);
    }

    /** Tells the orders of one run apart, see {@link Stop#key}. */
    String key() {
        return stop.key(id);
    }

    /** The same run by another identity. */
    PlannedRun as(String otherId) {
        return new PlannedRun(point, otherId, dataset, family, prior, stop, purpose);
    }

    /** The same run, stopped early. */
    PlannedRun until(Stop earlier, double seconds) {
        return new PlannedRun(point, id, dataset, family, seconds, earlier, purpose);
    }

    /** The same run, made for something else. */
    PlannedRun madeFor(Purpose other) {
        return new PlannedRun(point, id, dataset, family, prior, stop, other);
    }
}
