package org.slumber.engine.learner;

import org.slumber.engine.network.StepListener;

/** Watches a run from outside; it cannot change the result, only end the run early. */
public interface RunObserver {
    /** Watches nothing and never cancels. */
    RunObserver NONE = checkpoint -> {};

    /** Called at every checkpoint, in order, on the thread of the run. */
    void checkpoint(Checkpoint checkpoint);

    /** Who sees the STDP network after each training step, awake and asleep; asked for once, before the first. */
    default StepListener trainingSteps() {
        return StepListener.NONE;
    }

    /** Called right before each sleep, nap or normalisation of the STDP network. */
    default void fallsAsleep() {}

    /** Called right after it. */
    default void awakes() {}

    /** Asked at the end of every image or batch of images; once true, the run ends with {@link RunCancelledException}. */
    default boolean cancelled() {
        return false;
    }
}
