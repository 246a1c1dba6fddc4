package org.slumber.engine.plasticity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.network.ConductionDelays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Joint learning of weights and conduction delays (DS-STDP; Dominijanni, Ororbia and Regan 2025), on excitatory synapses:
 * a spike of the post neuron changes weight and delay by x, the trace of the spikes that arrived at the synapse, an arrival
 * by y, the trace of the post neuron: w by η_post·x and η_pre·y, d by κ_post·x and κ_pre·y. Synapses that take part in
 * firing grow stronger and faster. In a step all traces fall; then arrivals read y and enter x; then the spikes of the step
 * read x and enter y. In the published timing arrivals change by η_post and κ_post, spikes by η_pre and κ_pre.
 *
 * <p>That weights keep the soft bounds of {@link SoftBound} with its W, and are not normalised besides, that excitatory
 * synapses without a delay learn their weights by the same rule, and that a fixed initial delay can be had, is our reading.
 * With rates of 2.5e−4 and −2.5e−6, of 6e−5 and −6e−3 and τ 10 it reads as DR-STDP (Nadafian and Ganjtabesh 2020), which
 * moves arrivals towards the spike; that this is the same rule with other constants is our reading, too.
 *
 * <p>Implementation notes. Arrivals differ from synapse to synapse, so that x is kept for each and brought up to date when
 * it is read.
 *
 * @param timing which sign
 * @param postRate η_post, −1000 to 1000
 * @param preRate η_pre, −1000 to 1000
 * @param postDelayRate κ_post, −1000 to 1000 ms
 * @param preDelayRate κ_pre, −1000 to 1000 ms
 * @param delayRateFactor what both κ are multiplied by, 0 to 1000; at 0 delays stay as they are at first
 * @param timeConstant τ of both traces, 0.1 to 1000 ms
 * @param scope which synapses have a delay
 * @param longest what no delay is above, 0 to 1000 ms
 * @param initial how delays are found at first
 * @param initialDelay the delay of all at first where it is fixed, 0 to the longest, ms
 * @param exponent μ of the soft bounds, 0 to 10
 * @param bound W of the soft bounds, above 0, up to 1e6
 */
public record DelayLearning(
        Timing timing,
        double postRate,
        double preRate,
        double postDelayRate,
        double preDelayRate,
        double delayRateFactor,
        double timeConstant,
        Scope scope,
        double longest,
        Initial initial,
        double initialDelay,
        double exponent,
        double bound)
        implements PlasticityRule {
    private static final Range SIGNED = Range.closed(-1000, 1000);
    private static final RealParameter POST_RATE =
            RealParameter.of("delay.postRate", "weight", "eta_post, change of a weight by a post spike", SIGNED, 5e-4);
    private static final RealParameter PRE_RATE =
            RealParameter.of("delay.preRate", "weight", "eta_pre, change of a weight by an arrival", SIGNED, -5e-6);
    private static final RealParameter POST_DELAY_RATE = RealParameter.of(
            "delay.postDelayRate", "ms", "kappa_post, change of a delay by a post spike", SIGNED, -0.012);
    private static final RealParameter PRE_DELAY_RATE =
            RealParameter.of("delay.preDelayRate", "ms", "kappa_pre, change of a delay by an arrival", SIGNED, 1.2e-4);
    private static final RealParameter DELAY_RATE_FACTOR = RealParameter.of(
            "delay.rateFactor", "1", "factor on both kappas; at 0 delays do not change", Range.closed(0, 1000), 1);
    private static final RealParameter TIME_CONSTANT =
            RealParameter.of("delay.timeConstant", "ms", "tau of both traces", Range.closed(0.1, 1000), 20);
    private static final ChoiceParameter<Scope> SCOPE = ChoiceParameter.of(
            "delay.scope", "which synapses have a delay: from inputs, or also between excitatory neurons", Scope.INPUT);
    private static final RealParameter LONGEST =
            RealParameter.of("delay.maximum", "ms", "what no delay is above", Range.closed(0, 1000), 10);
    private static final ChoiceParameter<Initial> INITIAL = ChoiceParameter.of(
            "delay.initial",
            "delays at first: drawn from 0 to delay.maximum, or all delay.initialDelay (our reading)",
            Initial.UNIFORM);
    private static final RealParameter INITIAL_DELAY = RealParameter.of(
            "delay.initialDelay", "ms", "delay at first, with delay.initial fixed", Range.closed(0, 1000), 0);
    public static final Variant<DelayLearning> VARIANT = Variant.of(
                    "delay",
                    DelayLearning.class,
                    "weights, with soft bounds (our reading), and conduction delays by traces, on excitatory synapses")
            .with(TIMING, DelayLearning::timing)
            .with(POST_RATE, DelayLearning::postRate)
            .with(PRE_RATE, DelayLearning::preRate)
            .with(POST_DELAY_RATE, DelayLearning::postDelayRate)
            .with(PRE_DELAY_RATE, DelayLearning::preDelayRate)
            .with(DELAY_RATE_FACTOR, DelayLearning::delayRateFactor)
            .with(TIME_CONSTANT, DelayLearning::timeConstant)
            .with(SCOPE, DelayLearning::scope)
            .with(LONGEST, DelayLearning::longest)
            .with(INITIAL, DelayLearning::initial)
            .with(INITIAL_DELAY, DelayLearning::initialDelay)
            .with(SoftBound.EXPONENT, DelayLearning::exponent)
            .with(SoftBound.BOUND, DelayLearning::bound)
            .neutral(POST_RATE, 0)
            .neutral(PRE_RATE, 0)
            .neutral(DELAY_RATE_FACTOR, 0)
            .brief(POST_RATE, 0.02)
            .brief(PRE_RATE, -0.01)
            .brief(POST_DELAY_RATE, -0.5)
            .brief(PRE_DELAY_RATE, 0.4)
            .madeBy(values -> new DelayLearning(
                    values.choice(TIMING),
                    values.real(POST_RATE),
                    values.real(PRE_RATE),
                    values.real(POST_DELAY_RATE),
                    values.real(PRE_DELAY_RATE),
                    values.real(DELAY_RATE_FACTOR),
                    values.real(TIME_CONSTANT),
                    values.choice(SCOPE),
                    values.real(LONGEST),
                    values.choice(INITIAL),
                    values.real(INITIAL_DELAY),
                    values.real(SoftBound.EXPONENT),
                    values.real(SoftBound.BOUND)));

    /** Which synapses have a delay. */
    public enum Scope {
        /** S→E. */
        INPUT,
        /** S→E and E→E. */
        EXCITATORY
    }

    /** How delays are found at first. */
    public enum Initial {
        /** Each drawn from 0 to the longest, all alike likely. */
        UNIFORM,
        /** All the same. */
        FIXED
    }

    public DelayLearning {
        POST_RATE.check(postRate);
        PRE_RATE.check(preRate);
        POST_DELAY_RATE.check(postDelayRate);
        PRE_DELAY_RATE.check(preDelayRate);
        DELAY_RATE_FACTOR.check(delayRateFactor);
        TIME_CONSTANT.check(timeConstant);
        LONGEST.check(longest);
        INITIAL_DELAY.check(initialDelay);
        if (initial == Initial.FIXED) {
            Range.ordered(INITIAL_DELAY.path(), initialDelay, LONGEST.path(), longest);
        }
        SoftBound.EXPONENT.check(exponent);
        SoftBound.BOUND.check(bound);
    }

    @Override
    public Variant<DelayLearning> variant() {
        return VARIANT;
    }

    @Override
    public Optional<ConductionDelays> delays(Topology topology, RandomStreams streams) {
        ConductionDelays delays = none(topology);
        UniformRandomProvider random = streams.stream("conduction-delays");
        for (int synapse = 0; synapse < topology.synapses(); synapse++) {
            if (delays.delayed(synapse)) {
                delays.move(synapse, initial == Initial.UNIFORM ? longest * random.nextDouble() : initialDelay);
            }
        }
        return Optional.of(delays);
    }

    private ConductionDelays none(Topology topology) {
        return new ConductionDelays(topology, scope == Scope.EXCITATORY, longest);
    }

    @Override
    public double relativeCost() {
        return 2.4;
    }

    /** The rule at work; in a network without delays they are 0 at first. */
    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        if (network.delays().isEmpty()) {
            network.delay(none(network.topology()));
        }
        return new Kernel(this, network, network.delays().orElseThrow());
    }

    private static final class Kernel implements Plasticity {
        private static final SynapseKind KIND = SynapseKind.EXCITATORY;
        /** exp(−746) is 0 in double precision. */
        private static final double EXPONENT_OF_ZERO = 746;

        private final SpikingNetwork network;
        private final Topology topology;
        private final ConductionDelays delays;
        private final WeightStore weights;
        private final double[] weight;
        private final WeightDependence dependence;
        private final double arrivalRate;
        private final double arrivalDelayRate;
        private final double spikeRate;
        private final double spikeDelayRate;
        private final SpikeTrace post;
        /** {@code [synapse]}: x after the last arrival. */
        private final double[] trace;
        /** {@code [synapse]}: the step of that. */
        private final long[] arrivedIn;
        /** {@code [steps]}: e^(−steps/τ), the last of them 0. */
        private final double[] fall;

        private int[] gathered;
        private double[] strength;
        private double[] change;
        private double largest;
        private long step;

        Kernel(DelayLearning rule, SpikingNetwork network, ConductionDelays delays) {
            this.network = network;
            this.delays = delays;
            topology = network.topology();
            weights = network.weights();
            weight = weights.values();
            dependence = SoftBound.dependence(rule.exponent, rule.bound, rule.bound);
            boolean causal = rule.timing == Timing.CAUSAL;
            double postDelayRate = rule.delayRateFactor * rule.postDelayRate;
            double preDelayRate = rule.delayRateFactor * rule.preDelayRate;
            arrivalRate = causal ? rule.preRate : rule.postRate;
            arrivalDelayRate = causal ? preDelayRate : postDelayRate;
            spikeRate = causal ? rule.postRate : rule.preRate;
            spikeDelayRate = causal ? postDelayRate : preDelayRate;
            post = new SpikeTrace(topology.neurons(), topology.inputs(), rule.timeConstant, false);
            trace = new double[topology.firstInhibitorySynapse()];
            arrivedIn = new long[trace.length];
            fall = new double[(int) Math.ceil(rule.timeConstant * EXPONENT_OF_ZERO) + 1];
            for (int steps = 0; steps < fall.length; steps++) {
                fall[steps] = StrictMath.exp(-steps / rule.timeConstant);
            }
            gathered = new int[trace.length];
            strength = new double[trace.length];
            change = new double[trace.length];
        }

        @Override
        public void afterStep() {
            step++;
            largest = 0;
            post.decay();
            arrive();
            spike();
        }

        private void arrive() {
            int[] arrivals = delays.arrivals();
            int arrivalCount = delays.arrivalCount();
            int[] posts = topology.posts();
            double[] postTrace = post.value;
            int count = 0;
            makeRoom(arrivalCount);
            for (int a = 0; a < arrivalCount; a++) {
                int synapse = arrivals[a];
                if (synapse < trace.length) {
                    count = gather(count, synapse, arrivalRate, arrivalDelayRate, postTrace[posts[synapse]]);
                    trace[synapse] = traceOf(synapse) + 1;
                    arrivedIn[synapse] = step;
                }
            }
            apply(count);
        }

        private void spike() {
            int[] synapses = topology.columnSynapses();
            int[] spiking = network.spikes();
            int from = network.inputSpikeCount();
            int to = network.spikeCount();
            int count = 0;
            for (int s = from; s < to; s++) {
                int neuron = spiking[s] - topology.inputs();
                int end = KIND.columnEnd(topology, neuron);
                for (int entry = KIND.columnStart(topology, neuron); entry < end; entry++) {
                    int synapse = synapses[entry];
                    count = gather(count, synapse, spikeRate, spikeDelayRate, traceOf(synapse));
                }
            }
            apply(count);
            post.add(spiking, from, to);
        }

        /** x of a synapse in this step. */
        private double traceOf(int synapse) {
            return trace[synapse] * fall[(int) Math.min(fall.length - 1, step - arrivedIn[synapse])];
        }

        /** Asks for a change of a weight, and changes the delay. */
        private int gather(int count, int synapse, double rate, double delayRate, double byTrace) {
            if (byTrace == 0) {
                return count;
            }
            if (delayRate != 0 && delays.delayed(synapse)) {
                delays.move(synapse, delays.values()[synapse] + delayRate * byTrace);
            }
            gathered[count] = synapse;
            strength[count] = weight[synapse];
            change[count] = rate * byTrace;
            return count + 1;
        }

        private void apply(int count) {
            dependence.scale(KIND, count, gathered, strength, change);
            for (int entry = 0; entry < count; entry++) {
                // spikes that arrive at a synapse at once add up
                weights.moveExcitatory(gathered[entry], weight[gathered[entry]] + change[entry]);
            }
            double largest = this.largest;
            for (int entry = 0; entry < count; entry++) {
                largest = Math.max(largest, Math.abs(change[entry]));
            }
            this.largest = largest;
        }

        private void makeRoom(int count) {
            if (count > gathered.length) {
                gathered = Arrays.copyOf(gathered, count);
                strength = Arrays.copyOf(strength, count);
                change = Arrays.copyOf(change, count);
            }
        }

        @Override
        public Optional<LocalChange> localChange() {
            return Optional.of(new LocalChange(largest, 0, LocalChange.Reach.ARRIVALS_AND_SPIKES));
        }
    }
}
