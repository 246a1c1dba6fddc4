package org.slumber.spark.results;

import java.util.Map;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;

/**
 * One moment of a run, from which a row of the checkpoints is made.
 *
 * @param runId identity of the run's row
 * @param start weights before the first step
 * @param checkpoint the moment
 */
record CheckpointRecord(String runId, Map<SynapseGroup, WeightDistribution> start, Checkpoint checkpoint) {}
