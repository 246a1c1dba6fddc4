package org.slumber.engine.homeostasis;

/**
 * A {@link Regulariser} at work on one network: in every wake step, or every so many of them while the wake clock stands
 * still, or both.
 */
public interface Homeostat {
    /** An interval that never ends. */
    int NEVER = Integer.MAX_VALUE;

    /** Acts after each wake step and its learning. */
    default void awake() {}

    /** Wake steps from one application to the next. */
    default int intervalSteps() {
        return NEVER;
    }

    /**
     * Applies it once, while the wake clock stands still.
     *
     * @return the steps that it simulated; 0 where it acts at once
     */
    default int apply() {
        return 0;
    }

    /** Whether the wake step after the last application is noisy where noise is for sleep only. */
    default boolean noisyAwakening() {
        return false;
    }
}
