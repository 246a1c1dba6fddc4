package org.slumber.engine.homeostasis.sleep;

import java.io.Serializable;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.WholeParameter;

/**
 * What drives the network asleep.
 *
 * @param content noise alone, nothing, or images too
 * @param noiseFactor standard deviation of the membrane noise asleep over the network's own, 0 to 1000
 * @param images of {@link Content#IMAGE}: what is shown of them
 * @param sequenceDrive of {@link Content#SEQUENCE}: current into the neurons of a class, 0 to 1000
 * @param sequenceSteps of {@link Content#SEQUENCE}: steps until the next class, 1 to 1e9
 */
record SleepContent(Content content, double noiseFactor, ImageReplay images, double sequenceDrive, int sequenceSteps)
        implements Serializable {
    static final ChoiceParameter<Content> CONTENT = ChoiceParameter.of(
                    "sleep.content", "what drives the network asleep", Content.NOISE)
            .added();
    static final RealParameter NOISE_FACTOR = RealParameter.of(
                    "sleep.noiseFactor",
                    "1",
                    "membrane noise asleep over noise.deviation; 0 sleeps without noise",
                    Range.closed(0, 1000),
                    1)
            .added();
    static final RealParameter SEQUENCE_DRIVE = RealParameter.of(
                    "sleep.sequenceDrive",
                    "current",
                    "current into the neurons of a class, with sleep.content sequence; our reading, uses labels",
                    Range.closed(0, 1000),
                    0.5)
            .added();
    static final WholeParameter SEQUENCE_STEPS = WholeParameter.of(
                    "sleep.sequenceSteps",
                    "steps",
                    "steps of each class of the sequence; our reading",
                    Range.closed(1, 1e9),
                    100)
            .added();

    /** Noise alone, the network's own. */
    static final SleepContent PUBLISHED =
            new SleepContent(Content.NOISE, 1, new ImageReplay(0.5, ImageReplay.Statistic.MEAN, 7, 100), 0.5, 100);

    /** What drives the network asleep. */
    enum Content {
        /** Membrane noise. */
        NOISE,
        /** Nothing: neither noise nor input. */
        SILENCE,
        /** Membrane noise, and input spikes by a window of the mean image shown so far (after Tadros et al. 2022). */
        IMAGE,
        /** Membrane noise, and a current into the neurons that answered most to one class after another. */
        SEQUENCE
    }

    SleepContent {
        NOISE_FACTOR.check(noiseFactor);
        SEQUENCE_DRIVE.check(sequenceDrive);
        SEQUENCE_STEPS.check(sequenceSteps);
    }

    static SleepContent make(Values values) {
        return new SleepContent(
                values.choice(CONTENT),
                values.real(NOISE_FACTOR),
                ImageReplay.make(values),
                values.real(SEQUENCE_DRIVE),
                values.integer(SEQUENCE_STEPS));
    }

    /** Numbers made of images that it keeps; the sequence's, made of what neurons answered to them, is not one of these. */
    double storedValues(int inputs, int classes) {
        return content == Content.IMAGE ? images.storedValues(inputs, classes) : 0;
    }

    /** Whether it needs to know what images are labelled. */
    boolean storesLabels() {
        return content == Content.SEQUENCE || (content == Content.IMAGE && images.storesLabels());
    }
}
