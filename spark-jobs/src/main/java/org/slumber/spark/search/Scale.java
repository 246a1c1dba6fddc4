package org.slumber.spark.search;

/** Where a mean may lie. */
public enum Scale {
    /** Between 0 and 1. */
    FRACTION,
    /** Anywhere. */
    UNBOUNDED
}
