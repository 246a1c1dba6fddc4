package org.slumber.engine.learner;

import java.util.OptionalInt;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.input.CurrentStimulus;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.readout.Sample;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * A learner that starts afresh with each sample, which it reads as currents, learns at the end of each batch of samples and
 * sleeps between batches.
 */
public interface BatchLearner extends LearnerSettings {
    /** Most steps a sample or a sleep can last: the states of all of them are held at once. */
    int MAXIMUM_STEPS = 10_000;

    /** Samples, of training and of test, whose features the representation is measured on; they are held at once. */
    int FEATURE_SAMPLES = 500;

    /** Samples of all tasks so far that the probe is fitted on, most; they are held at once. */
    int PROBE_SAMPLES = 1000;

    /** Variance that the components keep in which classes are told apart, as in the paper's readout. */
    double EXPLAINED_VARIANCE = 0.95;

    /** Inputs that are reckoned with where the samples say how many there are: the tasks that are generated have about so many. */
    int EVENT_CHANNELS = 20;

    /** How a sample becomes currents. */
    CurrentStimulus stimulus();

    /** Samples of a batch. */
    int batch();

    /** The parameter that says how many a batch has. */
    WholeParameter batchParameter();

    /** Declares what such learners have in common: samples as they are, scored by themselves and all of them, no early stopping. */
    static <R extends BatchLearner> Variant.Builder<R> withDefaults(Variant.Builder<R> builder) {
        return builder.defaulting(Protocol.EPOCHS, 10)
                .defaulting(Protocol.PATIENCE, 0)
                .defaulting(Protocol.VALIDATION_IMAGES, 0)
                .defaulting(Protocol.TEST_BLOCKS, 1)
                .defaulting(Protocol.TEST_SCORED, "all")
                .defaulting(Protocol.SAMPLE, "image")
                .defaulting(Encoding.SCALING, "none")
                .defaulting(Encoding.GAIN, 1)
                // its images are many, and runs had none before they could have any
                .defaulting(Controls.CONTROLS, Choice.nameOf(Controls.NONE))
                .defaulting(Sleep.DECAY, 0.999)
                .defaulting(Sleep.STATIC_TARGET, 0.2);
    }

    @Override
    default void check(Protocol protocol, Encoding encoding) {
        Range.closed(1, MAXIMUM_STEPS).check(Protocol.STEPS_PER_IMAGE.path(), protocol.stepsPerImage());
        OptionalInt steps = stimulus().steps(encoding);
        if (steps.isPresent() && protocol.stepsPerImage() != steps.getAsInt()) {
            throw new InvalidInputException("training.stepsPerImage must be " + steps.getAsInt()
                    + " with surrogate.stimulus " + stimulus().variant().name()
                    + ", as long as an image of it lasts, was "
                    + protocol.stepsPerImage());
        }
        checkEpoch(protocol.trainImages());
        if (protocol.sample() != Sample.IMAGE) {
            throw new InvalidInputException("features.sample must be image with the learner "
                    + variant().name() + ", which starts afresh with each image, was "
                    + Choice.nameOf(protocol.sample()));
        }
    }

    @Override
    default void checkEpoch(int images) {
        if (images < batch()) {
            throw new InvalidInputException(
                    "training.images must be at least " + batchParameter().path() + " (" + batch()
                            + ") of each task, as only whole batches are trained, was " + images);
        }
    }
}
