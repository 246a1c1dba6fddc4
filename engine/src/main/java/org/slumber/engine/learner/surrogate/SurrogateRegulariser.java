package org.slumber.engine.learner.surrogate;

import java.util.Optional;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.SpecPart;

/** What keeps the weights of the surrogate-gradient network small: one of the mechanisms of the catalogue. */
public interface SurrogateRegulariser extends SpecPart {
    /**
     * It at work; empty where its settings mean that it never acts.
     *
     * @param layers what it changes
     * @param leak what a membrane keeps from one step to the next, in [0, 1]
     * @param streams for its random draws
     */
    Optional<BatchHomeostat> on(Layers layers, double leak, RandomStreams streams);

    /** Most steps that it simulates, over all copies, in an epoch of so many batches. */
    double stepsAsleep(int batches);
}
