package org.slumber.engine.homeostasis.sleep;

/** The decay of all weights through one sleep, |w| ← w* (|w|/w*)^λ in every step, and when it has gone far enough. */
interface SleepDecay {
    /** Begins a sleep: finds the targets as the weights stand. */
    void begin();

    /** Whether both weight sums stand near enough to their values at initialisation. */
    boolean settled();

    /** Comes before each step of the network: the weights that it reads are what they should be. */
    void prepareStep();

    /** Comes between a step and its learning: the weights that this reads or writes are what they should be. */
    void prepareLearning();

    /** Comes after each step and its learning: one more decay. */
    void afterStep();

    /** Ends the sleep: all weights are what they should be. */
    void end();
}
