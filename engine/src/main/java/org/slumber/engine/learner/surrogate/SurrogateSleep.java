package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.Optional;
import org.slumber.engine.homeostasis.sleep.MagnitudeDecay;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;
import org.slumber.engine.homeostasis.sleep.SleepNoise;
import org.slumber.engine.learner.BatchLearner;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Sleep of the surrogate-gradient network (paper section on it): training stops after every so many batches, copies of
 * the network run on noise from membranes at 0, the pair STDP change of every layer above the first averaged over them is
 * added to its weights, and then the weights of all layers, not the biases, decay once:
 *
 * <pre>{@code
 * W ← W + plasticityRate·ΔW
 * |w| ← w*·(|w|/w*)^λ, sign kept
 * }</pre>
 *
 * The state of the optimiser is left as it is.
 *
 * @param ratio sleeps per batch, in [0, 1], as {@link #batchesBetween()} rounds it; 0 never sleeps; batches are counted
 *     from the start of each epoch
 * @param afterTask steps asleep at the end of each task, in whole sleeps of {@code steps}
 * @param decay λ, in (0, 1]: |w| ← w* (|w|/w*)^λ once a sleep
 * @param target w*, above 0, up to 1e6
 * @param copies copies of the network that the STDP change is averaged over, 1 to 10 000
 * @param steps steps of a sleep, 1 to 10 000
 * @param noise standard deviation of the noise on every membrane in every step, in thresholds, 0 to 1000
 * @param noiseProcess how that noise goes on from step to step; every copy's starts afresh
 * @param traceTimeConstant τ of the traces, 0.1 to 1e6 steps
 * @param potentiation change by a spike of the post neuron per unit of the pre neuron's trace, 0 to 1000
 * @param depression change, downwards, by a spike of the pre neuron per unit of the post neuron's trace, 0 to 1000
 * @param plasticityRate factor on the averaged STDP change, 0 to 1000
 */
public record SurrogateSleep(
        double ratio,
        SleepAfterTask afterTask,
        double decay,
        double target,
        int copies,
        int steps,
        double noise,
        SleepNoise noiseProcess,
        double traceTimeConstant,
        double potentiation,
        double depression,
        double plasticityRate)
        implements SurrogateRegulariser {
    private static final Range TO_A_THOUSAND = Range.closed(0, 1000);

    private static final WholeParameter COPIES =
            WholeParameter.of("surrogate.sleepCopies", "1", "copies asleep", Range.closed(1, 10_000), 128);
    static final WholeParameter STEPS = WholeParameter.of(
            "surrogate.sleepSteps", "steps", "steps of a sleep", Range.closed(1, BatchLearner.MAXIMUM_STEPS), 100);
    private static final RealParameter NOISE = RealParameter.of(
            "surrogate.sleepNoise", "threshold", "membrane noise asleep, standard deviation", TO_A_THOUSAND, 3);
    private static final RealParameter TRACE_TIME_CONSTANT = RealParameter.of(
            "surrogate.traceTimeConstant", "steps", "tau of the spike traces asleep", Range.closed(0.1, 1e6), 20);
    private static final RealParameter POTENTIATION = RealParameter.of(
            "surrogate.potentiation", "1", "STDP change asleep per post spike and pre trace", TO_A_THOUSAND, 0.01);
    private static final RealParameter DEPRESSION = RealParameter.of(
            "surrogate.depression",
            "1",
            "STDP change asleep, downwards, per pre spike and post trace",
            TO_A_THOUSAND,
            0.012);
    private static final RealParameter PLASTICITY_RATE = RealParameter.of(
            "surrogate.plasticityRate", "weight", "factor on the STDP change of a sleep", TO_A_THOUSAND, 1e-3);
    public static final Variant<SurrogateSleep> VARIANT = declared();

    private static Variant<SurrogateSleep> declared() {
        Variant.Builder<SurrogateSleep> builder = Variant.of(
                        "sleep", SurrogateSleep.class, "copies of the network run on noise and the weights decay")
                .with(Sleep.RATIO, SurrogateSleep::ratio);
        SleepAfterTask.declare(builder, SurrogateSleep::afterTask)
                .with(Sleep.DECAY, SurrogateSleep::decay)
                .with(Sleep.STATIC_TARGET, SurrogateSleep::target)
                .with(COPIES, SurrogateSleep::copies)
                .with(STEPS, SurrogateSleep::steps)
                .with(NOISE, SurrogateSleep::noise);
        return SleepNoise.declare(builder, SurrogateSleep::noiseProcess)
                .with(TRACE_TIME_CONSTANT, SurrogateSleep::traceTimeConstant)
                .with(POTENTIATION, SurrogateSleep::potentiation)
                .with(DEPRESSION, SurrogateSleep::depression)
                .with(PLASTICITY_RATE, SurrogateSleep::plasticityRate)
                .neutral(Sleep.RATIO, 0)
                .brief(Sleep.RATIO, 1)
                .brief(COPIES, 3)
                .brief(STEPS, 20)
                .madeBy(SurrogateSleep::make);
    }

    /** 1/ratio may round to just under a whole number, as it does for 0.3 − 0.1. */
    private static final double QUOTIENT_ROUNDING = 1e-12;

    public SurrogateSleep {
        Sleep.RATIO.check(ratio);
        Sleep.DECAY.check(decay);
        Sleep.STATIC_TARGET.check(target);
        COPIES.check(copies);
        STEPS.check(steps);
        NOISE.check(noise);
        TRACE_TIME_CONSTANT.check(traceTimeConstant);
        POTENTIATION.check(potentiation);
        DEPRESSION.check(depression);
        PLASTICITY_RATE.check(plasticityRate);
    }

    private static SurrogateSleep make(Values values) {
        Sleep.Target target = values.choice(Sleep.TARGET);
        if (target != Sleep.Target.STATIC) {
            throw new InvalidInputException(
                    "sleep.target must be static with the learner surrogate-gradient, was " + Choice.nameOf(target));
        }
        return new SurrogateSleep(
                values.real(Sleep.RATIO),
                SleepAfterTask.make(values),
                values.real(Sleep.DECAY),
                values.real(Sleep.STATIC_TARGET),
                values.integer(COPIES),
                values.integer(STEPS),
                values.real(NOISE),
                SleepNoise.make(values),
                values.real(TRACE_TIME_CONSTANT),
                values.real(POTENTIATION),
                values.real(DEPRESSION),
                values.real(PLASTICITY_RATE));
    }

    /** Batches from one sleep to the next: ⌊1/ratio⌋, and more than any run has at ratio 0. */
    public long batchesBetween() {
        return batchesBetween(ratio);
    }

    /** As {@link #batchesBetween()}, of any ratio. */
    public static long batchesBetween(double ratio) {
        return (long) Math.floor(1 / ratio * (1 + QUOTIENT_ROUNDING));
    }

    @Override
    public Variant<SurrogateSleep> variant() {
        return VARIANT;
    }

    @Override
    public double stepsAsleep(int batches) {
        long sleeps = batches / batchesBetween();
        return (double) sleeps * copies * steps;
    }

    @Override
    public double stepsAfterTask(int earlierTasks) {
        return (double) timesAfterTask(earlierTasks) * copies * steps;
    }

    private int timesAfterTask(int earlierTasks) {
        return afterTask.steps(earlierTasks) / steps;
    }

    @Override
    public Optional<BatchHomeostat> on(SurrogateSite site) {
        return ratio == 0 && afterTask.never() ? Optional.empty() : Optional.of(new Cycle(this, site));
    }

    /**
     * Sleeps, one after another.
     *
     * <p>Implementation notes. The copies run one after another through one {@link ImagePass}. Drawing their noise, one
     * Gaussian for every neuron, step and copy, takes about half of the time of a sleep.
     */
    private static final class Cycle implements BatchHomeostat {
        private final Layers layers;
        private final SurrogateSleep sleep;
        private final ImagePass pass;
        private final TraceStdp stdp;
        private final NoiseSource noise;
        /** {@code [layer from 1, less 1][post][pre]}. */
        private final double[][][] change;

        private long hiddenSpikes;
        private long synapticEvents;

        Cycle(SurrogateSleep sleep, SurrogateSite site) {
            layers = site.layers();
            this.sleep = sleep;
            pass = new ImagePass(layers, site.architecture(), site.leak(), sleep.steps());
            noise = sleep.noiseProcess()
                    .on(site.streams(), "membrane-noise-asleep", sleep.noise(), layers.hidden() + layers.classes());
            change = new double[layers.depth()][][];
            int widest = 0;
            for (int layer = 1; layer <= layers.depth(); layer++) {
                int posts = layers.bias(layer).length;
                change[layer - 1] = new double[posts][layers.hidden(layer - 1)];
                widest = Math.max(widest, posts);
            }
            stdp = new TraceStdp(sleep, widest);
        }

        @Override
        public long batchesBetween() {
            return sleep.batchesBetween();
        }

        @Override
        public int timesAfterTask(int earlierTasks) {
            return sleep.timesAfterTask(earlierTasks);
        }

        @Override
        public long apply() {
            for (double[][] rows : change) {
                for (double[] row : rows) {
                    Arrays.fill(row, 0);
                }
            }
            pass.refresh();
            for (int copy = 0; copy < sleep.copies(); copy++) {
                noise.begin();
                pass.dream(noise);
                for (int layer = 1; layer <= layers.depth(); layer++) {
                    stdp.addChange(pass, layer, change[layer - 1]);
                }
                hiddenSpikes += pass.hiddenSpikes();
                synapticEvents += pass.synapticEvents();
            }
            if (layers.hasStates()) {
                changeStates();
            } else {
                changeWeights();
            }
            return (long) sleep.steps() * sleep.copies();
        }

        private void changeWeights() {
            for (int layer = 0; layer <= layers.depth(); layer++) {
                double[][] weights = layers.weights(layer);
                for (int row = 0; row < weights.length; row++) {
                    if (layer > 0) {
                        RowSum.add(weights[row], change[layer - 1][row], sleep.plasticityRate() / sleep.copies());
                    }
                    decay(weights[row]);
                }
            }
        }

        private void changeStates() {
            Layers brought = layers.alike();
            for (int layer = 1; layer <= layers.depth(); layer++) {
                NeuronStates.bringBack(layers, layer, change[layer - 1], brought);
            }
            for (int population = 0; population < layers.states().length; population++) {
                double[][] states = layers.states()[population];
                for (int neuron = 0; neuron < states.length; neuron++) {
                    RowSum.add(
                            states[neuron],
                            brought.states()[population][neuron],
                            sleep.plasticityRate() / sleep.copies());
                    decay(states[neuron]);
                }
            }
        }

        private void decay(double[] weights) {
            MagnitudeDecay.decay(weights, sleep.decay(), sleep.target());
        }

        @Override
        public long hiddenSpikes() {
            return hiddenSpikes;
        }

        @Override
        public long synapticEvents() {
            return synapticEvents;
        }
    }
}
