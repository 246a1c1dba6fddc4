package org.slumber.engine.learner.surrogate;

import org.slumber.engine.random.RandomStreams;

/**
 * The surrogate-gradient network and its training by batches (paper section on the surrogate-gradient network). Images
 * are filled into {@link #images()} first; what is done then is done to the first so many of them.
 */
public final class SurrogateNetwork {
    /** Purpose of the stream that the initial weights come from. */
    private static final String INITIAL_WEIGHTS = "surrogate-weights";

    private final Layers layers;
    private final double[][] images;
    private final InputProduct input;
    private final double[] current;
    private final ImagePass pass;
    private final SpikeLoss loss;
    private final BackwardPass backward;
    private final Layers gradient;
    private final double[][] currentGradient;
    private final BatchStep step;
    private int epochImages;
    private long hiddenSpikes;

    /**
     * A network that has learnt nothing.
     *
     * @param learner its numbers
     * @param inputs pixels of an image
     * @param classes number of classes, and of output neurons
     * @param steps an image is shown
     * @param streams for its random draws
     */
    public SurrogateNetwork(
            SurrogateGradientLearner learner, int inputs, int classes, int steps, RandomStreams streams) {
        layers = untrained(learner, inputs, classes, streams);
        images = new double[learner.batch()][inputs];
        input = new InputProduct(images, layers);
        current = new double[learner.hidden()];
        pass = new ImagePass(layers, learner.leak(), steps);
        loss = new SpikeLoss(classes);
        backward = new BackwardPass(layers, learner.leak(), learner.slope(), steps);
        gradient = new Layers(inputs, learner.hidden(), classes);
        currentGradient = new double[learner.batch()][learner.hidden()];
        step = new BatchStep(learner.training(), learner.learningRate(), layers.rows(), gradient.rows(), streams);
        epochImages = learner.batch();
    }

    /** The weights that a network starts with. */
    static Layers untrained(SurrogateGradientLearner learner, int inputs, int classes, RandomStreams streams) {
        Layers layers = Layers.draw(inputs, learner.hidden(), classes, streams.stream(INITIAL_WEIGHTS));
        for (double[] row : layers.inputWeights()) {
            for (int neuron = 0; neuron < row.length; neuron++) {
                row[neuron] *= learner.training().initialScale();
            }
        }
        return layers;
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
        for (int image = 0; image < count; image++) {
            showOne(image, labels[image], watcher);
        }
    }

    /** Shows all images of a batch and takes one step of the optimiser down the gradient of their mean loss. */
    public void train(int[] labels, Watcher watcher) {
        gradient.clear();
        step.begin();
        for (int image = 0; image < images.length; image++) {
            showOne(image, labels[image], watcher);
            backward.run(pass, labels[image], layers, 1.0 / images.length, gradient, currentGradient[image]);
        }
        input.addGradient(currentGradient, images.length, gradient);
        step.end(epochImages);
    }

    private void showOne(int image, int label, Watcher watcher) {
        input.current(image, current);
        pass.show(current);
        hiddenSpikes += pass.hiddenSpikes();
        watcher.shown(image, pass, loss.of(pass, label));
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

    /** Spikes of hidden neurons so far. */
    public long hiddenSpikes() {
        return hiddenSpikes;
    }
}
