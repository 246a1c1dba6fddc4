package org.slumber.engine.homeostasis;

import java.util.Optional;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.spec.SpecPart;

/**
 * What keeps the weights or the rates of the STDP network from running away: one of the mechanisms of the catalogue, of
 * which several may act in one run.
 */
public interface Regulariser extends SpecPart {
    /** It at work; empty where its settings mean that it never acts. */
    Optional<Homeostat> on(Site site);

    /** Refuses settings that do not go with the bounds of the weights. */
    default void check(WeightBounds bounds) {}

    /** Most steps that it simulates in an epoch of so many wake steps. */
    default double stepsAsleep(double wakeSteps) {
        return 0;
    }

    /** Most steps that it simulates at the end of a task that so many came before. */
    default double stepsAfterTask(int earlierTasks) {
        return 0;
    }
}
