package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slumber.engine.Catalogue;
import org.slumber.engine.homeostasis.Homeostat;
import org.slumber.engine.homeostasis.Regulated;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Variant;

/** What every plasticity rule of the catalogue promises, held to every rule by brute force. */
class PlasticityRuleContractTest {
    private static final WeightBounds BOUNDS = new WeightBounds(0.01, 0.6);

    /**
     * Every rule beside pairs and every rule of inhibitory synapses beside a local and a trace rule, under both timings,
     * with learning rates that drive many weights out of their bounds.
     */
    private static Stream<PlasticityRule> rules() {
        List<List<Variant<?>>> combinations = new ArrayList<>();
        for (Variant<?> variant : Catalogue.PLASTICITY_RULES.variants()) {
            combinations.add(List.of(variant, PairInhibitory.VARIANT));
        }
        for (Variant<?> variant : Catalogue.INHIBITORY_RULES.variants()) {
            combinations.add(List.of(SoftBound.VARIANT, variant));
            combinations.add(List.of(Triplet.VARIANT, variant));
        }
        return combinations.stream().distinct().flatMap(combination -> Stream.of("published", "causal")
                .map(timing -> {
                    Map<String, Object> settings = new HashMap<>();
                    combination.forEach(variant -> settings.putAll(variant.brief()));
                    settings.put("plasticity.timing", timing);
                    settings.put("plasticity.excitatoryLearningRate", 0.02);
                    settings.put("plasticity.inhibitoryLearningRate", 0.05);
                    settings.put("plasticity.rule", combination.get(0).name());
                    settings.put("plasticity.inhibitory", combination.get(1).name());
                    StdpLearner learner =
                            (StdpLearner) Catalogue.specOf(settings).learner();
                    return new Beside(learner.plasticity(), learner.inhibitory());
                }));
    }

    /** Both rules of a run as one. */
    private record Beside(PlasticityRule rule, InhibitoryRule inhibitory) implements PlasticityRule {
        @Override
        public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
            RandomStreams streams = new RandomStreams(1);
            rule.delays(network.topology(), streams).ifPresent(network::delay);
            return inhibitory.beside(rule, network, streams);
        }

        @Override
        public Variant<?> variant() {
            return rule.variant();
        }
    }

    private static PlasticityRule rule(Variant<?> variant, Map<String, Object> settings) {
        Map<String, Object> given = new HashMap<>(settings);
        given.put(Catalogue.PLASTICITY_RULES.selector().path(), variant.name());
        return ((StdpLearner) Catalogue.specOf(given).learner()).plasticity();
    }

    @TestFactory
    Stream<DynamicTest> itsDeclaredContractIsTrue() {
        return rules().map(rule -> dynamicTest(rule.toString(), () -> {
            RandomNetwork random = new RandomNetwork(3, BOUNDS);
            SpikingNetwork network = random.network;
            Plasticity plasticity = rule.on(network);
            if (plasticity.localChange().isEmpty()) {
                return;
            }
            int moved = 0;
            for (int step = 0; step < 400; step++) {
                network.step(random.input(), random.drawInput(), random.drawNoise());
                network.weights().clip();
                double[] before = network.weights().copy();
                boolean all = plasticity.touchesAll();
                plasticity.afterStep();
                double[] after = network.weights().values();
                LocalChange promise = plasticity.localChange().orElseThrow();
                int[] touches = touches(network, promise.reach());
                for (int synapse = 0; synapse < after.length; synapse++) {
                    double largest = synapse < network.topology().firstInhibitorySynapse()
                            ? promise.excitatory()
                            : promise.inhibitory();
                    double most = largest * (touches[synapse] + (all ? 1 : 0)) * (1 + 1e-12);
                    double change = Math.abs(after[synapse] - before[synapse]);
                    moved += change > 0 ? 1 : 0;
                    assertTrue(change <= most, "synapse " + synapse + " moved by " + change + " in step " + step);
                }
            }
            assertTrue(moved > 0, "no weight moved");
        }));
    }

    /** {@code [synapse]}: in how many rows and columns of its reach it stands, and how many early spikes arrived at it. */
    private static int[] touches(SpikingNetwork network, LocalChange.Reach reach) {
        Topology topology = network.topology();
        int[] touches = new int[topology.synapses()];
        for (int s = 0; s < network.previousSpikeCount(); s++) {
            int neuron = network.previousSpikes()[s];
            for (int synapse = topology.rowStart(neuron); synapse < topology.rowStart(neuron + 1); synapse++) {
                touches[synapse]++;
            }
            touchColumn(topology, neuron, touches);
        }
        network.delays().ifPresent(delays -> {
            for (int a = 0; a < delays.earlyCount(); a++) {
                touches[delays.arrivals()[a]]++;
            }
        });
        if (reach == LocalChange.Reach.ARRIVALS_AND_SPIKES) {
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                touchColumn(topology, network.spikes()[s], touches);
            }
        }
        return touches;
    }

    private static void touchColumn(Topology topology, int neuron, int[] touches) {
        int post = neuron - topology.inputs();
        if (post >= 0) {
            for (int entry = topology.columnStart(post); entry < topology.columnStart(post + 1); entry++) {
                touches[topology.columnSynapses()[entry]]++;
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whatLeavesItsBoundsIsClippedInTheNextStep() {
        return rules().map(rule -> dynamicTest(rule.toString(), () -> {
            RandomNetwork random = new RandomNetwork(4, BOUNDS);
            Plasticity plasticity = rule.on(random.network);
            int outside = 0;
            for (int step = 0; step < 400; step++) {
                random.network.step(random.input(), random.drawInput(), random.drawNoise());
                random.network.weights().clip();
                for (int synapse = 0; synapse < random.network.topology().synapses(); synapse++) {
                    assertTrue(random.inBounds(synapse), "synapse " + synapse + " outside in step " + step);
                }
                plasticity.afterStep();
                for (int synapse = 0; synapse < random.network.topology().synapses(); synapse++) {
                    outside += random.inBounds(synapse) ? 0 : 1;
                }
            }
            assertTrue(outside > 0 || plasticity.localChange().isEmpty(), "no weight ever left its bounds");
        }));
    }

    @TestFactory
    Stream<DynamicTest> itsNeutralSettingChangesNoWeight() {
        return Catalogue.PLASTICITY_RULES.variants().stream()
                .map(variant -> dynamicTest(variant.name(), () -> {
                    assertFalse(variant.neutral().isEmpty(), "no setting is declared under which it does nothing");
                    RandomNetwork random = new RandomNetwork(5, BOUNDS);
                    Plasticity plasticity = rule(variant, variant.neutral()).on(random.network);
                    random.network.weights().clip();
                    double[] before = random.network.weights().copy();
                    for (int step = 0; step < 200; step++) {
                        random.network.step(random.input(), random.drawInput(), random.drawNoise());
                        plasticity.afterStep();
                    }
                    assertArrayEquals(before, random.network.weights().values());
                }));
    }

    @TestFactory
    Stream<DynamicTest> lazyAndExactSleepAgree() {
        List<DynamicTest> tests = new ArrayList<>();
        for (PlasticityRule rule : rules().toList()) {
            for (Sleep.Target target : Sleep.Target.values()) {
                tests.add(dynamicTest(target + " " + rule, () -> {
                    Sleep sleep = new Sleep(0.8, 0.995, target, 0.05, 50, 10_000, 0.001);
                    Slept lazy = sleep(rule, sleep);
                    Slept exact = sleep(new Unpromised(rule), sleep);
                    assertEquals(exact.steps(), lazy.steps());
                    assertEquals(exact.spikes(), lazy.spikes());
                    assertArrayEquals(exact.weights(), lazy.weights(), 1e-10);
                }));
            }
        }
        return tests.stream();
    }

    /** What alters a rule asleep passes on its promise, whatever it makes of the changes. */
    @TestFactory
    Stream<DynamicTest> lazyAndExactSleepAgreeWhereTheRuleIsAltered() {
        List<DynamicTest> tests = new ArrayList<>();
        for (PlasticityRule rule : rules().toList()) {
            for (String plasticity : List.of("off", "anti", "depressing")) {
                tests.add(dynamicTest(plasticity + " " + rule, () -> {
                    Sleep sleep = altered(plasticity);
                    Slept lazy = sleep(rule, sleep);
                    Slept exact = sleep(new Unpromised(rule), sleep);
                    assertEquals(exact.steps(), lazy.steps());
                    assertEquals(exact.spikes(), lazy.spikes());
                    assertArrayEquals(exact.weights(), lazy.weights(), 1e-10);
                }));
            }
        }
        return tests.stream();
    }

    private static Sleep altered(String plasticity) {
        Map<String, Object> settings = Map.of(
                "regulariser",
                "sleep",
                "sleep.ratio",
                0.8,
                "sleep.decay",
                0.995,
                "sleep.staticTarget",
                0.05,
                "sleep.intervalSteps",
                50,
                "sleep.plasticity",
                plasticity,
                "sleep.depressionFactor",
                3);
        return (Sleep) ((StdpLearner) Catalogue.specOf(settings).learner())
                .regularisers()
                .get(0);
    }

    private record Slept(int steps, long spikes, double[] weights) {}

    private static Slept sleep(PlasticityRule rule, Sleep sleep) {
        RandomNetwork random = new RandomNetwork(6, BOUNDS);
        SpikingNetwork network = random.network;
        long[] spikes = new long[1];
        network.listen(stepped -> spikes[0] = 31 * spikes[0] + stepped.spikeCount());
        WeightBaseline baseline = WeightBaseline.of(network);
        RegulatedNetwork regulated = Regulated.by(network, rule, baseline, random::drawNoise, sleep);
        int steps = 0;
        // with its sleeps, more than the 1000 steps after which a rule may look at every weight
        for (int step = 0; step < 700; step++) {
            for (Homeostat due : regulated.dueHomeostats()) {
                steps += regulated.apply(due);
            }
            regulated.wake(random.input(), random.drawInput());
        }
        return new Slept(steps, spikes[0], network.weights().copy());
    }

    /** A rule that promises nothing, which gets the exact computation. */
    private record Unpromised(PlasticityRule rule) implements PlasticityRule {
        @Override
        public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
            Plasticity promising = rule.on(network, kinds);
            return () -> promising.afterStep();
        }

        @Override
        public Variant<?> variant() {
            return rule.variant();
        }
    }
}
