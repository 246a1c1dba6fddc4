package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.SpecPart;

/** What the weights of the surrogate-gradient network are made of: one of the mechanisms of the catalogue. */
public sealed interface SurrogateWeights extends SpecPart permits DenseWeights, NeuronStates {
    /** Numbers of a neuron's state that weights are products of; 0 where each weight is a number of its own. */
    int rank();

    /** Whether a hidden neuron has one state for what it reads and what reads it. */
    boolean sharesStates();

    /** Refuses a network that it makes no sense in. */
    default void check(SurrogateGradientLearner learner) {}
}
