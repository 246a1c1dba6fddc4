package org.slumber.spark.job;

import java.io.Serializable;
import org.slumber.spark.sweep.SpecHash;

/**
 * Where a run is to be stopped early.
 *
 * @param rung from 1; 0 for a run that is made whole
 * @param epochs training epochs after which it is stopped
 * @param metric column of {@code checkpoints} that the rung is decided by
 */
record Stop(int rung, int epochs, String metric) implements Serializable {
    /** A run that is made whole. */
    static final Stop NEVER = new Stop(0, Integer.MAX_VALUE, "");

    /** What tells the orders of one run apart: its own identity where it is made whole, else that of the row to be. */
    String key(String runId) {
        return rung == 0 ? runId : SpecHash.stoppedRunId(runId, epochs);
    }
}
