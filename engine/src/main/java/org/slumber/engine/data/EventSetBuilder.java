package org.slumber.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers samples of spikes in time that are read one after another. */
final class EventSetBuilder {
    private final List<int[]> times = new ArrayList<>();
    private final List<int[]> spiking = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /**
     * Adds a sample.
     *
     * @param spikes {@link #spike}s, in any order; sorted by this
     */
    void add(long[] spikes, int label) {
        Arrays.sort(spikes);
        times.add(Arrays.stream(spikes)
                .mapToInt(spike -> (int) (spike >>> Integer.SIZE))
                .toArray());
        spiking.add(Arrays.stream(spikes).mapToInt(spike -> (int) spike).toArray());
        labels.add(label);
    }

    /**
     * A spike as one number, by which spikes are in order of time and then of channel.
     *
     * @param time µs, never negative
     * @param channel never negative
     */
    static long spike(int time, int channel) {
        return (long) time << Integer.SIZE | channel;
    }

    /** All that was added, of as many classes as the largest label says. */
    EventSet build(String name, int channels) {
        int classes = 1 + labels.stream().mapToInt(Integer::intValue).max().orElse(0);
        return new EventSet(
                name,
                channels,
                times.toArray(int[][]::new),
                spiking.toArray(int[][]::new),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                classes);
    }
}
