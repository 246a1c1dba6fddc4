package org.slumber.spark.job;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * What a task sends back.
 *
 * @param key of the order, see {@link Stop#key}
 * @param failed whether its row tells of an error
 * @param outOfMemory whether the error is that of the memory
 * @param cpuSeconds CPU time of the run, s
 * @param wallSeconds elapsed, s
 * @param run its row of the table runs
 * @param checkpoints its rows of the table checkpoints
 */
record FinishedRun(
        String key,
        boolean failed,
        boolean outOfMemory,
        double cpuSeconds,
        double wallSeconds,
        Row run,
        List<Row> checkpoints)
        implements Serializable {}
