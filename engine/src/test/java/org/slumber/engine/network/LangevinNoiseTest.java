package org.slumber.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.random.RandomStreams;

class LangevinNoiseTest {

    /** κ = 1, ε = 0.01, γ = 0.55, from z = 1, v = 0, without noise: v = 0.45·(0 − 0.01) = −0.0045, then z = 0.999955. */
    @Test
    void aStepComesOutAsByHand() {
        LangevinNoise noise = new LangevinNoise(new RandomStreams(1).stream("any"), 3, 1, 0.01, 0.55, 1);
        noise.start(0, 1, 0);
        noise.advance(0, 0);
        assertEquals(1, noise.position(0));
        assertEquals(-0.0045, noise.velocity(0), 1e-15);
        noise.advance(0, 0);
        assertEquals(0.999955, noise.position(0), 1e-15);
    }

    /** At every step from the first, whatever the process; and it starts afresh. */
    @ParameterizedTest
    @CsvSource({"0.01, 0.55, 1", "0.01, 0.55, 1000", "1, 0.1, 1", "0.5, 0.9, 20", "1, 0.01, 0.05"})
    void theVarianceIsThatOfWhiteNoiseFromTheStart(double step, double friction, double stiffness) {
        int neurons = 40_000;
        LangevinNoise noise =
                new LangevinNoise(new RandomStreams(4).stream("any"), 3, neurons, step, friction, stiffness);
        for (int round = 0; round < 2; round++) {
            noise.begin();
            for (int t = 0; t < 30; t++) {
                double squares = 0;
                for (double xi : noise.next()) {
                    squares += xi * xi / neurons;
                }
                assertEquals(9, squares, 0.3, "step " + t);
            }
        }
    }

    /** An overdamped process: after n steps the correlation is near exp(−n(1−γ)ε²κ/γ). */
    @Test
    void itLastsAsLongAsItsParametersSay() {
        int neurons = 40_000;
        LangevinNoise noise = new LangevinNoise(new RandomStreams(5).stream("any"), 1, neurons, 0.01, 0.55, 500);
        double[] first = noise.next().clone();
        double[] last = first;
        for (int t = 0; t < 25; t++) {
            last = noise.next();
        }
        double product = 0;
        for (int neuron = 0; neuron < neurons; neuron++) {
            product += first[neuron] * last[neuron] / neurons;
        }
        assertEquals(Math.exp(-25 * 0.45 * 1e-4 * 500 / 0.55), product, 0.03);
        assertTrue(product < 0.6);
    }
}
