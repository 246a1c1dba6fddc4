package org.slumber.engine.homeostasis;

/** What is done to the weights every so many wake steps. */
interface Homeostasis {
    /** Wake steps from one application to the next. */
    int intervalSteps();

    /**
     * Applies it once, while the wake clock stands still.
     *
     * @return the steps that it simulated; 0 where it acts at once
     */
    int apply();

    /** Whether the wake step after the last application is noisy where noise is for sleep only. */
    default boolean noisyAwakening() {
        return false;
    }
}
