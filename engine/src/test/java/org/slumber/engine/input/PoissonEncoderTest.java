package org.slumber.engine.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class PoissonEncoderTest {
    private static final int STEPS = 100_000;

    @Test
    void everyInputSpikesAtItsRate() {
        double[] probabilities = {0, 0.001, 0.1, 0.25, 0, 0.5, 0.9, 1, 0.1};
        int[] counts = counts(probabilities, 1);
        for (int input = 0; input < probabilities.length; input++) {
            double p = probabilities[input];
            double deviation = Math.sqrt(p * (1 - p) * STEPS);
            assertEquals(p * STEPS, counts[input], 5 * deviation, "input " + input);
        }
    }

    /** Two inputs share the halves of one random number; they must not share luck. */
    @Test
    void inputsSpikeIndependently() {
        PoissonEncoder encoder = encoder(4, 2);
        encoder.show(new double[] {0.3, 0.3, 0.3, 0.3});
        int[] spiking = new int[4];
        int[][] together = new int[4][4];
        for (int step = 0; step < STEPS; step++) {
            int spikes = encoder.draw(spiking);
            for (int i = 0; i < spikes; i++) {
                for (int j = i + 1; j < spikes; j++) {
                    together[spiking[i]][spiking[j]]++;
                }
            }
        }
        double deviation = Math.sqrt(0.09 * 0.91 * STEPS);
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                assertEquals(0.09 * STEPS, together[i][j], 5 * deviation, "inputs " + i + " and " + j);
            }
        }
    }

    @Test
    void stepsAreIndependent() {
        PoissonEncoder encoder = encoder(1, 3);
        encoder.show(new double[] {0.3});
        int[] spiking = new int[1];
        int pairs = 0;
        int last = 0;
        for (int step = 0; step < STEPS; step++) {
            int spikes = encoder.draw(spiking);
            pairs += spikes * last;
            last = spikes;
        }
        assertEquals(0.09 * STEPS, pairs, 6 * Math.sqrt(0.09 * 0.91 * STEPS));
    }

    @Property(tries = 200)
    void spikingInputsAscendAndCanSpike(
            @ForAll @Size(min = 1, max = 30) @DoubleRange(min = 0, max = 1) double[] probabilities, @ForAll long seed) {
        PoissonEncoder encoder = encoder(probabilities.length, seed);
        encoder.show(probabilities);
        int[] spiking = new int[probabilities.length];
        for (int step = 0; step < 20; step++) {
            int spikes = encoder.draw(spiking);
            boolean[] spiked = new boolean[probabilities.length];
            for (int k = 0; k < spikes; k++) {
                assertTrue(k == 0 || spiking[k] > spiking[k - 1]);
                assertTrue(probabilities[spiking[k]] > 0);
                spiked[spiking[k]] = true;
            }
            for (int input = 0; input < probabilities.length; input++) {
                assertTrue(probabilities[input] < 1 || spiked[input]);
            }
        }
    }

    @Test
    void aNewImageReplacesTheOldOne() {
        PoissonEncoder encoder = encoder(3, 4);
        int[] spiking = new int[3];
        assertEquals(0, encoder.draw(spiking));
        encoder.show(new double[] {1, 1, 1});
        assertEquals(3, encoder.draw(spiking));
        encoder.show(new double[] {0, 1, 0});
        assertEquals(1, encoder.draw(spiking));
        assertEquals(1, spiking[0]);
    }

    @Test
    void theSameStreamGivesTheSameSpikes() {
        double[] probabilities = new double[225];
        Arrays.fill(probabilities, 0.1);
        assertArrayEquals(counts(probabilities, 5), counts(probabilities, 5));
    }

    private static int[] counts(double[] probabilities, long seed) {
        PoissonEncoder encoder = encoder(probabilities.length, seed);
        encoder.show(probabilities);
        int[] spiking = new int[probabilities.length];
        int[] counts = new int[probabilities.length];
        for (int step = 0; step < STEPS; step++) {
            int spikes = encoder.draw(spiking);
            for (int k = 0; k < spikes; k++) {
                counts[spiking[k]]++;
            }
        }
        return counts;
    }

    private static PoissonEncoder encoder(int inputs, long seed) {
        return new PoissonEncoder(inputs, new RandomStreams(seed).stream("input"));
    }
}
