package org.slumber.engine.learner.surrogate;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.random.RandomStreams;

/**
 * Where a {@link SurrogateRegulariser} is put to work.
 *
 * @param layers what it changes
 * @param architecture how spikes pass through them
 * @param leak what a membrane keeps from one step to the next, in [0, 1]
 * @param shown the images trained on so far
 * @param present the images of the present epoch, {@code [input]}, in the order of the curriculum
 * @param streams for its random draws
 */
public record SurrogateSite(
        Layers layers,
        Architecture architecture,
        double leak,
        Experience shown,
        Supplier<Stream<double[]>> present,
        RandomStreams streams) {}
