package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class AdamTest {

    /** The moments as sums over all gradients so far, which the recursion stands for. */
    @Property(tries = 60)
    void everyWeightFollowsTheFormula(@ForAll int seed, @ForAll @IntRange(min = 1, max = 40) int steps) {
        Random random = new Random(seed);
        Layers weights = new Layers(2, 3, 2);
        Layers gradient = new Layers(2, 3, 2);
        Optimiser.Descent adam = on(5e-4, weights, gradient);
        double[] given = new double[steps + 1];
        double expected = 0;
        for (int n = 1; n <= steps; n++) {
            given[n] = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 4);
            gradient.inputWeights()[1][2] = given[n];
            adam.step(1);
            double first = 0;
            double second = 0;
            for (int k = 1; k <= n; k++) {
                first += 0.1 * Math.pow(0.9, n - k) * given[k];
                second += 0.001 * Math.pow(0.999, n - k) * given[k] * given[k];
            }
            double corrected = first / (1 - Math.pow(0.9, n));
            double root = Math.sqrt(second / (1 - Math.pow(0.999, n)));
            expected -= 5e-4 * corrected / (root + 1e-8);
            assertEquals(expected, weights.inputWeights()[1][2], 1e-12 * 5e-4 * n);
        }
    }

    /** m̂ = g and û = g² in the first step, whatever the gradient's size. */
    @Test
    void firstStepIsTheRateAgainstTheSignOfTheGradient() {
        Layers weights = new Layers(1, 1, 1);
        Layers gradient = new Layers(1, 1, 1);
        gradient.inputWeights()[0][0] = 3;
        gradient.hiddenBias()[0] = -1e-3;
        gradient.outputWeights()[0][0] = 1e-8;
        on(0.01, weights, gradient).step(1);
        assertEquals(-0.01, weights.inputWeights()[0][0], 1e-10);
        assertEquals(0.01 / (1 + 1e-5), weights.hiddenBias()[0], 1e-12);
        assertEquals(-0.005, weights.outputWeights()[0][0], 1e-12);
        assertEquals(0, weights.outputBias()[0]);
    }

    private static Optimiser.Descent on(double rate, Layers weights, Layers gradient) {
        return new Adam().on(rate, weights.rows(), gradient.rows(), new RandomStreams(1));
    }
}
