package org.slumber.engine.spec;

/**
 * The feed-forward spiking network that learns by surrogate gradients, the paper's comparison: one hidden layer, an
 * output neuron for every class, leaky neurons whose threshold is the unit of their membrane (paper section on the
 * surrogate-gradient network).
 *
 * @param hidden hidden neurons, 1 to 10 000
 * @param leak what a membrane keeps from one step to the next, in [0, 1]
 * @param slope α of the arctan surrogate, above 0, up to 1000
 * @param batch images a gradient is averaged over, 1 to 10 000
 * @param learningRate step size of Adam, 0 to 1
 * @param regulariser what keeps the weights small
 */
public record SurrogateGradientLearner(
        int hidden, double leak, double slope, int batch, double learningRate, SurrogateRegulariser regulariser)
        implements Learner {
    /** Most steps an image or a sleep can last: the membranes of all of them are held at once. */
    static final int MAXIMUM_STEPS = 10_000;

    public SurrogateGradientLearner {
        Bounds.inRange("surrogate.hidden", hidden, 1, 10_000);
        Bounds.inRange("surrogate.leak", leak, 0, 1);
        Bounds.positive("surrogate.slope", slope, 1000);
        Bounds.inRange("surrogate.batch", batch, 1, 10_000);
        Bounds.inRange("surrogate.learningRate", learningRate, 0, 1);
    }

    /** Refuses a protocol that this learner cannot follow. */
    void check(Protocol protocol) {
        Bounds.inRange("training.stepsPerImage", protocol.stepsPerImage(), 1, MAXIMUM_STEPS);
        if (protocol.trainImages() < batch) {
            throw new InvalidInputException("training.images must be at least surrogate.batch (" + batch
                    + "), as only whole batches are trained, was " + protocol.trainImages());
        }
        if (protocol.sample() != Protocol.Sample.IMAGE) {
            throw new InvalidInputException("features.sample must be image with the learner surrogate-gradient,"
                    + " which starts afresh with each image, was " + Choice.nameOf(protocol.sample()));
        }
    }

    @Override
    public Kind kind() {
        return Kind.SURROGATE_GRADIENT;
    }

    @Override
    public Regulariser.Kind regulariserKind() {
        return regulariser.kind();
    }
}
