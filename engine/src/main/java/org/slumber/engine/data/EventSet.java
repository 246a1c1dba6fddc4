package org.slumber.engine.data;

/**
 * Labelled samples that are spikes in time, all on the same channels. A spike takes 8 bytes.
 *
 * @param name as specs call it
 * @param channels where spikes can be
 * @param times {@code [sample][spike]}: µs from the beginning of the sample, never negative nor falling
 * @param spiking {@code [sample][spike]}: its channel
 * @param labels {@code [sample]}, 0 to {@code classes}−1
 * @param classes number of classes
 */
@SuppressWarnings("ArrayRecordComponent") // data, of which no two are ever compared
public record EventSet(String name, int channels, int[][] times, int[][] spiking, int[] labels, int classes)
        implements Samples {
    /** No samples, of a run that reads none. */
    public static final EventSet NONE = new EventSet(Datasets.NONE, 0, new int[0][], new int[0][], new int[0], 0);

    /** µs of a step of what is generated in steps. */
    public static final int STEP_MICROSECONDS = 1000;

    public EventSet {
        if (times.length != labels.length || spiking.length != labels.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels for " + times.length + " and " + spiking.length + " samples");
        }
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int sample) {
        return labels[sample];
    }

    /** Number of spikes of a sample on each channel, {@code [channel]}. */
    public double[] counts(int sample) {
        double[] counts = new double[channels];
        for (int channel : spiking[sample]) {
            counts[channel]++;
        }
        return counts;
    }
}
