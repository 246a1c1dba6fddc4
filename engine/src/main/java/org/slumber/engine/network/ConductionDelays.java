package org.slumber.engine.network;

import java.util.Arrays;

/**
 * The conduction delays of some excitatory synapses onto excitatory neurons, and the spikes under way through them: a spike
 * of step t arrives in step t + 1 + d, d its synapse's delay as it stood after step t, rounded to whole steps. All other
 * synapses keep the one step that every spike takes.
 *
 * <p>Implementation notes. A wheel has as many lists of synapses as spikes can take steps to arrive. The list of a step is
 * in the order in which it was filled: spikes sent earlier first, those without delay last, so that with delays of 0 what
 * arrives at a neuron is summed in the order in which a network without delays does.
 */
public final class ConductionDelays {
    private static final int FEW = 64;

    private final Topology topology;
    private final double longest;
    /** {@code [synapse]}: whether it has a delay. */
    private final boolean[] delayed;
    /** {@code [synapse]}: ms; 0 where it has none. */
    private final double[] delay;
    /** {@code [synapse]}: the same, rounded. */
    private final short[] steps;
    /** {@code [pre]}: whether some of its synapses have a delay, and whether some have none. */
    private final boolean[] sendsDelayed;

    private final boolean[] sendsAtOnce;
    /** {@code [step modulo its length][place]}: the synapses at which spikes arrive. */
    private final int[][] arriving;

    private final int[] count;
    private int now;
    private int early;

    /**
     * Delays of 0.
     *
     * @param recurrent whether synapses between excitatory neurons have one, beside those from inputs
     * @param longest what no delay is above, at least 0 ms
     */
    public ConductionDelays(Topology topology, boolean recurrent, double longest) {
        this.topology = topology;
        this.longest = longest;
        delay = new double[topology.synapses()];
        delayed = new boolean[topology.synapses()];
        int end = recurrent ? topology.firstInhibitorySynapse() : topology.firstExcitatorySynapse();
        for (int synapse = 0; synapse < end; synapse++) {
            delayed[synapse] = topology.post[synapse] < topology.excitatory;
        }
        steps = new short[delay.length];
        sendsDelayed = new boolean[topology.inputs() + topology.neurons()];
        sendsAtOnce = new boolean[sendsDelayed.length];
        for (int pre = 0; pre < sendsDelayed.length; pre++) {
            for (int synapse = topology.rowStart[pre]; synapse < topology.rowStart[pre + 1]; synapse++) {
                sendsDelayed[pre] |= delayed[synapse];
                sendsAtOnce[pre] |= !delayed[synapse];
            }
        }
        arriving = new int[rounded(longest) + 1][FEW];
        count = new int[arriving.length];
    }

    private static int rounded(double delay) {
        return (int) (delay + 0.5);
    }

    /** What no delay is above, ms. */
    public double longest() {
        return longest;
    }

    /** Whether a synapse has a delay. */
    public boolean delayed(int synapse) {
        return delayed[synapse];
    }

    /** {@code [synapse]}: the live delays, ms, to be read; 0 where a synapse has none. */
    public double[] values() {
        return delay;
    }

    /** Of the synapses that have one, ms; 0 where none has. */
    public double mean() {
        double sum = 0;
        int count = 0;
        for (int synapse = 0; synapse < delay.length; synapse++) {
            if (delayed[synapse]) {
                sum += delay[synapse];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Gives a synapse that has a delay this one, or the nearest in [0, longest]; spikes under way go on as they were sent. */
    public void move(int synapse, double moved) {
        double within = moved > 0 ? moved < longest ? moved : longest : 0;
        delay[synapse] = within;
        steps[synapse] = (short) rounded(within);
    }

    /** The synapses at which spikes arrived in the last step, one entry a spike; the first {@link #arrivalCount()} count. */
    public int[] arrivals() {
        return arriving[now];
    }

    /** How many spikes arrived in the last step. */
    public int arrivalCount() {
        return count[now];
    }

    /** How many of them, the first, were sent before the step before: their neurons are not in that one's list of spikes. */
    public int earlyCount() {
        return early;
    }

    /** The synapses at which spikes sent before the last step arrive in the coming one; {@link #dueCount()} count. */
    public int[] due() {
        return arriving[next()];
    }

    /** How many spikes sent before the last step arrive in the coming one. */
    public int dueCount() {
        return count[next()];
    }

    private int next() {
        return now + 1 == arriving.length ? 0 : now + 1;
    }

    /** One step: what was sent in the step before goes on its way, and what is due arrives. */
    void arrive(SpikeList sent) {
        count[now] = 0;
        now = next();
        early = count[now];
        for (int s = 0; s < sent.count; s++) {
            if (sendsDelayed[sent.neuron[s]]) {
                sendDelayed(topology.rowStart[sent.neuron[s]], topology.rowStart[sent.neuron[s] + 1]);
            }
        }
        for (int s = 0; s < sent.count; s++) {
            if (sendsAtOnce[sent.neuron[s]]) {
                sendAtOnce(topology.rowStart[sent.neuron[s]], topology.rowStart[sent.neuron[s] + 1]);
            }
        }
    }

    private void sendDelayed(int start, int end) {
        for (int synapse = start; synapse < end; synapse++) {
            if (delayed[synapse]) {
                int slot = now + steps[synapse];
                add(slot < arriving.length ? slot : slot - arriving.length, synapse);
            }
        }
    }

    private void sendAtOnce(int start, int end) {
        for (int synapse = start; synapse < end; synapse++) {
            if (!delayed[synapse]) {
                add(now, synapse);
            }
        }
    }

    private void add(int slot, int synapse) {
        int[] list = arriving[slot];
        int place = count[slot];
        if (place == list.length) {
            // as a delay shrinks, spikes of several steps can arrive at once
            list = Arrays.copyOf(list, 2 * place);
            arriving[slot] = list;
        }
        list[place] = synapse;
        count[slot] = place + 1;
    }

    /** Makes spikes of inputs that are under way not have been. */
    void clearInputSpikes() {
        for (int slot = 0; slot < arriving.length; slot++) {
            if (slot != now) {
                int kept = 0;
                for (int a = 0; a < count[slot]; a++) {
                    arriving[slot][kept] = arriving[slot][a];
                    kept += arriving[slot][a] < topology.firstExcitatorySynapse() ? 0 : 1;
                }
                count[slot] = kept;
            }
        }
    }

    /** No spike is under way; delays stay. */
    void reset() {
        Arrays.fill(count, 0);
        early = 0;
    }

    /** Takes over what another of the same topology has learnt. */
    void learn(double[] learnt) {
        for (int synapse = 0; synapse < delay.length; synapse++) {
            move(synapse, learnt[synapse]);
        }
    }

    /** Takes over another's delays and spikes under way; both must be of one topology, with one longest delay. */
    void copyFrom(ConductionDelays other) {
        learn(other.delay);
        for (int slot = 0; slot < arriving.length; slot++) {
            if (arriving[slot].length < other.count[slot]) {
                arriving[slot] = new int[other.arriving[slot].length];
            }
            System.arraycopy(other.arriving[slot], 0, arriving[slot], 0, other.count[slot]);
            count[slot] = other.count[slot];
        }
        now = other.now;
        early = other.early;
    }
}
