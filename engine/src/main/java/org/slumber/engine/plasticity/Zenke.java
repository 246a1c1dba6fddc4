package org.slumber.engine.plasticity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Orchestrated plasticity (Zenke, Agnes and Gerstner 2015), on excitatory synapses: triplets of spikes, kept in check by
 * two changes that need one neuron only. With traces x of the pre and y, z of the post neuron (20, 20 and 100 ms) and a
 * reference weight w̃ of the synapse, an arriving spike changes w by −A·B·y + δ, one of the post neuron by A·x·z −
 * β·(w − w̃)·y³; z and y as they stood before the spike. w̃ follows w over minutes and settles near 0 or w_P: every 1000
 * steps, w̃ ← w̃ + 1000/τ_cons·((w − w̃) − P·w̃·(w_P/2 − w̃)·(w_P − w̃)) with P = 20.
 *
 * <p>Implementation notes. In the published timing what reads the other neuron's trace is exchanged: arrivals change w
 * by A·y·z with z of the pre neuron, spikes by −A·B·x; δ stays with arrivals, β and B with the post neuron: our reading.
 * A = η, w_P in units of our weights and w̃ beginning at the initial weight are ours too. Where an Euler step of w̃ would
 * be unstable it is split.
 *
 * @param timing which sign
 * @param learningRate A, 0 to 1000
 * @param heterosynaptic β, 0 to 1000
 * @param transmitter δ/A, 0 to 1000
 * @param consolidationTimeConstant τ_cons, 1000 to 1e9 ms
 * @param consolidatedWeight w_P, 0 to 1e6
 * @param metaplastic whether B is (ν̄/κ)², ν̄ a running mean of the post neuron's rate, in place of 1
 * @param targetRate κ, above 0, up to 1000 Hz
 * @param rateTimeConstant of ν̄, 10 to 1e9 ms
 */
public record Zenke(
        Timing timing,
        double learningRate,
        double heterosynaptic,
        double transmitter,
        double consolidationTimeConstant,
        double consolidatedWeight,
        Flag metaplastic,
        double targetRate,
        double rateTimeConstant)
        implements PlasticityRule {
    private static final RealParameter HETEROSYNAPTIC = RealParameter.of(
            "zenke.heterosynaptic",
            "1",
            "beta, pull to the reference weight in the post neuron's bursts under both signs (our reading)",
            Range.closed(0, 1000),
            0.05);
    private static final RealParameter TRANSMITTER = RealParameter.of(
            "zenke.transmitter",
            "1",
            "delta over eta, strengthening by every arriving spike, under both signs (our reading)",
            Range.closed(0, 1000),
            0.02);
    private static final RealParameter CONSOLIDATION_TIME_CONSTANT = RealParameter.of(
            "zenke.consolidationTimeConstant", "ms", "tau of the reference weight", Range.closed(1000, 1e9), 1_200_000);
    private static final RealParameter CONSOLIDATED_WEIGHT = RealParameter.of(
            "zenke.consolidatedWeight",
            "weight",
            "w_P, the reference's upper resting place (our reading: 1 in our units)",
            Range.closed(0, 1e6),
            1);
    private static final ChoiceParameter<Flag> METAPLASTIC = ChoiceParameter.of(
            "zenke.metaplastic",
            "whether weakening grows with the square of the post neuron's rate, under both signs (our reading)",
            Flag.FALSE);
    private static final RealParameter TARGET_RATE =
            RealParameter.of("zenke.targetRate", "Hz", "kappa of the metaplastic weakening", Range.positive(1000), 10);
    private static final RealParameter RATE_TIME_CONSTANT = RealParameter.of(
            "zenke.rateTimeConstant",
            "ms",
            "tau of the rate that the metaplastic weakening follows; it starts at the target (our reading)",
            Range.closed(10, 1e9),
            1_200_000);
    public static final Variant<Zenke> VARIANT = Variant.of(
                    "zenke",
                    Zenke.class,
                    "triplets of spikes with a heterosynaptic pull and weights that consolidate, on excitatory synapses")
            .with(TIMING, Zenke::timing)
            .with(EXCITATORY_LEARNING_RATE, Zenke::learningRate)
            .with(HETEROSYNAPTIC, Zenke::heterosynaptic)
            .with(TRANSMITTER, Zenke::transmitter)
            .with(CONSOLIDATION_TIME_CONSTANT, Zenke::consolidationTimeConstant)
            .with(CONSOLIDATED_WEIGHT, Zenke::consolidatedWeight)
            .with(METAPLASTIC, Zenke::metaplastic)
            .with(TARGET_RATE, Zenke::targetRate)
            .with(RATE_TIME_CONSTANT, Zenke::rateTimeConstant)
            .neutral(EXCITATORY_LEARNING_RATE, 0)
            .neutral(HETEROSYNAPTIC, 0)
            .madeBy(values -> new Zenke(
                    values.choice(TIMING),
                    values.real(EXCITATORY_LEARNING_RATE),
                    values.real(HETEROSYNAPTIC),
                    values.real(TRANSMITTER),
                    values.real(CONSOLIDATION_TIME_CONSTANT),
                    values.real(CONSOLIDATED_WEIGHT),
                    values.choice(METAPLASTIC),
                    values.real(TARGET_RATE),
                    values.real(RATE_TIME_CONSTANT)));

    public Zenke {
        EXCITATORY_LEARNING_RATE.check(learningRate);
        HETEROSYNAPTIC.check(heterosynaptic);
        TRANSMITTER.check(transmitter);
        CONSOLIDATION_TIME_CONSTANT.check(consolidationTimeConstant);
        CONSOLIDATED_WEIGHT.check(consolidatedWeight);
        TARGET_RATE.check(targetRate);
        RATE_TIME_CONSTANT.check(rateTimeConstant);
    }

    @Override
    public Variant<Zenke> variant() {
        return VARIANT;
    }

    @Override
    public double relativeCost() {
        return 1.3;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        return new Kernel(this, network);
    }

    /** The reference weights w̃ of some synapses. */
    static final class References {
        private static final double DEPTH = 20;

        /** {@code [synapse]}: w̃. */
        final double[] reference;

        private final double rest;
        private final double step;
        private final int splits;
        private double largest;

        /**
         * @param initial {@code [synapse]}: w̃ at first
         * @param largestWeight the bound of w
         * @param interval steps from one update to the next, ms
         */
        References(Zenke rule, double[] initial, double largestWeight, double interval) {
            reference = initial;
            rest = rule.consolidatedWeight;
            double wholeStep = interval / rule.consolidationTimeConstant;
            // w̃ stays below this: where w pulls as much as the potential resists, or where it began
            double farthest = Math.max(1.6 * rest, 1.5 * StrictMath.cbrt(largestWeight / DEPTH));
            largest = Arrays.stream(initial).map(Math::abs).max().orElse(0);
            farthest = Math.max(farthest, largest);
            splits = (int) Math.ceil(wholeStep * (1 + 3 * DEPTH * farthest * farthest));
            step = wholeStep / splits;
        }

        /** The largest |w̃|. */
        double largest() {
            return largest;
        }

        void advance(double[] weight) {
            largest = 0;
            for (int synapse = 0; synapse < reference.length; synapse++) {
                double now = reference[synapse];
                for (int split = 0; split < splits; split++) {
                    now += step * (weight[synapse] - now - DEPTH * now * (rest / 2 - now) * (rest - now));
                }
                reference[synapse] = now;
                largest = Math.max(largest, Math.abs(now));
            }
        }
    }

    private static final class Kernel implements Plasticity {
        private static final SynapseKind KIND = SynapseKind.EXCITATORY;
        private static final double FAST = 20;
        private static final double SLOW = 100;
        private static final int CONSOLIDATION_STEPS = 1000;

        private final SpikingNetwork network;
        private final Zenke rule;
        private final boolean arrivalsWeaken;
        private final GatheredUpdate update;
        private final WeightStore.Ledger ledger;
        private final References references;
        private final Optional<RateDetector> detector;
        private final SpikeTrace pre;
        private final SpikeTrace post;
        private final SpikeTrace slow;
        /** {@code [post]}: change of every row. */
        private final double[] byPost;

        private final double[][] changeOfRow;
        private final double[][] changeOfColumn;
        private final double[] factor;
        private long step;

        Kernel(Zenke rule, SpikingNetwork network) {
            this.rule = rule;
            this.network = network;
            arrivalsWeaken = rule.timing == Timing.CAUSAL;
            update = new GatheredUpdate(network);
            ledger = network.weights().ledger();
            Topology topology = network.topology();
            int inputs = topology.inputs();
            int firstInhibitory = inputs + topology.excitatory();
            double[] initial = Arrays.copyOf(network.weights().values(), topology.firstInhibitorySynapse());
            references =
                    new References(rule, initial, network.weights().bounds().maximum(), CONSOLIDATION_STEPS);
            detector = rule.metaplastic == Flag.TRUE
                    ? Optional.of(new RateDetector(topology.neurons(), rule.targetRate, rule.rateTimeConstant))
                    : Optional.empty();
            pre = new SpikeTrace(firstInhibitory, 0, FAST, false);
            post = new SpikeTrace(topology.neurons(), inputs, FAST, false);
            slow = arrivalsWeaken
                    ? new SpikeTrace(topology.neurons(), inputs, SLOW, false)
                    : new SpikeTrace(firstInhibitory, 0, SLOW, false);
            byPost = new double[topology.neurons()];
            int all = inputs + topology.neurons();
            changeOfRow = new double[all][];
            changeOfColumn = new double[all][];
            factor = new double[all];
            Arrays.fill(changeOfRow, byPost);
            Arrays.fill(changeOfColumn, pre.value);
        }

        @Override
        public void afterStep() {
            step++;
            pre.decay();
            post.decay();
            slow.decay();
            arrive();
            spike();
            detector.ifPresent(rates -> rates.advance(network));
            if (step % CONSOLIDATION_STEPS == 0) {
                references.advance(ledger.weights());
            }
        }

        @Override
        public boolean touchesAll() {
            return (step + 1) % CONSOLIDATION_STEPS == 0;
        }

        private void arrive() {
            int[] arriving = network.previousSpikes();
            int count = network.previousExcitatorySpikeCount();
            double rate = rule.learningRate;
            double transmitter = rule.transmitter * rate;
            if (arrivalsWeaken) {
                for (int i = 0; i < byPost.length; i++) {
                    byPost[i] = transmitter - rate * threshold(i) * post.value[i];
                }
                update.rows(KIND, arriving, 0, count, changeOfRow);
            } else {
                for (int s = 0; s < count; s++) {
                    double strengthening = rate * slow.of(arriving[s]);
                    for (int i = 0; i < byPost.length; i++) {
                        byPost[i] = transmitter + strengthening * post.value[i];
                    }
                    update.rows(KIND, arriving, s, s + 1, changeOfRow);
                }
                slow.add(arriving, 0, count);
            }
            pre.add(arriving, 0, count);
        }

        private double threshold(int post) {
            return detector.isPresent() ? detector.get().squaredRatio[post] : 1;
        }

        private void spike() {
            int[] spiking = network.spikes();
            int from = network.inputSpikeCount();
            int to = network.spikeCount();
            int inputs = network.topology().inputs();
            for (int s = from; s < to; s++) {
                double burst = post.of(spiking[s]);
                pull(spiking[s] - inputs, rule.heterosynaptic * burst * burst * burst);
                factor[s] =
                        rule.learningRate * (arrivalsWeaken ? slow.of(spiking[s]) : -threshold(spiking[s] - inputs));
            }
            // enters what the pull moved, too
            update.columns(KIND, spiking, from, to, changeOfColumn, factor);
            post.add(spiking, from, to);
            if (arrivalsWeaken) {
                slow.add(spiking, from, to);
            }
        }

        /** Moves the weights onto a neuron towards their references. */
        private void pull(int post, double fraction) {
            if (fraction == 0) {
                return;
            }
            Topology topology = network.topology();
            int[] synapses = topology.columnSynapses();
            double[] weight = ledger.weights();
            double[] reference = references.reference;
            int end = KIND.columnEnd(topology, post);
            for (int entry = KIND.columnStart(topology, post); entry < end; entry++) {
                int synapse = synapses[entry];
                weight[synapse] -= fraction * (weight[synapse] - reference[synapse]);
            }
        }

        @Override
        public Optional<LocalChange> localChange() {
            double rate = rule.learningRate;
            double threshold = detector.map(RateDetector::largest).orElse(1.0);
            double strengthening = rate * slow.largest() * (arrivalsWeaken ? pre : post).largest();
            double weakening = rate * threshold * (arrivalsWeaken ? post : pre).largest();
            double byArrival = (arrivalsWeaken ? weakening : strengthening) + rule.transmitter * rate;
            double burst = 0;
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                // as it stood before the spike
                burst = Math.max(burst, post.of(network.spikes()[s]) - 1);
            }
            double farthest = network.weights().bounds().maximum() + byArrival + references.largest();
            double bySpike = (arrivalsWeaken ? strengthening : weakening)
                    + rule.heterosynaptic * burst * burst * burst * farthest;
            return Optional.of(new LocalChange(Math.max(byArrival, bySpike), 0, LocalChange.Reach.ARRIVALS_AND_SPIKES));
        }
    }
}
