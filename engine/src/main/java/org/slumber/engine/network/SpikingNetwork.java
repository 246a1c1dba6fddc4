package org.slumber.engine.network;

import java.util.Arrays;
import org.slumber.engine.spec.Neuron;

/**
 * The state of a network and its one step (paper section on the neuron model; equations 1 to 6 of a step). Plasticity
 * and sleep act on it from outside, between steps.
 *
 * <p>Implementation notes. A step costs the synapses of the neurons that spiked in the step before (a scattered add
 * each) and a pass over the neurons. The pass is split into loops that the compiler turns into vector code: no branch,
 * no call, one array index. Spikes are found by the sign of θ − v, appended without a branch. Weights (about 116 KB at
 * the published size) stay in the second-level cache.
 */
public final class SpikingNetwork {
    private final Topology topology;
    private final Neuron neuron;
    private final double[] weight;

    private final double[] membranePotential;
    private final double[] synapticCurrent;
    private final double[] adaptation;
    private final double[] threshold;
    private final int[] stepsSinceSpike;
    private final double[] arriving;
    private final double[] silence;
    private SpikeList previous;
    private SpikeList current;
    private long synapticEvents;
    private StepListener listener = StepListener.NONE;

    /**
     * A network at rest.
     *
     * @param weights {@code [synapse]}, signed; copied
     */
    public SpikingNetwork(Topology topology, Neuron neuron, double[] weights) {
        this.topology = topology;
        this.neuron = neuron;
        weight = weights.clone();
        int neurons = topology.neurons();
        membranePotential = new double[neurons];
        synapticCurrent = new double[neurons];
        adaptation = new double[neurons];
        threshold = new double[neurons];
        arriving = new double[neurons];
        silence = new double[neurons];
        stepsSinceSpike = new int[topology.inputs() + neurons];
        previous = new SpikeList(stepsSinceSpike.length);
        current = new SpikeList(stepsSinceSpike.length);
        reset();
    }

    /** Neuron state as before the first step; weights and the count of synaptic events stay. */
    public void reset() {
        Arrays.fill(membranePotential, neuron.restingPotential());
        Arrays.fill(synapticCurrent, 0);
        Arrays.fill(adaptation, 0);
        Arrays.fill(threshold, clampThreshold(neuron.restingThreshold()));
        Arrays.fill(stepsSinceSpike, 0);
        previous.clear();
        current.clear();
    }

    /** Takes over another network's neuron state and weights; both must have one topology. */
    public void copyFrom(SpikingNetwork other) {
        System.arraycopy(other.weight, 0, weight, 0, weight.length);
        System.arraycopy(other.membranePotential, 0, membranePotential, 0, membranePotential.length);
        System.arraycopy(other.synapticCurrent, 0, synapticCurrent, 0, synapticCurrent.length);
        System.arraycopy(other.adaptation, 0, adaptation, 0, adaptation.length);
        System.arraycopy(other.threshold, 0, threshold, 0, threshold.length);
        System.arraycopy(other.stepsSinceSpike, 0, stepsSinceSpike, 0, stepsSinceSpike.length);
        previous.set(other.previous);
        current.set(other.current);
    }

    /** Makes the last step's input spikes not have been: what a sleep starts with. */
    public void clearInputSpikes() {
        int inputSpikes = current.inputs;
        System.arraycopy(current.neuron, inputSpikes, current.neuron, 0, current.count - inputSpikes);
        current.count -= inputSpikes;
        current.inputs = 0;
    }

    /** Lets inputs have spiked in the step before the first: step 0 of a recorded trace. */
    public void seedInputSpikes(int[] inputs, int count) {
        System.arraycopy(inputs, 0, current.neuron, 0, count);
        current.count = count;
        current.inputs = count;
    }

    /** One step without membrane noise; see {@link #step(int[], int, double[])}. */
    public void step(int[] inputSpikes, int inputCount) {
        step(inputSpikes, inputCount, silence);
    }

    /**
     * Equations 1 to 6 of one step.
     *
     * @param inputSpikes inputs that spike in this step, ascending
     * @param inputCount how many entries of {@code inputSpikes} count
     * @param noise ξ of each excitatory, then inhibitory neuron, mV
     */
    public void step(int[] inputSpikes, int inputCount, double[] noise) {
        SpikeList spiking = previous;
        previous = current;
        current = spiking;
        propagate();
        integrate(noise);
        findSpikes(inputSpikes, inputCount);
        adapt();
        countSteps();
        listener.stepped(this);
    }

    /** Lets this listener, and no other, see every step from now on; copies of this network are not listened to. */
    public void listen(StepListener listener) {
        this.listener = listener;
    }

    /** Σ_j w_ji z_j(t−1) into {@link #arriving}. */
    private void propagate() {
        double[] arriving = this.arriving;
        double[] weight = this.weight;
        int[] post = topology.post;
        int[] rowStart = topology.rowStart;
        Arrays.fill(arriving, 0);
        long events = 0;
        for (int s = 0; s < previous.count; s++) {
            int pre = previous.neuron[s];
            int end = rowStart[pre + 1];
            int start = rowStart[pre];
            for (int synapse = start; synapse < end; synapse++) {
                arriving[post[synapse]] += weight[synapse];
            }
            events += end - start;
        }
        synapticEvents += events;
    }

    /** I ← I + (−I + arriving)/τ_syn, then v ← v + (−(v − v_rest) + R·I)/τ_m + ξ, clamped. */
    private void integrate(double[] noise) {
        double[] potential = membranePotential;
        double[] current = synapticCurrent;
        double[] arriving = this.arriving;
        double synaptic = neuron.synapticTimeConstant();
        double membrane = neuron.membraneTimeConstant();
        double resistance = neuron.resistance();
        double resting = neuron.restingPotential();
        double minimum = neuron.minimumPotential();
        double maximum = neuron.maximumPotential();
        for (int i = 0; i < potential.length; i++) {
            double input = current[i] + (-current[i] + arriving[i]) / synaptic;
            current[i] = input;
            potential[i] = potential[i] + (-(potential[i] - resting) + resistance * input) / membrane + noise[i];
        }
        for (int i = 0; i < potential.length; i++) {
            potential[i] = Math.max(minimum, Math.min(maximum, potential[i]));
        }
    }

    /** i spikes where v_i > θ_i, θ as the previous step left it. */
    private void findSpikes(int[] inputSpikes, int inputCount) {
        int[] spiking = current.neuron;
        System.arraycopy(inputSpikes, 0, spiking, 0, inputCount);
        int count = inputCount;
        int first = topology.inputs;
        double[] potential = membranePotential;
        double[] threshold = this.threshold;
        for (int i = 0; i < potential.length; i++) {
            spiking[count] = first + i;
            count += (int) (Double.doubleToRawLongBits(threshold[i] - potential[i]) >>> 63);
        }
        current.count = count;
        current.inputs = inputCount;
    }

    /** a ← a − a/τ_a, + increment where spiked; θ = θ_rest + a, clamped; v = v_reset where spiked. */
    private void adapt() {
        double[] adaptation = this.adaptation;
        double[] threshold = this.threshold;
        double constant = neuron.adaptationTimeConstant();
        double resting = neuron.restingThreshold();
        double minimum = neuron.minimumThreshold();
        double maximum = neuron.maximumThreshold();
        for (int i = 0; i < adaptation.length; i++) {
            double decayed = adaptation[i] - adaptation[i] / constant;
            adaptation[i] = decayed;
            threshold[i] = resting + decayed;
        }
        for (int i = 0; i < threshold.length; i++) {
            threshold[i] = Math.max(minimum, Math.min(maximum, threshold[i]));
        }
        for (int s = current.inputs; s < current.count; s++) {
            int i = current.neuron[s] - topology.inputs;
            adaptation[i] += neuron.adaptationIncrement();
            threshold[i] = clampThreshold(resting + adaptation[i]);
            membranePotential[i] = neuron.resetPotential();
        }
    }

    private double clampThreshold(double value) {
        return Math.max(neuron.minimumThreshold(), Math.min(neuron.maximumThreshold(), value));
    }

    private void countSteps() {
        int[] steps = stepsSinceSpike;
        for (int k = 0; k < steps.length; k++) {
            steps[k]++;
        }
        for (int s = 0; s < current.count; s++) {
            steps[current.neuron[s]] = 0;
        }
    }

    /** Which synapses exist. */
    public Topology topology() {
        return topology;
    }

    /** {@code [synapse]}: the live signed weights; plasticity and sleep write them. */
    public double[] weights() {
        return weight;
    }

    /** {@code [neuron]}: the live steps since the last spike, inputs first. */
    public int[] stepsSinceSpike() {
        return stepsSinceSpike;
    }

    /** {@code [neuron]}: the live membrane potentials, mV, excitatory first. */
    public double[] membranePotential() {
        return membranePotential;
    }

    /** {@code [neuron]}: the live synaptic currents, excitatory first. */
    public double[] synapticCurrent() {
        return synapticCurrent;
    }

    /** {@code [neuron]}: the live threshold adaptations, mV, excitatory first. */
    public double[] adaptation() {
        return adaptation;
    }

    /** Neurons that spiked in the last step, inputs first: the first {@link #spikeCount()} entries. */
    public int[] spikes() {
        return current.neuron;
    }

    /** How many neurons spiked in the last step, inputs included. */
    public int spikeCount() {
        return current.count;
    }

    /** How many inputs spiked in the last step. */
    public int inputSpikeCount() {
        return current.inputs;
    }

    /** Neurons that spiked in the step before the last: the first {@link #previousSpikeCount()} entries. */
    public int[] previousSpikes() {
        return previous.neuron;
    }

    /** How many neurons spiked in the step before the last, inputs included. */
    public int previousSpikeCount() {
        return previous.count;
    }

    /** How many inputs spiked in the step before the last. */
    public int previousInputSpikeCount() {
        return previous.inputs;
    }

    /** Spikes times the synapses that carried them, since the network was made. */
    public long synapticEvents() {
        return synapticEvents;
    }
}
