package org.slumber.engine.learner;

import java.util.Map;
import java.util.OptionalDouble;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;

/**
 * The state of a run at one moment on the way.
 *
 * @param index 0, 1, 2 … in the order of the run
 * @param moment what had just happened
 * @param epoch training epoch, from 1; 0 before the first step
 * @param wakeSteps training steps awake so far, ms
 * @param sleepSteps steps asleep or napping so far, ms
 * @param excitatoryRate mean rate of excitatory neurons in the training steps since the last checkpoint, Hz; empty for
 *     the surrogate-gradient network
 * @param inhibitoryRate mean rate of inhibitory neurons in the training steps since the last checkpoint, Hz; empty for
 *     the surrogate-gradient network
 * @param hiddenRate mean rate of hidden neurons in the training steps since the last checkpoint, Hz; empty for the STDP
 *     network
 * @param validationAccuracy at {@link Moment#EPOCH}, where there are validation images
 * @param loss cross-entropy summed over the steps of an image, of a recurrent network after the last, mean over images: at {@link Moment#EPOCH} over those
 *     trained in the epoch, as each was trained; around a sleep over the batch trained last; empty for the STDP network
 *     and before the first step
 * @param trainingAccuracy fraction of the same images labelled right, in [0, 1]; empty where the loss is
 * @param weights distribution of |w| in each group that the network has
 */
public record Checkpoint(
        int index,
        Moment moment,
        int epoch,
        long wakeSteps,
        long sleepSteps,
        OptionalDouble excitatoryRate,
        OptionalDouble inhibitoryRate,
        OptionalDouble hiddenRate,
        OptionalDouble validationAccuracy,
        OptionalDouble loss,
        OptionalDouble trainingAccuracy,
        Map<SynapseGroup, WeightDistribution> weights) {

    /** When a checkpoint is taken. */
    public enum Moment {
        /** Before the first step. */
        START,
        /** Right before a sleep, nap or normalisation. */
        ONSET,
        /** Right after it. */
        OFFSET,
        /** After an epoch and its validation. */
        EPOCH
    }
}
