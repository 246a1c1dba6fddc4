package org.slumber.engine.network;

/** Sees a network after every step, from outside: it may read what it is shown, not write it. */
@FunctionalInterface
public interface StepListener {
    /** Sees nothing. */
    StepListener NONE = network -> {};

    /** Called after each step, on the thread of the run. */
    void stepped(SpikingNetwork network);
}
