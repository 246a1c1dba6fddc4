package org.slumber.engine.learner;

import java.util.Map;
import org.slumber.engine.metrics.SequenceReplay;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.metrics.Work;
import org.slumber.engine.random.RandomStreams;

/**
 * A learner that no samples teach: what it is to know is in its weights from the start. It reads no data set and follows no
 * curriculum, and its runs have no accuracy.
 */
public non-sealed interface SampleFreeLearner extends AnyLearner {
    /**
     * Makes one run, from its first step to its last.
     *
     * @param streams the run's random draws
     * @param chronicle where it writes down what passes, and whose observer it tells
     * @throws RunCancelledException where the observer asks for it
     */
    Found run(RandomStreams streams, Chronicle chronicle);

    /** What there is to watch in a run: its weights are those that it starts with. */
    Structure structure(RandomStreams streams);

    /** CPU time of a run on one ordinary core, s: an estimate for planning, before anything was measured. */
    double expectedSeconds();

    /**
     * What a run found.
     *
     * @param weights how far the weights of each group of synapses moved
     * @param replay what became of the stored sequence
     * @param work what was simulated
     */
    record Found(Map<SynapseGroup, WeightStability> weights, SequenceReplay replay, Work work) {}
}
