package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.numeric.SmoothPower;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Sleep's own decay without sleep, the control that tells one from the other: in every step |w| ← w*(|w|/w*)^λ′, with λ′
 * such that C steps decay as much as one sleep after them would: λ′^C = λ^S, S = min(max(1, round(C·ratio)), M) steps. It
 * is computed every K steps, by λ′^K.
 *
 * @param active the steps in which it acts
 * @param ratio sleep steps per wake step of that sleep, in [0, 1]; 0 never decays
 * @param exponent λ of that sleep, in (0, 1]
 * @param staticTarget w*, within the weight bounds
 * @param cycleSteps C, 1 to 1e9
 * @param maximumSteps M, 1 to 1e9
 * @param intervalSteps K, 1 to 1e9
 */
public record WeightDecay(
        Active active,
        double ratio,
        double exponent,
        double staticTarget,
        int cycleSteps,
        int maximumSteps,
        int intervalSteps)
        implements Homeostasis {
    private static final RealParameter RATIO = RealParameter.of(
            "decay.ratio", "fraction", "sleep per wake of the sleep of equal dose", Range.closed(0, 1), 0.1);
    private static final RealParameter EXPONENT = RealParameter.of(
            "decay.exponent", "1", "exponent lambda of a step of the sleep of equal dose", Range.positive(1), 0.99997);
    private static final RealParameter STATIC_TARGET =
            RealParameter.of("decay.staticTarget", "weight", "w*, fixed point of the decay", Range.positive(1e6), 0.01);
    private static final WholeParameter CYCLE_STEPS = WholeParameter.of(
            "decay.cycleSteps",
            "steps",
            "wake steps between sleeps of equal dose (sleep.intervalSteps)",
            Range.closed(1, 1e9),
            35_000);
    private static final WholeParameter MAXIMUM_STEPS = WholeParameter.of(
            "decay.maximumSteps",
            "steps",
            "most steps of a sleep of equal dose (sleep.maximumSteps)",
            Range.closed(1, 1e9),
            10_000);
    private static final WholeParameter INTERVAL_STEPS = WholeParameter.of(
            "decay.intervalSteps", "steps", "steps that are decayed at once", Range.closed(1, 1e9), 100);
    public static final Variant<WeightDecay> VARIANT = Variant.of(
                    "decay", WeightDecay.class, "weights decay step by step, as much as in a sleep that is not slept")
            .with(ACTIVE, WeightDecay::active)
            .with(RATIO, WeightDecay::ratio)
            .with(EXPONENT, WeightDecay::exponent)
            .with(STATIC_TARGET, WeightDecay::staticTarget)
            .with(CYCLE_STEPS, WeightDecay::cycleSteps)
            .with(MAXIMUM_STEPS, WeightDecay::maximumSteps)
            .with(INTERVAL_STEPS, WeightDecay::intervalSteps)
            .neutral(RATIO, 0)
            .brief(RATIO, 0.3)
            .brief(EXPONENT, 0.99)
            .brief(INTERVAL_STEPS, 10)
            .madeBy(values -> new WeightDecay(
                    values.choice(ACTIVE),
                    values.real(RATIO),
                    values.real(EXPONENT),
                    values.real(STATIC_TARGET),
                    values.integer(CYCLE_STEPS),
                    values.integer(MAXIMUM_STEPS),
                    values.integer(INTERVAL_STEPS)));

    public WeightDecay {
        RATIO.check(ratio);
        EXPONENT.check(exponent);
        STATIC_TARGET.check(staticTarget);
        CYCLE_STEPS.check(cycleSteps);
        MAXIMUM_STEPS.check(maximumSteps);
        INTERVAL_STEPS.check(intervalSteps);
    }

    @Override
    public Variant<WeightDecay> variant() {
        return VARIANT;
    }

    @Override
    public void check(WeightBounds bounds) {
        Range.closed(bounds.minimum(), bounds.maximum()).check(STATIC_TARGET.path(), staticTarget);
    }

    @Override
    public StepHomeostat on(SpikingNetwork network) {
        return new Kernel(this, network);
    }

    private static final class Kernel implements StepHomeostat {
        private final SpikingNetwork network;
        private final int intervalSteps;
        private final double logTarget;
        /** λ′^K − 1. */
        private final double powerMinusOne;

        private int steps;

        Kernel(WeightDecay decay, SpikingNetwork network) {
            this.network = network;
            intervalSteps = decay.intervalSteps();
            logTarget = StrictMath.log(decay.staticTarget());
            double asleep = DoseOfSleep.steps(decay.ratio(), decay.cycleSteps(), decay.maximumSteps());
            double stepsOfSleep = asleep / decay.cycleSteps() * intervalSteps;
            powerMinusOne = StrictMath.expm1(stepsOfSleep * StrictMath.log(decay.exponent()));
        }

        @Override
        public void afterStep() {
            steps++;
            if (steps == intervalSteps) {
                steps = 0;
                double[] weight = network.weights().rewrite();
                for (int synapse = 0; synapse < weight.length; synapse++) {
                    double logRatio = SmoothPower.log(Math.abs(weight[synapse])) - logTarget;
                    weight[synapse] *= SmoothPower.exp(powerMinusOne * logRatio);
                }
            }
        }

        @Override
        public boolean movesWeights() {
            return true;
        }
    }
}
