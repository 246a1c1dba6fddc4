package org.slumber.spark.job;

import java.util.HashSet;
import java.util.Set;

/** Which runs fulfil what the section {@code confirm} asks of them in {@code among}: a column of theirs is 1. */
final class Qualification {
    private final SearchMetric metric;
    private final Set<String> fulfilled = new HashSet<>();

    Qualification(SearchMetric metric) {
        this.metric = metric;
    }

    /** The column that is looked at. */
    String column() {
        return metric.column();
    }

    /**
     * Takes in a whole run.
     *
     * @param value of the column; NaN where the run has none
     */
    void note(String runId, double value) {
        if (value == 1) {
            fulfilled.add(runId);
        }
    }

    /** Whether a run is there and has a 1. */
    boolean of(String runId) {
        return fulfilled.contains(runId);
    }
}
