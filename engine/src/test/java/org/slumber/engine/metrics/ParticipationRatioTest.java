package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.slumber.engine.readout.Features;

class ParticipationRatioTest {
    /** Offsets ±(2, 2) and ±(1, −1) from the mean: the covariance has eigenvalues in the proportion 4 : 1. */
    private static final double[][] CROSS = {{12, 7}, {8, 3}, {11, 4}, {9, 6}};

    @Test
    void participationRatioIsThatOfTheEigenvalues() {
        assertEquals(
                25 / 17.0,
                ParticipationRatio.of(new Features(CROSS, new int[4])).getAsDouble(),
                1e-14);
    }

    @Test
    void participationRatioIsEmptyWithoutVariance() {
        double[][] rates = {{0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}};
        assertEquals(OptionalDouble.empty(), ParticipationRatio.of(new Features(rates, new int[3])));
        assertEquals(OptionalDouble.empty(), ParticipationRatio.of(new Features(new double[0][], new int[0])));
    }

    /** The third neuron, inhibitory, varies more than both others. */
    @Test
    void theExcitatoryNeuronsHaveOneOfTheirOwn() {
        double[][] rates = new double[CROSS.length][];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = new double[] {CROSS[i][0], CROSS[i][1], 100 * i};
        }
        Features features = new Features(rates, new int[4]);
        assertEquals(25 / 17.0, ParticipationRatio.of(features.first(2)).getAsDouble(), 1e-14);
        assertEquals(1, ParticipationRatio.of(features).getAsDouble(), 0.01);
    }

    @Property(tries = 50)
    void participationRatioLiesBetweenOneAndTheNeurons(
            @ForAll @IntRange(min = 2, max = 20) int samples,
            @ForAll @IntRange(min = 1, max = 20) int neurons,
            @ForAll long seed) {
        double ratio = ParticipationRatio.of(uniform(samples, neurons, seed)).getAsDouble();
        assertTrue(ratio > 1 - 1e-12 && ratio < neurons + 1e-9, () -> "ratio " + ratio);
    }

    /** Padding with silent neurons makes the sum go over samples rather than neurons. */
    @Property(tries = 50)
    void silentNeuronsDoNotParticipate(@ForAll @IntRange(min = 4, max = 20) int samples, @ForAll long seed) {
        Features features = uniform(samples, 3, seed);
        double[][] padded = new double[samples][30];
        for (int i = 0; i < samples; i++) {
            System.arraycopy(features.rates()[i], 0, padded[i], 5, 3);
        }
        assertEquals(
                ParticipationRatio.of(features).getAsDouble(),
                ParticipationRatio.of(new Features(padded, features.labels())).getAsDouble(),
                1e-12);
    }

    private static Features uniform(int samples, int neurons, long seed) {
        Random random = new Random(seed);
        double[][] rates = new double[samples][];
        for (int i = 0; i < samples; i++) {
            rates[i] = random.doubles(neurons).toArray();
        }
        return new Features(rates, new int[samples]);
    }
}
