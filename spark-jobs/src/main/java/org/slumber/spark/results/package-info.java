/**
 * The tables that a sweep makes: their columns, how a run becomes rows, and how they are written and read.
 *
 * <p>A results folder holds {@code runs/*.parquet} with one row a run and {@code checkpoints/*.parquet} with the
 * moments on the way, keyed by {@code run_id}, and where runs have any, {@code tasks/*.parquet} with accuracies by task
 * and {@code weights/*.parquet} with groups of synapses. {@link org.slumber.spark.results.ResultSchema} lists the tables;
 * each column stands in one place, such as {@link org.slumber.spark.results.RunColumns}, with its unit, its meaning, what
 * it says and the way to read it from a run.
 */
package org.slumber.spark.results;
