package org.slumber.spark.job;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * What a task sends back.
 *
 * @param key of the order, see {@link Stop#key}
 * @param failed whether its row tells of an error
 * @param outOfMemory whether the error is that of the memory
 * @param cpuSeconds CPU time of the run, s
 * @param wallSeconds elapsed, s
 * @param tables its rows by table, those without any left out
 */
record FinishedRun(
        String key,
        boolean failed,
        boolean outOfMemory,
        double cpuSeconds,
        double wallSeconds,
        Map<Table, List<Row>> tables)
        implements Serializable {

    /** Its rows of a table. */
    List<Row> rows(Table table) {
        return tables.getOrDefault(table, List.of());
    }

    /** Its row of the table runs. */
    Row run() {
        return rows(Table.RUNS).get(0);
    }

    /** Its rows of the table checkpoints. */
    List<Row> checkpoints() {
        return rows(Table.CHECKPOINTS);
    }
}
