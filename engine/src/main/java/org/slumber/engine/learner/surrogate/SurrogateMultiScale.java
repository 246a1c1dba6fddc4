package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.Optional;
import org.slumber.engine.homeostasis.MultiScale;
import org.slumber.engine.homeostasis.MultiScale.Coordinator;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Homeostasis on four time scales beside gradients: our reading of the abstract of Multi-Scale Temporal Homeostasis (Hakim
 * 2026, <a href="https://arxiv.org/abs/2602.07009">arXiv 2602.07009</a>), of which neither equations nor a program were found.
 * Of every hidden neuron, with r an average of its spikes a step over batches, r ← r + (r of a batch − r)/averageBatches from the
 * target ρ, clamped between bounds by [ ],
 *
 * <ol>
 *   <li>ultra-fast, in every step: its membrane is cut at a ceiling, through which no gradient passes;
 *   <li>fast, after every batch: its threshold, which is also what a spike takes off its membrane, θ ← [θ + k_f·(r − ρ)] within
 *       [0.5, 2];
 *   <li>medium, after every so many batches: its incoming weights are multiplied by [1 + k_m·(ρ − r)/ρ] within [0.9, 1.1];
 *   <li>slow, after the first batch of every epoch but the first: they are multiplied by (norm₀/norm)^k_s, the Euclidean norm
 *       over what it was at the start.
 * </ol>
 *
 * <p>Of the last three, with the coordinator only the slowest that is due acts after a batch. Validation, test and sleep keep
 * θ and the ceiling.
 *
 * @param ceiling of membranes, in thresholds, above 1, up to 1e6; 0 turns the loop off
 * @param targetRate ρ, above 0 to 1000 Hz, of steps of 1 ms
 * @param fastGain k_f, 0 to 1000 thresholds; 0 turns the loop off
 * @param mediumGain k_m, 0 to 1e6; 0 turns the loop off
 * @param slowGain k_s, 0 to 1000; 0 turns the loop off
 * @param averageBatches batches that rates are averaged over, 1 to 1e6
 * @param mediumBatches batches from one time of the medium loop to the next, 1 to 1e6
 * @param coordinator whether only the slowest loop that is due acts
 */
public record SurrogateMultiScale(
        double ceiling,
        double targetRate,
        double fastGain,
        double mediumGain,
        double slowGain,
        int averageBatches,
        int mediumBatches,
        Coordinator coordinator)
        implements SurrogateRegulariser {
    /** Thresholds that the fast loop keeps to. */
    static final double LEAST_THRESHOLD = 0.5;

    static final double MOST_THRESHOLD = 2;

    private static final RealParameter CEILING = RealParameter.of(
            "msth.membraneCeiling",
            "threshold",
            "most that a hidden membrane can be, above 1; 0 is off; our reading",
            Range.closed(0, 1e6),
            4);
    private static final WholeParameter AVERAGE_BATCHES = WholeParameter.of(
            "msth.averageBatches",
            "batches",
            "batches that a neuron's rate is averaged over; our reading",
            Range.closed(1, 1e6),
            10);
    private static final WholeParameter MEDIUM_BATCHES = WholeParameter.of(
            "msth.mediumBatches",
            "batches",
            "batches from one time of the medium loop to the next; our reading",
            Range.closed(1, 1e6),
            50);
    public static final Variant<SurrogateMultiScale> VARIANT = Variant.of(
                    "msth",
                    SurrogateMultiScale.class,
                    "four loops hold rates, from a step to an epoch (our reading of an abstract)")
            .with(CEILING, SurrogateMultiScale::ceiling)
            .with(MultiScale.TARGET_RATE, SurrogateMultiScale::targetRate)
            .with(MultiScale.FAST_GAIN, SurrogateMultiScale::fastGain)
            .with(MultiScale.MEDIUM_GAIN, SurrogateMultiScale::mediumGain)
            .with(MultiScale.SLOW_GAIN, SurrogateMultiScale::slowGain)
            .with(AVERAGE_BATCHES, SurrogateMultiScale::averageBatches)
            .with(MEDIUM_BATCHES, SurrogateMultiScale::mediumBatches)
            .with(MultiScale.COORDINATOR, SurrogateMultiScale::coordinator)
            .neutral(CEILING, 0)
            .neutral(MultiScale.FAST_GAIN, 0)
            .neutral(MultiScale.MEDIUM_GAIN, 0)
            .neutral(MultiScale.SLOW_GAIN, 0)
            .brief(MultiScale.FAST_GAIN, 5)
            .brief(MEDIUM_BATCHES, 1)
            .madeBy(values -> new SurrogateMultiScale(
                    values.real(CEILING),
                    values.real(MultiScale.TARGET_RATE),
                    values.real(MultiScale.FAST_GAIN),
                    values.real(MultiScale.MEDIUM_GAIN),
                    values.real(MultiScale.SLOW_GAIN),
                    values.integer(AVERAGE_BATCHES),
                    values.integer(MEDIUM_BATCHES),
                    values.choice(MultiScale.COORDINATOR)));

    public SurrogateMultiScale {
        CEILING.check(ceiling);
        MultiScale.TARGET_RATE.check(targetRate);
        MultiScale.FAST_GAIN.check(fastGain);
        MultiScale.MEDIUM_GAIN.check(mediumGain);
        MultiScale.SLOW_GAIN.check(slowGain);
        AVERAGE_BATCHES.check(averageBatches);
        MEDIUM_BATCHES.check(mediumBatches);
        double highest = fastGain > 0 ? MOST_THRESHOLD : 1;
        if (ceiling > 0 && ceiling <= highest) {
            throw new InvalidInputException(CEILING.path() + " must be 0 or above " + highest
                    + ", the highest threshold, below which no neuron could spike, was " + ceiling);
        }
    }

    @Override
    public Variant<SurrogateMultiScale> variant() {
        return VARIANT;
    }

    @Override
    public double stepsAsleep(int batches) {
        return 0;
    }

    @Override
    public boolean movesThresholds() {
        return fastGain > 0;
    }

    @Override
    public double membraneCeiling() {
        return ceiling > 0 ? ceiling : Double.POSITIVE_INFINITY;
    }

    @Override
    public Optional<BatchHomeostat> on(SurrogateSite site) {
        return fastGain == 0 && mediumGain == 0 && slowGain == 0
                ? Optional.empty()
                : Optional.of(new Kernel(this, site.layers()));
    }

    /** ρ, spikes a step. */
    double target() {
        return targetRate / 1000;
    }

    /** A threshold after a batch, with a rate in spikes a step. */
    double threshold(double now, double rate) {
        return Math.max(LEAST_THRESHOLD, Math.min(MOST_THRESHOLD, now + fastGain * (rate - target())));
    }

    /** Factor of the medium loop on a neuron's incoming weights. */
    double mediumFactor(double rate) {
        return Math.max(0.9, Math.min(1.1, 1 + mediumGain * (target() - rate) / target()));
    }

    private static final class Kernel implements BatchHomeostat {
        private final SurrogateMultiScale settings;
        private final Layers layers;
        /** {@code [hidden neuron]}, layer by layer from below. */
        private final double[] rate;

        private final long[] spikes;
        private final double[] initialNorm;
        private long steps;
        private long batches;
        private boolean slowIsDue;

        Kernel(SurrogateMultiScale settings, Layers layers) {
            this.settings = settings;
            this.layers = layers;
            rate = new double[layers.hidden()];
            Arrays.fill(rate, settings.target());
            spikes = new long[rate.length];
            initialNorm = new double[rate.length];
            int first = 0;
            for (int layer = 0; layer < layers.depth(); layer++) {
                for (int neuron = 0; neuron < layers.hidden(layer); neuron++) {
                    initialNorm[first + neuron] = norm(layer, neuron);
                }
                first += layers.hidden(layer);
            }
        }

        @Override
        public void beginEpoch(int epoch) {
            slowIsDue = epoch > 1;
        }

        @Override
        public void trained(ImagePass pass, double loss) {
            pass.countSpikes(spikes);
            steps += pass.steps();
        }

        @Override
        public void afterBatch() {
            batches++;
            for (int neuron = 0; neuron < rate.length; neuron++) {
                rate[neuron] += ((double) spikes[neuron] / steps - rate[neuron]) / settings.averageBatches();
            }
            Arrays.fill(spikes, 0);
            steps = 0;
            boolean slow = slowIsDue && settings.slowGain() > 0;
            boolean medium = batches % settings.mediumBatches() == 0 && settings.mediumGain() > 0;
            boolean all = settings.coordinator() == Coordinator.NONE;
            act(settings.fastGain() > 0 && (all || !(medium || slow)), medium && (all || !slow), slow);
            slowIsDue = false;
        }

        private void act(boolean fast, boolean medium, boolean slow) {
            int first = 0;
            for (int layer = 0; layer < layers.depth(); layer++) {
                for (int neuron = 0; neuron < layers.hidden(layer); neuron++) {
                    int place = first + neuron;
                    if (fast) {
                        double[] threshold = layers.thresholds(layer);
                        threshold[neuron] = settings.threshold(threshold[neuron], rate[place]);
                    }
                    if (medium) {
                        scale(layer, neuron, settings.mediumFactor(rate[place]));
                    }
                    double norm = slow ? norm(layer, neuron) : 0;
                    if (norm > 0) {
                        scale(layer, neuron, StrictMath.pow(initialNorm[place] / norm, settings.slowGain()));
                    }
                }
                first += layers.hidden(layer);
            }
        }

        private double norm(int layer, int neuron) {
            double squares = 0;
            double[][] weights = layers.weights(layer);
            for (int pre = 0; pre < layers.pres(layer); pre++) {
                double weight = layer == 0 ? weights[pre][neuron] : weights[neuron][pre];
                squares += weight * weight;
            }
            return Math.sqrt(squares);
        }

        private void scale(int layer, int neuron, double factor) {
            double[][] weights = layers.weights(layer);
            for (int pre = 0; pre < layers.pres(layer); pre++) {
                if (layer == 0) {
                    weights[pre][neuron] *= factor;
                } else {
                    weights[neuron][pre] *= factor;
                }
            }
        }
    }
}
