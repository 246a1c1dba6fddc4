package org.slumber.engine.curriculum;

import java.util.Arrays;
import org.apache.commons.rng.sampling.ArraySampler;
import org.slumber.engine.data.Samples;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The images of one run, drawn without replacement from all images of a data set and in the order in which they are
 * shown: training, validation and test never share an image (paper section on training).
 *
 * @param training indices of images
 * @param validation indices of images
 * @param test indices of images
 */
public record Split(int[] training, int[] validation, int[] test) {

    /**
     * Draws the images of a run: all images shuffled by the stream {@code split}, the first ones for training, the next
     * for validation, the next for testing.
     *
     * @throws InvalidInputException where the data set has fewer images than the protocol shows
     */
    public static Split draw(Samples dataset, Protocol protocol, RandomStreams streams) {
        long needed = (long) protocol.trainImages() + protocol.validationImages() + protocol.testImages();
        if (dataset.size() < needed) {
            throw new InvalidInputException("data set " + dataset.name() + " has " + dataset.size()
                    + " images, but training.images " + protocol.trainImages() + ", validation.images "
                    + protocol.validationImages() + " and test.images " + protocol.testImages() + " need " + needed);
        }
        int[] shuffled = shuffled(dataset, streams);
        int validationStart = protocol.trainImages();
        int testStart = validationStart + protocol.validationImages();
        return new Split(
                Arrays.copyOfRange(shuffled, 0, validationStart),
                Arrays.copyOfRange(shuffled, validationStart, testStart),
                Arrays.copyOfRange(shuffled, testStart, (int) needed));
    }

    /** All images of a data set, in the order in which a run draws them. */
    static int[] shuffled(Samples dataset, RandomStreams streams) {
        int[] shuffled = new int[dataset.size()];
        Arrays.setAll(shuffled, i -> i);
        ArraySampler.shuffle(streams.stream("split"), shuffled);
        return shuffled;
    }
}
