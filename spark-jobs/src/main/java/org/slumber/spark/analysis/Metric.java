package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.slumber.spark.results.WeightDrift;

/** What points are compared by. */
enum Metric {
    ACCURACY("accuracy", "fraction", "test accuracy"),
    SATURATION("saturation", "fraction", "share of synapses at the upper bound at the end"),
    WEIGHT_DRIFT("weight_drift", "1", WeightDrift.MEANING),
    FORGETTING("forgetting", "fraction", "best minus final validation accuracy");

    private final String title;
    private final String unit;
    private final String meaning;

    Metric(String title, String unit, String meaning) {
        this.title = title;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** How the names of its columns begin. */
    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    String meaning() {
        return meaning;
    }

    /** Its value in a run; null where the run has none. */
    Column inRun() {
        return switch (this) {
            case ACCURACY -> col("test_accuracy");
            case SATURATION -> col("saturation");
            case WEIGHT_DRIFT -> WeightDrift.inRun();
            case FORGETTING -> col("forgetting");
        };
    }
}
