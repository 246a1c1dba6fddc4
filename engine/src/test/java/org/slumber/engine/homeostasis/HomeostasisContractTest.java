package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slumber.engine.Catalogue;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.RandomNetwork;
import org.slumber.engine.plasticity.Timing;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.Variant;

/** What every mechanism of the axis {@code homeostasis} promises, held to every one and to all of them together. */
class HomeostasisContractTest {
    private static final WeightBounds BOUNDS = new WeightBounds(0.01, 0.6);

    /** Who has a target rate says so: it is what {@code rate_error} of a run is taken from. */
    @TestFactory
    Stream<DynamicTest> whatSeeksARateGivesIt() {
        return Catalogue.HOMEOSTASIS.variants().stream()
                .map(variant -> dynamicTest(variant.name(), () -> {
                    String target = variant.name() + ".targetRate";
                    boolean seeks = variant.parameters().stream()
                            .anyMatch(parameter -> parameter.path().equals(target));
                    Map<String, Object> settings = new HashMap<>(Map.of("homeostasis", variant.name()));
                    if (seeks) {
                        settings.put(target, 37);
                    }
                    StdpLearner learner =
                            (StdpLearner) Catalogue.specOf(settings).learner();
                    assertEquals(
                            seeks ? OptionalDouble.of(37) : OptionalDouble.empty(),
                            learner.homeostasis().get(0).soughtRate());
                }));
    }

    /** State advances where the mechanism is active and stands still elsewhere, as do weights and thresholds. */
    @TestFactory
    Stream<DynamicTest> itActsInTheStepsThatItSaysAndInNoOther() {
        return each(Stream.of("wake", "sleep", "both"), (mechanisms, active) -> {
            RandomNetwork random = new RandomNetwork(11, BOUNDS);
            Homeostats homeostats = new Homeostats(mechanisms, random.network);
            assertEquals(!active.equals("sleep"), changes(random, homeostats::afterWakeStep), "awake");
            assertEquals(!active.equals("wake"), changes(random, homeostats::afterSleepStep), "asleep");
            assertTrue(
                    homeostats.moveWeightsAsleep() || active.equals("wake") || movesNone(mechanisms, random.network));
        });
    }

    private static boolean changes(RandomNetwork random, Runnable afterStep) {
        random.network.weights().clip();
        double[] before = learnt(random.network);
        for (int step = 0; step < 300; step++) {
            random.network.step(random.input(), random.drawInput(), random.drawNoise());
            random.network.weights().clip();
            afterStep.run();
        }
        return !Arrays.equals(before, learnt(random.network));
    }

    private static double[] learnt(SpikingNetwork network) {
        SpikingNetwork.Learnt learnt = network.learnt();
        return DoubleStream.concat(Arrays.stream(learnt.weights()), Arrays.stream(learnt.thresholdOffset()))
                .toArray();
    }

    private static boolean movesNone(List<Homeostasis> mechanisms, SpikingNetwork network) {
        return mechanisms.stream().noneMatch(mechanism -> mechanism.on(network).movesWeights());
    }

    /** Who writes weights says so, by {@code movesWeights} and to the next clip; who moves thresholds leaves weights be. */
    @TestFactory
    Stream<DynamicTest> whatItPushesOutOfBoundsIsClippedInTheNextStep() {
        return each(Stream.of("both"), (mechanisms, active) -> {
            RandomNetwork random = new RandomNetwork(12, BOUNDS);
            boolean weights = !movesNone(mechanisms, random.network);
            Homeostats homeostats = new Homeostats(mechanisms, random.network);
            boolean moved = false;
            for (int step = 0; step < 2100; step++) {
                random.network.step(random.input(), random.drawInput(), random.drawNoise());
                random.network.weights().clip();
                for (int synapse = 0; synapse < random.network.topology().synapses(); synapse++) {
                    assertTrue(random.inBounds(synapse), "synapse " + synapse + " outside in step " + step);
                }
                double[] before = random.network.weights().copy();
                homeostats.afterWakeStep();
                moved |= !Arrays.equals(before, random.network.weights().values());
            }
            assertEquals(weights, moved);
        });
    }

    /** A sleep that computes its decay when it is asked for comes to the same as one that computes it in every step. */
    @TestFactory
    Stream<DynamicTest> lazyAndExactSleepAgreeWhileItActs() {
        return each(Stream.of("both"), (mechanisms, active) -> {
            Slept lazy = slept(mechanisms, List.of());
            // one that moves no weight but says that it does asks for the exact computation
            Slept exact = slept(mechanisms, List.of(new Restless()));
            assertEquals(exact.steps(), lazy.steps());
            assertTrue(lazy.steps() > 0);
            assertArrayEquals(exact.learnt(), lazy.learnt(), 1e-10);
        });
    }

    private record Slept(int steps, double[] learnt) {}

    private static Slept slept(List<Homeostasis> mechanisms, List<Homeostasis> more) {
        RandomNetwork random = new RandomNetwork(13, BOUNDS);
        Sleep sleep = new Sleep(0.8, 0.995, Sleep.Target.POST, 0.05, 50, 10_000, 0.001);
        RegulatedNetwork regulated = Regulated.by(
                random.network,
                new PairStdp(Timing.PUBLISHED, 0.01, 0.01, 10, 7.5),
                WeightBaseline.of(random.network),
                random::drawNoise,
                Stream.concat(mechanisms.stream(), more.stream()).toList(),
                sleep);
        int steps = 0;
        for (int step = 0; step < 220; step++) {
            for (Homeostat due : regulated.dueHomeostats()) {
                steps += regulated.apply(due);
            }
            regulated.wake(random.input(), random.drawInput());
        }
        return new Slept(steps, learnt(random.network));
    }

    private interface Check {
        void of(List<Homeostasis> mechanisms, String active);
    }

    /** Each alone, then all in one run, in brief settings. */
    private static Stream<DynamicTest> each(Stream<String> actives, Check check) {
        List<? extends Variant<?>> variants = Catalogue.HOMEOSTASIS.variants();
        List<String> names = Stream.concat(
                        variants.stream().map(Variant::name),
                        Stream.of(variants.stream().map(Variant::name).collect(Collectors.joining(Family.JOINT))))
                .toList();
        return actives.flatMap(active -> names.stream()
                .map(name -> dynamicTest(name + ", " + active, () -> {
                    Map<String, Object> settings = new HashMap<>();
                    variants.forEach(variant -> settings.putAll(variant.brief()));
                    settings.put("homeostasis", name);
                    settings.put("homeostasis.active", active);
                    check.of(((StdpLearner) Catalogue.specOf(settings).learner()).homeostasis(), active);
                })));
    }
}
