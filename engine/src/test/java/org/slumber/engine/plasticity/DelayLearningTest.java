package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.ConductionDelays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

class DelayLearningTest {
    private static final SynapseKind E = SynapseKind.EXCITATORY;

    private static DelayLearning rule(Map<String, Object> settings) {
        Map<String, Object> given = new HashMap<>(settings);
        given.put("plasticity.rule", "delay");
        return (DelayLearning) ((StdpLearner) Catalogue.specOf(given).learner()).plasticity();
    }

    private static DelayLearning fixed(Timing timing, double delay, double factor) {
        return rule(Map.of(
                "plasticity.timing",
                timing == Timing.CAUSAL ? "causal" : "published",
                "delay.initial",
                "fixed",
                "delay.initialDelay",
                delay,
                "delay.rateFactor",
                factor));
    }

    /** One pair at work with the delays that the rule starts with. */
    private static SpikePairs pair(double weight, DelayLearning rule) {
        return SpikePairs.one(E, weight, network -> {
            network.delay(rule.delays(network.topology(), new RandomStreams(1)).orElseThrow());
            return rule.on(network);
        });
    }

    private static double delay(SpikePairs pair) {
        return pair.network.delays().orElseThrow().values()[0];
    }

    /** A spike of the pre neuron, sent so that it arrives so many steps before a post spike, or after where negative. */
    private static void run(SpikePairs pair, int delay, int lead) {
        int sent = Math.max(0, -lead - 1 - delay);
        int post = sent + 1 + delay + lead;
        for (int step = 0; step <= Math.max(sent + delay, post) + 2; step++) {
            pair.step(step == sent, step == post);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40})
    void anArrivalBeforeAPostSpikeMakesTheSynapseStrongerAndFaster(int lead) {
        for (int delay : new int[] {0, 4, 10}) {
            SpikePairs pair = pair(0.5, fixed(Timing.CAUSAL, delay, 1));
            run(pair, delay, lead);
            double trace = Math.exp(-lead / 20.0);
            assertEquals(5e-4 * (1 - 0.5 / 2) * trace, pair.strength() - 0.5, 1e-15);
            assertEquals(Math.max(0, delay - 0.012 * trace), delay(pair), 1e-14);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40})
    void anArrivalAfterAPostSpikeMakesItWeakerAndSlower(int lag) {
        for (int delay : new int[] {0, 4, 10}) {
            SpikePairs pair = pair(0.5, fixed(Timing.CAUSAL, delay, 1));
            run(pair, delay, -lag);
            double trace = Math.exp(-lag / 20.0);
            assertEquals(-5e-6 * (0.5 / 2) * trace, pair.strength() - 0.5, 1e-15);
            assertEquals(Math.min(10, delay + 1.2e-4 * trace), delay(pair), 1e-14);
        }
    }

    @Test
    void inThePublishedTimingArrivalsDoWhatPostSpikesDo() {
        SpikePairs before = pair(0.5, fixed(Timing.PUBLISHED, 4, 1));
        run(before, 4, -7);
        assertEquals(5e-4 * (1 - 0.5 / 2) * Math.exp(-7 / 20.0), before.strength() - 0.5, 1e-15);
        assertEquals(4 - 0.012 * Math.exp(-7 / 20.0), delay(before), 1e-14);
        SpikePairs after = pair(0.5, fixed(Timing.PUBLISHED, 4, 1));
        run(after, 4, 7);
        assertEquals(-5e-6 * (0.5 / 2) * Math.exp(-7 / 20.0), after.strength() - 0.5, 1e-15);
        assertEquals(4 + 1.2e-4 * Math.exp(-7 / 20.0), delay(after), 1e-14);
    }

    /** Arrivals 3 and 1 steps before a post spike: x = e^(−3/20) + e^(−1/20). */
    @Test
    void tracesAddUp() {
        SpikePairs pair = pair(0.5, fixed(Timing.CAUSAL, 2, 1));
        for (int step = 0; step <= 6; step++) {
            pair.step(step == 0 || step == 2, step == 6);
        }
        double trace = Math.exp(-3 / 20.0) + Math.exp(-1 / 20.0);
        assertEquals(5e-4 * 0.75 * trace, pair.strength() - 0.5, 1e-15);
        assertEquals(2 - 0.012 * trace, delay(pair), 1e-14);
    }

    @Test
    void theFactorIsOnChangesOfDelaysAlone() {
        SpikePairs still = pair(0.5, fixed(Timing.CAUSAL, 4, 0));
        SpikePairs moved = pair(0.5, fixed(Timing.CAUSAL, 4, 3));
        run(still, 4, 2);
        run(moved, 4, 2);
        assertEquals(4, delay(still));
        assertEquals(4 - 3 * 0.012 * Math.exp(-2 / 20.0), delay(moved), 1e-14);
        assertEquals(still.strength(), moved.strength());
        assertTrue(still.strength() > 0.5);
    }

    /** Traces of neurons in place of those of synapses, in a network that knows no delays. */
    private static final class Undelayed implements Plasticity {
        private final SpikingNetwork network;
        private final double[] pre;
        private final double[] post;

        Undelayed(SpikingNetwork network) {
            this.network = network;
            pre = new double[network.topology().inputs() + network.topology().neurons()];
            post = new double[network.topology().neurons()];
        }

        @Override
        public void afterStep() {
            Topology topology = network.topology();
            double[] weight = network.weights().rewrite();
            for (int neuron = 0; neuron < pre.length; neuron++) {
                pre[neuron] *= Math.exp(-1 / 20.0);
            }
            for (int neuron = 0; neuron < post.length; neuron++) {
                post[neuron] *= Math.exp(-1 / 20.0);
            }
            for (int s = 0; s < network.previousExcitatorySpikeCount(); s++) {
                int neuron = network.previousSpikes()[s];
                for (int k = topology.rowStart(neuron); k < topology.rowStart(neuron + 1); k++) {
                    weight[k] -= 5e-6 * post[topology.posts()[k]] * Math.min(1, weight[k] / 2);
                }
                pre[neuron]++;
            }
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                int neuron = network.spikes()[s] - topology.inputs();
                for (int entry = E.columnStart(topology, neuron); entry < E.columnEnd(topology, neuron); entry++) {
                    int synapse = topology.columnSynapses()[entry];
                    weight[synapse] +=
                            5e-4 * pre[topology.columnPres()[entry]] * (1 - Math.min(1, weight[synapse] / 2));
                }
                post[neuron]++;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withDelaysOfZeroThatStayItIsTheUndelayedRule(DelayLearning.Scope scope) {
        DelayLearning rule = rule(Map.of(
                "plasticity.timing",
                "causal",
                "delay.initial",
                "fixed",
                "delay.rateFactor",
                0.0,
                "delay.scope",
                scope == DelayLearning.Scope.INPUT ? "input" : "excitatory"));
        WeightBounds bounds = new WeightBounds(0.01, 25);
        RandomNetwork with = new RandomNetwork(3, bounds);
        RandomNetwork without = new RandomNetwork(3, bounds);
        with.network.delay(
                rule.delays(with.network.topology(), new RandomStreams(1)).orElseThrow());
        Plasticity plasticity = rule.on(with.network);
        Plasticity undelayed = new Undelayed(without.network);
        double[] start = with.network.weights().copy();
        for (int step = 0; step < 400; step++) {
            with.network.step(with.input(), with.drawInput(), with.drawNoise());
            without.network.step(without.input(), without.drawInput(), without.drawNoise());
            with.network.weights().clip();
            without.network.weights().clip();
            plasticity.afterStep();
            undelayed.afterStep();
            assertEquals(without.network.spikeCount(), with.network.spikeCount());
        }
        assertArrayEquals(
                without.network.weights().values(), with.network.weights().values(), 1e-12);
        int excitatory = with.network.topology().firstInhibitorySynapse();
        long moved = 0;
        for (int synapse = 0; synapse < excitatory; synapse++) {
            moved += Math.abs(with.network.weights().values()[synapse] - start[synapse]) > 1e-4 ? 1 : 0;
        }
        assertTrue(moved > 0.9 * excitatory, "moved " + moved + " of " + excitatory);
    }

    @ParameterizedTest
    @EnumSource
    void noDelayLeavesItsBoundsWhateverTheRates(Timing timing) {
        for (double direction : new double[] {-1, 1}) {
            DelayLearning rule = rule(Map.of(
                    "plasticity.timing",
                    timing == Timing.CAUSAL ? "causal" : "published",
                    "delay.postDelayRate",
                    direction,
                    "delay.preDelayRate",
                    -0.8 * direction,
                    "delay.scope",
                    "excitatory"));
            RandomNetwork random = new RandomNetwork(3, new WeightBounds(0.01, 0.6));
            random.network.delay(
                    rule.delays(random.network.topology(), new RandomStreams(1)).orElseThrow());
            Plasticity plasticity = rule.on(random.network);
            int atBounds = 0;
            for (int step = 0; step < 300; step++) {
                random.network.step(random.input(), random.drawInput(), random.drawNoise());
                random.network.weights().clip();
                plasticity.afterStep();
                for (double delay : random.network.delays().orElseThrow().values()) {
                    assertTrue(delay >= 0 && delay <= 10, "delay " + delay);
                    atBounds += delay == 10 ? 1 : 0;
                }
            }
            assertTrue(atBounds > 0, "no delay ever came to its bound");
        }
    }

    @Test
    void delaysAreDrawnFromZeroToTheLongestOrAreAllTheSame() {
        Topology topology = new RandomNetwork(3, WeightBounds.PUBLISHED).network.topology();
        DelayLearning uniform = rule(Map.of("delay.maximum", 6.0));
        double[] drawn = delays(uniform, topology, 1);
        assertArrayEquals(drawn, delays(uniform, topology, 1));
        assertNotEquals(Arrays.hashCode(drawn), Arrays.hashCode(delays(uniform, topology, 2)));
        int inputs = topology.firstExcitatorySynapse();
        double mean = Arrays.stream(drawn, 0, inputs).average().orElseThrow();
        // a uniform one has the standard deviation 6/√12
        assertEquals(3, mean, 4 * 6 / Math.sqrt(12.0 * inputs));
        assertTrue(Arrays.stream(drawn).allMatch(delay -> delay >= 0 && delay <= 6));
        assertTrue(Arrays.stream(drawn, inputs, drawn.length).allMatch(delay -> delay == 0));
        double[] same = delays(fixed(Timing.CAUSAL, 2.5, 0), topology, 1);
        assertTrue(Arrays.stream(same, 0, inputs).allMatch(delay -> delay == 2.5));
    }

    private static double[] delays(DelayLearning rule, Topology topology, long seed) {
        ConductionDelays delays = rule.delays(topology, new RandomStreams(seed)).orElseThrow();
        return delays.values();
    }

    @Test
    void aFixedDelayAboveTheLongestIsRefused() {
        assertEquals(
                "delay.initialDelay must be at most delay.maximum (2), was 5",
                assertThrows(
                                InvalidInputException.class,
                                () -> rule(
                                        Map.of("delay.maximum", 2, "delay.initial", "fixed", "delay.initialDelay", 5)))
                        .getMessage());
    }

    /** What sleep.plasticity off, anti and depressing do. */
    @Test
    void alteredItTurnsDelaysAsItTurnsWeights() {
        double[] factors = {1, 0, -1};
        double[] shortened = new double[factors.length];
        double[] lengthened = new double[factors.length];
        for (int f = 0; f < factors.length; f++) {
            double factor = factors[f];
            DelayLearning rule = fixed(Timing.CAUSAL, 4, 1);
            SpikePairs stronger = altered(rule, factor, 2);
            run(stronger, 4, 2);
            shortened[f] = delay(stronger) - 4;
            SpikePairs weaker = altered(rule, 5, factor);
            run(weaker, 4, -2);
            lengthened[f] = delay(weaker) - 4;
        }
        double trace = Math.exp(-2 / 20.0);
        assertArrayEquals(new double[] {-0.012 * trace, 0, 0.012 * trace}, shortened, 1e-14);
        assertArrayEquals(new double[] {1.2e-4 * trace, 0, -1.2e-4 * trace}, lengthened, 1e-14);
    }

    private static SpikePairs altered(DelayLearning rule, double strengthening, double weakening) {
        return SpikePairs.one(E, 0.5, network -> {
            network.delay(rule.delays(network.topology(), new RandomStreams(1)).orElseThrow());
            return new AlteredPlasticity(network, rule.on(network), strengthening, weakening);
        });
    }
}
