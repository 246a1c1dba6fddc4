package org.slumber.engine.network;

import java.util.Arrays;

/**
 * What arrives in a step where excitation is multiplied, by each neuron's own gain and by the factors of circuits, and what
 * is inhibitory of it.
 *
 * <p>Implementation notes. One load and one multiplication an excitatory synapse more than without, where its factor is not
 * 1; at factors of 1 the sums are the same to the bit.
 */
final class GatedArrivals {
    private final Topology topology;
    /** {@code [neuron]}: its own gain. */
    private final double[] gain;
    /** {@code [neuron]}: factor on what comes from inputs. */
    private final double[] inputFactor;
    /** {@code [neuron]}: factor on what comes from excitatory neurons. */
    private final double[] recurrentFactor;

    private final double[] inhibition;
    private boolean hasGain;

    GatedArrivals(Topology topology) {
        this.topology = topology;
        gain = new double[topology.neurons()];
        Arrays.fill(gain, 1);
        inputFactor = new double[gain.length];
        recurrentFactor = new double[gain.length];
        inhibition = new double[gain.length];
    }

    /** {@code [neuron]}: the live gains, 1 at first. */
    double[] gain() {
        hasGain = true;
        return gain;
    }

    /** Whether the gains were ever asked for. */
    boolean hasGain() {
        return hasGain;
    }

    /** {@code [neuron]}: the inhibitory part of what arrived last, where it also divides. */
    double[] inhibition() {
        return inhibition;
    }

    void copyFrom(GatedArrivals other) {
        System.arraycopy(other.gain, 0, gain, 0, gain.length);
        hasGain = other.hasGain;
    }

    /**
     * Sums up what arrives.
     *
     * @param spiking who spiked in the step before
     * @param weight {@code [synapse]}
     * @param arriving {@code [neuron]}, which is overwritten
     * @return spikes times the synapses that carried them
     */
    long arrive(SpikeList spiking, double[] weight, Circuits circuits, double[] arriving) {
        Arrays.fill(arriving, 0);
        boolean inputsAsTheyAre = !hasGain && circuits.inputGain() == 1;
        boolean recurrentAsItIs = !hasGain && circuits.recurrentGain() == 1;
        if (!inputsAsTheyAre || !recurrentAsItIs) {
            findFactors(circuits);
        }
        boolean divides = circuits.shunting() != 0;
        if (divides) {
            Arrays.fill(inhibition, 0);
        }
        int firstInhibitory = topology.inputs + topology.excitatory;
        long events = 0;
        for (int s = 0; s < spiking.count; s++) {
            int pre = spiking.neuron[s];
            boolean inhibitory = pre >= firstInhibitory;
            boolean input = pre < topology.inputs;
            if (inhibitory && divides) {
                inhibit(pre, weight, arriving);
            } else if (inhibitory || (input ? inputsAsTheyAre : recurrentAsItIs)) {
                add(pre, weight, arriving);
            } else {
                excite(pre, weight, input ? inputFactor : recurrentFactor, arriving);
            }
            events += topology.rowStart[pre + 1] - topology.rowStart[pre];
        }
        return events;
    }

    /** The same of spikes that take the delays of their synapses. */
    long arrive(ConductionDelays delays, double[] weight, Circuits circuits, double[] arriving) {
        Arrays.fill(arriving, 0);
        Arrays.fill(inhibition, 0);
        findFactors(circuits);
        int[] arrival = delays.arrivals();
        int firstExcitatory = topology.firstExcitatorySynapse();
        int firstInhibitory = topology.firstInhibitorySynapse();
        for (int a = 0; a < delays.arrivalCount(); a++) {
            int synapse = arrival[a];
            int i = topology.post[synapse];
            if (synapse < firstInhibitory) {
                arriving[i] += weight[synapse] * (synapse < firstExcitatory ? inputFactor : recurrentFactor)[i];
            } else {
                arriving[i] += weight[synapse];
                inhibition[i] += weight[synapse];
            }
        }
        return delays.arrivalCount();
    }

    private void findFactors(Circuits circuits) {
        findFactors(circuits.inputGain(), inputFactor);
        findFactors(circuits.recurrentGain(), recurrentFactor);
    }

    private void findFactors(double circuit, double[] factor) {
        System.arraycopy(gain, 0, factor, 0, gain.length);
        for (int i = 0; i < topology.excitatory; i++) {
            factor[i] *= circuit;
        }
    }

    private void add(int pre, double[] weight, double[] arriving) {
        int[] post = topology.post;
        int end = topology.rowStart[pre + 1];
        for (int synapse = topology.rowStart[pre]; synapse < end; synapse++) {
            arriving[post[synapse]] += weight[synapse];
        }
    }

    private void excite(int pre, double[] weight, double[] factor, double[] arriving) {
        int[] post = topology.post;
        int end = topology.rowStart[pre + 1];
        for (int synapse = topology.rowStart[pre]; synapse < end; synapse++) {
            int i = post[synapse];
            arriving[i] += weight[synapse] * factor[i];
        }
    }

    private void inhibit(int pre, double[] weight, double[] arriving) {
        int[] post = topology.post;
        double[] inhibition = this.inhibition;
        int end = topology.rowStart[pre + 1];
        for (int synapse = topology.rowStart[pre]; synapse < end; synapse++) {
            int i = post[synapse];
            double arrives = weight[synapse];
            arriving[i] += arrives;
            inhibition[i] += arrives;
        }
    }
}
