package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.random.RandomStreams;

/**
 * The surrogate-gradient network and its training by batches (paper section on the surrogate-gradient network). Images
 * are filled into {@link #images()}, or {@link #sequences()} where they vary in time, first; what is done then is done to
 * the first so many of them.
 */
public final class SurrogateNetwork {
    /** Purpose of the stream that says which neurons drop out. */
    static final String DROPOUT = "surrogate-dropout";

    /** Purpose of the stream of the noise on a chronoplastic controller. */
    private static final String CONTROLLER_NOISE = "surrogate-controller-noise";

    private static final double[] NO_NOISE = {};

    /** Purpose of the stream that the initial weights come from. */
    private static final String INITIAL_WEIGHTS = "surrogate-weights";

    /** Purpose of the stream that the initial weights of pools come from. */
    private static final String INITIAL_POOLS = "surrogate-pools";

    /** Purpose of the stream that the initial states come from. */
    private static final String INITIAL_STATES = "surrogate-states";

    private final Layers layers;
    private final Architecture architecture;
    private final int steps;
    private final InputTraces.Kind kind;
    private final SurrogateNeuron neuron;
    private final Optional<InputTraces> traces;
    private final double[][] bySeen;
    private final Supplier<double[]> controllerNoise;
    /** What was shown last, where it varies. */
    private InputSequence seen = InputSequence.constant(new double[0], 1);

    private final double[][] images;
    private final InputSequence[] sequences;
    private final boolean varies;
    private final boolean recursive;
    private final InputProduct input;
    private final double[] current;
    private final ImagePass pass;
    private final SpikeLoss loss;
    private final BackwardPass backward;
    private final Layers gradient;
    private final double[][] currentGradient;
    private final double[][] divisorGradient;
    private final BatchStep step;
    private int epochImages;
    private final UniformRandomProvider dropout;
    /** {@code [hidden layer][neuron]}: 1 where the next layer hears it, else 0. */
    private final double[][] passed;

    private long hiddenSpikes;
    private long synapticEvents;

    /**
     * A network that has learnt nothing.
     *
     * @param learner its numbers
     * @param inputs currents of an image
     * @param classes number of classes, and of output neurons
     * @param steps an image is shown
     * @param streams where the initial weights come from, and which neurons drop out
     */
    public SurrogateNetwork(
            SurrogateGradientLearner learner, int inputs, int classes, int steps, RandomStreams streams) {
        this.steps = steps;
        architecture = learner.architecture();
        layers = initial(learner, inputs, classes, streams);
        boolean varies = learner.varies();
        boolean recursive = learner.recursive();
        images = new double[learner.batch()][inputs];
        sequences = new InputSequence[learner.batch()];
        kind = learner.synapse().kind();
        neuron = learner.neuron();
        traces = kind.traces() ? Optional.of(new InputTraces(kind, inputs, steps)) : Optional.empty();
        bySeen = new double[kind.traces() ? steps + 1 : 0][inputs];
        controllerNoise = learner.synapse() instanceof Chronoplastic chronoplastic
                ? new GaussianNoise(streams.stream(CONTROLLER_NOISE), chronoplastic.noise(), inputs)::next
                : () -> NO_NOISE;
        input = new InputProduct(images, layers);
        current = new double[layers.hidden(0)];
        pass = new ImagePass(layers, architecture, learner.leak(), steps);
        loss = new SpikeLoss(classes);
        backward = new BackwardPass(layers, architecture, learner.leak(), learner.slope(), steps, recursive);
        gradient = layers.alike();
        currentGradient = new double[learner.batch()][layers.hidden(0)];
        divisorGradient = new double[layers.inhibited() ? learner.batch() : 0][layers.hidden(0)];
        step = new BatchStep(
                learner.training(),
                learner.learningRate(),
                layers.synapses(),
                layers.learnt(),
                gradient.learnt(),
                streams);
        epochImages = learner.batch();
        this.varies = varies;
        this.recursive = recursive;
        dropout = streams.stream(DROPOUT);
        passed = new double[layers.depth()][];
        for (int layer = 0; layer < passed.length; layer++) {
            passed[layer] = new double[layers.hidden(layer)];
        }
    }

    /** The weights that a network starts with, before {@link #startCircuits}. */
    private static Layers initial(SurrogateGradientLearner learner, int inputs, int classes, RandomStreams streams) {
        int[] hidden = learner.architecture().hidden(learner.hidden());
        InputTraces.Kind traces = learner.synapse().kind();
        int[] neurons = Arrays.copyOf(hidden, hidden.length + 1);
        neurons[hidden.length] = classes;
        Layers.Shape shape = new Layers.Shape(inputs, neurons)
                .withTraces(traces.sizes(inputs))
                .withInhibitory(inhibitory(learner.circuit(), neurons))
                .withNumbers(learner.neuron().numbers())
                .withThresholds(learner.movesThresholds(), learner.membraneCeiling())
                .withStates(learner.weights().rank(), learner.weights().sharesStates());
        if (learner.circuit() instanceof DivisiveNormalisation normalisation) {
            shape = shape.withPools(normalisation);
        }
        Layers layers = Layers.draw(shape, traces, streams.stream(INITIAL_WEIGHTS));
        for (int layer = 0; layer <= layers.depth(); layer++) {
            learner.neuron().settle(layers.neurons(layer), true);
        }
        double scale = learner.training().initialScale();
        for (double[] row : layers.inputWeights()) {
            for (int neuron = 0; neuron < row.length; neuron++) {
                row[neuron] *= scale;
            }
        }
        if (layers.hasStates()) {
            NeuronStates.start(layers, scale, streams.stream(INITIAL_STATES));
        }
        if (learner.circuit() instanceof DivisiveNormalisation normalisation) {
            UniformRandomProvider random = streams.stream(INITIAL_POOLS);
            for (int layer = 0; layer < layers.depth(); layer++) {
                normalisation.start(layers.pool(layer), random);
            }
        }
        return layers;
    }

    private static int[] inhibitory(SurrogateCircuit circuit, int[] neurons) {
        return circuit instanceof LateralInhibition
                ? Arrays.stream(neurons).map(circuit::inhibitory).toArray()
                : new int[0];
    }

    /** Whether layers are circuits, which are to be started from a first batch. */
    boolean hasCircuits() {
        return layers.inhibited();
    }

    /**
     * Draws the weights of circuits by what the images of a batch, filled in, make each layer read, from below.
     *
     * @param random where they come from
     */
    void startCircuits(UniformRandomProvider random) {
        CircuitPass circuits = pass.circuits().orElseThrow();
        for (int layer = 0; layer <= layers.depth(); layer++) {
            InputMoments moments = new InputMoments(layers.pres(layer));
            for (int image = 0; image < images.length; image++) {
                if (layer > 0) {
                    showOne(image, 0, () -> NO_NOISE, (shown, ran, of) -> {});
                    moments.add(pass.neurons(layer - 1), steps);
                } else if (varies) {
                    moments.add(input(image), steps);
                } else {
                    moments.add(images[image]);
                }
            }
            LateralInhibition.start(layers, layer, moments.moments(), random);
            circuits.refresh(layer);
        }
        hiddenSpikes = 0;
        synapticEvents = 0;
    }

    /** An epoch begins that trains on so many images; before it is told, on as many as a batch has. */
    void beginEpoch(int trainingImages) {
        epochImages = trainingImages;
    }

    /** What is seen when images have been shown: told of each, while {@link ImagePass} still holds it. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * An image has been shown.
         *
         * @param image index in {@link SurrogateNetwork#images()}
         * @param pass what happened
         * @param loss of the image, summed over steps
         */
        void shown(int image, ImagePass pass, double loss);
    }

    /** Shows the first images, weights frozen. */
    public void show(int[] labels, int count, Watcher watcher) {
        pass.refresh();
        for (int image = 0; image < count; image++) {
            showOne(image, labels[image], () -> NO_NOISE, watcher);
        }
    }

    /** Shows all images of a batch and takes one step of the optimiser down the gradient of their mean loss. */
    public void train(int[] labels, Watcher watcher) {
        gradient.clear();
        step.begin();
        settle();
        pass.refresh();
        for (int image = 0; image < images.length; image++) {
            dropOut();
            showOne(image, labels[image], controllerNoise, watcher);
            learn(image, labels[image]);
        }
        if (architecture.dropout() > 0) {
            for (int layer = 0; layer < passed.length; layer++) {
                pass.neurons(layer).passOnAll();
            }
        }
        if (pass.circuits().isPresent()) {
            bringBack(pass.circuits().get());
        } else if (pass.pools().isPresent()) {
            bringBack(pass.pools().get());
        } else if (!varies) {
            input.addGradient(currentGradient, images.length, gradient);
        }
        for (int layer = 0; layer <= layers.depth(); layer++) {
            if (layers.hasStates()) {
                NeuronStates.bringBack(layers, layer, gradient.weights(layer), gradient);
            }
            neuron.leaveOut(gradient.neurons(layer));
        }
        step.end(epochImages);
        settle();
    }

    private void bringBack(CircuitPass circuits) {
        if (!varies) {
            input.addGradient(currentGradient, images.length, gradient.inputWeights());
            input.addGradient(divisorGradient, images.length, circuits.byShunt(0));
        }
        circuits.bringBack(gradient);
    }

    private void bringBack(PoolPass pools) {
        if (!varies) {
            input.addGradient(currentGradient, images.length, gradient.inputWeights());
        }
        pools.bringBack(gradient);
    }

    /** Brings what was changed from outside within its bounds, and weights to what they are made of. */
    void settle() {
        InputTraces.settle(kind, layers.traces());
        for (int layer = 0; layer <= layers.depth(); layer++) {
            neuron.settle(layers.neurons(layer), false);
        }
        if (layers.inhibited()) {
            LateralInhibition.settle(layers);
        }
        if (layers.hasStates()) {
            NeuronStates.relate(layers);
        }
    }

    private void learn(int image, int label) {
        double share = 1.0 / images.length;
        if (!recursive) {
            backward.run(pass, label, layers, share, gradient, currentGradient[image]);
            pass.pools().ifPresent(pools -> pools.back(0, 1, currentGradient[image], gradient));
            return;
        }
        backward.runRecursively(pass, label, layers, share, gradient);
        if (varies) {
            backward.addInput(pass, seen, layers, gradient);
            if (traces.isPresent()) {
                backward.toInput(layers, bySeen);
                traces.get().addGradient(bySeen, layers.traces(), gradient.traces());
            }
        } else {
            double[] byCurrent = currentGradient[image];
            backward.sumOverTime(byCurrent);
            pass.circuits()
                    .ifPresent(
                            circuits -> circuits.split(0, 1, byCurrent, byCurrent, divisorGradient[image], gradient));
            pass.pools().ifPresent(pools -> pools.back(0, 1, byCurrent, gradient));
        }
    }

    private void dropOut() {
        if (architecture.dropout() == 0) {
            return;
        }
        for (int layer = 0; layer < passed.length; layer++) {
            for (int neuron = 0; neuron < passed[layer].length; neuron++) {
                passed[layer][neuron] = dropout.nextDouble() < architecture.dropout() ? 0 : 1;
            }
            pass.neurons(layer).passOn(passed[layer], 1 / (1 - architecture.dropout()));
        }
    }

    private void showOne(int image, int label, Supplier<double[]> noise, Watcher watcher) {
        if (varies) {
            InputSequence in = input(image);
            seen = traces.isPresent() ? traces.get().of(in, layers.traces(), noise) : in;
            pass.show(seen);
        } else {
            if (pass.circuits().isPresent()) {
                pass.circuits().get().current(images[image], current);
            } else {
                input.current(image, current);
                pass.pools().ifPresent(pools -> pools.normalise(0, 1, current));
            }
            pass.show(current);
        }
        hiddenSpikes += pass.hiddenSpikes();
        synapticEvents += pass.synapticEvents();
        watcher.shown(image, pass, loss.of(pass, label));
    }

    private InputSequence input(int image) {
        return sequences[image] == null ? InputSequence.constant(images[image], steps) : sequences[image];
    }

    /** Where images that vary in time are filled in, as many as a batch has. */
    InputSequence[] sequences() {
        return sequences;
    }

    /** Which neurons the next layer heard of the image trained last, {@code [hidden layer][neuron]}; not copied. */
    double[][] passed() {
        return passed;
    }

    /** Where images are filled in, {@code [image][input]}, in [0, 1]; as many as a batch has. */
    public double[][] images() {
        return images;
    }

    /** Weights and biases; not copied. */
    public Layers layers() {
        return layers;
    }

    /** Gradient of the batch trained last; not copied. */
    Layers gradient() {
        return gradient;
    }

    /** Synapses that carried the spikes of hidden neurons so far, one spike at a time. */
    long synapticEvents() {
        return synapticEvents;
    }

    /** Spikes of hidden neurons so far. */
    public long hiddenSpikes() {
        return hiddenSpikes;
    }
}
