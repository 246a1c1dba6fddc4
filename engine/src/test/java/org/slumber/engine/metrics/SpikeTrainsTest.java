package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;

/** Trains of one character a step: 0, 1 or 2 for the only neuron that spikes, B for both excitatory ones, . for none. */
class SpikeTrainsTest {
    /** Behind an input; neuron 2 is inhibitory. */
    private static final int FIRST = 1;

    private final SpikeTrains trains = new SpikeTrains(2);

    /** Joint counts 2 0 2 0: variance 1, of each neuron 1/4. */
    @Test
    void neuronsThatSpikeTogetherHaveTheirNumber() {
        show("B.B.");
        assertEquals(2, trains.synchrony().orElseThrow(), 1e-15);
    }

    /** 1100 and 1010: counts 2 1 1 0, variance 1/2. */
    @Test
    void independentNeuronsHaveOne() {
        show("B01.");
        assertEquals(1, trains.synchrony().orElseThrow(), 1e-15);
    }

    /** Counts 1 1 1 1. */
    @Test
    void neuronsThatTakeTurnsHaveNone() {
        show("0101");
        assertEquals(0, trains.synchrony().orElseThrow(), 1e-15);
    }

    @Test
    void inhibitoryNeuronsCountInNothing() {
        show("2B2.22B2.2");
        SpikeTrains without = new SpikeTrains(2);
        show(without, ".B....B...");
        assertEquals(without.synchrony(), trains.synchrony());
        assertEquals(without.intervalVariation(), trains.intervalVariation());
        assertEquals(without.rateVariation(), trains.rateVariation());
    }

    /** Then neuron 0 in steps 0, 2 and 6, intervals 2 and 4, and neuron 1 in 1, 3 and 5. */
    @Test
    void intervalsVaryAboutTheirMean() {
        show("01010.");
        assertEquals(0, trains.intervalVariation().orElseThrow());
        SpikeTrains uneven = new SpikeTrains(2);
        show(uneven, "0101.10");
        assertEquals((1 / 3.0 + 0) / 2, uneven.intervalVariation().orElseThrow(), 1e-15);
    }

    /** Intervals 1, 1, 1, without the 6 between them; neuron 1 has one interval, which varies about nothing. */
    @Test
    void noIntervalGoesAcrossASleep() {
        show("000.11.");
        trains.slept();
        show(".00");
        assertEquals(0, trains.intervalVariation().orElseThrow());
        SpikeTrains awake = new SpikeTrains(2);
        show(awake, "000.11..00");
        // 1, 1, 6, 1: mean 9/4, mean square 39/4
        assertEquals(
                Math.sqrt(39 / 4.0 - 81 / 16.0) / 2.25,
                awake.intervalVariation().orElseThrow(),
                1e-15);
    }

    /** Class 0: 1 and 3 spikes of 4 steps, mean 2, deviation 1; class 1: 2 and 2; class 2 was shown once. */
    @Test
    void theRateGoesUpAndDownOverTheImagesOfAClass() {
        image(0, "0...");
        image(1, "0.1.");
        image(0, "B.0.");
        image(2, "BBBB");
        image(1, "B...");
        assertEquals((0.5 + 0) / 2, trains.rateVariation().orElseThrow(), 1e-15);
    }

    @Test
    void aSilentNetworkHasNone() {
        image(0, "....");
        image(0, "..2.");
        assertEquals(OptionalDouble.empty(), trains.synchrony());
        assertEquals(OptionalDouble.empty(), trains.intervalVariation());
        assertEquals(OptionalDouble.empty(), trains.rateVariation());
        assertEquals(OptionalDouble.empty(), trains.clampedFraction());
    }

    /**
     * Two excitatory neurons, of which one spikes in every step: its a nears 300 by 3 mV a step and −55 + a is above 0
     * from the 21st spike on (a = 55.2 at a decay of a hundredth). Looked at in steps 10, 20, 30 and 40.
     */
    @Test
    void thresholdsAtTheirClampAreCountedInEveryTenthStep() {
        SpikingNetwork network = new SpikingNetwork(
                new Topology(1, 2, 0, new int[0], new int[0]),
                LeakyAdaptive.PUBLISHED,
                WeightBounds.PUBLISHED,
                new double[0]);
        double adaptation = 0;
        int clamped = 0;
        for (int step = 1; step <= 40; step++) {
            network.step(new int[] {0}, 0, new double[] {500, 0});
            trains.step(network);
            adaptation = adaptation - adaptation / 100 + 3;
            clamped += step % 10 == 0 && adaptation >= 55 ? 1 : 0;
        }
        assertEquals(2, clamped);
        assertEquals(2 / 8.0, trains.clampedFraction().orElseThrow());
    }

    private void image(int label, String steps) {
        trains.startImage(label);
        show(steps);
    }

    private void show(String steps) {
        show(trains, steps);
    }

    private static void show(SpikeTrains trains, String steps) {
        for (int i = 0; i < steps.length(); i++) {
            char step = steps.charAt(i);
            switch (step) {
                case '.' -> trains.step(new int[] {0}, 1, 1, FIRST);
                case 'B' -> trains.step(new int[] {0, FIRST, FIRST + 1}, 1, 3, FIRST);
                default -> trains.step(new int[] {0, FIRST + step - '0'}, 1, 2, FIRST);
            }
        }
    }
}
