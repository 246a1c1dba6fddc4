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
 * @param imageRate of {@link Content#IMAGE}: factor on the mean spike probabilities, 0 to 1000
 * @param imageStatistic of {@link Content#IMAGE}: what the mean is over
 * @param windowSide of {@link Content#IMAGE}: pixels a side of the window that is shown of it, 1 to 64
 * @param windowSteps of {@link Content#IMAGE}: steps until the window is drawn anew, 1 to 1e9
 * @param sequenceDrive of {@link Content#SEQUENCE}: current into the neurons of a class, 0 to 1000
 * @param sequenceSteps of {@link Content#SEQUENCE}: steps until the next class, 1 to 1e9
 */
record SleepContent(
        Content content,
        double noiseFactor,
        double imageRate,
        ImageStatistic imageStatistic,
        int windowSide,
        int windowSteps,
        double sequenceDrive,
        int sequenceSteps)
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
    static final RealParameter IMAGE_RATE = RealParameter.of(
                    "sleep.imageRate",
                    "1",
                    "factor on the mean image's spike probabilities, with sleep.content image",
                    Range.closed(0, 1000),
                    0.5)
            .added();
    static final ChoiceParameter<ImageStatistic> IMAGE_STATISTIC = ChoiceParameter.of(
                    "sleep.imageStatistic",
                    "what the image of sleep.content image is the mean of; class uses labels",
                    ImageStatistic.MEAN)
            .added();
    static final WholeParameter WINDOW_SIDE = WholeParameter.of(
                    "sleep.windowSide",
                    "pixels",
                    "side of the window of the mean image that is shown",
                    Range.closed(1, 64),
                    7)
            .added();
    static final WholeParameter WINDOW_STEPS = WholeParameter.of(
                    "sleep.windowSteps", "steps", "steps until that window is drawn anew", Range.closed(1, 1e9), 100)
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
            new SleepContent(Content.NOISE, 1, 0.5, ImageStatistic.MEAN, 7, 100, 0.5, 100);

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

    /** What an image shown asleep is the mean of. */
    enum ImageStatistic {
        /** All images shown so far. */
        MEAN,
        /** Those of one class, the next class with each new window: more is stored, and labels are used. */
        CLASS
    }

    SleepContent {
        NOISE_FACTOR.check(noiseFactor);
        IMAGE_RATE.check(imageRate);
        WINDOW_SIDE.check(windowSide);
        WINDOW_STEPS.check(windowSteps);
        SEQUENCE_DRIVE.check(sequenceDrive);
        SEQUENCE_STEPS.check(sequenceSteps);
    }

    static SleepContent make(Values values) {
        return new SleepContent(
                values.choice(CONTENT),
                values.real(NOISE_FACTOR),
                values.real(IMAGE_RATE),
                values.choice(IMAGE_STATISTIC),
                values.integer(WINDOW_SIDE),
                values.integer(WINDOW_STEPS),
                values.real(SEQUENCE_DRIVE),
                values.integer(SEQUENCE_STEPS));
    }

    /** Numbers made of images that it keeps; the sequence's, made of what neurons answered to them, is not one of these. */
    double storedValues(int inputs, int classes) {
        if (content != Content.IMAGE) {
            return 0;
        }
        return imageStatistic == ImageStatistic.CLASS ? (double) inputs * classes : inputs;
    }

    /** Whether it needs to know what images are labelled. */
    boolean storesLabels() {
        return content == Content.SEQUENCE || (content == Content.IMAGE && imageStatistic == ImageStatistic.CLASS);
    }
}
