package org.slumber.spark.job;

import java.io.Serializable;
import org.slumber.engine.spec.RunSpec;

/**
 * What a task is told to run.
 *
 * @param runId identity of the run
 * @param spec what to run
 * @param dataset index of its data set
 */
record RunOrder(String runId, RunSpec spec, int dataset) implements Serializable {}
