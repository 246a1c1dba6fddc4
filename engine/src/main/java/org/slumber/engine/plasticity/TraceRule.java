package org.slumber.engine.plasticity;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.numeric.FixedPower;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * The trace rule of the authors' follow-up, on excitatory synapses: every so many steps, Δw = η·(x − x_tar)·(w_max − w)^μ
 * with x a trace of the pre neuron, where the post neuron spikes in that step (gate {@code post}, evaluated in every step
 * the textbook's) or everywhere (gate {@code none}, what the follow-up's runs did). Above w_max the last factor is 0.
 *
 * <p>Implementation notes. In the published timing pre and post are exchanged: where a spike arrives, by the trace of the
 * post neuron. The gate {@code none} looks at no pair of spikes and has no sign. x_tar as the mean of all traces is our
 * reading.
 *
 * @param timing which sign
 * @param gate where weights change
 * @param learningRate η, 0 to 1000
 * @param target how x_tar is found
 * @param constantTarget x_tar where it is constant, 0 to 1e6
 * @param bound w_max, above 0, up to 1e6
 * @param exponent μ, 0 to 10
 * @param timeConstant of x, 0.1 to 1e6 ms
 * @param intervalSteps steps from one change to the next, 1 to 1e9
 * @param scope which excitatory synapses change
 */
public record TraceRule(
        Timing timing,
        Gate gate,
        double learningRate,
        Target target,
        double constantTarget,
        double bound,
        double exponent,
        double timeConstant,
        int intervalSteps,
        Scope scope)
        implements PlasticityRule {
    private static final ChoiceParameter<Gate> GATE =
            ChoiceParameter.of("trace.gate", "where weights change: at post spikes or everywhere", Gate.POST);
    private static final RealParameter LEARNING_RATE =
            RealParameter.of("trace.learningRate", "1", "eta", Range.closed(0, 1000), 4e-4);
    private static final ChoiceParameter<Target> TARGET = ChoiceParameter.of(
            "trace.target", "what traces are compared with: the mean of all (our reading) or a constant", Target.MEAN);
    private static final RealParameter CONSTANT_TARGET =
            RealParameter.of("trace.constantTarget", "1", "x_tar of target constant", Range.closed(0, 1e6), 0.4);
    private static final RealParameter BOUND =
            RealParameter.of("trace.bound", "weight", "w_max", Range.positive(1e6), 10);
    private static final RealParameter EXPONENT =
            RealParameter.of("trace.exponent", "1", "mu of (w_max − w)^mu", Range.closed(0, 10), 0.6);
    private static final RealParameter TIME_CONSTANT =
            RealParameter.of("trace.timeConstant", "ms", "tau of the trace", Range.closed(0.1, 1e6), 20);
    private static final WholeParameter INTERVAL_STEPS = WholeParameter.of(
            "trace.intervalSteps", "steps", "steps between changes; 1 is the textbook's", Range.closed(1, 1e9), 100);
    private static final ChoiceParameter<Scope> SCOPE = ChoiceParameter.of(
                    "trace.scope",
                    "which excitatory synapses change: all, or those onto excitatory neurons as in the follow-up",
                    Scope.ALL)
            .added();

    /** The authors' follow-up, whose rule reads the trace of the pre neuron. */
    public static final Map<Parameter, Object> FOLLOWUP = Map.of(
            PlasticityRule.TIMING,
            Choice.nameOf(Timing.CAUSAL),
            PlasticityRule.RULE,
            "trace",
            InhibitoryRule.RULE,
            "frozen",
            SCOPE,
            Choice.nameOf(Scope.ONTO_EXCITATORY));

    public static final Variant<TraceRule> VARIANT = Variant.of(
                    "trace",
                    TraceRule.class,
                    "a trace against its target, as in the authors' follow-up, on excitatory synapses")
            .with(TIMING, TraceRule::timing)
            .with(GATE, TraceRule::gate)
            .with(LEARNING_RATE, TraceRule::learningRate)
            .with(TARGET, TraceRule::target)
            .with(CONSTANT_TARGET, TraceRule::constantTarget)
            .with(BOUND, TraceRule::bound)
            .with(EXPONENT, TraceRule::exponent)
            .with(TIME_CONSTANT, TraceRule::timeConstant)
            .with(INTERVAL_STEPS, TraceRule::intervalSteps)
            .with(SCOPE, TraceRule::scope)
            .neutral(LEARNING_RATE, 0)
            .brief(LEARNING_RATE, 0.02)
            .brief(INTERVAL_STEPS, 5)
            .madeBy(values -> new TraceRule(
                    values.choice(TIMING),
                    values.choice(GATE),
                    values.real(LEARNING_RATE),
                    values.choice(TARGET),
                    values.real(CONSTANT_TARGET),
                    values.real(BOUND),
                    values.real(EXPONENT),
                    values.real(TIME_CONSTANT),
                    values.integer(INTERVAL_STEPS),
                    values.choice(SCOPE)));

    /** Where weights change. */
    public enum Gate {
        /** Where the post neuron spikes. */
        POST,
        /** Everywhere. */
        NONE
    }

    /** Which excitatory synapses change. */
    public enum Scope {
        /** S→E, E→E and E→I. */
        ALL,
        /** S→E and E→E. */
        ONTO_EXCITATORY
    }

    /** What a trace is compared with. */
    public enum Target {
        /** The mean of the traces of all neurons that it could be. */
        MEAN,
        /** A constant. */
        CONSTANT
    }

    public TraceRule {
        LEARNING_RATE.check(learningRate);
        CONSTANT_TARGET.check(constantTarget);
        BOUND.check(bound);
        EXPONENT.check(exponent);
        TIME_CONSTANT.check(timeConstant);
        INTERVAL_STEPS.check(intervalSteps);
    }

    @Override
    public Variant<TraceRule> variant() {
        return VARIANT;
    }

    @Override
    public double relativeCost() {
        return 0.7;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        return new Kernel(this, network);
    }

    /** (w_max − w)^μ on both halves. */
    private record Room(double bound, double exponent, FixedPower power) implements WeightDependence {
        @Override
        public void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change) {
            for (int entry = 0; entry < count; entry++) {
                change[entry] *= power.of(bound - strength[entry]);
            }
        }

        @Override
        public double largestFactor(SynapseKind kind, double largestStrength) {
            return StrictMath.pow(bound, exponent) * (1 + 1e-12);
        }
    }

    private static final class Kernel implements Plasticity {
        private static final SynapseKind KIND = SynapseKind.EXCITATORY;

        private final SpikingNetwork network;
        private final TraceRule rule;
        /** Whether the trace is of the pre neuron. */
        private final boolean ofPre;

        private final boolean ontoAll;

        private final GatheredUpdate update;
        private final SpikeTrace trace;
        /** {@code [neuron whose trace it is]}: η·(x − x_tar). */
        private final double[] change;

        private final double[][] changes;
        private final double[][] flat;
        private final double[] factor;
        private final int[] allPres;
        private long step;

        Kernel(TraceRule rule, SpikingNetwork network) {
            this.rule = rule;
            this.network = network;
            ontoAll = rule.scope == Scope.ALL;
            ofPre = rule.gate == Gate.NONE || rule.timing == Timing.CAUSAL;
            update = new GatheredUpdate(network, new Room(rule.bound, rule.exponent, new FixedPower(rule.exponent)));
            Topology topology = network.topology();
            int inputs = topology.inputs();
            int pres = inputs + topology.excitatory();
            trace = ofPre
                    ? new SpikeTrace(pres, 0, rule.timeConstant, false)
                    : new SpikeTrace(topology.neurons(), inputs, rule.timeConstant, false);
            change = new double[trace.value.length];
            int all = inputs + topology.neurons();
            changes = new double[all][];
            Arrays.fill(changes, change);
            double[] ones = new double[topology.neurons()];
            Arrays.fill(ones, 0, ontoAll ? ones.length : topology.excitatory(), 1);
            flat = new double[all][];
            Arrays.fill(flat, ones);
            factor = new double[all];
            allPres = new int[pres];
            Arrays.setAll(allPres, pre -> pre);
        }

        @Override
        public void afterStep() {
            advance((step + 1) % rule.intervalSteps == 0);
        }

        @Override
        public void afterStepAtOnce() {
            advance(true);
        }

        private void advance(boolean now) {
            step++;
            trace.decay();
            int arriving = network.previousExcitatorySpikeCount();
            if (!ofPre) {
                if (now) {
                    compare();
                    update.rows(KIND, network.previousSpikes(), 0, arriving, changes);
                }
                trace.add(network.spikes(), network.inputSpikeCount(), network.spikeCount());
                return;
            }
            trace.add(network.previousSpikes(), 0, arriving);
            if (now) {
                compare();
                if (rule.gate == Gate.POST) {
                    int last = ontoAll ? network.spikeCount() : network.excitatorySpikeCount();
                    update.columns(KIND, network.spikes(), network.inputSpikeCount(), last, changes);
                } else {
                    System.arraycopy(change, 0, factor, 0, change.length);
                    update.rows(KIND, allPres, 0, allPres.length, flat, factor);
                }
            }
        }

        private void compare() {
            double target = rule.constantTarget;
            if (rule.target == Target.MEAN) {
                target = 0;
                for (double one : trace.value) {
                    target += one;
                }
                target /= Math.max(1, trace.value.length);
            }
            for (int neuron = 0; neuron < change.length; neuron++) {
                change[neuron] = rule.learningRate * (trace.value[neuron] - target);
            }
            if (!ofPre && !ontoAll) {
                Arrays.fill(change, network.topology().excitatory(), change.length, 0);
            }
        }

        @Override
        public boolean touchesAll() {
            return rule.gate == Gate.NONE && (step + 1) % rule.intervalSteps == 0;
        }

        @Override
        public Optional<LocalChange> localChange() {
            double largest = 0;
            for (double one : change) {
                largest = Math.max(largest, Math.abs(one));
            }
            return Optional.of(
                    new LocalChange(largest * update.largestFactor(KIND), 0, LocalChange.Reach.ARRIVALS_AND_SPIKES));
        }
    }
}
