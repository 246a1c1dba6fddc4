package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.slumber.engine.plasticity.Ssdp;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Spike-synchrony-dependent plasticity beside gradients (Tian, Kembay, Truong, Eshraghian and Kavehei 2025, <a
 * href="https://arxiv.org/abs/2505.14841">arXiv 2505.14841</a>; of the gate, <a
 * href="https://arxiv.org/abs/2512.07194">arXiv 2512.07194</a>), on the weights of layer 2: after each step of the
 * optimiser, whose state is left as it is, they change by the mean over the batch's images of
 *
 * <pre>{@code
 * gaussian:      (A₊·S − A_b·(1−S))·exp(−(t_post − t_pre)²/(2σ²))
 * single-layer:  s_post·s_pre·(A₊·exp(−1/20) − A_b·exp(−1/400))
 * da:            as gaussian, times clamp(1 + k·(S_b − μ)/d, 0, 2)
 * }</pre>
 *
 * clamped to ±1, with S = 1 where both neurons spiked in the image, t the step of a neuron's first spike or, without one, the
 * number of steps, s the spikes of the last step, S_b the mean of S over all pairs of the image, and μ and d mean and
 * standard deviation of S_b and k = −corr(S_b, loss) over the images of the epochs before it acts; the gate is 1 where
 * these have no spread.
 *
 * <p>As in the authors' programs, two neurons that are silent count as synchronous without a spike and fall by A_b in
 * full; and {@code single-layer}, whose A₊ and A_b are equal there, always weakens. That it acts on layer 2, where theirs
 * acts on input and recurrent weights, is our reading. It is added there before the optimiser's step, which is the same
 * sum, as neither reads what the other changed.
 *
 * <p>In the n-th epoch from 0 in which it acts, amplitudes are multiplied by
 * {@code share + (1 − share)·(1 + cos(π·max(0, n − 1)/epochs))/2}, which rises again after so many epochs.
 *
 * @param rule what a batch changes
 * @param amplitude A₊, 0 to 1000
 * @param depressionRatio A_b/A₊, 0 to 1000
 * @param width σ, above 0, up to 1e6 steps
 * @param epochsBefore epochs of the run before it acts, 0 to 1e6; those that μ, d and k are of
 * @param annealed what is annealed
 * @param annealEpochs epochs until amplitudes have fallen to their share, 1 to 1e6
 * @param annealedShare what is left of them then, in [0, 1]
 */
public record SurrogateSsdp(
        Rule rule,
        double amplitude,
        double depressionRatio,
        double width,
        int epochsBefore,
        Annealed annealed,
        int annealEpochs,
        double annealedShare)
        implements SurrogateRegulariser {
    public static final ChoiceParameter<Rule> RULE =
            ChoiceParameter.of("ssdp.rule", "what spikes of a batch change beside gradients", Rule.GAUSSIAN);
    private static final WholeParameter EPOCHS_BEFORE = WholeParameter.of(
            "ssdp.epochsBefore",
            "epochs",
            "epochs of the run before it acts beside gradients; theirs are 10 of 100, and 100 with da",
            Range.closed(0, 1e6),
            1);
    private static final ChoiceParameter<Annealed> ANNEALED =
            ChoiceParameter.of("ssdp.annealed", "what falls by a cosine over epochs", Annealed.AMPLITUDES);
    private static final WholeParameter ANNEAL_EPOCHS = WholeParameter.of(
            "ssdp.annealEpochs", "epochs", "epochs until amplitudes have fallen", Range.closed(1, 1e6), 20);
    private static final RealParameter ANNEALED_SHARE = RealParameter.of(
            "ssdp.annealedShare", "fraction", "what is left of amplitudes then", Range.closed(0, 1), 0.5);
    public static final Variant<SurrogateSsdp> VARIANT = Variant.of(
                    "ssdp", SurrogateSsdp.class, "synchronous spikes strengthen layer 2, other pairs weaken")
            .with(RULE, SurrogateSsdp::rule)
            .with(Ssdp.AMPLITUDE, SurrogateSsdp::amplitude)
            .with(Ssdp.DEPRESSION_RATIO, SurrogateSsdp::depressionRatio)
            .with(Ssdp.WIDTH, SurrogateSsdp::width)
            .with(EPOCHS_BEFORE, SurrogateSsdp::epochsBefore)
            .with(ANNEALED, SurrogateSsdp::annealed)
            .with(ANNEAL_EPOCHS, SurrogateSsdp::annealEpochs)
            .with(ANNEALED_SHARE, SurrogateSsdp::annealedShare)
            .neutral(Ssdp.AMPLITUDE, 0)
            .brief(Ssdp.AMPLITUDE, 0.05)
            .brief(EPOCHS_BEFORE, 0)
            .madeBy(values -> new SurrogateSsdp(
                    values.choice(RULE),
                    values.real(Ssdp.AMPLITUDE),
                    values.real(Ssdp.DEPRESSION_RATIO),
                    values.real(Ssdp.WIDTH),
                    values.integer(EPOCHS_BEFORE),
                    values.choice(ANNEALED),
                    values.integer(ANNEAL_EPOCHS),
                    values.real(ANNEALED_SHARE)));

    /** What the spikes of a batch change. */
    public enum Rule {
        /** First spikes, by their distance. */
        GAUSSIAN,
        /** Coincidences in the last step; amplitudes fall over the ten epochs that a run has unless told otherwise. */
        SINGLE_LAYER,
        /** First spikes, gated by how an image's synchrony goes with its loss. */
        DA;

        /** What it changes in the defaults of parameters. */
        public Map<Parameter, Object> defaults() {
            return switch (this) {
                case GAUSSIAN -> Map.of();
                case SINGLE_LAYER ->
                    Map.of(
                            Ssdp.AMPLITUDE,
                            0.02,
                            Ssdp.DEPRESSION_RATIO,
                            1.0,
                            EPOCHS_BEFORE,
                            0L,
                            ANNEAL_EPOCHS,
                            10L,
                            ANNEALED_SHARE,
                            0.005);
                case DA -> Map.of(Ssdp.AMPLITUDE, 1.5e-3);
            };
        }
    }

    /** What falls over epochs. */
    public enum Annealed {
        /** Nothing. */
        NONE,
        /** A₊ and A_b. */
        AMPLITUDES,
        /** A₊, A_b and σ. */
        AMPLITUDES_AND_WIDTH
    }

    public SurrogateSsdp {
        Ssdp.AMPLITUDE.check(amplitude);
        Ssdp.DEPRESSION_RATIO.check(depressionRatio);
        Ssdp.WIDTH.check(width);
        EPOCHS_BEFORE.check(epochsBefore);
        ANNEAL_EPOCHS.check(annealEpochs);
        ANNEALED_SHARE.check(annealedShare);
    }

    @Override
    public Variant<SurrogateSsdp> variant() {
        return VARIANT;
    }

    @Override
    public double stepsAsleep(int batches) {
        return 0;
    }

    @Override
    public Optional<BatchHomeostat> on(SurrogateSite site) {
        return amplitude == 0 ? Optional.empty() : Optional.of(new Kernel(this, site.layers()));
    }

    /** What is left of amplitudes in an epoch from 1 of the run in which it acts. */
    double share(int epoch) {
        int passed = Math.max(0, epoch - epochsBefore - 2);
        double cosine = StrictMath.cos(Math.PI * passed / annealEpochs);
        return annealed == Annealed.NONE ? 1 : annealedShare + (1 - annealedShare) * (1 + cosine) / 2;
    }

    private static final class Kernel implements BatchHomeostat {
        /** Of both exponentials, steps; of the second, squared. */
        private static final double TIME_CONSTANT = 20;

        private final SurrogateSsdp ssdp;
        private final Layers layers;
        /** {@code [neuron of the last hidden layer]} and {@code [class]}: step of the first spike from 0. */
        private final int[] firstPre;

        private final int[] firstPost;
        private final double[][] change;
        private final Synchrony synchrony = new Synchrony();
        /** {@code [difference of first spikes]}, of the epoch's width. */
        private double[] nearness = new double[0];

        private double share;
        private double width;
        private boolean acts;
        private int images;

        Kernel(SurrogateSsdp ssdp, Layers layers) {
            this.ssdp = ssdp;
            this.layers = layers;
            int heard = layers.hidden(layers.depth() - 1);
            firstPre = new int[heard];
            firstPost = new int[layers.classes()];
            change = new double[layers.classes()][heard];
        }

        @Override
        public void beginEpoch(int epoch) {
            acts = epoch > ssdp.epochsBefore();
            share = ssdp.share(epoch);
            width = ssdp.width() * (ssdp.annealed() == Annealed.AMPLITUDES_AND_WIDTH ? share : 1);
            nearness = new double[0];
        }

        @Override
        public void trained(ImagePass pass, double loss) {
            if (ssdp.rule() == Rule.SINGLE_LAYER) {
                if (acts) {
                    coincide(pass);
                }
            } else {
                findFirstSpikes(pass);
                double mean = synchronous(firstPre, pass.steps()) * synchronous(firstPost, pass.steps());
                if (acts) {
                    associate(pass.steps(), ssdp.rule() == Rule.DA ? synchrony.gate(mean) : 1);
                } else if (ssdp.rule() == Rule.DA) {
                    synchrony.record(mean, loss);
                }
            }
            images++;
        }

        /** Share of neurons that spiked. */
        private static double synchronous(int[] first, int steps) {
            return (double) Arrays.stream(first).filter(step -> step < steps).count() / first.length;
        }

        private void findFirstSpikes(ImagePass pass) {
            Arrays.fill(firstPre, pass.steps());
            Arrays.fill(firstPost, pass.steps());
            for (int step = pass.steps(); step >= 1; step--) {
                for (int k = pass.spikesEnd(step - 1); k < pass.spikesEnd(step); k++) {
                    firstPre[pass.spiking()[k]] = step - 1;
                }
                for (int output = 0; output < firstPost.length; output++) {
                    firstPost[output] = pass.spikes(step, output) ? step - 1 : firstPost[output];
                }
            }
        }

        private void associate(int steps, double gate) {
            if (nearness.length == 0) {
                nearness = new double[steps + 1];
                Arrays.setAll(
                        nearness, distance -> StrictMath.exp(-(double) distance * distance / (2 * width * width)));
            }
            double strengthening = gate * share * ssdp.amplitude();
            double weakening = -strengthening * ssdp.depressionRatio();
            for (int output = 0; output < change.length; output++) {
                double[] row = change[output];
                int post = firstPost[output];
                for (int neuron = 0; neuron < row.length; neuron++) {
                    int pre = firstPre[neuron];
                    boolean both = pre < steps && post < steps;
                    row[neuron] += (both ? strengthening : weakening) * nearness[Math.abs(post - pre)];
                }
            }
        }

        private void coincide(ImagePass pass) {
            int last = pass.steps();
            double perPair = share
                    * ssdp.amplitude()
                    * (StrictMath.exp(-1 / TIME_CONSTANT)
                            - ssdp.depressionRatio() * StrictMath.exp(-1 / (TIME_CONSTANT * TIME_CONSTANT)));
            for (int output = 0; output < change.length; output++) {
                if (pass.spikes(last, output)) {
                    for (int k = pass.spikesEnd(last - 1); k < pass.spikesEnd(last); k++) {
                        change[output][pass.spiking()[k]] += perPair;
                    }
                }
            }
        }

        @Override
        public void afterBatch() {
            for (int output = 0; acts && output < change.length; output++) {
                double[] weights = layers.outputWeights()[output];
                for (int neuron = 0; neuron < weights.length; neuron++) {
                    weights[neuron] += Math.max(-1, Math.min(1, change[output][neuron] / images));
                }
                Arrays.fill(change[output], 0);
            }
            images = 0;
        }
    }

    /** Synchrony and loss of images before the rule acts, by running sums of deviations (Welford 1962). */
    static final class Synchrony {
        private static final double LARGEST_GATE = 2;

        private long images;
        private double mean;
        private double meanLoss;
        private double squares;
        private double lossSquares;
        private double products;

        void record(double synchrony, double loss) {
            images++;
            double deviation = synchrony - mean;
            double lossDeviation = loss - meanLoss;
            mean += deviation / images;
            meanLoss += lossDeviation / images;
            squares += deviation * (synchrony - mean);
            lossSquares += lossDeviation * (loss - meanLoss);
            products += deviation * (loss - meanLoss);
        }

        /** What an image's change is multiplied by, in [0, 2]. */
        double gate(double synchrony) {
            if (squares == 0 || lossSquares == 0) {
                return 1;
            }
            double k = -products / Math.sqrt(squares * lossSquares);
            double deviations = (synchrony - mean) / Math.sqrt(squares / images);
            return Math.max(0, Math.min(LARGEST_GATE, 1 + k * deviations));
        }
    }
}
