package org.slumber.engine.data;

import java.io.Serializable;
import org.slumber.engine.spec.InvalidInputException;

/** What a run draws from: labelled samples of one kind, which are images or spikes in time. */
public sealed interface Samples extends Serializable permits Dataset, EventSet {
    /** As specs call it. */
    String name();

    /** Number of samples. */
    int size();

    /** Class of a sample, 0 to {@code classes}−1. */
    int label(int sample);

    /** Number of classes. */
    int classes();

    /**
     * The images that these are.
     *
     * @param reader who reads nothing else, as a sentence names it
     * @param instead what reads spikes in time, after "; "
     * @throws InvalidInputException where they are spikes in time
     */
    default Dataset images(String reader, String instead) {
        if (this instanceof Dataset images) {
            return images;
        }
        throw new InvalidInputException(
                "data set " + name() + " has spikes in time, which " + reader + " cannot read; " + instead);
    }
}
