package org.slumber.engine.data;

import java.util.OptionalDouble;
import org.slumber.engine.spec.SpecPart;

/**
 * Spikes in time that are generated from parameters of the run. As with the generated images, they do not depend on the
 * seed of a run, which decides which of them it draws: runs of one setting draw from the same samples.
 */
public interface GeneratedEvents extends SpecPart {
    /** Samples in a set, unless a spec draws more. */
    int SAMPLES = Geomfig.IMAGES;

    /**
     * Generates the set; times are whole steps of {@value EventSet#STEP_MICROSECONDS} µs.
     *
     * @param samples how many
     */
    EventSet generate(int samples);

    /** Steps that a sample lasts. */
    int steps();

    /**
     * What no learner can be expected to exceed on some samples: the mean of the probability of the likelier label given
     * each; empty where it is not known.
     *
     * @param events that this generated
     * @param samples which of them, at least one
     */
    default OptionalDouble bestPossibleAccuracy(EventSet events, int[] samples) {
        return OptionalDouble.empty();
    }
}
