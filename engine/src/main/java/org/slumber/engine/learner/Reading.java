package org.slumber.engine.learner;

import java.util.Map;
import java.util.OptionalDouble;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;

/**
 * What a {@link Checkpoint} says of a learner.
 *
 * @param excitatoryRate mean rate of excitatory neurons in training since the last reading, Hz; empty without them
 * @param inhibitoryRate mean rate of inhibitory neurons in training since the last reading, Hz; empty without them
 * @param hiddenRate mean rate of hidden neurons in training since the last reading, Hz; empty without them
 * @param loss mean cross-entropy of an image; empty where there is none
 * @param trainingAccuracy fraction of the images of the loss labelled right, in [0, 1]; empty where the loss is
 * @param weights distribution of |w| in each group
 */
public record Reading(
        OptionalDouble excitatoryRate,
        OptionalDouble inhibitoryRate,
        OptionalDouble hiddenRate,
        OptionalDouble loss,
        OptionalDouble trainingAccuracy,
        Map<SynapseGroup, WeightDistribution> weights) {}
