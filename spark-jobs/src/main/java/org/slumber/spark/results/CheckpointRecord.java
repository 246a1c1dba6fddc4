package org.slumber.spark.results;

import org.slumber.engine.Checkpoint;
import org.slumber.engine.RunResult;

/**
 * One moment of a run, from which a row of the checkpoints is made.
 *
 * @param runId identity of the run
 * @param result of the whole run
 * @param checkpoint the moment
 */
record CheckpointRecord(String runId, RunResult result, Checkpoint checkpoint) {}
