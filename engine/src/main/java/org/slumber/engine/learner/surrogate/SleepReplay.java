package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.slumber.engine.data.Samples;
import org.slumber.engine.homeostasis.sleep.ImageReplay;
import org.slumber.engine.homeostasis.sleep.ReplayedImages;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;
import org.slumber.engine.numeric.SmoothPower;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Sleep replay consolidation (Tadros, Krishnan, Ramyaa &amp; Bazhenov 2022, Nature Communications 13:7742, and the program
 * published with it, tmtadros/SleepReplayConsolidation at e02a72e): training stops, and the network's weights are those of
 * binary threshold neurons that see spikes by a window of the mean image of all images shown so far. In every step, layer
 * by layer, each reading the spikes of the one before in the same step,
 *
 * <pre>{@code
 * v ← leak·v + gain·Σ w over the pre neurons that spike
 * spike if v ≥ threshold, then v ← 0
 * of a post neuron that spikes:  w ← w + increase·S(w) where the pre neuron spikes, else w ← w − decrease·S(w)
 * S(w) = 2·(1 − 1/(1 + e^(−steepness·w)))
 * }</pre>
 *
 * S is 2 for negative weights, 1 at 0 and next to 0 for positive ones, which so hardly change. A layer's gain is
 * {@code replay.gain} over the layer's largest activity, in units of that of the layer before (data normalisation). The
 * state of the optimiser is left as it is.
 *
 * <p>Their network has 784 inputs, two hidden layers of rectified neurons and no biases. What stands for it here is our
 * reading:
 *
 * <ul>
 *   <li>The window has 6 of 15 pixels a side, as theirs has 11 of 28. The normalisation makes gains independent of the
 *       number of inputs, so that thresholds are theirs: of the first hidden and of the output layer.
 *   <li>Activities are those of rectified neurons with the same weights, which the rates of the leaky neurons are near to,
 *       largest of those of {@value #NORMALISING_IMAGES} images of the present epoch, or of the largest weight if that is
 *       larger. Theirs are of all images of all tasks so far, which are gone here.
 *   <li>Biases rest: they neither drive the network asleep nor change.
 * </ul>
 *
 * @param ratio sleeps of {@code steps} per batch, in [0, 1], as {@link SurrogateSleep} rounds it; 0, as they have it, sleeps
 *     after tasks alone
 * @param afterTask steps of the sleep at the end of each task; theirs are 15 000 and 5000 more for each earlier task
 * @param steps steps of a sleep between batches, 1 to 10 000
 * @param images what is replayed
 * @param gain factor on the normalised weights, 0 to 1e6
 * @param hiddenThreshold of hidden neurons, above 0, up to 1e6
 * @param outputThreshold of output neurons, above 0, up to 1e6
 * @param leak what a membrane keeps from one step to the next, in [0, 1]
 * @param increase change, upwards and per unit of S, by spikes of both neurons, in [0, 1]
 * @param decrease change, downwards and per unit of S, by a spike of the post neuron alone, in [0, 1]
 * @param steepness of S, above 0, up to 1e6, 1/weight
 */
public record SleepReplay(
        double ratio,
        SleepAfterTask afterTask,
        int steps,
        ImageReplay images,
        double gain,
        double hiddenThreshold,
        double outputThreshold,
        double leak,
        double increase,
        double decrease,
        double steepness)
        implements SurrogateRegulariser {
    /** Theirs is 239.515363 Hz in steps of 1 ms, and an input spikes where half of a uniform draw is below it: twice that. */
    static final double IMAGE_RATE = 2 * 239.515363e-3;

    /** 11 of 28 pixels a side. */
    static final int WINDOW_SIDE = 6;

    /** Images that activities are normalised by, most. */
    static final int NORMALISING_IMAGES = 500;

    private static final Range TO_A_MILLION = Range.closed(0, 1e6);

    private static final RealParameter GAIN = RealParameter.of(
            "replay.gain", "threshold", "factor on the normalised weights asleep", TO_A_MILLION, 55.882454);
    private static final RealParameter HIDDEN_THRESHOLD = RealParameter.of(
            "replay.hiddenThreshold",
            "threshold",
            "threshold of hidden neurons asleep; our reading, that of the first of two hidden layers",
            Range.positive(1e6),
            14.548273);
    private static final RealParameter OUTPUT_THRESHOLD = RealParameter.of(
            "replay.outputThreshold",
            "threshold",
            "threshold of output neurons asleep; our reading, that behind two hidden layers",
            Range.positive(1e6),
            38.046326);
    private static final RealParameter LEAK =
            RealParameter.of("replay.leak", "1/step", "what a membrane keeps a step asleep", Range.closed(0, 1), 0.999);
    private static final RealParameter INCREASE = RealParameter.of(
            "replay.increase",
            "weight",
            "change per S(w) by spikes of both neurons of a synapse",
            Range.closed(0, 1),
            0.032064);
    private static final RealParameter DECREASE = RealParameter.of(
            "replay.decrease",
            "weight",
            "change per S(w), downwards, by a spike of the post neuron alone",
            Range.closed(0, 1),
            0.003344);
    private static final RealParameter STEEPNESS = RealParameter.of(
            "replay.steepness",
            "1/weight",
            "k of S(w) = 2(1 - 1/(1 + exp(-k w))), by which weights above 0 hardly change",
            Range.positive(1e6),
            1000);
    public static final Variant<SleepReplay> VARIANT = declared();

    private static Variant<SleepReplay> declared() {
        Variant.Builder<SleepReplay> builder = Variant.of(
                        "sleep-replay",
                        SleepReplay.class,
                        "sleep replay consolidation: threshold neurons see a window of the mean image shown so far")
                .with(Sleep.RATIO, SleepReplay::ratio);
        SleepAfterTask.declare(builder, SleepReplay::afterTask).with(SurrogateSleep.STEPS, SleepReplay::steps);
        return ImageReplay.declare(builder, SleepReplay::images)
                .with(GAIN, SleepReplay::gain)
                .with(HIDDEN_THRESHOLD, SleepReplay::hiddenThreshold)
                .with(OUTPUT_THRESHOLD, SleepReplay::outputThreshold)
                .with(LEAK, SleepReplay::leak)
                .with(INCREASE, SleepReplay::increase)
                .with(DECREASE, SleepReplay::decrease)
                .with(STEEPNESS, SleepReplay::steepness)
                .neutral(Sleep.RATIO, 0)
                .brief(Sleep.RATIO, 1)
                .madeBy(values -> new SleepReplay(
                        values.real(Sleep.RATIO),
                        SleepAfterTask.make(values),
                        values.integer(SurrogateSleep.STEPS),
                        ImageReplay.make(values),
                        values.real(GAIN),
                        values.real(HIDDEN_THRESHOLD),
                        values.real(OUTPUT_THRESHOLD),
                        values.real(LEAK),
                        values.real(INCREASE),
                        values.real(DECREASE),
                        values.real(STEEPNESS)));
    }

    public SleepReplay {
        Sleep.RATIO.check(ratio);
        SurrogateSleep.STEPS.check(steps);
        GAIN.check(gain);
        HIDDEN_THRESHOLD.check(hiddenThreshold);
        OUTPUT_THRESHOLD.check(outputThreshold);
        LEAK.check(leak);
        INCREASE.check(increase);
        DECREASE.check(decrease);
        STEEPNESS.check(steepness);
    }

    @Override
    public Variant<SleepReplay> variant() {
        return VARIANT;
    }

    @Override
    public double storedValues(int inputs, int classes) {
        return images.storedValues(inputs, classes);
    }

    @Override
    public boolean storesLabels() {
        return images.storesLabels();
    }

    @Override
    public void check(SurrogateGradientLearner learner) {
        String above = learner.architecture().above();
        if (!above.equals(Family.NONE)) {
            throw new InvalidInputException("surrogate.hiddenAbove must be none with regulariser sleep-replay, whose"
                    + " thresholds are of one hidden layer, was " + above);
        }
        if (!(learner.circuit() instanceof PlainCircuit)) {
            throw new InvalidInputException(
                    "surrogate.circuit must be none with regulariser sleep-replay, whose neurons"
                            + " sum weights of either sign and divide by nothing, was "
                            + learner.circuit().variant().name());
        }
    }

    @Override
    public void check(Samples samples) {
        samples.images("regulariser sleep-replay", "regulariser sleep replays none");
    }

    @Override
    public double stepsAsleep(int batches) {
        long sleeps = batches / SurrogateSleep.batchesBetween(ratio);
        return (double) sleeps * steps;
    }

    @Override
    public double stepsAfterTask(int earlierTasks) {
        return afterTask.steps(earlierTasks);
    }

    @Override
    public Optional<BatchHomeostat> on(SurrogateSite site) {
        return ratio == 0 && afterTask.never() ? Optional.empty() : Optional.of(new Cycle(this, site));
    }

    /**
     * Sleeps, one after another.
     *
     * <p>Implementation notes. Most of the time goes into layer 1's weights of the hidden neurons that spike, each of which
     * changes with every input. S takes an exponential only near 0, where it is neither 2 nor too small to change a weight.
     */
    static final class Cycle implements BatchHomeostat {
        /** With k·w beyond it, S is 2 to the last bit, or too small to change w within the bounds of the parameters. */
        private static final double SATURATED = 60;

        private final SleepReplay replay;
        private final Layers layers;
        private final SurrogateSite site;
        private final ReplayedImages images;
        private final int[] spikingInputs;
        private final double[] membrane;
        private final double[] outputMembrane;
        private final boolean[] spikes;
        private final int[] spiking;
        private long hiddenSpikes;

        Cycle(SleepReplay replay, SurrogateSite site) {
            this.replay = replay;
            this.site = site;
            layers = site.layers();
            images = new ReplayedImages(replay.images(), site.shown(), site.streams().stream("sleep-replay"));
            spikingInputs = new int[layers.inputs() + 1];
            membrane = new double[layers.hidden()];
            outputMembrane = new double[layers.classes()];
            spikes = new boolean[layers.hidden()];
            spiking = new int[layers.hidden()];
        }

        @Override
        public long batchesBetween() {
            return SurrogateSleep.batchesBetween(replay.ratio());
        }

        @Override
        public long apply() {
            return sleep(replay.steps());
        }

        @Override
        public int timesAfterTask(int earlierTasks) {
            return replay.afterTask().steps(earlierTasks) > 0 ? 1 : 0;
        }

        @Override
        public long applyAfterTask(int earlierTasks) {
            return sleep(replay.afterTask().steps(earlierTasks));
        }

        private long sleep(int steps) {
            Gains gains = gains();
            images.begin();
            Arrays.fill(membrane, 0);
            Arrays.fill(outputMembrane, 0);
            for (int step = 0; step < steps; step++) {
                int inputs = images.draw(spikingInputs);
                int hidden = hiddenStep(inputs, gains.hidden());
                learnFromInputs(inputs, hidden);
                outputStep(hidden, gains.output());
                hiddenSpikes += hidden;
            }
            return steps;
        }

        /** What weights are multiplied with, by layer. */
        record Gains(double hidden, double output) {}

        /** Data normalisation: the largest activity of a layer becomes the gain, whatever that of the layer before. */
        Gains gains() {
            double[] hidden = new double[layers.hidden()];
            double[] largest = {largest(layers.inputWeights()), largest(layers.outputWeights())};
            try (Stream<double[]> present = site.present().get()) {
                present.limit(NORMALISING_IMAGES).forEach(image -> {
                    rectified(image, hidden);
                    for (double activity : hidden) {
                        largest[0] = Math.max(largest[0], activity);
                    }
                    for (double[] weights : layers.outputWeights()) {
                        largest[1] = Math.max(largest[1], product(weights, hidden));
                    }
                });
            }
            return new Gains(quotient(replay.gain(), largest[0]), quotient(replay.gain() * largest[0], largest[1]));
        }

        private static double largest(double[][] weights) {
            return Arrays.stream(weights).flatMapToDouble(Arrays::stream).reduce(0, Math::max);
        }

        private void rectified(double[] image, double[] hidden) {
            Arrays.fill(hidden, 0);
            for (int input = 0; input < image.length; input++) {
                if (image[input] != 0) {
                    RowSum.add(hidden, layers.inputWeights()[input], image[input]);
                }
            }
            for (int neuron = 0; neuron < hidden.length; neuron++) {
                hidden[neuron] = Math.max(0, hidden[neuron]);
            }
        }

        private static double product(double[] weights, double[] hidden) {
            double sum = 0;
            for (int neuron = 0; neuron < hidden.length; neuron++) {
                sum += weights[neuron] * hidden[neuron];
            }
            return sum;
        }

        /** 0 where nothing in a layer is above 0: it cannot be driven. */
        private static double quotient(double gain, double largest) {
            return largest == 0 ? 0 : gain / largest;
        }

        /** Hidden neurons take in the input spikes and spike; returns how many do. */
        private int hiddenStep(int inputs, double gain) {
            for (int neuron = 0; neuron < membrane.length; neuron++) {
                membrane[neuron] *= replay.leak();
            }
            for (int k = 0; k < inputs; k++) {
                RowSum.add(membrane, layers.inputWeights()[spikingInputs[k]], gain);
            }
            int count = 0;
            for (int neuron = 0; neuron < membrane.length; neuron++) {
                spikes[neuron] = membrane[neuron] >= replay.hiddenThreshold();
                if (spikes[neuron]) {
                    spiking[count++] = neuron;
                    membrane[neuron] = 0;
                }
            }
            return count;
        }

        private void learnFromInputs(int inputs, int hidden) {
            int next = 0;
            for (int input = 0; input < layers.inputs() && hidden > 0; input++) {
                boolean spiked = next < inputs && spikingInputs[next] == input;
                next += spiked ? 1 : 0;
                double[] weights = layers.inputWeights()[input];
                for (int k = 0; k < hidden; k++) {
                    weights[spiking[k]] = changed(weights[spiking[k]], spiked);
                }
            }
        }

        /** Output neurons take in the hidden spikes, spike, and learn. */
        private void outputStep(int hidden, double gain) {
            for (int output = 0; output < outputMembrane.length; output++) {
                double[] weights = layers.outputWeights()[output];
                double arriving = 0;
                for (int k = 0; k < hidden; k++) {
                    arriving += weights[spiking[k]];
                }
                outputMembrane[output] = replay.leak() * outputMembrane[output] + gain * arriving;
                if (outputMembrane[output] >= replay.outputThreshold()) {
                    outputMembrane[output] = 0;
                    for (int neuron = 0; neuron < weights.length; neuron++) {
                        weights[neuron] = changed(weights[neuron], spikes[neuron]);
                    }
                }
            }
        }

        /**
         * A weight after a spike of its post neuron.
         *
         * @param spiked whether the pre neuron spiked too
         */
        double changed(double weight, boolean spiked) {
            double exponent = replay.steepness() * weight;
            if (exponent > SATURATED) {
                return weight;
            }
            double susceptibility = exponent < -SATURATED ? 2 : 2 / (1 + SmoothPower.exp(exponent));
            return weight + (spiked ? replay.increase() : -replay.decrease()) * susceptibility;
        }

        @Override
        public long hiddenSpikes() {
            return hiddenSpikes;
        }

        @Override
        public long synapticEvents() {
            return hiddenSpikes * layers.classes();
        }
    }
}
