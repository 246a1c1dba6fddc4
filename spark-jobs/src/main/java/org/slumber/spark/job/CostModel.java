package org.slumber.spark.job;

import java.util.HashMap;
import java.util.Map;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.Protocol;
import org.slumber.engine.spec.Regulariser;
import org.slumber.engine.spec.RunSpec;
import org.slumber.engine.spec.StdpLearner;
import org.slumber.engine.spec.SurrogateGradientLearner;
import org.slumber.engine.spec.SurrogateRegulariser;

/**
 * How long a run will take: the steps that its spec asks for, at the seconds a step that runs like it have taken so far
 * in this sweep, or at those of one ordinary core where none has ended yet.
 */
final class CostModel {
    /** Steps a second of the published network on one core, before anything was measured. */
    private static final double AWAKE = 240_000;

    private static final double FROZEN = 340_000;
    private static final double ASLEEP = 100_000;
    private static final double PUBLISHED_NEURONS = 475;
    /** Steps of an image or copy a second of the surrogate-gradient network on one core. */
    private static final double SURROGATE_AWAKE = 360_000;

    private static final double SURROGATE_FROZEN = 1_000_000;
    private static final double SURROGATE_ASLEEP = 130_000;
    private static final double SURROGATE_NEURONS = 1000;
    /** What a run costs beside its steps: wiring and readout, s. */
    private static final double FIXED = 0.05;

    private final Map<String, Measured> families = new HashMap<>();
    private final Measured all = new Measured();

    /** Runs that share their seconds a step. */
    static String family(RunSpec spec) {
        return spec.dataset() + "/" + Choice.nameOf(spec.learner().kind()) + "/"
                + Choice.nameOf(spec.learner().regulariserKind());
    }

    /** Seconds expected before anything was measured. */
    static double prior(RunSpec spec) {
        Protocol protocol = spec.protocol();
        double perImage = protocol.stepsPerImage();
        double awake = perImage * protocol.epochs() * protocol.trainImages();
        double frozen = perImage * ((double) protocol.epochs() * protocol.validationImages() + protocol.testImages());
        if (spec.learner() instanceof SurrogateGradientLearner surrogate) {
            double asleep = stepsAsleep(surrogate, protocol);
            return FIXED
                    + (awake / SURROGATE_AWAKE + frozen / SURROGATE_FROZEN + asleep / SURROGATE_ASLEEP)
                            * surrogate.hidden()
                            / SURROGATE_NEURONS;
        }
        double asleep = 0;
        double neurons = PUBLISHED_NEURONS;
        if (spec.learner() instanceof StdpLearner stdp) {
            asleep = stepsAsleep(stdp.regulariser(), perImage * protocol.trainImages()) * protocol.epochs();
            neurons = spec.encoding().inputs() + stdp.network().neurons();
        }
        return FIXED + (awake / AWAKE + frozen / FROZEN + asleep / ASLEEP) * neurons / PUBLISHED_NEURONS;
    }

    /** Over all copies; the two looks at a batch around a sleep are counted as part of it. */
    private static double stepsAsleep(SurrogateGradientLearner surrogate, Protocol protocol) {
        if (surrogate.regulariser() instanceof SurrogateRegulariser.Sleep sleep) {
            long sleeps = protocol.trainImages() / surrogate.batch() / sleep.batchesBetween() * protocol.epochs();
            return (double) sleeps * sleep.copies() * sleep.steps();
        }
        return 0;
    }

    private static double stepsAsleep(Regulariser regulariser, double epochSteps) {
        if (regulariser instanceof Regulariser.Sleep sleep) {
            return Math.floor((epochSteps - 1) / sleep.intervalSteps()) * sleep.steps();
        }
        if (regulariser instanceof Regulariser.Nap nap) {
            return Math.floor((epochSteps - 1) / nap.intervalSteps()) * nap.steps();
        }
        return 0;
    }

    /** Takes in what a finished run took. */
    void learn(String family, double prior, double seconds) {
        all.add(prior, seconds);
        families.computeIfAbsent(family, key -> new Measured()).add(prior, seconds);
    }

    /** Seconds expected of a run, from its prior. */
    double expected(String family, double prior) {
        Measured measured = families.getOrDefault(family, all);
        return prior * (measured.runs > 0 ? measured.seconds / measured.prior : 1);
    }

    private static final class Measured {
        private int runs;
        private double prior;
        private double seconds;

        private void add(double expected, double measured) {
            runs++;
            prior += expected;
            seconds += measured;
        }
    }
}
