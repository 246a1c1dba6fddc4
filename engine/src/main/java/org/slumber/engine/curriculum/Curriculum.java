package org.slumber.engine.curriculum;

import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.SpecPart;

/** What a run shows its learner: episodes of training in their order, then the test. */
public interface Curriculum extends SpecPart {
    /** Sizes and scoring of its phases. */
    Protocol protocol();

    /**
     * What one run is shown.
     *
     * @param dataset all samples
     * @param encoding how the run shows an image
     * @param streams the run's
     * @throws InvalidInputException where the data set has too few images, or none of a class that is asked for
     */
    Course course(Samples dataset, Encoding encoding, RandomStreams streams);

    /** Refuses samples of a kind that it cannot show. */
    default void check(Samples samples) {}

    /** Whether each task is also trained alone, for how far from that the run's weights end. */
    default boolean trainsEachAlone() {
        return false;
    }

    /** How many tasks came before each task at whose end a learner may sleep, {@code [end of a task]}. */
    default int[] earlierTasks() {
        return new int[0];
    }

    /** Images shown at the ends of tasks, weights frozen: an estimate for planning. */
    default double imagesExamined() {
        return 0;
    }
}
