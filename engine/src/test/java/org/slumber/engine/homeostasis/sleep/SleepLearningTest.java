package org.slumber.engine.homeostasis.sleep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.homeostasis.Homeostasis;
import org.slumber.engine.homeostasis.Puppets;
import org.slumber.engine.homeostasis.Regulated;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.Restless;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.RandomNetwork;
import org.slumber.engine.plasticity.Timing;

class SleepLearningTest {
    private static final int STEPS = 300;
    /** Sums that no sleep reaches. */
    private static final WeightBaseline FAR = new WeightBaseline(1e-9, 1e-9);

    /** Undone: what a sleep taught, an anti sleep of the same spikes takes back, where nothing decays and no clip acts. */
    @ParameterizedTest
    @EnumSource(Timing.class)
    void antiTakesBackWhatTheSameSpikesTaught(Timing timing) {
        double[] initial = scattered(1);
        double[] taught = slept(initial, timing, sleep(1, SleepLearning.Plasticity.ON, 1, 1));
        assertFalse(Arrays.equals(initial, taught));
        double[] undone = slept(taught, timing, sleep(1, SleepLearning.Plasticity.ANTI, 1, 1));
        assertArrayEquals(initial, undone, 1e-11);
    }

    /** Without plasticity every weight has the closed form w*(|w|/w*)^(λ^n), whatever fires. */
    @Test
    void offLeavesTheDecayAlone() {
        double[] initial = scattered(1);
        double[] after = slept(initial, Timing.PUBLISHED, sleep(0.999, SleepLearning.Plasticity.OFF, 1, 1));
        double power = Math.pow(0.999, STEPS);
        for (int synapse = 0; synapse < initial.length; synapse++) {
            double expected = 0.05 * Math.pow(Math.abs(initial[synapse]) / 0.05, power);
            assertEquals(Math.copySign(expected, initial[synapse]), after[synapse], 1e-12);
        }
    }

    /** At k = 1 it is sleep as ever; above, every weight ends lower, as weakening alone is multiplied. */
    @Test
    void depressingMultipliesWeakening() {
        double[] initial = scattered(1);
        double[] plain = slept(initial, Timing.PUBLISHED, sleep(1, SleepLearning.Plasticity.ON, 1, 1));
        double[] same = slept(initial, Timing.PUBLISHED, sleep(1, SleepLearning.Plasticity.DEPRESSING, 1, 1));
        double[] more = slept(initial, Timing.PUBLISHED, sleep(1, SleepLearning.Plasticity.DEPRESSING, 1, 2));
        assertArrayEquals(plain, same);
        for (int synapse = 0; synapse < initial.length; synapse++) {
            assertTrue(Math.abs(more[synapse]) <= Math.abs(plain[synapse]));
        }
        assertFalse(Arrays.equals(plain, more));
    }

    @Test
    void theLearningRateFactorIsOnEveryChange() {
        double[] initial = scattered(1);
        double[] plain = slept(initial, Timing.CAUSAL, sleep(1, SleepLearning.Plasticity.ON, 1, 1));
        double[] half = slept(initial, Timing.CAUSAL, sleep(1, SleepLearning.Plasticity.ON, 0.5, 1));
        for (int synapse = 0; synapse < initial.length; synapse++) {
            assertEquals((plain[synapse] - initial[synapse]) / 2, half[synapse] - initial[synapse], 1e-12);
        }
    }

    /** In a network whose spikes hang on its weights, with clips and an early end. */
    @TestFactory
    Stream<DynamicTest> lazyAndExactSleepAgree() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Timing timing : Timing.values()) {
            for (SleepLearning.Plasticity plasticity : SleepLearning.Plasticity.values()) {
                tests.add(dynamicTest(timing + " " + plasticity, () -> {
                    Sleep sleep = sleep(0.995, plasticity, 0.7, 3);
                    assertArrayEquals(
                            learnt(timing, sleep, List.of(new Restless())), learnt(timing, sleep, List.of()), 1e-10);
                }));
            }
        }
        return tests.stream();
    }

    private static double[] learnt(Timing timing, Sleep sleep, List<Homeostasis> homeostasis) {
        RandomNetwork random = new RandomNetwork(6, new WeightBounds(0.01, 0.6));
        PairStdp rule = new PairStdp(timing, 0.02, 0.05, 10, 7.5);
        WeightBaseline baseline = WeightBaseline.of(random.network);
        RegulatedNetwork regulated =
                Regulated.by(random.network, rule, baseline, random::drawNoise, homeostasis, sleep);
        for (int step = 0; step < 220; step++) {
            regulated.setClock(step == 110 || step == 190 ? STEPS : 1);
            regulated.dueHomeostats().forEach(regulated::apply);
            regulated.wake(random.input(), random.drawInput());
        }
        return random.network.weights().copy();
    }

    private static Sleep sleep(double decay, SleepLearning.Plasticity plasticity, double rate, double depression) {
        return new Sleep(
                1,
                decay,
                Sleep.Target.STATIC,
                0.05,
                STEPS,
                STEPS,
                SleepAfterTask.NONE,
                0.001,
                0,
                new SleepLearning(plasticity, rate, depression),
                SleepContent.PUBLISHED);
    }

    /** What a sleep makes of weights where the same neurons spike whatever they are. */
    private static double[] slept(double[] weights, Timing timing, Sleep sleep) {
        SpikingNetwork network = new SpikingNetwork(topology(), Puppets.NEURON, new WeightBounds(1e-6, 1000), weights);
        PairStdp rule = new PairStdp(timing, 0.0008, 0.005, 10, 7.5);
        RegulatedNetwork regulated = Regulated.by(network, rule, FAR, strings(), sleep);
        regulated.setClock(STEPS);
        assertEquals(
                STEPS,
                regulated.dueHomeostats().stream().mapToInt(regulated::apply).sum());
        return network.weights().copy();
    }

    /** Noise that makes neurons spike now and then, several at once. */
    private static NoiseSource strings() {
        int[] step = new int[1];
        double[] noise = new double[topology().neurons()];
        return () -> {
            step[0]++;
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (step[0] * (i + 3) + step[0] / 7) % 11 < 2 ? 1500 : 0;
            }
            return noise;
        };
    }

    private static Topology topology() {
        return new RandomNetwork(1, WeightBounds.PUBLISHED).network.topology();
    }

    private static double[] scattered(long seed) {
        return new RandomNetwork(seed, WeightBounds.PUBLISHED).network.weights().copy();
    }
}
