package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.SpecPart;

/** How the neurons of the surrogate-gradient network follow their currents: one of the mechanisms of the catalogue. */
public sealed interface SurrogateNeuron extends SpecPart permits LeakyNeuron, SelfPrediction {
    /** Numbers that each layer of such neurons has of its own. */
    int numbers();

    /** Sets these as training starts, or keeps those that are not learnt. */
    default void settle(double[] numbers, boolean starting) {}

    /** Sets the gradient of those that are not learnt to 0. */
    default void leaveOut(double[] gradient) {}

    /** Refuses a network that it makes no sense in. */
    default void check(SurrogateGradientLearner learner) {}
}
