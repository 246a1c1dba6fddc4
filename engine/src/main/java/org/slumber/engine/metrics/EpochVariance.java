package org.slumber.engine.metrics;

import java.util.stream.Stream;

/**
 * How far the weights of the surrogate-gradient network wander once training has settled, over the ends of the last {@code
 * optimiser.ensembleEpochs} epochs: where an optimiser samples, the variance of what it samples from; where weights still
 * learn, their way to where they go is in it.
 */
public final class EpochVariance {
    private static final int SINCE = 10;

    public static final RunMetric FIRST_LAYER = metric(SynapseGroup.INPUT_HIDDEN, "the first layer");
    public static final RunMetric LAST_LAYER = metric(SynapseGroup.HIDDEN_OUTPUT, "the last layer");

    private EpochVariance() {}

    private static RunMetric metric(SynapseGroup group, String layer) {
        return new RunMetric(
                "weights_" + group.name().replace('-', '_') + "_epoch_variance",
                "weight^2",
                "variance of a weight of " + layer
                        + " over the ends of the last optimiser.ensembleEpochs epochs, mean over"
                        + " its synapses, with one epoch less in the denominator; null where these are fewer than two",
                SINCE,
                findings -> Stream.ofNullable(
                                findings.weights().epochVariances().get(group))
                        .mapToDouble(variance -> variance)
                        .findFirst());
    }
}
