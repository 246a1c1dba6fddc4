/**
 * The tables that a sweep makes: their columns, how a run becomes rows, and how they are read.
 *
 * <p>A results folder holds {@code runs/*.parquet} with one row a run and {@code checkpoints/*.parquet} with the
 * moments on the way, keyed by {@code run_id}; everything else in it starts with an underscore. Each column stands in
 * one place, {@link org.slumber.spark.results.RunColumns} or
 * {@link org.slumber.spark.results.CheckpointColumns}, with its unit, its meaning and the way to read it from a run.
 */
package org.slumber.spark.results;
