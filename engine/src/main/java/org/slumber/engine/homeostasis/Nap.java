package org.slumber.engine.homeostasis;

import java.util.Map;
import java.util.Optional;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.plasticity.AlteredPlasticity;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.plasticity.Plasticity;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Restores the weights over d steps without input, on noise, plasticity on: each step multiplies by the d-th root of the
 * factor found at onset (the authors' follow-up).
 *
 * @param target what is restored
 * @param steps steps of a nap, d, 1 to 1e6
 * @param noise standard deviation of the membrane noise during a nap, 0 to 1000 mV
 * @param intervalSteps wake steps between naps, 1 to 1e9
 * @param plasticityIntervalSteps steps of a nap from one in which weights learn to the next, up to 1e9; 0 leaves it to the
 *     rule
 */
public record Nap(Restored target, int steps, double noise, int intervalSteps, int plasticityIntervalSteps)
        implements Regulariser {
    private static final ChoiceParameter<Restored> TARGET =
            ChoiceParameter.of("nap.target", "what a nap restores", Restored.LAYER);
    private static final WholeParameter STEPS =
            WholeParameter.of("nap.steps", "steps", "steps of a nap", Range.closed(1, 1e6), 100);
    private static final RealParameter NOISE = RealParameter.of(
            "nap.noise", "mV", "membrane noise during a nap, standard deviation", Range.closed(0, 1000), 2.5);
    private static final WholeParameter INTERVAL_STEPS =
            WholeParameter.of("nap.intervalSteps", "steps", "wake steps between naps", Range.closed(1, 1e9), 1050);
    private static final WholeParameter PLASTICITY_INTERVAL_STEPS = WholeParameter.of(
                    "nap.plasticityIntervalSteps",
                    "steps",
                    "weights learn in every so-many-th step of a nap (traces go on in all); 0 = as awake, more than"
                            + " nap.steps = never",
                    Range.closed(0, 1e9),
                    0)
            .added();

    /** The authors' follow-up: the rest are the parameters' own defaults. */
    public static final Map<Parameter, Object> FOLLOWUP = Map.of(PLASTICITY_INTERVAL_STEPS, 10L);

    public static final Variant<Nap> VARIANT = Variant.of(
                    "nap", Nap.class, "the weights are restored over a short sleep")
            .with(TARGET, Nap::target)
            .with(STEPS, Nap::steps)
            .with(NOISE, Nap::noise)
            .with(INTERVAL_STEPS, Nap::intervalSteps)
            .with(PLASTICITY_INTERVAL_STEPS, Nap::plasticityIntervalSteps)
            .seldom(INTERVAL_STEPS, 1_000_000_000)
            .brief(STEPS, 20)
            .brief(INTERVAL_STEPS, 150)
            .madeBy(values -> new Nap(
                    values.choice(TARGET),
                    values.integer(STEPS),
                    values.real(NOISE),
                    values.integer(INTERVAL_STEPS),
                    values.integer(PLASTICITY_INTERVAL_STEPS)));

    public Nap {
        STEPS.check(steps);
        NOISE.check(noise);
        INTERVAL_STEPS.check(intervalSteps);
        PLASTICITY_INTERVAL_STEPS.check(plasticityIntervalSteps);
    }

    @Override
    public Variant<Nap> variant() {
        return VARIANT;
    }

    @Override
    public Optional<Homeostat> on(Site site) {
        return Optional.of(new Kernel(this, site));
    }

    @Override
    public double stepsAsleep(double wakeSteps) {
        return Math.floor((wakeSteps - 1) / intervalSteps) * steps;
    }

    private static final class Kernel implements Homeostat {
        private static final int[] NO_INPUT = new int[0];

        private final Nap nap;
        private final PlasticNetwork network;
        /** The rule with weights that stand still. */
        private final Plasticity still;

        private final NoiseSource noise;
        private final Homeostats homeostats;
        private final Restoration restoration;

        Kernel(Nap nap, Site site) {
            this.nap = nap;
            network = site.network();
            still = new AlteredPlasticity(network.network(), network.plasticity(), 0, 0);
            noise = site.noise().apply(nap.noise());
            homeostats = site.homeostats();
            restoration = new Restoration(network.network(), nap.target());
        }

        @Override
        public int intervalSteps() {
            return nap.intervalSteps();
        }

        @Override
        public int apply() {
            double[] factor = restoration.factors();
            for (int synapse = 0; synapse < factor.length; synapse++) {
                factor[synapse] = StrictMath.pow(factor[synapse], 1.0 / nap.steps());
            }
            network.network().clearInputSpikes();
            for (int step = 0; step < nap.steps(); step++) {
                network.network().step(NO_INPUT, 0, noise.next());
                learn(step + 1);
                homeostats.afterSleepStep();
                double[] weight = network.network().weights().rewrite();
                for (int synapse = 0; synapse < factor.length; synapse++) {
                    weight[synapse] *= factor[synapse];
                }
            }
            return nap.steps();
        }

        private void learn(int step) {
            if (nap.plasticityIntervalSteps() == 0) {
                network.learn();
                return;
            }
            network.network().weights().clip();
            if (step % nap.plasticityIntervalSteps() == 0) {
                network.plasticity().afterStepAtOnce();
            } else {
                still.afterStep();
            }
        }
    }
}
