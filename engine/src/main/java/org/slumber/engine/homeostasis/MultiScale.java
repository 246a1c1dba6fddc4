package org.slumber.engine.homeostasis;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.numeric.SmoothPower;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Homeostasis on four time scales: our reading of the abstract of Multi-Scale Temporal Homeostasis (Hakim 2026), of which
 * neither equations nor a program were found. Of every excitatory neuron, with f an average of its spikes and r its rate
 * over the target, r = 1000·f/ρ:
 *
 * <ol>
 *   <li>ultra-fast: u ← u + (z − u)/5; a neuron with u above a ceiling does not spike in the next step;
 *   <li>fast: f ← f + (z − f)/2000, and the threshold offset is h = k_f·(r − 1) within [−5, 20] mV;
 *   <li>medium: m ← m·exp(−k_m·(r − 1)/300 000) within [0.5, 2]; the excitation that arrives is multiplied by m;
 *   <li>slow: every 1000 steps the incoming weights S→E and E→E, each block by itself, are multiplied by (S₀/S)^(k_s·1000/3.6e6),
 *       S their sum and S₀ its initial value.
 * </ol>
 *
 * <p>The time scale multiplies the constants of the last three. With the coordinator, a slower loop stands still in a step
 * in which a faster one is out of its band: u above the ceiling, h or m at its clamp. Validation and test keep h and m.
 *
 * @param active the steps in which it acts
 * @param ceiling of u, in [0, 1]; 1 silences nobody
 * @param targetRate ρ, above 0 to 1000 Hz
 * @param fastGain k_f, 0 to 1000 mV; 0 turns the loop off
 * @param mediumGain k_m, 0 to 1e6; 0 turns the loop off
 * @param slowGain k_s, 0 to 1000; 0 turns the loop off
 * @param timeScale factor on the constants of the last three loops, above 0 to 1000
 * @param coordinator whether a slower loop waits for a faster one
 */
public record MultiScale(
        Active active,
        double ceiling,
        double targetRate,
        double fastGain,
        double mediumGain,
        double slowGain,
        double timeScale,
        Coordinator coordinator)
        implements Homeostasis {
    private static final RealParameter CEILING = RealParameter.of(
            "msth.ceiling",
            "1/step",
            "average of a neuron's spikes over 5 ms above which it is silent; 1 is off; our reading",
            Range.closed(0, 1),
            0.3);
    public static final RealParameter TARGET_RATE = RealParameter.of(
            "msth.targetRate", "Hz", "rate that all loops seek; our reading", Range.positive(1000), 10);
    public static final RealParameter FAST_GAIN = RealParameter.of(
            "msth.fastGain",
            "mV or threshold",
            "threshold by relative error, over 2 s (stdp, mV), or its growth a batch by the error in spikes a step"
                    + " (surrogate-gradient); our reading",
            Range.closed(0, 1000),
            2);
    public static final RealParameter MEDIUM_GAIN = RealParameter.of(
            "msth.mediumGain",
            "1",
            "by relative error, gain of excitation over 5 min (stdp) or factor on incoming weights every msth.mediumBatches"
                    + " (surrogate-gradient); our reading",
            Range.closed(0, 1e6),
            1);
    public static final RealParameter SLOW_GAIN = RealParameter.of(
            "msth.slowGain",
            "1",
            "return of weight sums over 1 h (stdp) or of the norms of incoming weights every epoch (surrogate-gradient);"
                    + " our reading",
            Range.closed(0, 1000),
            1);
    private static final RealParameter TIME_SCALE = RealParameter.of(
            "msth.timeScale", "1", "factor on the 2 s, 5 min and 1 h; our reading", Range.positive(1000), 1);
    public static final ChoiceParameter<Coordinator> COORDINATOR = ChoiceParameter.of(
            "msth.coordinator",
            "whether slower loops wait while a faster one is out of its band (stdp), or of those that are due only the"
                    + " slowest acts (surrogate-gradient); our reading",
            Coordinator.PRIORITY);
    public static final Variant<MultiScale> VARIANT = Variant.of(
                    "msth",
                    MultiScale.class,
                    "four loops hold rates, from milliseconds to an hour (our reading of an abstract)")
            .with(ACTIVE, MultiScale::active)
            .with(CEILING, MultiScale::ceiling)
            .with(TARGET_RATE, MultiScale::targetRate)
            .with(FAST_GAIN, MultiScale::fastGain)
            .with(MEDIUM_GAIN, MultiScale::mediumGain)
            .with(SLOW_GAIN, MultiScale::slowGain)
            .with(TIME_SCALE, MultiScale::timeScale)
            .with(COORDINATOR, MultiScale::coordinator)
            .neutral(CEILING, 1)
            .neutral(FAST_GAIN, 0)
            .neutral(MEDIUM_GAIN, 0)
            .neutral(SLOW_GAIN, 0)
            .brief(TIME_SCALE, 0.01)
            .brief(COORDINATOR, "none")
            .madeBy(values -> new MultiScale(
                    values.choice(ACTIVE),
                    values.real(CEILING),
                    values.real(TARGET_RATE),
                    values.real(FAST_GAIN),
                    values.real(MEDIUM_GAIN),
                    values.real(SLOW_GAIN),
                    values.real(TIME_SCALE),
                    values.choice(COORDINATOR)));

    /** What keeps the loops from working against each other. */
    public enum Coordinator {
        /** One loop is put before another. */
        PRIORITY,
        /** All loops always run. */
        NONE
    }

    public MultiScale {
        CEILING.check(ceiling);
        TARGET_RATE.check(targetRate);
        FAST_GAIN.check(fastGain);
        MEDIUM_GAIN.check(mediumGain);
        SLOW_GAIN.check(slowGain);
        TIME_SCALE.check(timeScale);
    }

    @Override
    public Variant<MultiScale> variant() {
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
        private static final double ULTRA_FAST = 5;
        private static final double FAST = 2000;
        private static final double MEDIUM = 300_000;
        private static final double SLOW = 3.6e6;
        private static final int SLOW_INTERVAL = 1000;
        private static final double MINIMUM_OFFSET = -5;
        private static final double MAXIMUM_OFFSET = 20;
        private static final double MINIMUM_GAIN = 0.5;
        private static final double MAXIMUM_GAIN = 2;
        /** Above every potential, mV. */
        private static final double SILENCING = 1e6;

        private final MultiScale settings;
        private final SpikingNetwork network;
        private final Topology topology;
        private final int excitatory;
        /** {@code [neuron]}: u. */
        private final double[] ultraFast;
        /** {@code [neuron]}: f. */
        private final double[] fast;
        /** {@code [neuron]}: h, mV. */
        private final double[] offset;
        /** {@code [neuron]}: m. */
        private final double[] gain;
        /** {@code [neuron]}: Σw of the column's entries from inputs, and from excitatory neurons. */
        private final double[][] initialSum;

        private int steps;

        Kernel(MultiScale settings, SpikingNetwork network) {
            this.settings = settings;
            this.network = network;
            topology = network.topology();
            excitatory = topology.excitatory();
            ultraFast = new double[excitatory];
            fast = new double[excitatory];
            offset = new double[topology.neurons()];
            gain = new double[excitatory];
            Arrays.fill(gain, 1);
            initialSum = new double[excitatory][];
            for (int i = 0; i < excitatory; i++) {
                int split = firstRecurrent(i);
                initialSum[i] =
                        new double[] {sum(topology.columnStart(i), split), sum(split, topology.columnInhibitoryStart(i))
                        };
            }
        }

        @Override
        public void afterStep() {
            follow();
            act();
            steps++;
            if (steps == SLOW_INTERVAL) {
                steps = 0;
                if (settings.slowGain() > 0) {
                    restoreSums();
                }
            }
        }

        /** The three loops that act in every step, neuron by neuron: the ceiling, thresholds and gains. */
        private void act() {
            double[] threshold = network.neurons().threshold();
            double[] ultraFast = this.ultraFast;
            double[] fast = this.fast;
            double[] offset = this.offset;
            double[] gain = this.gain;
            double ceiling = settings.ceiling();
            double perRate = 1000 / settings.targetRate();
            double fastGain = settings.fastGain();
            boolean gains = settings.mediumGain() > 0;
            double perStep = -settings.mediumGain() / (MEDIUM * settings.timeScale());
            boolean always = settings.coordinator() == Coordinator.NONE;
            for (int i = 0; i < excitatory; i++) {
                boolean silenced = ultraFast[i] > ceiling;
                if (silenced) {
                    threshold[i] += SILENCING;
                }
                if (always || !silenced) {
                    double error = perRate * fast[i] - 1;
                    offset[i] = clamped(fastGain * error, MINIMUM_OFFSET, MAXIMUM_OFFSET);
                    if (gains && (always || within(offset[i], MINIMUM_OFFSET, MAXIMUM_OFFSET))) {
                        gain[i] = clamped(gain[i] * exp(perStep * error), MINIMUM_GAIN, MAXIMUM_GAIN);
                    }
                }
            }
            if (gains) {
                System.arraycopy(gain, 0, network.excitatoryGain(), 0, excitatory);
            }
        }

        /** As Math.min and Math.max would have it, but for the NaN and the zeros that cost them time. */
        private static double clamped(double value, double minimum, double maximum) {
            if (value < minimum) {
                return minimum;
            }
            return value > maximum ? maximum : value;
        }

        private static boolean within(double value, double minimum, double maximum) {
            return value > minimum && value < maximum;
        }

        /** exp x; near 0, where nearly every step is, by its series: the first term left out is below 1e-17. */
        private static double exp(double x) {
            return Math.abs(x) < 1e-3
                    ? 1 + x * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24))))
                    : SmoothPower.exp(x);
        }

        /** u and f of the last step. */
        private void follow() {
            double slowness = FAST * settings.timeScale();
            double[] ultraFast = this.ultraFast;
            double[] fast = this.fast;
            for (int i = 0; i < excitatory; i++) {
                ultraFast[i] -= ultraFast[i] / ULTRA_FAST;
                fast[i] -= fast[i] / slowness;
            }
            int inputs = topology.inputs();
            int[] spiking = network.spikes();
            int s = network.inputSpikeCount();
            for (; s < network.spikeCount() && spiking[s] - inputs < excitatory; s++) {
                ultraFast[spiking[s] - inputs] += 1 / ULTRA_FAST;
                fast[spiking[s] - inputs] += 1 / slowness;
            }
        }

        /** Whether weights of a neuron are restored in this step: all faster loops are in their bands. */
        private boolean restores(int i) {
            return settings.coordinator() == Coordinator.NONE
                    || (ultraFast[i] <= settings.ceiling()
                            && within(offset[i], MINIMUM_OFFSET, MAXIMUM_OFFSET)
                            && within(gain[i], MINIMUM_GAIN, MAXIMUM_GAIN));
        }

        private void restoreSums() {
            double exponent = settings.slowGain() * SLOW_INTERVAL / (SLOW * settings.timeScale());
            double[] weight = network.weights().rewrite();
            for (int i = 0; i < excitatory; i++) {
                if (restores(i)) {
                    int split = firstRecurrent(i);
                    scale(weight, topology.columnStart(i), split, initialSum[i][0], exponent);
                    scale(weight, split, topology.columnInhibitoryStart(i), initialSum[i][1], exponent);
                }
            }
        }

        private void scale(double[] weight, int from, int to, double goal, double exponent) {
            double sum = sum(from, to);
            if (sum > 0 && goal > 0) {
                double factor = StrictMath.pow(goal / sum, exponent);
                for (int entry = from; entry < to; entry++) {
                    weight[topology.columnSynapses()[entry]] *= factor;
                }
            }
        }

        private int firstRecurrent(int post) {
            int entry = topology.columnStart(post);
            while (entry < topology.columnInhibitoryStart(post) && topology.columnPres()[entry] < topology.inputs()) {
                entry++;
            }
            return entry;
        }

        private double sum(int from, int to) {
            double sum = 0;
            for (int entry = from; entry < to; entry++) {
                sum += network.weights().values()[topology.columnSynapses()[entry]];
            }
            return sum;
        }

        @Override
        public boolean movesWeights() {
            return settings.slowGain() > 0;
        }

        @Override
        public double[] thresholdOffset() {
            return offset;
        }
    }
}
