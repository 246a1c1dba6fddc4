package org.slumber.spark.job;

import java.util.Optional;
import org.apache.spark.SparkContext;

/** Notices that a cluster gives the sweep no executor, which it would otherwise wait for in silence. */
final class ExecutorWatch {
    /** Without an executor for so long, s, the user is told; and again each time as long after. */
    private static final double PATIENCE = 30;

    private static final double BETWEEN_LOOKS = 5;

    private final SparkContext spark;
    private long looked = System.nanoTime();
    private long seen = System.nanoTime();

    ExecutorWatch(SparkContext spark) {
        this.spark = spark;
    }

    /** A sentence where there has been no executor for a while. */
    Optional<String> look() {
        long now = System.nanoTime();
        if (spark.isLocal() || (now - looked) / 1e9 < BETWEEN_LOOKS) {
            return Optional.empty();
        }
        looked = now;
        // the driver counts as one
        if (spark.isStopped() || spark.statusTracker().getExecutorInfos().length > 1) {
            seen = now;
            return Optional.empty();
        }
        if ((now - seen) / 1e9 < PATIENCE) {
            return Optional.empty();
        }
        seen = now;
        return Optional.of("no executor has come from " + spark.master() + " for " + (int) PATIENCE
                + " s; the sweep waits for free cores and memory there, or for executors that do not die as they start"
                + " (what they said is on the cluster's pages)");
    }
}
