package org.slumber.engine.dynamics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The spikes of the recurrent neurons, excitatory first, over successive steps of 1 ms. Input spikes are none of them. It is
 * cut into segments in each of which what drives the network stays the same: an image, or a sleep.
 */
public final class Recording {
    /** Steps in which spikes are counted, and currents and weights summed up, together: 100 ms. */
    public static final int BIN = 100;

    private final int excitatory;
    private final int inhibitory;
    private final int[][] trains;
    private final int[] counts;
    private final int[] segmentStart;

    /**
     * A recording.
     *
     * @param excitatory number of excitatory neurons
     * @param steps its length
     * @param trains {@code [neuron]}: steps of its spikes, ascending, from 0; excitatory neurons first
     * @param segmentStart first step of each segment, ascending, the first of them 0
     */
    public Recording(int excitatory, int steps, int[][] trains, int[] segmentStart) {
        this.excitatory = excitatory;
        inhibitory = trains.length - excitatory;
        this.trains = trains;
        this.segmentStart = segmentStart.clone();
        counts = counts(0, trains.length, 1, steps);
    }

    /** Its length, ms. */
    public int steps() {
        return counts.length;
    }

    /** Its neurons. */
    public int neurons() {
        return excitatory + inhibitory;
    }

    /** {@code [spike]}: the steps of a neuron's spikes, ascending; not to be written. */
    int[] train(int neuron) {
        return trains[neuron];
    }

    /** {@code [step]}: spikes of all neurons; not to be written. */
    int[] counts() {
        return counts;
    }

    /** First step of each segment; not to be written. */
    int[] segmentStart() {
        return segmentStart;
    }

    /** The end of a segment, exclusive. */
    int segmentEnd(int segment) {
        return segment + 1 < segmentStart.length ? segmentStart[segment + 1] : counts.length;
    }

    /** The neurons of a group, from the first to the end, exclusive. */
    int[] range(DynamicsGroup group) {
        return switch (group) {
            case EXCITATORY -> new int[] {0, excitatory};
            case INHIBITORY -> new int[] {excitatory, neurons()};
            case ALL -> new int[] {0, neurons()};
            default -> throw new IllegalArgumentException(group + " has no neurons");
        };
    }

    /** {@code [bin]}: spikes of some neurons in each whole bin. */
    int[] counts(int from, int to, int bin, int steps) {
        int[] binned = new int[steps / bin];
        for (int neuron = from; neuron < to; neuron++) {
            for (int step : trains[neuron]) {
                if (step / bin < binned.length) {
                    binned[step / bin]++;
                }
            }
        }
        return binned;
    }

    /**
     * The same rates without correlation: within each segment every neuron's train is turned round by as many steps as are
     * drawn for it. Each keeps its spikes in every segment and, but for one at the cut, its intervals; what neurons have in
     * common beyond what a segment drives them to is lost.
     */
    public Recording shuffled(UniformRandomProvider random) {
        int[][] turned = new int[trains.length][];
        int segments = segmentStart.length;
        for (int neuron = 0; neuron < trains.length; neuron++) {
            int[] train = trains[neuron];
            int[] moved = new int[train.length];
            int spike = 0;
            for (int segment = 0; segment < segments; segment++) {
                int start = segmentStart[segment];
                int length = segmentEnd(segment) - start;
                int shift = length == 0 ? 0 : random.nextInt(length);
                while (spike < train.length && train[spike] < start + length) {
                    moved[spike] = start + (train[spike] - start + shift) % length;
                    spike++;
                }
            }
            Arrays.sort(moved);
            turned[neuron] = moved;
        }
        return new Recording(excitatory, counts.length, turned, segmentStart);
    }
}
