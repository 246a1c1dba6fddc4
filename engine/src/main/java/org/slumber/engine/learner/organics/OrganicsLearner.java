package org.slumber.engine.learner.organics;

import java.util.ArrayList;
import java.util.List;
import org.slumber.engine.curriculum.Curriculum;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.CurrentStimulus;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.input.RowImages;
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
 * A recurrent network that does not spike, trained by backpropagation through time without clipping: a circuit of divisive
 * normalisation (ORGaNICs, {@link NormalisationCell}), or a plain one as a control. It reads a sample step by step; a linear
 * readout of the responses after the last step answers, by cross-entropy, and all of it is learnt by Adam.
 *
 * <p>Theirs reads 784 pixels one by one and lowers the learning rate by a factor after every so many of hundreds of epochs;
 * here images are read row by row and the rate stands, as runs are short.
 *
 * @param stimulus how a sample becomes currents
 * @param cell what a unit makes of its inputs and of the others
 * @param units 1 to 10 000
 * @param batch samples a gradient is averaged over, 1 to 10 000
 * @param learningRate step size of Adam, 0 to 1
 * @param weightDecay L2: this times what is learnt is added to its gradient, 0 to 1000
 * @param eigenvalueImages test images, the first of those scored, that the largest real eigenvalue is of, 0 to 1e6
 * @param regularisers what keeps the weights small, in the order in which they act
 * @param controls what is measured beside the test accuracy
 */
public record OrganicsLearner(
        CurrentStimulus stimulus,
        RecurrentCell cell,
        int units,
        int batch,
        double learningRate,
        double weightDecay,
        int eigenvalueImages,
        List<OrganicsRegulariser> regularisers,
        Controls controls)
        implements BatchLearner {
    private static final WholeParameter UNITS =
            WholeParameter.of("organics.units", "units", "units of the circuit", Range.closed(1, 10_000), 128);
    private static final WholeParameter BATCH = WholeParameter.of(
            "organics.batch", "samples", "samples a gradient averages over", Range.closed(1, 10_000), 256);
    private static final RealParameter LEARNING_RATE = RealParameter.of(
            "organics.learningRate", "weight", "step size of Adam, without clipping", Range.closed(0, 1), 0.01);
    private static final RealParameter WEIGHT_DECAY = RealParameter.of(
            "organics.weightDecay",
            "1",
            "L2: its product with all that is learnt is added to the gradient",
            Range.closed(0, 1000),
            1e-5);
    private static final WholeParameter EIGENVALUE_IMAGES = WholeParameter.of(
            "organics.eigenvalueImages",
            "samples",
            "test samples, the first of those scored, that largest_real_eigenvalue is of; 0 does not measure",
            Range.closed(0, 1_000_000),
            100);
    public static final Variant<OrganicsLearner> VARIANT = BatchLearner.withDefaults(Variant.of(
                            "organics",
                            OrganicsLearner.class,
                            "a recurrent circuit of divisive normalisation (ORGaNICs), or a plain recurrent network")
                    .with(UNITS, OrganicsLearner::units)
                    .with(BATCH, OrganicsLearner::batch)
                    .with(LEARNING_RATE, OrganicsLearner::learningRate)
                    .with(WEIGHT_DECAY, OrganicsLearner::weightDecay)
                    .with(EIGENVALUE_IMAGES, OrganicsLearner::eigenvalueImages)
                    .with(Controls.CONTROLS, OrganicsLearner::controls))
            .defaulting(CurrentStimulus.STIMULUS, RowImages.VARIANT.name())
            .defaulting(Protocol.TRAIN_IMAGES, 8000)
            .defaulting(Protocol.STEPS_PER_IMAGE, 60)
            .defaulting(Protocol.TEST_IMAGES, 2000)
            .madeBy(values -> new OrganicsLearner(
                    values.member(CurrentStimulus.class),
                    values.member(RecurrentCell.class),
                    values.integer(UNITS),
                    values.integer(BATCH),
                    values.real(LEARNING_RATE),
                    values.real(WEIGHT_DECAY),
                    values.integer(EIGENVALUE_IMAGES),
                    values.members(OrganicsRegulariser.class),
                    values.choice(Controls.CONTROLS)));

    /** Multiply-adds a second on one core, forward; a step of training is three forward. */
    private static final double SPEED = 2e9;

    private static final double TRAINING = 3;
    /** What a step costs beside them for each unit, in multiply-adds. */
    private static final double BESIDE = 100;
    /** Operations of the eigenvalues of a matrix, over the third power of its rows. */
    private static final double EIGENVALUES = 25;
    /** What a run costs beside its steps, s. */
    private static final double FIXED = 0.002;

    public OrganicsLearner {
        regularisers = List.copyOf(regularisers);
        UNITS.check(units);
        BATCH.check(batch);
        LEARNING_RATE.check(learningRate);
        WEIGHT_DECAY.check(weightDecay);
        EIGENVALUE_IMAGES.check(eigenvalueImages);
    }

    @Override
    public Variant<OrganicsLearner> variant() {
        return VARIANT;
    }

    @Override
    public List<SpecPart> parts() {
        List<SpecPart> parts = new ArrayList<>(List.of(stimulus, cell));
        parts.addAll(regularisers);
        return parts;
    }

    @Override
    public Learner start(RunContext context) {
        return new OrganicsTraining(this, context);
    }

    @Override
    public WholeParameter batchParameter() {
        return BATCH;
    }

    @Override
    public void check(Samples samples) {
        stimulus.check(samples);
    }

    @Override
    public double expectedSeconds(Curriculum curriculum, Encoding encoding) {
        Protocol protocol = curriculum.protocol();
        double epochs = protocol.epochs() * (curriculum.trainsEachAlone() ? 2.0 : 1.0);
        double shown = epochs * (TRAINING * protocol.trainImages() + protocol.validationImages())
                + protocol.testImages() * (controls == Controls.ALL ? 2.0 : 1.0)
                + curriculum.imagesExamined();
        int inputs = stimulus.inputs(encoding).orElse(EVENT_CHANNELS);
        double ofStep = cell.work(inputs, units) + BESIDE * units;
        double states = cell instanceof NormalisationCell ? 2.0 * units : units;
        double eigenvalues = Math.min(eigenvalueImages, protocol.testImages()) * EIGENVALUES * states * states * states;
        return FIXED + (shown * protocol.stepsPerImage() * ofStep + eigenvalues) / SPEED;
    }
}
