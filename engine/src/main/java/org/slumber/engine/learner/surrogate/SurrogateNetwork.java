package org.slumber.engine.learner.surrogate;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The surrogate-gradient network and its training by batches (paper section on the surrogate-gradient network). Images
 * are filled into {@link #images()} first; what is done then is done to the first so many of them.
 */
public final class SurrogateNetwork {
    private final Layers layers;
    private final double[][] images;
    private final InputProduct input;
    private final double[] current;
    private final ImagePass pass;
    private final SpikeLoss loss;
    private final BackwardPass backward;
    private final Layers gradient;
    private final double[][] currentGradient;
    private final Adam adam;
    private long hiddenSpikes;

    /**
     * A network that has learnt nothing.
     *
     * @param learner its numbers
     * @param inputs pixels of an image
     * @param classes number of classes, and of output neurons
     * @param steps an image is shown
     * @param random where the initial weights come from
     */
    public SurrogateNetwork(
            SurrogateGradientLearner learner, int inputs, int classes, int steps, UniformRandomProvider random) {
        layers = Layers.draw(inputs, learner.hidden(), classes, random);
        images = new double[learner.batch()][inputs];
        input = new InputProduct(images, layers);
        current = new double[learner.hidden()];
        pass = new ImagePass(layers, learner.leak(), steps);
        loss = new SpikeLoss(classes);
        backward = new BackwardPass(layers, learner.leak(), learner.slope(), steps);
        gradient = new Layers(inputs, learner.hidden(), classes);
        currentGradient = new double[learner.batch()][learner.hidden()];
        adam = new Adam(learner.learningRate(), layers, gradient);
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

    /** Shows all images of a batch and takes one step of Adam down the gradient of their mean loss. */
    public void train(int[] labels, Watcher watcher) {
        gradient.clear();
        for (int image = 0; image < images.length; image++) {
            showOne(image, labels[image], watcher);
            backward.run(pass, labels[image], layers, 1.0 / images.length, gradient, currentGradient[image]);
        }
        input.addGradient(currentGradient, images.length, gradient);
        adam.step();
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
