package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.spec.InvalidInputException;

class RandmanTest {
    private static final Randman TEN = new Randman(10, 20, 100, 1, 2, 0);

    @Test
    void everyUnitSpikesOnceInEverySample() {
        EventSet events = TEN.generate(400);
        int[] units = IntStream.range(0, 20).toArray();
        for (int sample = 0; sample < events.size(); sample++) {
            assertArrayEquals(
                    units, Arrays.stream(events.spiking()[sample]).sorted().toArray());
            int[] times = events.times()[sample];
            assertArrayEquals(times, Arrays.stream(times).sorted().toArray());
            assertTrue(times[0] >= 0 && times[19] < 100_000);
            assertEquals(sample % 10, events.labels()[sample]);
        }
    }

    /** Stretched over a class: each unit's earliest spike of the class is in the first step, its latest in the last. */
    @Test
    void everyUnitOfAClassUsesAllOfTheTime() {
        EventSet events = TEN.generate(400);
        for (int unit = 0; unit < 20; unit++) {
            int of = unit;
            int[] steps = IntStream.range(0, 400)
                    .filter(sample -> events.labels()[sample] == 3)
                    .map(sample -> stepOf(events, sample, of))
                    .sorted()
                    .toArray();
            assertEquals(0, steps[0]);
            assertEquals(99, steps[steps.length - 1]);
        }
    }

    /** Points on a line: the nearest other sample is nearly always of the same class, which no count of spikes tells. */
    @Test
    void classesAreManifoldsThatSpikeTimesTellApart() {
        EventSet events = TEN.generate(1000);
        int right = 0;
        for (int sample = 0; sample < 200; sample++) {
            right += events.labels()[nearest(events, sample)] == events.labels()[sample] ? 1 : 0;
        }
        assertTrue(right > 180, "right: " + right + " of 200");
    }

    private static int nearest(EventSet events, int sample) {
        int nearest = -1;
        long least = Long.MAX_VALUE;
        for (int other = 0; other < events.size(); other++) {
            long squares = 0;
            for (int unit = 0; unit < events.channels(); unit++) {
                long apart = (long) stepOf(events, sample, unit) - stepOf(events, other, unit);
                squares += apart * apart;
            }
            if (other != sample && squares < least) {
                least = squares;
                nearest = other;
            }
        }
        return nearest;
    }

    private static int stepOf(EventSet events, int sample, int unit) {
        for (int spike = 0; spike < events.channels(); spike++) {
            if (events.spiking()[sample][spike] == unit) {
                return events.times()[sample][spike] / 1000;
            }
        }
        throw new AssertionError("unit " + unit + " is silent");
    }

    /** With θ₀ = 0.5, θ₁ = 0.25 and θ₂ = 0.125 at i = 1 alone: 0.5/4·sin(2π(0.25·x + 0.125)), of two dimensions a product. */
    @Test
    void functionIsThatByHand() {
        double[][][] theta = {{{0, 0.3, 0.2}, {0.5, 0.25, 0.125}}, {{0, 0.3, 0.2}, {0.5, 0.25, 0.125}}};
        Randman plane = new Randman(2, 1, 10, 2, 2, 0);
        // sin(π/4 + π/4) = 1 and sin(π/4) = 1/√2
        assertEquals(
                0.125 * 0.125 / Math.sqrt(2), Randman.value(theta, plane.strengths(), new double[] {0.5, 0}), 1e-15);
    }

    @Test
    void harmonicsAreThoseAboveTheirPrecision() {
        assertEquals(32, TEN.harmonics());
        assertEquals(2, new Randman(10, 20, 100, 1, 100, 0).harmonics());
        assertEquals(1000, new Randman(10, 20, 100, 1, 1, 0).harmonics());
    }

    @Test
    void anotherSetHasOtherManifolds() {
        int[] own = TEN.generate(20).spiking()[0];
        assertArrayEquals(own, TEN.generate(20).spiking()[0]);
        assertTrue(!Arrays.equals(
                own, new Randman(10, 20, 100, 1, 2, 1).generate(20).spiking()[0]));
    }

    @Test
    void fewerThanTwoSamplesAClassAreRefused() {
        assertEquals(
                "randman needs two samples of each of randman.classes (10) at least, was 19",
                assertThrows(InvalidInputException.class, () -> TEN.generate(19))
                        .getMessage());
    }
}
