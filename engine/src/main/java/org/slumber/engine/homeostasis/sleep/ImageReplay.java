package org.slumber.engine.homeostasis.sleep;

import java.io.Serializable;
import java.util.function.Function;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * What of the images shown so far is replayed asleep (after sleep replay consolidation: Tadros, Krishnan, Ramyaa &amp;
 * Bazhenov 2022).
 *
 * @param rate factor on the mean spike probabilities, 0 to 1000
 * @param statistic what the mean is over
 * @param windowSide pixels a side of the window that is shown of it, 1 to 64
 * @param windowSteps steps until the window is drawn anew, 1 to 1e9
 */
public record ImageReplay(double rate, Statistic statistic, int windowSide, int windowSteps) implements Serializable {
    public static final RealParameter RATE = RealParameter.of(
                    "sleep.imageRate",
                    "1",
                    "factor on the mean image's spike probabilities, where images are replayed asleep",
                    Range.closed(0, 1000),
                    0.5)
            .added();
    private static final ChoiceParameter<Statistic> STATISTIC = ChoiceParameter.of(
                    "sleep.imageStatistic",
                    "what the image that is replayed asleep is the mean of; class uses labels",
                    Statistic.MEAN)
            .added();
    public static final WholeParameter WINDOW_SIDE = WholeParameter.of(
                    "sleep.windowSide",
                    "pixels",
                    "side of the window of the mean image that is shown",
                    Range.closed(1, 64),
                    7)
            .added();
    public static final WholeParameter WINDOW_STEPS = WholeParameter.of(
                    "sleep.windowSteps", "steps", "steps until that window is drawn anew", Range.closed(1, 1e9), 100)
            .added();

    /** What an image shown asleep is the mean of. */
    public enum Statistic {
        /** All images shown so far. */
        MEAN,
        /** Those of one class, the next class with each new window: more is stored, and labels are used. */
        CLASS
    }

    public ImageReplay {
        RATE.check(rate);
        WINDOW_SIDE.check(windowSide);
        WINDOW_STEPS.check(windowSteps);
    }

    /** Declares these parameters. */
    public static <R extends SpecPart> Variant.Builder<R> declare(
            Variant.Builder<R> builder, Function<R, ImageReplay> replay) {
        return builder.with(RATE, part -> replay.apply(part).rate())
                .with(STATISTIC, part -> replay.apply(part).statistic())
                .with(WINDOW_SIDE, part -> replay.apply(part).windowSide())
                .with(WINDOW_STEPS, part -> replay.apply(part).windowSteps());
    }

    /** From the values of its parameters. */
    public static ImageReplay make(Values values) {
        return new ImageReplay(
                values.real(RATE), values.choice(STATISTIC), values.integer(WINDOW_SIDE), values.integer(WINDOW_STEPS));
    }

    /** Numbers made of images that it keeps. */
    public double storedValues(int inputs, int classes) {
        return statistic == Statistic.CLASS ? (double) inputs * classes : inputs;
    }

    /** Whether it needs to know what images are labelled. */
    public boolean storesLabels() {
        return statistic == Statistic.CLASS;
    }
}
