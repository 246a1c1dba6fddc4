package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;

/** What points are compared by. */
enum Metric {
    ACCURACY("accuracy", "fraction", "test accuracy", "test_accuracy", "test_accuracy"),
    SATURATION("saturation", "fraction", "share of synapses at the upper bound at the end", "saturation", "saturation"),
    WEIGHT_DRIFT(
            "weight_drift",
            "1",
            "sum of |w| at the end over its value at the start, excitatory synapses (stdp) or layer 1"
                    + " (surrogate-gradient)",
            "weights_excitatory_sum_ratio_end",
            "weights_input_hidden_sum_ratio_end"),
    FORGETTING("forgetting", "fraction", "best minus final validation accuracy", "forgetting", "forgetting");

    private final String title;
    private final String unit;
    private final String meaning;
    private final String stdpColumn;
    private final String surrogateColumn;

    Metric(String title, String unit, String meaning, String stdpColumn, String surrogateColumn) {
        this.title = title;
        this.unit = unit;
        this.meaning = meaning;
        this.stdpColumn = stdpColumn;
        this.surrogateColumn = surrogateColumn;
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
        return coalesce(col(stdpColumn), col(surrogateColumn));
    }
}
