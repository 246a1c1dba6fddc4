package org.slumber.engine.data;

import java.io.Serializable;

/**
 * Labelled samples that are spikes in time, all on the same channels and of the same length.
 *
 * @param name as specs call it
 * @param channels where spikes can be
 * @param steps of a sample
 * @param times {@code [sample][spike]}: its step from 0, never falling
 * @param spiking {@code [sample][spike]}: its channel
 * @param labels {@code [sample]}, 0 to {@code classes}−1
 * @param classes number of classes
 */
@SuppressWarnings("ArrayRecordComponent") // data, of which no two are ever compared
public record EventSet(String name, int channels, int steps, int[][] times, int[][] spiking, int[] labels, int classes)
        implements Serializable {
    public EventSet {
        if (times.length != labels.length || spiking.length != labels.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels for " + times.length + " and " + spiking.length + " samples");
        }
    }

    /** Number of samples. */
    public int size() {
        return labels.length;
    }
}
