package org.slumber.engine.homeostasis;

import java.util.Optional;
import org.slumber.engine.network.NoiseSource;

/** A {@link Regulariser} at work on one network: every so many wake steps, while the wake clock stands still. */
public interface Homeostat {
    /** Wake steps from one application to the next. */
    int intervalSteps();

    /**
     * Applies it once, while the wake clock stands still.
     *
     * @return the steps that it simulated; 0 where it acts at once
     */
    int apply();

    /** Whether it acts at the end of a task. */
    default boolean actsAfterTask() {
        return false;
    }

    /**
     * Applies it at the end of a task, where it acts there.
     *
     * @param earlierTasks how many tasks came before
     * @return the steps that it simulated
     */
    default int applyAfterTask(int earlierTasks) {
        return 0;
    }

    /** The noise of the wake step after the last application, where noise is for sleep only; empty where it has none. */
    default Optional<NoiseSource> awakeningNoise() {
        return Optional.empty();
    }
}
