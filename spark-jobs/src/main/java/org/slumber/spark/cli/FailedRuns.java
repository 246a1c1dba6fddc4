package org.slumber.spark.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_extract;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.spark.results.RunStatus;

/** Says of a sweep which of its runs failed, why, and what to do about it. */
final class FailedRuns {
    /** Reasons that are read out. */
    private static final int MOST = 5;

    private FailedRuns() {}

    /**
     * The sentences; empty where no run failed.
     *
     * @param own runs of the sweep
     * @param results the folder, as the user is to write it
     * @param again the command that makes them again
     */
    static String text(Dataset<Row> own, String results, String again) {
        List<Row> reasons = own.where(col("status").equalTo(RunStatus.FAILED.text()))
                .groupBy(regexp_extract(col("error"), "^[^\\n]*", 0).as("reason"))
                .agg(count(lit(1)).as("runs"), min("run_id"))
                .orderBy(col("runs").desc(), col("reason"))
                .collectAsList();
        if (reasons.isEmpty()) {
            return "";
        }
        long failed = reasons.stream().mapToLong(row -> row.getLong(1)).sum();
        long all = own.count();
        StringBuilder text = new StringBuilder((failed == all
                        ? "All " + ConsoleProgress.runs((int) all)
                        : failed + " of " + ConsoleProgress.runs((int) all))
                + " failed:\n");
        for (Row reason : reasons.subList(0, Math.min(MOST, reasons.size()))) {
            text.append("  ")
                    .append(reason.getLong(1))
                    .append(" x ")
                    .append(reason.getString(0))
                    .append(" (such as ")
                    .append(reason.getString(2))
                    .append(")\n");
        }
        if (reasons.size() > MOST) {
            text.append("  and ").append(reasons.size() - MOST).append(" more reasons\n");
        }
        return text + "Each of them: ./submit.sh sql --results " + results
                + " failed-runs; once that is mended, again: " + again;
    }
}
