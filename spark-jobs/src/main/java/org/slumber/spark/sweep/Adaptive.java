package org.slumber.spark.sweep;

/** How the results of a sweep decide which of its runs are made. */
public sealed interface Adaptive permits Replicates, Halving {
    /** The column that is looked at. */
    String metric();

    /** In words. */
    String text();
}
