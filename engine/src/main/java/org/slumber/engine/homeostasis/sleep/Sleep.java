package org.slumber.engine.homeostasis.sleep;

import java.util.Optional;
import org.slumber.engine.homeostasis.Homeostat;
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
 * Sleep: the wake clock stops, the network runs on noise, STDP on, and every weight decays geometrically towards w* in
 * every step (paper section on sleep).
 *
 * @param ratio sleep steps per wake step, in [0, 1]; 0 never sleeps
 * @param decay λ, in (0, 1]: |w| ← w* (|w|/w*)^λ a step
 * @param target how w* is found
 * @param staticTarget w* of {@link Target#STATIC}, within the weight bounds
 * @param intervalSteps wake steps between sleeps, 1 to 1e9, counted from the start of each epoch
 * @param maximumSteps most steps of one sleep, 1 to 1e9
 * @param tolerance a sleep ends once both weight sums stand within this fraction of their initial values, in [0, 1]
 */
public record Sleep(
        double ratio,
        double decay,
        Target target,
        double staticTarget,
        int intervalSteps,
        int maximumSteps,
        double tolerance)
        implements Regulariser {
    public static final RealParameter RATIO = RealParameter.of(
            "sleep.ratio",
            "fraction",
            "sleep steps per wake step (stdp) or sleeps per batch (surrogate-gradient)",
            Range.closed(0, 1),
            0.1);
    public static final RealParameter DECAY = RealParameter.of(
            "sleep.decay",
            "1",
            "exponent lambda of the decay, of a sleep step (stdp) or a sleep (surrogate-gradient)",
            Range.positive(1),
            0.99997);
    public static final ChoiceParameter<Target> TARGET =
            ChoiceParameter.of("sleep.target", "fixed point of the decay", Target.STATIC);
    public static final RealParameter STATIC_TARGET =
            RealParameter.of("sleep.staticTarget", "weight", "w* of the static target", Range.positive(1e6), 0.01);
    private static final WholeParameter INTERVAL_STEPS = WholeParameter.of(
            "sleep.intervalSteps", "steps", "wake steps between sleeps", Range.closed(1, 1e9), 35_000);
    private static final WholeParameter MAXIMUM_STEPS =
            WholeParameter.of("sleep.maximumSteps", "steps", "most steps of one sleep", Range.closed(1, 1e9), 10_000);
    private static final RealParameter TOLERANCE = RealParameter.of(
            "sleep.tolerance",
            "fraction",
            "nearness to both initial sums that ends a sleep",
            Range.closed(0, 1),
            0.001);
    public static final Variant<Sleep> VARIANT = Variant.of(
                    "sleep", Sleep.class, "the network runs on noise alone while its weights decay")
            .with(RATIO, Sleep::ratio)
            .with(DECAY, Sleep::decay)
            .with(TARGET, Sleep::target)
            .with(STATIC_TARGET, Sleep::staticTarget)
            .with(INTERVAL_STEPS, Sleep::intervalSteps)
            .with(MAXIMUM_STEPS, Sleep::maximumSteps)
            .with(TOLERANCE, Sleep::tolerance)
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
                    values.real(TOLERANCE)));

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
    }

    /** Most steps that one sleep lasts: min(max(1, round(intervalSteps · ratio)), maximumSteps), 0 at ratio 0. */
    public int steps() {
        if (ratio == 0) {
            return 0;
        }
        // half to even, as the authors' program rounds
        return (int) Math.min(Math.max(1, Math.rint(intervalSteps * ratio)), maximumSteps);
    }

    @Override
    public Variant<Sleep> variant() {
        return VARIANT;
    }

    @Override
    public Optional<Homeostat> on(Site site) {
        return ratio == 0 ? Optional.empty() : Optional.of(new Cycle(this, site));
    }

    @Override
    public void check(WeightBounds bounds) {
        Range.closed(bounds.minimum(), bounds.maximum()).check(STATIC_TARGET.path(), staticTarget);
    }

    @Override
    public double stepsAsleep(double wakeSteps) {
        return Math.floor((wakeSteps - 1) / intervalSteps) * steps();
    }

    /** Sleeps, one after another. */
    private static final class Cycle implements Homeostat {
        private static final int[] NO_INPUT = new int[0];

        private final Sleep sleep;
        private final PlasticNetwork network;
        private final NoiseSource noise;
        private final WeightBaseline baseline;
        private final SleepDecay decay;
        private boolean endedAboveBaseline;

        Cycle(Sleep sleep, Site site) {
            this.sleep = sleep;
            network = site.network();
            noise = site.noise().apply(site.membraneNoise().deviation());
            baseline = site.baseline();
            boolean local = network.plasticity().localChange().isPresent();
            decay = local ? new LazyDecay(sleep, site) : new ExactDecay(sleep, site);
        }

        @Override
        public int intervalSteps() {
            return sleep.intervalSteps();
        }

        @Override
        public int apply() {
            int most = sleep.steps();
            int steps = 0;
            decay.begin();
            while (steps < most && !decay.settled()) {
                if (steps == 0) {
                    network.network().clearInputSpikes();
                }
                decay.prepareStep();
                network.network().step(NO_INPUT, 0, noise.next());
                decay.prepareLearning();
                network.learn();
                decay.afterStep();
                steps++;
            }
            decay.end();
            endedAboveBaseline = steps > 0
                    && WeightSum.excitatory(network.network()) > baseline.excitatory()
                    && WeightSum.inhibitory(network.network()) > baseline.inhibitory();
            return steps;
        }

        /** Noise lasts into the wake step after a sleep, unless a sum reached its initial value or no step ran. */
        @Override
        public boolean noisyAwakening() {
            return endedAboveBaseline;
        }
    }
}
