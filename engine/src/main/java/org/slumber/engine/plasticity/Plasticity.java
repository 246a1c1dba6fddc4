package org.slumber.engine.plasticity;

import java.util.Optional;

/** A {@link PlasticityRule} at work on one network. */
@FunctionalInterface
public interface Plasticity {
    /** Changes the weights after a step of the network, which have just been clipped to their bounds. */
    void afterStep();

    /** As {@link #afterStep()}; a rule that changes weights at intervals changes them now. */
    default void afterStepAtOnce() {
        afterStep();
    }

    /**
     * The promise that lets sleep be computed from the synapses that spikes touch, as it stands after the last step. A
     * rule that cannot give it gets the exact computation, which looks at every synapse in every step asleep; one that
     * gives it and does not keep it is found out by the catalogue's contract tests.
     */
    default Optional<LocalChange> localChange() {
        return Optional.empty();
    }

    /** Whether the coming {@link #afterStep()} reads or changes every weight, in spite of {@link #localChange()}. */
    default boolean touchesAll() {
        return false;
    }
}
