/**
 * From the specs of a sweep to its committed results.
 *
 * <p>{@link org.slumber.spark.job.SweepPlan} gives every run an identity and an expected cost.
 * {@link org.slumber.spark.job.SweepJob} runs what the results folder does not have yet: it hands runs to Spark in small
 * asynchronous jobs, longest expected first, one task a run, and keeps just so many tasks in flight that no core waits.
 * {@link org.slumber.spark.job.RunTask} is what an executor does. Finished runs come back one by one through
 * {@link org.slumber.spark.job.Inbox}, and {@link org.slumber.spark.job.BatchWriter} commits them from the driver in
 * small batches while the sweep goes on. {@link org.slumber.spark.job.Compaction} merges the batches at the end.
 */
package org.slumber.spark.job;
