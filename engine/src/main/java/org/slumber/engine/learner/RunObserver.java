package org.slumber.engine.learner;

import org.slumber.engine.network.StepListener;

/** Watches a run from outside; it cannot change the result, only end the run early. */
public interface RunObserver {
    /** Watches nothing and never cancels. */
    RunObserver NONE = checkpoint -> {};

    /** Called at every checkpoint, in order, on the thread of the run. */
    void checkpoint(Checkpoint checkpoint);

    /** Called once, before the first step, with what learns. */
    default void begins(Structure structure) {}

    /** Called when a training epoch begins, from 1. */
    default void beginsEpoch(int epoch) {}

    /**
     * Who sees the STDP network after each step of a phase; asked for once, before the first. Of {@link Phase#TRAINING} it
     * sees the steps awake and asleep.
     */
    default StepListener steps(Phase phase) {
        return StepListener.NONE;
    }

    /** Called right before an image, by its index in the data set, is shown in a phase. */
    default void image(Phase phase, int image, int label) {}

    /** Called right after the surrogate-gradient network was shown it. */
    default void shown(Phase phase, LayerSpikes spikes) {}

    /** Called once so many training steps awake have passed, and what they taught is learnt: after a step, or a batch. */
    default void trained(long wakeSteps) {}

    /** Called right before each sleep, nap or normalisation. */
    default void fallsAsleep() {}

    /** Called right after it. */
    default void awakes() {}

    /** Called right before the test, with the weights that are tested. */
    default void tests() {}

    /** Called right after it. */
    default void tested(Examination examination) {}

    /** Asked at the end of every image or batch of images; once true, the run ends with {@link RunCancelledException}. */
    default boolean cancelled() {
        return false;
    }
}
