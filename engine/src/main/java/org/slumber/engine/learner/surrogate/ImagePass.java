package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.learner.LayerSpikes;
import org.slumber.engine.network.NoiseSource;

/**
 * One image, or one copy of the network asleep, through all its steps (paper section on the surrogate-gradient network).
 * Every pass starts with all membranes at 0; what happened is held until the next pass.
 *
 * <p>In every step, for a hidden and then for an output neuron,
 *
 * <pre>{@code
 * v ← leak·v + input − z (+ ξ asleep)      z = 1 if v stood above 1 before this step
 * spike if v > 1
 * }</pre>
 *
 * where the input of hidden neurons is constant and that of output neurons is layer 2's bias and the weights of the
 * hidden neurons that spike in the same step.
 *
 * <p>Hidden neurons of a layer above the first read those of the layer below as output neurons do.
 *
 * <p>Implementation notes. One pass of 100 steps of 1000 neurons holds 0.8 MB of membranes, which stays in the second-level
 * cache until the gradient has read it.
 */
public final class ImagePass implements LayerSpikes {
    private final Layers layers;
    private final int steps;
    private final int temporal;
    /** From below, the output layer last. */
    private final NeuronLayer[] neurons;
    /** {@code [layer][neuron]}: input of a step. */
    private final double[][] input;
    /** {@code [neuron]}: of the first layer, Σ_k x_k · weight_k of the step before. */
    private final double[] before;

    private final int[] outputSpikes;
    private final Optional<CircuitPass> circuits;
    private final Optional<PoolPass> pools;

    /**
     * @param layers the weights, read anew in every pass
     * @param leak what a membrane keeps from one step to the next, in [0, 1]
     * @param steps of a pass, above 0
     */
    public ImagePass(Layers layers, double leak, int steps) {
        this(layers, Architecture.PLAIN, leak, steps);
    }

    /** As the other, of another architecture. */
    ImagePass(Layers layers, Architecture architecture, double leak, int steps) {
        this.layers = layers;
        this.steps = steps;
        int depth = layers.depth();
        temporal = architecture.temporal(layers.hidden(0));
        neurons = new NeuronLayer[depth + 1];
        input = new double[depth + 1][];
        for (int layer = 0; layer <= depth; layer++) {
            int count = layer < depth ? layers.hidden(layer) : layers.classes();
            boolean stateless = layer < depth
                    ? architecture.stateless().hidden()
                    : architecture.stateless().output();
            int kept = layer == 0 ? temporal : 0;
            neurons[layer] = new NeuronLayer(
                    count,
                    stateless ? kept : count,
                    leak,
                    layers.neurons(layer).length > 0,
                    layer < depth ? layers.ceiling() : Double.POSITIVE_INFINITY,
                    steps);
            input[layer] = new double[count];
        }
        before = new double[layers.hidden(0)];
        outputSpikes = new int[layers.classes()];
        circuits = layers.inhibited() ? Optional.of(new CircuitPass(layers, steps)) : Optional.empty();
        pools = layers.normalisation().map(normalisation -> new PoolPass(layers, normalisation, steps));
    }

    /** The weights have changed: what circuits and pools make of them is found anew. Without these nothing is. */
    void refresh() {
        circuits.ifPresent(CircuitPass::refresh);
        pools.ifPresent(PoolPass::refresh);
    }

    /** Where layers are circuits of excitation and inhibition. */
    Optional<CircuitPass> circuits() {
        return circuits;
    }

    /** Where the currents of hidden layers are divided by pools. */
    Optional<PoolPass> pools() {
        return pools;
    }

    /** Runs awake with this current into the first layer, {@code [hidden]}. */
    public void show(double[] current) {
        begin();
        for (int step = 1; step <= steps; step++) {
            neurons[0].integrate(step, current);
            neurons[0].findSpikes(step);
            runAbove(step);
        }
        countOutputSpikes();
    }

    /** Runs awake with these currents into the inputs, as many steps as a pass has. */
    void show(InputSequence in) {
        begin();
        Arrays.fill(before, 0);
        for (int step = 1; step <= steps; step++) {
            if (circuits.isPresent()) {
                circuits.get().current(in, step, input[0]);
            } else {
                readInput(in, step);
                divide(0, step, input[0]);
            }
            neurons[0].integrate(step, input[0]);
            neurons[0].findSpikes(step);
            runAbove(step);
        }
        countOutputSpikes();
    }

    private void begin() {
        for (int layer = 0; layer < neurons.length; layer++) {
            neurons[layer].begin(layers.neurons(layer), layer < depth() ? layers.thresholds(layer) : new double[0]);
        }
    }

    private void readInput(InputSequence in, int step) {
        double[] current = input[0];
        System.arraycopy(layers.bias(0), 0, current, 0, current.length);
        for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
            RowSum.add(current, layers.inputWeights()[in.inputs()[k]], in.values()[k]);
        }
        for (int neuron = 0; neuron < temporal; neuron++) {
            double sum = current[neuron] - layers.bias(0)[neuron];
            current[neuron] -= before[neuron];
            before[neuron] = sum;
        }
    }

    private void runAbove(int step) {
        for (int layer = 1; layer < neurons.length; layer++) {
            integrate(layer, step);
            neurons[layer].findSpikes(step);
        }
    }

    private void integrate(int layer, int step) {
        NeuronLayer below = neurons[layer - 1];
        double[] sum = input[layer];
        if (circuits.isPresent()) {
            circuits.get().current(layer, step, below, sum);
        } else {
            hear(layer, step, below, sum);
            divide(layer, step, sum);
        }
        neurons[layer].integrate(step, sum);
    }

    private void divide(int layer, int step, double[] current) {
        if (pools.isPresent() && layer < depth()) {
            pools.get().normalise(layer, step, current);
        }
    }

    private void hear(int layer, int step, NeuronLayer below, double[] sum) {
        double[] bias = layers.bias(layer);
        boolean counted = below.scale() != 1;
        if (counted) {
            Arrays.fill(sum, 0);
        } else {
            System.arraycopy(bias, 0, sum, 0, sum.length);
        }
        SpikeRows.sum(layers.weights(layer), below.heard(), below.heardEnd(step - 1), below.heardEnd(step), sum);
        for (int neuron = 0; counted && neuron < sum.length; neuron++) {
            sum[neuron] = bias[neuron] + below.scale() * sum[neuron];
        }
    }

    /**
     * Runs asleep: layer 1's current is its bias, and noise falls on every membrane.
     *
     * @param noise of a step, {@code [hidden of each layer from below, then output]}
     */
    void dream(NoiseSource noise) {
        begin();
        for (int step = 1; step <= steps; step++) {
            double[] xi = noise.next();
            int first = 0;
            for (int layer = 0; layer < neurons.length; layer++) {
                if (layer == 0) {
                    neurons[0].integrate(step, layers.bias(0));
                } else {
                    integrate(layer, step);
                }
                double[] v = neurons[layer].membrane(step);
                for (int neuron = 0; neuron < v.length; neuron++) {
                    v[neuron] += xi[first + neuron];
                }
                first += v.length;
                neurons[layer].findSpikes(step);
            }
        }
        countOutputSpikes();
    }

    private void countOutputSpikes() {
        Arrays.fill(outputSpikes, 0);
        NeuronLayer output = output();
        for (int k = 0; k < output.spikes(); k++) {
            outputSpikes[output.spiking()[k]]++;
        }
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public int layers() {
        return neurons.length;
    }

    @Override
    public int[] spiking(int layer) {
        return neurons[layer].spiking();
    }

    @Override
    public int spikesEnd(int layer, int step) {
        return neurons[layer].spikesEnd(step);
    }

    /** Hidden layers. */
    int depth() {
        return neurons.length - 1;
    }

    /** A layer, hidden from 0, the output layer behind them. */
    NeuronLayer neurons(int layer) {
        return neurons[layer];
    }

    private NeuronLayer output() {
        return neurons[neurons.length - 1];
    }

    /** Neurons of the first hidden layer, the first of it, that see differences from step to step. */
    int temporal() {
        return temporal;
    }

    /** Membranes of the first hidden layer after a step from 1, {@code [hidden]}; not copied. */
    double[] membrane(int step) {
        return neurons[0].membrane(step);
    }

    /** Membranes of the output neurons after a step from 1, {@code [class]}; not copied. */
    double[] outputMembrane(int step) {
        return output().membrane(step);
    }

    /** Whether an output neuron spikes in a step from 1. */
    boolean spikes(int step, int output) {
        return output().spikes(step, output);
    }

    /** Neurons of the last hidden layer that spike, step after step, those of one step in ascending order; not copied. */
    int[] spiking() {
        return neurons[depth() - 1].spiking();
    }

    /** Where in {@link #spiking()} the spikes of a step from 1 end and those of the next begin; 0 for step 0. */
    int spikesEnd(int step) {
        return neurons[depth() - 1].spikesEnd(step);
    }

    /** Number of spikes of all hidden neurons. */
    public int hiddenSpikes() {
        int spikes = 0;
        for (int layer = 0; layer < depth(); layer++) {
            spikes += neurons[layer].spikes();
        }
        return spikes;
    }

    /** Synapses that carried the spikes of hidden neurons, one spike at a time. */
    long synapticEvents() {
        long events = 0;
        for (int layer = 0; layer < depth(); layer++) {
            events += (long) neurons[layer].spikes() * neurons[layer + 1].neurons();
        }
        return events;
    }

    /** Adds the number of spikes of each hidden neuron, layer by layer from below. */
    public void countSpikes(long[] counts) {
        int first = 0;
        for (int layer = 0; layer < depth(); layer++) {
            neurons[layer].countSpikes(first, counts);
            first += neurons[layer].neurons();
        }
    }

    /** Mean spikes of each hidden neuron in a step, layer by layer from below, in [0, 1]. */
    public double[] hiddenRates() {
        long[] counts = new long[layers.hidden()];
        countSpikes(counts);
        double[] rates = new double[counts.length];
        for (int neuron = 0; neuron < rates.length; neuron++) {
            rates[neuron] = (double) counts[neuron] / steps;
        }
        return rates;
    }

    /** Spikes of an output neuron. */
    int outputSpikes(int output) {
        return outputSpikes[output];
    }

    /** Spikes of all output neurons. */
    public int outputSpikes() {
        return Arrays.stream(outputSpikes).sum();
    }

    /** The class whose output neuron spiked most, the first of them on a tie. */
    public int prediction() {
        return mostSpikes(output -> true);
    }

    /**
     * As {@link #prediction()}, among some classes.
     *
     * @param possible {@code [class]}; one of them at least
     */
    int prediction(boolean[] possible) {
        return mostSpikes(output -> possible[output]);
    }

    private int mostSpikes(IntPredicate possible) {
        int best = -1;
        for (int output = 0; output < outputSpikes.length; output++) {
            if (possible.test(output) && (best < 0 || outputSpikes[output] > outputSpikes[best])) {
                best = output;
            }
        }
        return best;
    }
}
