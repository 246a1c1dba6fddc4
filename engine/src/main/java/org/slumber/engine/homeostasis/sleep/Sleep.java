package org.slumber.engine.homeostasis.sleep;

import java.util.Optional;
import org.slumber.engine.homeostasis.DoseOfSleep;
import org.slumber.engine.homeostasis.Homeostat;
import org.slumber.engine.homeostasis.Homeostats;
import org.slumber.engine.homeostasis.Regulariser;
import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.network.WeightSum;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Sleep: the wake clock stops, the network runs on noise, plasticity on, and every weight decays geometrically towards w* in
 * every step (paper section on sleep).
 *
 * @param ratio sleep steps per wake step, in [0, 1]; 0 never sleeps
 * @param decay λ, in (0, 1]: |w| ← w* (|w|/w*)^λ a step
 * @param target how w* is found
 * @param staticTarget w* of {@link Target#STATIC}, within the weight bounds
 * @param intervalSteps wake steps between sleeps, 1 to 1e9, counted from the start of each epoch
 * @param maximumSteps most steps of one sleep, 1 to 1e9
 * @param afterTask most steps of a sleep at the end of each task
 * @param tolerance a sleep ends once both weight sums stand within this fraction of their initial values, in [0, 1]
 * @param weightNoise σ, in [0, 1]: after the decay of each step ln|w| += σ·N(0, 1), so that with w* a sleep samples from a
 *     log-normal distribution of weights (Langevin dynamics; synaptic sampling, Kappel et al. 2015); 0 as the paper has it
 * @param learning what becomes of plasticity
 * @param content what drives the network
 */
public record Sleep(
        double ratio,
        double decay,
        Target target,
        double staticTarget,
        int intervalSteps,
        int maximumSteps,
        SleepAfterTask afterTask,
        double tolerance,
        double weightNoise,
        SleepLearning learning,
        SleepContent content)
        implements Regulariser {
    public static final RealParameter RATIO = RealParameter.of(
            "sleep.ratio",
            "fraction",
            "sleep steps per wake step (stdp, qif-sequence) or sleeps per batch (surrogate-gradient, organics)",
            Range.closed(0, 1),
            0.1);
    public static final RealParameter DECAY = RealParameter.of(
            "sleep.decay",
            "1",
            "exponent lambda of the decay, of a sleep step (stdp, qif-sequence) or a sleep (surrogate-gradient, organics)",
            Range.positive(1),
            0.99997);
    public static final ChoiceParameter<Target> TARGET =
            ChoiceParameter.of("sleep.target", "fixed point of the decay", Target.STATIC);
    public static final RealParameter STATIC_TARGET =
            RealParameter.of("sleep.staticTarget", "weight", "w* of the static target", Range.positive(1e6), 0.01);
    public static final WholeParameter INTERVAL_STEPS = WholeParameter.of(
            "sleep.intervalSteps", "steps", "wake steps between sleeps", Range.closed(1, 1e9), 35_000);
    public static final WholeParameter MAXIMUM_STEPS =
            WholeParameter.of("sleep.maximumSteps", "steps", "most steps of one sleep", Range.closed(1, 1e9), 10_000);
    private static final RealParameter TOLERANCE = RealParameter.of(
            "sleep.tolerance",
            "fraction",
            "nearness to both initial sums that ends a sleep",
            Range.closed(0, 1),
            0.001);
    private static final RealParameter WEIGHT_NOISE = RealParameter.of(
                    "sleep.weightNoise",
                    "1",
                    "sigma, noise on ln|w| in each step asleep; drawn at once for up to 100 steps, our reading",
                    Range.closed(0, 1),
                    0)
            .added();
    public static final Variant<Sleep> VARIANT = declared();

    private static Variant<Sleep> declared() {
        Variant.Builder<Sleep> builder = Variant.of(
                        "sleep", Sleep.class, "the network runs on noise alone while its weights decay")
                .with(RATIO, Sleep::ratio)
                .with(DECAY, Sleep::decay)
                .with(TARGET, Sleep::target)
                .with(STATIC_TARGET, Sleep::staticTarget)
                .with(INTERVAL_STEPS, Sleep::intervalSteps)
                .with(MAXIMUM_STEPS, Sleep::maximumSteps);
        SleepAfterTask.declare(builder, Sleep::afterTask)
                .with(TOLERANCE, Sleep::tolerance)
                .with(WEIGHT_NOISE, Sleep::weightNoise)
                .with(SleepLearning.PLASTICITY, sleep -> sleep.learning().plasticity())
                .with(SleepLearning.LEARNING_RATE_FACTOR, sleep -> sleep.learning()
                        .learningRateFactor())
                .with(SleepLearning.DEPRESSION_FACTOR, sleep -> sleep.learning().depressionFactor())
                .with(SleepContent.CONTENT, sleep -> sleep.content().content())
                .with(SleepContent.NOISE_FACTOR, sleep -> sleep.content().noiseFactor());
        return ImageReplay.declare(builder, sleep -> sleep.content().images())
                .with(SleepContent.SEQUENCE_DRIVE, sleep -> sleep.content().sequenceDrive())
                .with(SleepContent.SEQUENCE_STEPS, sleep -> sleep.content().sequenceSteps())
                .neutral(RATIO, 0)
                .brief(RATIO, 0.3)
                .brief(DECAY, 0.999)
                .brief(INTERVAL_STEPS, 150)
                .madeBy(values -> new Sleep(
                        values.real(RATIO),
                        values.real(DECAY),
                        values.choice(TARGET),
                        values.real(STATIC_TARGET),
                        values.integer(INTERVAL_STEPS),
                        values.integer(MAXIMUM_STEPS),
                        SleepAfterTask.make(values),
                        values.real(TOLERANCE),
                        values.real(WEIGHT_NOISE),
                        SleepLearning.make(values),
                        SleepContent.make(values)));
    }

    /** How the decay's fixed point w* is found. */
    public enum Target {
        /** One value for all synapses. */
        STATIC,
        /** The mean |w| of the excitatory and of the inhibitory block at sleep onset, absent synapses as 0. */
        GROUP,
        /** The mean |w| of each post neuron's incoming synapses at sleep onset, E and I apart. */
        POST
    }

    public Sleep {
        RATIO.check(ratio);
        DECAY.check(decay);
        STATIC_TARGET.check(staticTarget);
        INTERVAL_STEPS.check(intervalSteps);
        MAXIMUM_STEPS.check(maximumSteps);
        TOLERANCE.check(tolerance);
        WEIGHT_NOISE.check(weightNoise);
    }

    /** As the paper has it: plasticity as awake, the network's own noise, none on weights. */
    public Sleep(
            double ratio,
            double decay,
            Target target,
            double staticTarget,
            int intervalSteps,
            int maximumSteps,
            double tolerance) {
        this(
                ratio,
                decay,
                target,
                staticTarget,
                intervalSteps,
                maximumSteps,
                SleepAfterTask.NONE,
                tolerance,
                0,
                SleepLearning.PUBLISHED,
                SleepContent.PUBLISHED);
    }

    /** Most steps that one sleep lasts: min(max(1, round(intervalSteps · ratio)), maximumSteps), 0 at ratio 0. */
    public int steps() {
        return DoseOfSleep.steps(ratio, intervalSteps, maximumSteps);
    }

    @Override
    public Variant<Sleep> variant() {
        return VARIANT;
    }

    @Override
    public Optional<Homeostat> on(Site site) {
        return ratio == 0 && afterTask.never() ? Optional.empty() : Optional.of(new Cycle(this, site));
    }

    @Override
    public void check(WeightBounds bounds) {
        Range.closed(bounds.minimum(), bounds.maximum()).check(STATIC_TARGET.path(), staticTarget);
    }

    @Override
    public double storedValues(int inputs, int classes) {
        return content.storedValues(inputs, classes);
    }

    @Override
    public boolean storesLabels() {
        return content.storesLabels();
    }

    @Override
    public double stepsAsleep(double wakeSteps) {
        return Math.floor((wakeSteps - 1) / intervalSteps) * steps();
    }

    @Override
    public double stepsAfterTask(int earlierTasks) {
        return afterTask.steps(earlierTasks);
    }

    /** Sleeps, one after another. */
    private static final class Cycle implements Homeostat {
        private final Sleep sleep;
        private final PlasticNetwork network;
        private final Optional<NoiseSource> noise;
        private final Optional<ReplayedImages> images;
        private final Optional<ReplayedSequence> sequence;
        private final int[] inputSpikes;
        private final WeightBaseline baseline;
        private final Homeostats homeostats;
        private final SleepDecay decay;
        private boolean endedAboveBaseline;

        Cycle(Sleep sleep, Site awake) {
            this.sleep = sleep;
            network = sleep.learning().asleep(awake.network());
            Site site = awake.with(network);
            SleepContent content = sleep.content();
            noise = content.content() == SleepContent.Content.SILENCE
                    ? Optional.empty()
                    : Optional.of(site.noise()
                            .apply(content.noiseFactor() * site.membraneNoise().deviation()));
            images = content.content() == SleepContent.Content.IMAGE
                    ? Optional.of(new ReplayedImages(
                            content.images(), site.experience(), site.streams().stream("sleep-image")))
                    : Optional.empty();
            sequence = content.content() == SleepContent.Content.SEQUENCE
                    ? Optional.of(new ReplayedSequence(content, site.experience(), network.network()))
                    : Optional.empty();
            inputSpikes = new int[network.network().topology().inputs() + 1];
            baseline = site.baseline();
            homeostats = site.homeostats();
            boolean local = network.plasticity().localChange().isPresent() && !homeostats.moveWeightsAsleep();
            decay = local ? new LazyDecay(sleep, site) : new ExactDecay(sleep, site);
        }

        @Override
        public int intervalSteps() {
            // no epoch is as long
            return sleep.ratio() == 0 ? Integer.MAX_VALUE : sleep.intervalSteps();
        }

        @Override
        public int apply() {
            return sleep(sleep.steps());
        }

        @Override
        public boolean actsAfterTask() {
            return !sleep.afterTask().never();
        }

        @Override
        public int applyAfterTask(int earlierTasks) {
            return sleep(sleep.afterTask().steps(earlierTasks));
        }

        private int sleep(int most) {
            int steps = 0;
            decay.begin();
            images.ifPresent(ReplayedImages::begin);
            sequence.ifPresent(ReplayedSequence::begin);
            while (steps < most && !decay.settled()) {
                if (steps == 0) {
                    network.network().clearInputSpikes();
                }
                decay.prepareStep();
                step();
                decay.prepareLearning();
                network.learn();
                homeostats.afterSleepStep();
                decay.afterStep();
                steps++;
            }
            decay.end();
            endedAboveBaseline = steps > 0
                    && WeightSum.excitatory(network.network()) > baseline.excitatory()
                    && WeightSum.inhibitory(network.network()) > baseline.inhibitory();
            return steps;
        }

        private void step() {
            int inputs = images.isPresent() ? images.get().draw(inputSpikes) : 0;
            if (noise.isPresent()) {
                double[] drawn = noise.get().next();
                network.network()
                        .step(
                                inputSpikes,
                                inputs,
                                sequence.isPresent() ? sequence.get().drive(drawn) : drawn);
            } else {
                network.network().step(inputSpikes, inputs);
            }
        }

        /** Noise lasts into the wake step after a sleep, unless a sum reached its initial value or no step ran. */
        @Override
        public Optional<NoiseSource> awakeningNoise() {
            return endedAboveBaseline ? noise : Optional.empty();
        }
    }
}
