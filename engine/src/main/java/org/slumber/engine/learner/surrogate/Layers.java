package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** {@code [hidden layer]}, where their currents are divided by pools; else empty. */
    private final PoolWeights[] pools;

    /** {@code [layer]}: numbers that the neurons of a layer share; often none. */
    private final double[][] neurons;

    /** {@code [hidden layer]}: thresholds where they move; else empty. */
    private final double[][] thresholds;

    /**
     * {@code [population][neuron][number]}: states, shared those of inputs, hidden layers and output neurons, else those of what
     * each layer reads and of its neurons in turn; empty where weights are numbers of their own.
     */
    private final double[][][] states;

    private final Shape shape;

    /**
     * What it has room for.
     *
     * @param inputs of layer 0
     * @param hidden neurons of each hidden layer, from below; one at least
     * @param classes neurons of the output layer
     * @param traces sizes of what input traces learn
     * @param inhibitory inhibitory neurons of each layer, the output layer last; or none
     * @param numbers that the neurons of each layer share
     * @param moving whether hidden neurons have thresholds of their own
     * @param ceiling of the membranes of hidden neurons, often infinite
     * @param rank of the states that weights are products of; 0 where there are none
     * @param shared whether a hidden neuron has one state for what it reads and what reads it
     * @param normalisation what divides the currents of hidden layers; often nothing
     */
    record Shape(
            int inputs,
            int[] hidden,
            int classes,
            int[] traces,
            int[] inhibitory,
            int numbers,
            boolean moving,
            double ceiling,
            int rank,
            boolean shared,
            Optional<DivisiveNormalisation> normalisation) {
        private static final int[] NONE = {};

        /** Weights and biases alone, of these layers, the output layer last. */
        Shape(int inputs, int... layers) {
            this(
                    inputs,
                    Arrays.copyOf(layers, layers.length - 1),
                    layers[layers.length - 1],
                    NONE,
                    NONE,
                    0,
                    false,
                    Double.POSITIVE_INFINITY,
                    0,
                    false,
                    Optional.empty());
        }

        Shape withTraces(int[] sizes) {
            return new Shape(
                    inputs, hidden, classes, sizes, inhibitory, numbers, moving, ceiling, rank, shared, normalisation);
        }

        Shape withInhibitory(int... neurons) {
            return new Shape(
                    inputs, hidden, classes, traces, neurons, numbers, moving, ceiling, rank, shared, normalisation);
        }

        Shape withNumbers(int ofNeurons) {
            return new Shape(
                    inputs,
                    hidden,
                    classes,
                    traces,
                    inhibitory,
                    ofNeurons,
                    moving,
                    ceiling,
                    rank,
                    shared,
                    normalisation);
        }

        Shape withThresholds(boolean theyMove, double membraneCeiling) {
            return new Shape(
                    inputs,
                    hidden,
                    classes,
                    traces,
                    inhibitory,
                    numbers,
                    theyMove,
                    membraneCeiling,
                    rank,
                    shared,
                    normalisation);
        }

        Shape withStates(int size, boolean theyAreShared) {
            return new Shape(
                    inputs,
                    hidden,
                    classes,
                    traces,
                    inhibitory,
                    numbers,
                    moving,
                    ceiling,
                    size,
                    theyAreShared,
                    normalisation);
        }

        Shape withPools(DivisiveNormalisation dividing) {
            return new Shape(
                    inputs,
                    hidden,
                    classes,
                    traces,
                    inhibitory,
                    numbers,
                    moving,
                    ceiling,
                    rank,
                    shared,
                    Optional.of(dividing));
        }
    }

    /** All 0, with one hidden layer. */
    public Layers(int inputs, int hidden, int classes) {
        this(new Shape(inputs, hidden, classes));
    }

    /** All 0. */
    Layers(Shape shape) {
        this.shape = shape;
        int[] hidden = shape.hidden();
        int[] traces = shape.traces();
        this.traces = new double[traces.length][];
        Arrays.setAll(this.traces, array -> new double[traces[array]]);
        inputWeights = new double[shape.inputs()][hidden[0]];
        above = new double[hidden.length][][];
        biases = new double[hidden.length + 1][];
        for (int layer = 0; layer <= hidden.length; layer++) {
            int count = layer < hidden.length ? hidden[layer] : shape.classes();
            biases[layer] = new double[count];
            if (layer > 0) {
                above[layer - 1] = new double[count][hidden[layer - 1]];
            }
        }
        neurons = new double[hidden.length + 1][shape.numbers()];
        thresholds = new double[hidden.length][];
        Arrays.setAll(thresholds, layer -> new double[shape.moving() ? hidden[layer] : 0]);
        states = new double[shape.rank() == 0 ? 0 : shape.shared() ? hidden.length + 2 : 2 * hidden.length + 2][][];
        for (int population = 0; population < states.length; population++) {
            int layer = shape.shared() ? population - 1 : (population + 1) / 2 - 1;
            states[population] = new double[layer < 0 ? shape.inputs() : biases[layer].length][shape.rank()];
        }
        pools = shape.normalisation()
                .map(dividing -> Arrays.stream(hidden)
                        .mapToObj(count -> new PoolWeights(dividing.pool(), count))
                        .toArray(PoolWeights[]::new))
                .orElse(new PoolWeights[0]);
        int[] inhibitory = shape.inhibitory();
        inhibition = new InhibitoryWeights[inhibitory.length];
        for (int layer = 0; layer < inhibition.length; layer++) {
            inhibition[layer] =
                    new InhibitoryWeights(pres(layer), inhibitory[layer], biases[layer].length, layer < hidden.length);
        }
    }

    /** Weights and biases drawn evenly from ±1/√fan-in, layer by layer: its weights, then its biases. */
    public static Layers draw(int inputs, int hidden, int classes, UniformRandomProvider random) {
        return draw(new Shape(inputs, hidden, classes), InputTraces.Kind.NONE, random);
    }

    /**
     * As the other, of any shape, and then what input traces start with. What inhibitory neurons have is 0 until {@link
     * LateralInhibition#start}, so is what pools have until {@link DivisiveNormalisation#start}, and so are the numbers of
     * neurons until {@link SurrogateNeuron#settle}.
     */
    static Layers draw(Shape shape, InputTraces.Kind traces, UniformRandomProvider random) {
        Layers layers = new Layers(shape);
        for (int layer = 0; layer <= layers.depth(); layer++) {
            double bound = 1 / Math.sqrt(layers.pres(layer));
            for (double[] row : layers.weights(layer)) {
                fill(row, bound, random);
            }
            fill(layers.bias(layer), bound, random);
        }
        for (double[] row : layers.thresholds) {
            Arrays.fill(row, 1);
        }
        traces.start(layers.traces, shape.inputs(), random);
        return layers;
    }

    /** All 0, of the same shape. */
    Layers alike() {
        return new Layers(shape);
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

    /** What divides the currents of hidden layers; empty where nothing does. */
    Optional<DivisiveNormalisation> normalisation() {
        return shape.normalisation();
    }

    /** What a hidden layer from 0 learns of its pools, where it has such; not copied. */
    PoolWeights pool(int layer) {
        return pools[layer];
    }

    /** Numbers that the neurons of a layer from 0 share, as {@link SurrogateNeuron#numbers} has it; not copied. */
    double[] neurons(int layer) {
        return neurons[layer];
    }

    /** Thresholds of a hidden layer from 0, {@code [neuron]}; empty where they are all 1; not copied. */
    double[] thresholds(int layer) {
        return thresholds[layer];
    }

    /** States that weights are products of; empty where weights are numbers of their own; not copied. */
    double[][][] states() {
        return states;
    }

    /** Whether weights are products of states. */
    boolean hasStates() {
        return states.length > 0;
    }

    /** States of what a layer from 0 reads, {@code [pre][number]}; not copied. */
    double[][] preStates(int layer) {
        return states[shape.shared() ? layer : 2 * layer];
    }

    /** States of the neurons of a layer from 0 as readers, {@code [post][number]}; not copied. */
    double[][] postStates(int layer) {
        return states[shape.shared() ? layer + 1 : 2 * layer + 1];
    }

    /** What the membranes of hidden neurons are cut at. */
    double ceiling() {
        return shape.ceiling();
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
        int count = 0;
        for (int layer = 0; layer < depth(); layer++) {
            count += hidden(layer);
        }
        return count;
    }

    /** Number of output neurons. */
    public int classes() {
        return outputBias().length;
    }

    /**
     * Every array in it, in one order for all layers of a shape: {@link #learnt}, then thresholds where they move, and weights
     * where they are products of states.
     */
    List<double[]> rows() {
        List<double[]> rows = learnt();
        if (shape.moving()) {
            rows.addAll(Arrays.asList(thresholds));
        }
        for (int layer = 0; hasStates() && layer <= depth(); layer++) {
            rows.addAll(Arrays.asList(weights(layer)));
        }
        return rows;
    }

    /** Every array that gradients are of: {@link #synapses}, then traces, neurons and pools. */
    List<double[]> learnt() {
        List<double[]> rows = synapses();
        rows.addAll(Arrays.asList(traces));
        if (shape.numbers() > 0) {
            rows.addAll(Arrays.asList(neurons));
        }
        for (PoolWeights pool : pools) {
            rows.addAll(pool.rows());
        }
        return rows;
    }

    /** Every array of weights or states, biases and gains, in one order for all layers of a shape. */
    List<double[]> synapses() {
        List<double[]> rows = new ArrayList<>();
        for (int layer = 0; layer < biases.length; layer++) {
            if (!hasStates()) {
                rows.addAll(Arrays.asList(weights(layer)));
            }
            rows.add(biases[layer]);
        }
        for (double[][] population : states) {
            rows.addAll(Arrays.asList(population));
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
