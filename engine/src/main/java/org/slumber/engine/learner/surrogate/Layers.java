package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Weights and biases of the linear layers, or anything else of their shape, such as a gradient (paper section on the
 * surrogate-gradient network, which has two). Layer 0 is that of the inputs.
 */
public final class Layers {
    private final double[][] inputWeights;
    /** {@code [layer]}: those above the first, {@code [post][pre]}. */
    private final double[][][] above;
    /** {@code [layer][neuron]}. */
    private final double[][] biases;
    /** {@code [array]}: what {@link InputTraces} learn; often none. */
    private final double[][] traces;
    /** {@code [layer]}, where layers are circuits of excitation and inhibition; else empty. */
    private final InhibitoryWeights[] inhibition;

    /** All 0, with one hidden layer. */
    public Layers(int inputs, int hidden, int classes) {
        this(inputs, new int[] {hidden}, classes, new int[0], new int[0]);
    }

    /**
     * All 0.
     *
     * @param hidden neurons of each hidden layer, from below; one at least
     * @param traces sizes of what input traces learn
     * @param inhibitory inhibitory neurons of each layer, the output layer last; or none
     */
    Layers(int inputs, int[] hidden, int classes, int[] traces, int[] inhibitory) {
        this.traces = new double[traces.length][];
        Arrays.setAll(this.traces, array -> new double[traces[array]]);
        inputWeights = new double[inputs][hidden[0]];
        above = new double[hidden.length][][];
        biases = new double[hidden.length + 1][];
        for (int layer = 0; layer <= hidden.length; layer++) {
            int neurons = layer < hidden.length ? hidden[layer] : classes;
            biases[layer] = new double[neurons];
            if (layer > 0) {
                above[layer - 1] = new double[neurons][hidden[layer - 1]];
            }
        }
        inhibition = new InhibitoryWeights[inhibitory.length];
        for (int layer = 0; layer < inhibition.length; layer++) {
            inhibition[layer] =
                    new InhibitoryWeights(pres(layer), inhibitory[layer], biases[layer].length, layer < hidden.length);
        }
    }

    /** Weights and biases drawn evenly from ±1/√fan-in, layer by layer: its weights, then its biases. */
    public static Layers draw(int inputs, int hidden, int classes, UniformRandomProvider random) {
        return draw(inputs, new int[] {hidden}, classes, InputTraces.Kind.NONE, new int[0], random);
    }

    /**
     * As the other, with these hidden layers, and then what input traces start with; what inhibitory neurons have is 0 until
     * {@link LateralInhibition#start}.
     */
    static Layers draw(
            int inputs,
            int[] hidden,
            int classes,
            InputTraces.Kind traces,
            int[] inhibitory,
            UniformRandomProvider random) {
        Layers layers = new Layers(inputs, hidden, classes, traces.sizes(inputs), inhibitory);
        for (int layer = 0; layer <= hidden.length; layer++) {
            double bound = 1 / Math.sqrt(layers.pres(layer));
            for (double[] row : layers.weights(layer)) {
                fill(row, bound, random);
            }
            fill(layers.bias(layer), bound, random);
        }
        traces.start(layers.traces, inputs, random);
        return layers;
    }

    /** All 0, of the same shape. */
    Layers alike() {
        int[] hidden = new int[depth()];
        for (int layer = 0; layer < hidden.length; layer++) {
            hidden[layer] = hidden(layer);
        }
        return new Layers(
                inputs(),
                hidden,
                classes(),
                Arrays.stream(traces).mapToInt(array -> array.length).toArray(),
                Arrays.stream(inhibition)
                        .mapToInt(weights -> weights.toLayer().length)
                        .toArray());
    }

    static void fill(double[] row, double bound, UniformRandomProvider random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (2 * random.nextDouble() - 1) * bound;
        }
    }

    /** Layer 1, {@code [input][hidden]}; not copied. */
    public double[][] inputWeights() {
        return inputWeights;
    }

    /** Layer 1, {@code [hidden]}; not copied. */
    public double[] hiddenBias() {
        return biases[0];
    }

    /** The last layer, {@code [class][hidden]}; not copied. */
    public double[][] outputWeights() {
        return above[above.length - 1];
    }

    /** The last layer, {@code [class]}; not copied. */
    public double[] outputBias() {
        return biases[biases.length - 1];
    }

    /** Of a layer from 0: of layer 0 {@code [pre][post]}, of those above {@code [post][pre]}; not copied. */
    double[][] weights(int layer) {
        return layer == 0 ? inputWeights : above[layer - 1];
    }

    /** Of a layer from 0, {@code [post]}; not copied. */
    double[] bias(int layer) {
        return biases[layer];
    }

    /** What input traces learn, as {@link InputTraces.Kind#sizes} has it; not copied. */
    double[][] traces() {
        return traces;
    }

    /** Whether layers are circuits of excitation and inhibition, whose W_EE are the weights. */
    boolean inhibited() {
        return inhibition.length > 0;
    }

    /** The rest of such a layer from 0; not copied. */
    InhibitoryWeights inhibition(int layer) {
        return inhibition[layer];
    }

    /** What a layer from 0 reads: inputs, or neurons of the layer below. */
    int pres(int layer) {
        return layer == 0 ? inputs() : hidden(layer - 1);
    }

    /** Number of inputs. */
    public int inputs() {
        return inputWeights.length;
    }

    /** Number of hidden layers. */
    public int depth() {
        return above.length;
    }

    /** Number of neurons of a hidden layer from 0. */
    int hidden(int layer) {
        return biases[layer].length;
    }

    /** Number of hidden neurons of all layers. */
    public int hidden() {
        int neurons = 0;
        for (int layer = 0; layer < depth(); layer++) {
            neurons += hidden(layer);
        }
        return neurons;
    }

    /** Number of output neurons. */
    public int classes() {
        return outputBias().length;
    }

    /** Every array in it, in one order for all layers of a shape: {@link #synapses}, then the traces. */
    List<double[]> rows() {
        List<double[]> rows = synapses();
        rows.addAll(Arrays.asList(traces));
        return rows;
    }

    /** Every array of weights, biases and gains, in one order for all layers of a shape. */
    List<double[]> synapses() {
        List<double[]> rows = new ArrayList<>();
        for (int layer = 0; layer < biases.length; layer++) {
            rows.addAll(Arrays.asList(weights(layer)));
            rows.add(biases[layer]);
        }
        for (InhibitoryWeights weights : inhibition) {
            rows.addAll(weights.rows());
        }
        return rows;
    }

    /** Makes these layers equal to others of their shape. */
    public void copyFrom(Layers other) {
        List<double[]> rows = rows();
        List<double[]> others = other.rows();
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(others.get(row), 0, rows.get(row), 0, rows.get(row).length);
        }
    }

    /** Sets everything to 0. */
    void clear() {
        for (double[] row : rows()) {
            Arrays.fill(row, 0);
        }
    }
}
