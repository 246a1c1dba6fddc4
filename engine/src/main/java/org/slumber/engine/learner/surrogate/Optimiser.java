package org.slumber.engine.learner.surrogate;

import java.util.List;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.SpecPart;

/** How a gradient becomes a change of weights: one of the mechanisms of the catalogue. */
public interface Optimiser extends SpecPart {
    /** It at work on some weights. */
    @FunctionalInterface
    interface Descent {
        /**
         * One step down the gradient as it stands.
         *
         * @param images that the epoch trains on, of which the gradient's batch is a part
         */
        void step(int images);
    }

    /**
     * It at work.
     *
     * @param rate step size, in [0, 1]
     * @param weights changed by every step
     * @param gradient of the mean loss, of the same shape, read by every step
     * @param streams for its random draws
     */
    Descent on(double rate, List<double[]> weights, List<double[]> gradient, RandomStreams streams);
}
