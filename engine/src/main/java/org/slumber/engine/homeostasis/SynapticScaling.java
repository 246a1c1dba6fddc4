package org.slumber.engine.homeostasis;

import java.util.OptionalDouble;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Synaptic scaling (Turrigiano et al. 1998): every neuron has an estimate of its rate, a ← a + (1000·z − a)/τ in Hz,
 * and every so many steps its incoming excitatory weights are scaled by how far that is from a target ρ. With K steps
 * and e = ρ − a:
 *
 * <ul>
 *   <li>multiplicative: Q ← Q + e·K/1000, then w ← w·exp((β·e + γ·Q)·K/1000), the exact solution over K steps of van
 *       Rossum, Bi &amp; Turrigiano (2000); the integral Q is not reset where weights reach a bound;
 *   <li>cubic: w ← w + w·(1 − (a/ρ)³)·K/τ_w (Zenke, Hennequin &amp; Gerstner 2013, as their simulator has it), where
 *       the default of τ_w, an hour, is our reading;
 *   <li>quadratic: dw/dt = (ρ − a)·w²/τ_w with rates in spikes a ms, solved over K steps: 1/w ← 1/w − e/1000·K/τ_w. It is
 *       the scaling term of Tetzlaff, Kolodziejski, Timme &amp; Wörgötter (2011) beside this network's own plasticity
 *       in place of their Hebbian term: our reading.
 * </ul>
 *
 * @param active the steps in which it acts
 * @param target the neurons whose incoming excitatory weights are scaled
 * @param form the equation
 * @param targetRate ρ, above 0 to 1000 Hz
 * @param timeConstant τ of the rate estimate, 1 to 1e9 ms
 * @param gain β of the multiplicative form, 0 to 1000 per s and Hz
 * @param integralGain γ of the multiplicative form, 0 to 1000 per s² and Hz
 * @param cubicTimeConstant τ_w of the cubic form, 1 to 1e12 ms
 * @param quadraticTimeConstant τ_w of the quadratic form, 1e-3 to 1e12 ms
 * @param bounded whether a weight at most halves or doubles in a second
 * @param intervalSteps K, 1 to 1e9
 */
public record SynapticScaling(
        Active active,
        Population target,
        Form form,
        double targetRate,
        double timeConstant,
        double gain,
        double integralGain,
        double cubicTimeConstant,
        double quadraticTimeConstant,
        Bounded bounded,
        int intervalSteps)
        implements Homeostasis {
    private static final ChoiceParameter<Population> TARGET = ChoiceParameter.of(
            "scaling.target",
            "neurons whose incoming excitatory weights are scaled, excitatory (e) or all (ei)",
            Population.E);
    private static final ChoiceParameter<Form> FORM = ChoiceParameter.of(
            "scaling.form",
            "equation of the scaling; quadratic, beside STDP in place of its own Hebbian term, is our reading",
            Form.MULTIPLICATIVE);
    private static final RealParameter TARGET_RATE = RealParameter.of(
            "scaling.targetRate", "Hz", "rate that the weights are scaled towards", Range.positive(1000), 10);
    private static final RealParameter TIME_CONSTANT =
            RealParameter.of("scaling.timeConstant", "ms", "tau of the rate estimate", Range.closed(1, 1e9), 1e5);
    private static final RealParameter GAIN = RealParameter.of(
            "scaling.gain", "1/(s Hz)", "beta, gain of the error (multiplicative)", Range.closed(0, 1000), 4e-5);
    private static final RealParameter INTEGRAL_GAIN = RealParameter.of(
            "scaling.integralGain",
            "1/(s² Hz)",
            "gamma, gain of the error's integral (multiplicative)",
            Range.closed(0, 1000),
            1e-7);
    private static final RealParameter CUBIC_TIME_CONSTANT = RealParameter.of(
            "scaling.cubicTimeConstant",
            "ms",
            "tau of the weights (cubic); the default is our reading",
            Range.closed(1, 1e12),
            3.6e6);
    private static final RealParameter QUADRATIC_TIME_CONSTANT = RealParameter.of(
            "scaling.quadraticTimeConstant", "ms", "tau of the weights (quadratic)", Range.closed(1e-3, 1e12), 500);
    private static final ChoiceParameter<Bounded> BOUNDED = ChoiceParameter.of(
            "scaling.bounded", "whether a weight at most halves or doubles in a second", Bounded.OFF);
    private static final WholeParameter INTERVAL_STEPS =
            WholeParameter.of("scaling.intervalSteps", "steps", "steps between scalings", Range.closed(1, 1e9), 1000);
    public static final Variant<SynapticScaling> VARIANT = Variant.of(
                    "scaling",
                    SynapticScaling.class,
                    "excitatory weights are scaled until neurons fire at a target rate")
            .with(ACTIVE, SynapticScaling::active)
            .with(TARGET, SynapticScaling::target)
            .with(FORM, SynapticScaling::form)
            .with(TARGET_RATE, SynapticScaling::targetRate)
            .with(TIME_CONSTANT, SynapticScaling::timeConstant)
            .with(GAIN, SynapticScaling::gain)
            .with(INTEGRAL_GAIN, SynapticScaling::integralGain)
            .with(CUBIC_TIME_CONSTANT, SynapticScaling::cubicTimeConstant)
            .with(QUADRATIC_TIME_CONSTANT, SynapticScaling::quadraticTimeConstant)
            .with(BOUNDED, SynapticScaling::bounded)
            .with(INTERVAL_STEPS, SynapticScaling::intervalSteps)
            .neutral(GAIN, 0)
            .neutral(INTEGRAL_GAIN, 0)
            .brief(GAIN, 0.01)
            .brief(INTERVAL_STEPS, 20)
            .madeBy(values -> new SynapticScaling(
                    values.choice(ACTIVE),
                    values.choice(TARGET),
                    values.choice(FORM),
                    values.real(TARGET_RATE),
                    values.real(TIME_CONSTANT),
                    values.real(GAIN),
                    values.real(INTEGRAL_GAIN),
                    values.real(CUBIC_TIME_CONSTANT),
                    values.real(QUADRATIC_TIME_CONSTANT),
                    values.choice(BOUNDED),
                    values.integer(INTERVAL_STEPS)));

    /** How weights follow the error. */
    public enum Form {
        /** In proportion to the weight and the error. */
        MULTIPLICATIVE,
        /** In proportion to the weight and the error of the cubed rate. */
        CUBIC,
        /** In proportion to the squared weight and the error. */
        QUADRATIC
    }

    /** Whether a factor is kept within 0.5 and 2 a second. */
    public enum Bounded {
        OFF,
        ON
    }

    public SynapticScaling {
        TARGET_RATE.check(targetRate);
        TIME_CONSTANT.check(timeConstant);
        GAIN.check(gain);
        INTEGRAL_GAIN.check(integralGain);
        CUBIC_TIME_CONSTANT.check(cubicTimeConstant);
        QUADRATIC_TIME_CONSTANT.check(quadraticTimeConstant);
        INTERVAL_STEPS.check(intervalSteps);
    }

    @Override
    public Variant<SynapticScaling> variant() {
        return VARIANT;
    }

    @Override
    public OptionalDouble soughtRate() {
        return OptionalDouble.of(targetRate);
    }

    @Override
    public StepHomeostat on(SpikingNetwork network) {
        return new Kernel(this, network);
    }

    private static final class Kernel implements StepHomeostat {
        /** Keeps the next step finite, before the clip brings a weight back to its bounds. */
        private static final double LARGEST_FACTOR = 1e6;

        private final SynapticScaling scaling;
        private final SpikingNetwork network;
        private final RateEstimate rate;
        private final int end;
        private final double seconds;
        private final double smallestFactor;
        private final double largestFactor;
        /** {@code [neuron]}: Q, Hz s. */
        private final double[] integral;
        /** {@code [neuron]}: what its weights are multiplied by; in the quadratic form what 1/w is lessened by. */
        private final double[] change;

        private int steps;

        Kernel(SynapticScaling scaling, SpikingNetwork network) {
            this.scaling = scaling;
            this.network = network;
            end = scaling.target().end(network.topology());
            rate = new RateEstimate(network, scaling.timeConstant(), scaling.target());
            seconds = scaling.intervalSteps() / 1000.0;
            boolean bounded = scaling.bounded() == Bounded.ON;
            smallestFactor = bounded ? StrictMath.pow(0.5, seconds) : 0;
            largestFactor = bounded ? StrictMath.pow(2, seconds) : LARGEST_FACTOR;
            integral = new double[end];
            change = new double[end];
        }

        @Override
        public void afterStep() {
            rate.advance();
            steps++;
            if (steps == scaling.intervalSteps()) {
                steps = 0;
                findChanges();
                scale();
            }
        }

        @Override
        public boolean movesWeights() {
            return true;
        }

        private void findChanges() {
            for (int i = 0; i < end; i++) {
                double error = scaling.targetRate() - rate.hertz[i];
                change[i] = switch (scaling.form()) {
                    case MULTIPLICATIVE -> {
                        integral[i] += error * seconds;
                        yield StrictMath.exp(seconds * (scaling.gain() * error + scaling.integralGain() * integral[i]));
                    }
                    case CUBIC -> {
                        double ratio = rate.hertz[i] / scaling.targetRate();
                        yield 1 + (1 - ratio * ratio * ratio) * scaling.intervalSteps() / scaling.cubicTimeConstant();
                    }
                    case QUADRATIC -> error / 1000 * scaling.intervalSteps() / scaling.quadraticTimeConstant();
                };
            }
        }

        private void scale() {
            double[] weight = network.weights().rewrite();
            int[] post = network.topology().posts();
            int excitatory = network.topology().firstInhibitorySynapse();
            boolean quadratic = scaling.form() == Form.QUADRATIC;
            for (int synapse = 0; synapse < excitatory; synapse++) {
                int i = post[synapse];
                if (i < end) {
                    double factor = quadratic ? quadraticFactor(weight[synapse], change[i]) : change[i];
                    // a weight is never turned, however large the step of the cubic form
                    weight[synapse] *= Math.max(smallestFactor, Math.min(largestFactor, factor));
                }
            }
        }

        /** 1/(1 − c·w); beyond its pole the weight has left every bound. */
        private static double quadraticFactor(double weight, double change) {
            double remaining = 1 - change * weight;
            return remaining > 0 ? 1 / remaining : Double.POSITIVE_INFINITY;
        }
    }
}
