package org.slumber.engine.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slumber.engine.neuron.NeuronModel;
import org.slumber.engine.neuron.Neurons;

/**
 * A network and its one step (paper section on the neuron model; equations 1 to 6 of a step): who spikes, what arrives
 * where, and how long ago each neuron spiked. The neurons' own state is their model's. Plasticity and sleep act on the
 * weights from outside, between steps.
 *
 * <p>Implementation notes. A step costs the synapses of the neurons that spiked in the step before (a scattered add
 * each) and a pass over the neurons. Weights (about 116 KB at the published size) stay in the second-level cache.
 */
public final class SpikingNetwork {
    private final Topology topology;
    private final Neurons neurons;
    private final Circuits circuits;
    private final WeightStore weights;

    private final int[] stepsSinceSpike;
    private final double[] arriving;
    private final GatedArrivals gated;
    private final double[] silence;
    private Optional<ConductionDelays> delays = Optional.empty();
    private SpikeList previous;
    private SpikeList current;
    private long synapticEvents;
    private double[] noise;
    private StepListener listener = StepListener.NONE;

    /**
     * A network at rest.
     *
     * @param bounds where weights are clipped to
     * @param weights {@code [synapse]}, signed; copied
     */
    public SpikingNetwork(Topology topology, NeuronModel model, WeightBounds bounds, double[] weights) {
        this(topology, model, List.of(), bounds, weights);
    }

    /**
     * A network at rest, with circuits.
     *
     * @param circuits what it makes of its own arrivals and currents
     * @param bounds where weights are clipped to
     * @param weights {@code [synapse]}, signed; copied
     */
    public SpikingNetwork(
            Topology topology, NeuronModel model, List<Circuit> circuits, WeightBounds bounds, double[] weights) {
        this.topology = topology;
        this.circuits = new Circuits(circuits);
        this.weights = new WeightStore(topology, bounds, weights);
        int count = topology.neurons();
        neurons = model.neurons(topology.excitatory, topology.inhibitory);
        arriving = new double[count];
        gated = new GatedArrivals(topology);
        silence = new double[count];
        noise = silence;
        stepsSinceSpike = new int[topology.inputs() + count];
        previous = new SpikeList(stepsSinceSpike.length);
        current = new SpikeList(stepsSinceSpike.length);
    }

    /**
     * What a network has learnt.
     *
     * @param weights {@code [synapse]}, signed
     * @param thresholdOffset {@code [neuron]}, mV; empty where none was ever asked for
     * @param excitatoryGain {@code [neuron]}; empty where none was ever asked for
     * @param delays {@code [synapse]}, ms; empty where no synapse has one
     */
    public record Learnt(double[] weights, double[] thresholdOffset, double[] excitatoryGain, double[] delays) {}

    /** A copy of what the network has learnt so far. */
    public Learnt learnt() {
        double[] offset =
                neurons.hasThresholdOffset() ? neurons.thresholdOffset().clone() : new double[0];
        double[] gain = gated.hasGain() ? gated.gain().clone() : new double[0];
        double[] delay = delays.map(live -> live.values().clone()).orElseGet(() -> new double[0]);
        return new Learnt(weights.copy(), offset, gain, delay);
    }

    /** Takes over what a network of the same topology has learnt. */
    public void learn(Learnt learnt) {
        weights.set(learnt.weights());
        double[] offset = learnt.thresholdOffset();
        if (offset.length > 0) {
            System.arraycopy(offset, 0, neurons.thresholdOffset(), 0, offset.length);
        }
        double[] gain = learnt.excitatoryGain();
        if (gain.length > 0) {
            System.arraycopy(gain, 0, gated.gain(), 0, gain.length);
        }
        if (learnt.delays().length > 0) {
            delays.orElseThrow().learn(learnt.delays());
        }
    }

    /** Gives synapses conduction delays: what a network has before its first step. */
    public void delay(ConductionDelays delays) {
        this.delays = Optional.of(delays);
    }

    /** The live conduction delays, with the spikes under way; empty where every spike arrives in the next step. */
    public Optional<ConductionDelays> delays() {
        return delays;
    }

    /** Neuron state as before the first step; what was learnt and the count of synaptic events stay. */
    public void reset() {
        neurons.reset();
        circuits.reset();
        delays.ifPresent(ConductionDelays::reset);
        Arrays.fill(stepsSinceSpike, 0);
        previous.clear();
        current.clear();
    }

    /** Takes over another network's neuron state and weights; both must have one topology, and delays or none. */
    public void copyFrom(SpikingNetwork other) {
        weights.set(other.weights.values());
        neurons.copyFrom(other.neurons);
        circuits.copyFrom(other.circuits);
        gated.copyFrom(other.gated);
        delays.ifPresent(own -> own.copyFrom(other.delays.orElseThrow()));
        System.arraycopy(other.stepsSinceSpike, 0, stepsSinceSpike, 0, stepsSinceSpike.length);
        previous.set(other.previous);
        current.set(other.current);
    }

    /** Makes input spikes that have not arrived yet not have been: what a sleep starts with. */
    public void clearInputSpikes() {
        int inputSpikes = current.inputs;
        System.arraycopy(current.neuron, inputSpikes, current.neuron, 0, current.count - inputSpikes);
        current.count -= inputSpikes;
        current.inputs = 0;
        delays.ifPresent(ConductionDelays::clearInputSpikes);
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
        this.noise = noise;
        SpikeList spiking = previous;
        previous = current;
        current = spiking;
        if (delays.isPresent()) {
            delays.get().arrive(previous);
        }
        if (circuits.none() && !gated.hasGain()) {
            if (delays.isPresent()) {
                propagateDelayed(delays.get());
            } else {
                propagate();
            }
            neurons.integrate(arriving, noise);
            findSpikes(inputSpikes, inputCount);
        } else {
            synapticEvents += delays.isPresent()
                    ? gated.arrive(delays.get(), weights.values(), circuits, arriving)
                    : gated.arrive(previous, weights.values(), circuits, arriving);
            double shunting = circuits.shunting();
            if (shunting == 0) {
                neurons.integrate(arriving, noise);
            } else {
                neurons.integrateShunted(arriving, gated.inhibition(), shunting, noise);
            }
            findSpikes(inputSpikes, inputCount);
            circuits.spiked(excitatorySpikes());
        }
        neurons.adapt(current.neuron, inputCount, current.count, topology.inputs);
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
        double[] weight = weights.values();
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

    /** The same of spikes that take the delays of their synapses. */
    private void propagateDelayed(ConductionDelays delays) {
        double[] weight = weights.values();
        int[] synapse = delays.arrivals();
        int count = delays.arrivalCount();
        Arrays.fill(arriving, 0);
        for (int a = 0; a < count; a++) {
            arriving[topology.post[synapse[a]]] += weight[synapse[a]];
        }
        synapticEvents += count;
    }

    /**
     * What arrived in the last step, told apart; to be asked before weights change.
     *
     * @param excitation {@code [neuron]}: what excites, 0 or more; overwritten
     * @param inhibition {@code [neuron]}: what inhibits, 0 or less; overwritten
     */
    public void splitArrivals(double[] excitation, double[] inhibition) {
        Arrays.fill(inhibition, 0);
        if (delays.isPresent()) {
            sumDelayedInhibition(delays.get(), inhibition);
        } else {
            sumInhibition(inhibition);
        }
        for (int i = 0; i < arriving.length; i++) {
            excitation[i] = arriving[i] - inhibition[i];
        }
    }

    private void sumInhibition(double[] inhibition) {
        double[] weight = weights.values();
        for (int s = excitatorySpikeCount(previous); s < previous.count; s++) {
            int pre = previous.neuron[s];
            for (int synapse = topology.rowStart[pre]; synapse < topology.rowStart[pre + 1]; synapse++) {
                inhibition[topology.post[synapse]] += weight[synapse];
            }
        }
    }

    private void sumDelayedInhibition(ConductionDelays delays, double[] inhibition) {
        double[] weight = weights.values();
        int firstInhibitory = topology.firstInhibitorySynapse();
        for (int a = 0; a < delays.arrivalCount(); a++) {
            int synapse = delays.arrivals()[a];
            if (synapse >= firstInhibitory) {
                inhibition[topology.post[synapse]] += weight[synapse];
            }
        }
    }

    private int excitatorySpikes() {
        int end = current.inputs;
        while (end < current.count && current.neuron[end] < topology.inputs + topology.excitatory) {
            end++;
        }
        return end - current.inputs;
    }

    private void findSpikes(int[] inputSpikes, int inputCount) {
        System.arraycopy(inputSpikes, 0, current.neuron, 0, inputCount);
        current.count = neurons.findSpikes(current.neuron, inputCount, topology.inputs);
        current.inputs = inputCount;
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

    /** The weights. */
    public WeightStore weights() {
        return weights;
    }

    /** The neurons' own state, excitatory first. */
    public Neurons neurons() {
        return neurons;
    }

    /**
     * {@code [neuron]}: the live gains that homeostats put on the excitation that arrives, 1 at first. As weights and
     * threshold offsets they are learnt: a reset leaves them.
     */
    public double[] excitatoryGain() {
        return gated.gain();
    }

    /** {@code [neuron]}: the live steps since the last spike, inputs first. */
    public int[] stepsSinceSpike() {
        return stepsSinceSpike;
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

    /** How many neurons spiked in the last step that are not inhibitory: inputs, then excitatory ones. */
    public int excitatorySpikeCount() {
        return excitatorySpikeCount(current);
    }

    /** How many neurons spiked in the step before the last that are not inhibitory. */
    public int previousExcitatorySpikeCount() {
        return excitatorySpikeCount(previous);
    }

    private int excitatorySpikeCount(SpikeList spikes) {
        int firstInhibitory = topology.inputs + topology.excitatory;
        int count = spikes.count;
        while (count > 0 && spikes.neuron[count - 1] >= firstInhibitory) {
            count--;
        }
        return count;
    }

    /** ξ of the last step, mV, of each excitatory, then inhibitory neuron; empty where it had no noise. */
    public Optional<double[]> noise() {
        return noise == silence ? Optional.empty() : Optional.of(noise);
    }

    /** Spikes times the synapses that carried them, since the network was made. */
    public long synapticEvents() {
        return synapticEvents;
    }
}
