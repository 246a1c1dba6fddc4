package org.slumber.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.metrics.Work;

/**
 * All that one run found; equal for equal spec and data set, to the last bit, wherever it ran.
 *
 * @param learnt accuracies and firing; empty of a learner that reads no samples
 * @param weights stability of each group of synapses that the network has
 * @param saturation fraction of all synapses at the upper weight bound at the end; empty where weights have no bound
 * @param stepsToSaturation training steps awake until, at the end of an image, more than half of all synapses stood at
 *     the upper bound; empty where that never was, and where weights have no bound
 * @param meanSleepAccuracyChange training accuracy after a sleep minus before it, on the batch trained last, mean over
 *     all sleeps, in [−1, 1]; empty for the STDP network and without a sleep
 * @param metrics value of each of {@link Catalogue#metrics()} that has one, by name
 * @param work what was simulated
 * @param flags what made the readout fall back, e.g. {@code silent-network}; empty for an ordinary run
 * @param tasks what was known of each task after each; empty where the curriculum has one task
 * @param checkpoints the moments on the way, in order
 * @param dynamics what was measured of the network's dynamics, in order; empty with {@code measures: basic}, and of a
 *     surrogate-gradient network with one hidden layer
 */
public record RunResult(
        Optional<Learnt> learnt,
        Map<SynapseGroup, WeightStability> weights,
        OptionalDouble saturation,
        OptionalLong stepsToSaturation,
        OptionalDouble meanSleepAccuracyChange,
        Map<String, Double> metrics,
        Work work,
        List<String> flags,
        List<TaskAccuracy> tasks,
        List<Checkpoint> checkpoints,
        List<DynamicsReading> dynamics) {

    /** Accuracies, of a run that samples taught. */
    public Scores scores() {
        return learnt.orElseThrow().scores();
    }

    /** Firing in the last training epoch, of a run that samples taught. */
    public Activity activity() {
        return learnt.orElseThrow().activity();
    }
}
