package org.slumber.engine.trace;

import java.util.Arrays;

/**
 * Which neurons spiked in which step.
 *
 * @param start {@code [step + 1]}: the spikes of step t are start[t] to start[t + 1] − 1
 * @param neuron {@code [spike]}, ascending within a step
 */
record Raster(int[] start, int[] neuron) {

    static Raster of(int steps, int[] step, int[] neuron) {
        int[] start = new int[steps + 1];
        for (int t : step) {
            start[t + 1]++;
        }
        for (int t = 0; t < steps; t++) {
            start[t + 1] += start[t];
        }
        int[] next = start.clone();
        int[] sorted = new int[neuron.length];
        for (int spike = 0; spike < step.length; spike++) {
            sorted[next[step[spike]]++] = neuron[spike];
        }
        for (int t = 0; t < steps; t++) {
            Arrays.sort(sorted, start[t], start[t + 1]);
        }
        return new Raster(start, sorted);
    }

    /** Copies the neurons of one step. */
    int copy(int step, int[] into) {
        int count = start[step + 1] - start[step];
        System.arraycopy(neuron, start[step], into, 0, count);
        return count;
    }

    /**
     * Neurons that spiked in one of this step and a list, but not in both.
     *
     * @param spiking ascending, from {@code from} to {@code to}, each less {@code offset}
     */
    int differences(int step, int[] spiking, int from, int to, int offset) {
        int differences = 0;
        int mine = start[step];
        int other = from;
        while (mine < start[step + 1] || other < to) {
            int mineNeuron = mine < start[step + 1] ? neuron[mine] : Integer.MAX_VALUE;
            int otherNeuron = other < to ? spiking[other] - offset : Integer.MAX_VALUE;
            if (mineNeuron != otherNeuron) {
                differences++;
            }
            if (mineNeuron <= otherNeuron) {
                mine++;
            }
            if (otherNeuron <= mineNeuron) {
                other++;
            }
        }
        return differences;
    }
}
