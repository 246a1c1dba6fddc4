package org.slumber.engine.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slumber.engine.Catalogue;
import org.slumber.engine.learner.stdp.StdpLearner;

/** What every neuron model of the catalogue promises, held to every one. */
class NeuronModelContractTest {
    private static final int NEURONS = 9;
    private static final int FIRST = 100;

    private static Stream<DynamicTest> each(Check check) {
        return Catalogue.NEURON_MODELS.variants().stream().map(variant -> {
            NeuronModel model = ((StdpLearner) Catalogue.specOf(Map.of("neuron.model", variant.name()))
                            .learner())
                    .neuron();
            return dynamicTest(variant.name(), () -> check.of(model));
        });
    }

    private interface Check {
        void of(NeuronModel model);
    }

    @TestFactory
    Stream<DynamicTest> resetGoesBackToTheStart() {
        return each(model -> {
            Neurons fresh = model.neurons(NEURONS - 2, 2);
            Neurons used = model.neurons(NEURONS - 2, 2);
            assertTrue(drive(used, new Random(1), 300) > 0, "never spiked");
            used.reset();
            assertEquals(drive(fresh, new Random(2), 300), drive(used, new Random(2), 300));
            assertArrayEquals(fresh.membranePotential(), used.membranePotential());
        });
    }

    @TestFactory
    Stream<DynamicTest> aCopyGoesOnAsTheOriginal() {
        return each(model -> {
            Neurons original = model.neurons(NEURONS - 2, 2);
            drive(original, new Random(1), 200);
            original.thresholdOffset()[3] = 5;
            Neurons copy = model.neurons(NEURONS - 2, 2);
            copy.copyFrom(original);
            assertEquals(drive(original, new Random(2), 200), drive(copy, new Random(2), 200));
            assertArrayEquals(original.membranePotential(), copy.membranePotential());
            assertArrayEquals(original.thresholdOffset(), copy.thresholdOffset());
        });
    }

    /** Inhibition that divides by nothing is the same to the bit. */
    @TestFactory
    Stream<DynamicTest> shuntingOfNoStrengthIsNone() {
        return each(model -> {
            Neurons plain = model.neurons(NEURONS - 2, 2);
            Neurons shunted = model.neurons(NEURONS - 2, 2);
            Random random = new Random(4);
            double[] inhibition = new double[NEURONS];
            double[] arriving = new double[NEURONS];
            for (int step = 0; step < 100; step++) {
                Arrays.setAll(inhibition, i -> -random.nextDouble());
                Arrays.setAll(arriving, i -> inhibition[i] + random.nextDouble());
                plain.integrate(arriving, inhibition);
                shunted.integrateShunted(arriving, inhibition, 0, inhibition);
            }
            assertArrayEquals(plain.membranePotential(), shunted.membranePotential());
        });
    }

    /** The offset stands outside the clamp of the threshold: however the threshold is clamped, it can silence. */
    @TestFactory
    Stream<DynamicTest> anOffsetOfTheThresholdSilencesAndOutlivesAReset() {
        return each(model -> {
            Neurons neurons = model.neurons(NEURONS - 2, 2);
            assertTrue(drive(neurons, new Random(1), 200) > 0);
            Arrays.fill(neurons.thresholdOffset(), 1000);
            neurons.reset();
            assertEquals(0, drive(neurons, new Random(1), 200));
            assertEquals(1000, neurons.thresholdOffset()[0]);
        });
    }

    /** Drives with random arrivals and noise, and returns a hash of who spiked when; 0 where nobody did. */
    private static long drive(Neurons neurons, Random random, int steps) {
        int[] spiking = new int[NEURONS + 3];
        double[] arriving = new double[NEURONS];
        double[] inhibition = new double[NEURONS];
        double[] noise = new double[NEURONS];
        long hash = 0;
        boolean spiked = false;
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < NEURONS; i++) {
                arriving[i] = 3 * random.nextDouble();
                inhibition[i] = -random.nextDouble();
                noise[i] = random.nextGaussian();
            }
            if (step % 3 == 0) {
                neurons.integrateShunted(arriving, inhibition, 0.5, noise);
            } else {
                neurons.integrate(arriving, noise);
            }
            int count = neurons.findSpikes(spiking, 2, FIRST);
            for (int s = 2; s < count; s++) {
                assertTrue(spiking[s] >= (s == 2 ? FIRST : spiking[s - 1] + 1) && spiking[s] < FIRST + NEURONS);
                spiked = true;
                hash = 31 * hash + (long) step * NEURONS + spiking[s];
            }
            neurons.adapt(spiking, 2, count, FIRST);
            assertTrue(Arrays.stream(neurons.membranePotential()).allMatch(Double::isFinite));
        }
        return spiked ? 1 + (hash >>> 2) : 0;
    }
}
