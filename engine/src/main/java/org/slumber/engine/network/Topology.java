package org.slumber.engine.network;

import java.util.Arrays;

/**
 * Which synapses exist, indexed both ways. Pre neurons are numbered inputs, excitatory, inhibitory; post neurons
 * (never inputs) are numbered from the first excitatory one. Synapses are numbered row-major by pre neuron, so those of
 * the inputs come first and the inhibitory ones last.
 *
 * <p>The arrays are shared, not copied, by every network of this topology and are never written after construction.
 */
public final class Topology {
    final int inputs;
    final int excitatory;
    final int inhibitory;
    /** {@code [pre + 1]}: synapses of pre neuron j are rowStart[j] to rowStart[j + 1] − 1. */
    final int[] rowStart;
    /** {@code [synapse]}: its post neuron. */
    final int[] post;

    private final int[] columnStart;
    private final int[] columnInhibitoryStart;
    private final int[] columnSynapse;
    private final int[] columnPre;

    /**
     * Indexes a list of synapses.
     *
     * @param pre pre neuron of each synapse, ascending, 0 to inputs + excitatory + inhibitory − 1
     * @param post post neuron of each synapse, 0 to excitatory + inhibitory − 1
     */
    public Topology(int inputs, int excitatory, int inhibitory, int[] pre, int[] post) {
        this.inputs = inputs;
        this.excitatory = excitatory;
        this.inhibitory = inhibitory;
        this.post = post.clone();
        rowStart = starts(pre, inputs + excitatory + inhibitory);
        columnStart = starts(post, excitatory + inhibitory);
        columnSynapse = new int[post.length];
        columnPre = new int[post.length];
        int[] next = Arrays.copyOf(columnStart, columnStart.length);
        for (int synapse = 0; synapse < post.length; synapse++) {
            int entry = next[post[synapse]]++;
            columnSynapse[entry] = synapse;
            columnPre[entry] = pre[synapse];
        }
        columnInhibitoryStart = new int[excitatory + inhibitory];
        for (int i = 0; i < columnInhibitoryStart.length; i++) {
            int entry = columnStart[i];
            while (entry < columnStart[i + 1] && columnPre[entry] < inputs + excitatory) {
                entry++;
            }
            columnInhibitoryStart[i] = entry;
        }
    }

    private static int[] starts(int[] index, int groups) {
        int[] starts = new int[groups + 1];
        for (int group : index) {
            starts[group + 1]++;
        }
        for (int group = 0; group < groups; group++) {
            starts[group + 1] += starts[group];
        }
        return starts;
    }

    /** Number of input neurons. */
    public int inputs() {
        return inputs;
    }

    /** Number of excitatory neurons. */
    public int excitatory() {
        return excitatory;
    }

    /** Number of inhibitory neurons. */
    public int inhibitory() {
        return inhibitory;
    }

    /** Neurons that are not inputs. */
    public int neurons() {
        return excitatory + inhibitory;
    }

    /** Number of synapses. */
    public int synapses() {
        return post.length;
    }

    /** First synapse whose pre neuron is excitatory. */
    public int firstExcitatorySynapse() {
        return rowStart[inputs];
    }

    /** First synapse whose pre neuron is inhibitory. */
    public int firstInhibitorySynapse() {
        return rowStart[inputs + excitatory];
    }

    /** First synapse of a pre neuron; the next neuron's first is its end. */
    public int rowStart(int pre) {
        return rowStart[pre];
    }

    /** {@code [synapse]}: post neuron; not to be written. */
    public int[] posts() {
        return post;
    }

    /** First column entry of a post neuron; the next neuron's first is its end. */
    public int columnStart(int postNeuron) {
        return columnStart[postNeuron];
    }

    /** First column entry of a post neuron whose pre neuron is inhibitory; the excitatory ones stand before it. */
    public int columnInhibitoryStart(int postNeuron) {
        return columnInhibitoryStart[postNeuron];
    }

    /** {@code [column entry]}: synapse; not to be written. */
    public int[] columnSynapses() {
        return columnSynapse;
    }

    /** {@code [column entry]}: pre neuron; not to be written. */
    public int[] columnPres() {
        return columnPre;
    }
}
