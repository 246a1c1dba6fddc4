package org.slumber.engine.spec;

import java.io.Serializable;

/** What learns; one of the paper's networks. */
public sealed interface Learner extends Serializable permits StdpLearner, SurrogateGradientLearner {

    /** The name of each variant in configurations and results. */
    enum Kind {
        STDP,
        SURROGATE_GRADIENT
    }

    /** Which variant this is. */
    Kind kind();

    /** Which kind of weight control it has. */
    Regulariser.Kind regulariserKind();
}
