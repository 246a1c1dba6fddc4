package org.slumber.spark.job;

import java.io.Serializable;
import org.slumber.engine.RunSpec;
import org.slumber.spark.results.Purpose;

/**
 * What a task is told to run.
 *
 * @param runId identity of the run
 * @param spec what to run
 * @param dataset index of its data set
 * @param stop where it is stopped early
 * @param purpose what it is made for
 */
record RunOrder(String runId, RunSpec spec, int dataset, Stop stop, Purpose purpose) implements Serializable {
    /** Tells the orders of one run apart, see {@link Stop#key}. */
    String key() {
        return stop.key(runId);
    }
}
