package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.SpecPart;

/** How the layers of the surrogate-gradient network make currents of what they read: one of the mechanisms of the catalogue. */
public sealed interface SurrogateCircuit extends SpecPart
        permits PlainCircuit, LateralInhibition, DivisiveNormalisation {
    /** Inhibitory neurons of a layer of so many; 0 where there is no inhibition. */
    default int inhibitory(int neurons) {
        return 0;
    }

    /** Refuses a network that it makes no sense in. */
    default void check(SurrogateGradientLearner learner) {}
}
