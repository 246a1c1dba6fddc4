package org.slumber.engine.network;

/** The neurons that spiked in one step, in index order: inputs, then excitatory, then inhibitory. */
final class SpikeList {
    /** The spiking neurons; only the first {@link #count} entries count. */
    final int[] neuron;

    int count;
    /** How many of them are inputs; these come first. */
    int inputs;

    SpikeList(int neurons) {
        // one place more than neurons: the branch-free append writes before it knows whether it keeps
        neuron = new int[neurons + 1];
    }

    void set(SpikeList other) {
        System.arraycopy(other.neuron, 0, neuron, 0, other.count);
        count = other.count;
        inputs = other.inputs;
    }

    void clear() {
        count = 0;
        inputs = 0;
    }
}
