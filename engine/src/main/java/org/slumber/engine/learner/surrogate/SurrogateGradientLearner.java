package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slumber.engine.curriculum.Curriculum;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.data.EventSet;
import org.slumber.engine.data.Samples;
import org.slumber.engine.homeostasis.MultiScale;
import org.slumber.engine.homeostasis.sleep.ImageReplay;
import org.slumber.engine.input.CurrentStimulus;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.learner.BatchLearner;
import org.slumber.engine.learner.Controls;
import org.slumber.engine.learner.Learner;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * The feed-forward spiking network that learns by surrogate gradients, the paper's comparison: hidden layers, an
 * output neuron for every class, leaky neurons whose threshold is the unit of their membrane (paper section on the
 * surrogate-gradient network).
 *
 * @param stimulus how an image becomes currents
 * @param hidden neurons of the first hidden layer, 1 to 10 000
 * @param leak what a membrane keeps from one step to the next, in [0, 1]
 * @param slope α of the arctan surrogate, above 0, up to 1000
 * @param batch images a gradient is averaged over, 1 to 10 000
 * @param learningRate step size of the optimiser, 0 to 1
 * @param training what is done with a batch's gradient
 * @param regularisers what keeps the weights small, in the order in which they act
 * @param synapse what the synapses of layer 1 make of the inputs
 * @param neuron how neurons follow their currents
 * @param weights what weights are made of
 * @param circuit how layers make currents of what they read
 * @param architecture further hidden layers, and how spikes pass through all of them
 * @param controls what is measured beside the test accuracy
 */
public record SurrogateGradientLearner(
        CurrentStimulus stimulus,
        int hidden,
        double leak,
        double slope,
        int batch,
        double learningRate,
        BatchTraining training,
        List<SurrogateRegulariser> regularisers,
        SurrogateSynapse synapse,
        SurrogateNeuron neuron,
        SurrogateWeights weights,
        SurrogateCircuit circuit,
        Architecture architecture,
        Controls controls)
        implements BatchLearner {
    private static final WholeParameter HIDDEN = WholeParameter.of(
            "surrogate.hidden", "neurons", "neurons of the first hidden layer", Range.closed(1, 10_000), 1000);
    private static final RealParameter LEAK =
            RealParameter.of("surrogate.leak", "1/step", "what a membrane keeps a step", Range.closed(0, 1), 0.95);
    private static final RealParameter SLOPE =
            RealParameter.of("surrogate.slope", "1", "alpha of the arctan surrogate", Range.positive(1000), 2);
    private static final WholeParameter BATCH = WholeParameter.of(
            "surrogate.batch", "images", "images a gradient averages over", Range.closed(1, 10_000), 128);
    static final RealParameter LEARNING_RATE = RealParameter.of(
            "surrogate.learningRate", "weight", "step size of the optimiser", Range.closed(0, 1), 5e-4);
    /** The paper's comparison, the same under both protocols: all images, shown as they are, no early stopping. */
    public static final Variant<SurrogateGradientLearner> VARIANT = BatchLearner.withDefaults(Architecture.declare(
                            Variant.of(
                                            "surrogate-gradient",
                                            SurrogateGradientLearner.class,
                                            "a feed-forward spiking network that learns by surrogate gradients")
                                    .with(HIDDEN, SurrogateGradientLearner::hidden)
                                    .with(LEAK, SurrogateGradientLearner::leak)
                                    .with(SLOPE, SurrogateGradientLearner::slope)
                                    .with(BATCH, SurrogateGradientLearner::batch)
                                    .with(LEARNING_RATE, SurrogateGradientLearner::learningRate),
                            SurrogateGradientLearner::architecture)
                    .with(Controls.CONTROLS, SurrogateGradientLearner::controls))
            .defaulting(Protocol.TRAIN_IMAGES, 60_000)
            .defaulting(Protocol.STEPS_PER_IMAGE, 100)
            .defaulting(Protocol.TEST_IMAGES, 10_000)
            .defaulting(ImageReplay.RATE, SleepReplay.IMAGE_RATE)
            .defaulting(ImageReplay.WINDOW_SIDE, SleepReplay.WINDOW_SIDE)
            .defaulting(ImageReplay.WINDOW_STEPS, 1)
            .defaulting(MultiScale.TARGET_RATE, 100)
            .defaulting(MultiScale.FAST_GAIN, 0.05)
            .defaulting(MultiScale.MEDIUM_GAIN, 0.1)
            .defaulting(MultiScale.SLOW_GAIN, 0.5)
            .madeBy(values -> new SurrogateGradientLearner(
                    values.member(CurrentStimulus.class),
                    values.integer(HIDDEN),
                    values.real(LEAK),
                    values.real(SLOPE),
                    values.integer(BATCH),
                    values.real(LEARNING_RATE),
                    BatchTraining.VARIANT.make(values),
                    values.members(SurrogateRegulariser.class),
                    values.member(SurrogateSynapse.class),
                    values.member(SurrogateNeuron.class),
                    values.member(SurrogateWeights.class),
                    values.member(SurrogateCircuit.class),
                    Architecture.make(values),
                    values.choice(Controls.CONTROLS)));

    /** Steps of an image or copy a second on one core, of the published number of hidden neurons. */
    private static final double AWAKE = 360_000;

    private static final double FROZEN = 1_000_000;
    private static final double ASLEEP = 130_000;
    private static final double PUBLISHED_HIDDEN = 1000;
    /** Synapses between hidden layers that cost as much as a hidden neuron with its ten synapses to the output. */
    private static final double SYNAPSES_OF_A_NEURON = 16;
    /** What a varying input costs in a step, of the cost of a hidden neuron. */
    private static final double INPUT_SHARE = 0.03;
    /** What a controller's work costs for each pair of inputs, of that cost. */
    private static final double CONTROLLER_SHARE = 10;
    /** Times that training takes longer by the recursion over time. */
    private static final double RECURSION = 1.3;
    /** Times that a network of circuits takes longer, each with two matrices in place of one. */
    private static final double CIRCUITS = 2.3;
    /** Times that a pool's weight on a neuron costs more than a synapse between hidden layers, which only spikes cross. */
    private static final double POOLS = 4;
    /** What a run costs beside its steps, s. */
    private static final double FIXED = 0.002;

    public SurrogateGradientLearner {
        regularisers = List.copyOf(regularisers);
        HIDDEN.check(hidden);
        LEAK.check(leak);
        SLOPE.check(slope);
        BATCH.check(batch);
        LEARNING_RATE.check(learningRate);
    }

    @Override
    public Variant<SurrogateGradientLearner> variant() {
        return VARIANT;
    }

    @Override
    public List<SpecPart> parts() {
        List<SpecPart> parts = new ArrayList<>(List.of(stimulus, synapse, neuron, weights, circuit, training));
        parts.addAll(regularisers);
        return parts;
    }

    @Override
    public Learner start(RunContext context) {
        return new SurrogateTraining(this, context);
    }

    @Override
    public void check(Protocol protocol, Encoding encoding) {
        architecture.check();
        regularisers.forEach(regulariser -> regulariser.check(this));
        neuron.check(this);
        weights.check(this);
        circuit.check(this);
        stimulus.inputs(encoding).ifPresent(synapse::check);
        BatchLearner.super.check(protocol, encoding);
    }

    @Override
    public WholeParameter batchParameter() {
        return BATCH;
    }

    @Override
    public void check(Samples samples) {
        stimulus.check(samples);
        regularisers.forEach(regulariser -> regulariser.check(samples));
        if (samples instanceof EventSet events) {
            synapse.check(events.channels());
        }
    }

    @Override
    public double expectedSeconds(Curriculum curriculum, Encoding encoding) {
        Protocol protocol = curriculum.protocol();
        double perImage = protocol.stepsPerImage();
        double epochs = protocol.epochs() * (curriculum.trainsEachAlone() ? 2.0 : 1.0);
        double awake = perImage * epochs * protocol.trainImages();
        double frozen =
                perImage * (epochs * protocol.validationImages() + protocol.testImages() + curriculum.imagesExamined());
        if (controls == Controls.ALL) {
            frozen += perImage * protocol.testImages();
        }
        frozen += perImage * protocol.testImages() * training.ensembleEpochs();
        double asleep = 0;
        for (SurrogateRegulariser regulariser : regularisers) {
            // the two looks at a batch around a sleep are counted as part of it
            asleep += regulariser.stepsAsleep(protocol.trainImages() / batch) * epochs
                    + Arrays.stream(curriculum.earlierTasks())
                            .mapToDouble(regulariser::stepsAfterTask)
                            .sum();
        }
        double size = synapses(encoding, protocol.stepsPerImage()) / PUBLISHED_HIDDEN;
        return FIXED + (awake / AWAKE * (recursive() ? RECURSION : 1) + frozen / FROZEN + asleep / ASLEEP) * size;
    }

    /** Hidden neurons of one layer that cost a step as much as these of all layers: the synapses between them count. */
    private double synapses(Encoding encoding, int steps) {
        int[] layers = architecture.hidden(hidden);
        double cost = layers[0];
        double inputs = stimulus.inputs(encoding).orElse(EVENT_CHANNELS);
        if (varies()) {
            cost += INPUT_SHARE * layers[0] * inputs;
        }
        if (synapse instanceof Chronoplastic) {
            cost += CONTROLLER_SHARE * inputs * inputs;
        }
        for (int layer = 1; layer < layers.length; layer++) {
            cost += (double) layers[layer] * layers[layer - 1] / SYNAPSES_OF_A_NEURON + layers[layer];
        }
        if (circuit instanceof DivisiveNormalisation normalisation
                && normalisation.pool() == DivisiveNormalisation.Pool.FULL) {
            for (int layer = 0; layer < layers.length; layer++) {
                double each = POOLS * layers[layer] * layers[layer] / SYNAPSES_OF_A_NEURON;
                cost += layer > 0 || varies() ? each : each / steps;
            }
        }
        return circuit instanceof LateralInhibition ? CIRCUITS * cost : cost;
    }

    /** Whether currents into the first layer vary from step to step. */
    boolean varies() {
        return stimulus.varies()
                || architecture.temporalShare() > 0
                || synapse.kind().traces();
    }

    /** Whether a gradient needs the recursion over time. */
    boolean recursive() {
        return varies()
                || circuit instanceof LateralInhibition
                || !(neuron instanceof LeakyNeuron)
                || movesThresholds()
                || membraneCeiling() < Double.POSITIVE_INFINITY
                || !architecture.hasClosedForm(architecture.hidden(hidden).length);
    }

    /** Whether hidden neurons have thresholds of their own. */
    boolean movesThresholds() {
        return regularisers.stream().anyMatch(SurrogateRegulariser::movesThresholds);
    }

    /** What the membranes of hidden neurons are cut at; infinite where nothing cuts them. */
    double membraneCeiling() {
        return regularisers.stream()
                .mapToDouble(SurrogateRegulariser::membraneCeiling)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
