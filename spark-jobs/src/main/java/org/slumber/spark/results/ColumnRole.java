package org.slumber.spark.results;

/** What a column of a result table says. */
public enum ColumnRole {
    /** Which row it is: of which run, of which moment of it, and where a search stopped it by what. */
    IDENTITY,
    /** What was asked for. */
    PARAMETER,
    /** What it was made with beside that: the data set's content and the engine. */
    ORIGIN,
    /** What was found: with the same parameters and origin the same to the bit. */
    RESULT,
    /** What it took: measured too, but another value each time. */
    COST,
    /** When, where and by which build it was made. */
    CIRCUMSTANCE
}
