package org.slumber.spark.job;

/**
 * One run of a plan, small enough to hold a hundred thousand.
 *
 * @param point of the expansion, from which the spec is made when it is needed
 * @param id identity of the run
 * @param dataset index of its data set in the plan
 * @param family runs that take alike, see {@link CostModel}
 * @param prior seconds expected before anything was measured
 * @param stop where it is stopped early
 */
record PlannedRun(int point, String id, int dataset, String family, double prior, Stop stop) {
    /** A run that is made whole. */
    PlannedRun(int point, String id, int dataset, String family, double prior) {
        this(point, id, dataset, family, prior, Stop.NEVER);
    }

    /** Tells the orders of one run apart, see {@link Stop#key}. */
    String key() {
        return stop.key(id);
    }

    /** The same run, stopped early. */
    PlannedRun until(Stop earlier, double seconds) {
        return new PlannedRun(point, id, dataset, family, seconds, earlier);
    }
}
