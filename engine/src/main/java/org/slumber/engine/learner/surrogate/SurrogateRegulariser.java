package org.slumber.engine.learner.surrogate;

import java.util.Optional;
import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.SpecPart;

/** What keeps the surrogate-gradient network's weights small, or what it learnt: one of the mechanisms of the catalogue. */
public interface SurrogateRegulariser extends SpecPart {
    /** It at work; empty where its settings mean that it never acts. */
    Optional<BatchHomeostat> on(SurrogateSite site);

    /** Refuses a network that it cannot act on. */
    default void check(SurrogateGradientLearner learner) {}

    /** Whether it moves the thresholds of hidden neurons. */
    default boolean movesThresholds() {
        return false;
    }

    /** What it cuts the membranes of hidden neurons at; infinite where it does not. */
    default double membraneCeiling() {
        return Double.POSITIVE_INFINITY;
    }

    /** Refuses samples of a kind that it cannot read. */
    default void check(Samples samples) {}

    /** Most steps that it simulates, over all copies, in an epoch of so many batches. */
    double stepsAsleep(int batches);

    /** Most steps that it simulates, over all copies, at the end of a task that so many came before. */
    default double stepsAfterTask(int earlierTasks) {
        return 0;
    }
}
