package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.random.RandomStreams;

class SgldTest {
    private static final double[] DATA = {-1, 1};

    /**
     * Two data ±1 of loss (w − x)²/2 at rate η, so that ∇U is 2(w − x) and the posterior variance 1/2. With r = 1 − 2η and
     * read at the ends of epochs, the stationary variance is 2η/(1 − r²) by both data at once, (2η + 4η²)/(1 − r²) by one
     * drawn from both, and ((2η)⁴ + 2η(1 + r²))/(1 − r⁴) by one after the other in random order; without noise the terms
     * that are linear in η in the numerators fall away.
     */
    @ParameterizedTest
    @CsvSource({
        "2, false, 0.1, 1, 0.555556",
        "1, true, 0.1, 1, 0.666667",
        "1, false, 0.1, 1, 0.558266",
        "1, true, 0.1, 0, 0.111111",
        "1, false, 0.1, 0, 0.002710",
        "1, true, 0.2, 1, 0.875",
        "1, false, 0.2, 1, 0.654412"
    })
    void twoPointsHaveTheStationaryVarianceOfTheirRecursion(
            int batch, boolean replacement, double rate, double temperature, double variance) {
        double[] weights = new double[1];
        Runnable epoch = epochs(weights, batch, replacement, rate, temperature);
        int epochs = 2_000_000;
        double squares = 0;
        for (int e = -100; e < epochs; e++) {
            epoch.run();
            squares += e < 0 ? 0 : weights[0] * weights[0];
        }
        assertEquals(variance, squares / epochs, 0.01 * variance);
    }

    /**
     * The same laws as a run reports them, by the variance over the ends of its last epochs. Of n such ends whose weights
     * are correlated by ρ = r^(steps of an epoch) from one to the next, that is smaller than the stationary variance by the
     * part 2/(n(n − 1))·Σ_k (n − k)·ρ^k.
     */
    @ParameterizedTest
    @CsvSource({
        "2, false, 0.1, 1, 0.555556",
        "1, true, 0.1, 1, 0.666667",
        "1, false, 0.1, 1, 0.558266",
        "1, true, 0.1, 0, 0.111111",
        "1, false, 0.1, 0, 0.002710"
    })
    void theVarianceOverTheLastEpochsIsThatLaw(
            int batch, boolean replacement, double rate, double temperature, double variance) {
        Layers layers = new Layers(1, 1, 1);
        Runnable epoch = epochs(layers.inputWeights()[0], batch, replacement, rate, temperature);
        int ends = 100;
        int runs = 4_000;
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            Ensemble last = new Ensemble(ends);
            for (int e = 0; e < ends; e++) {
                epoch.run();
                last.add(layers);
            }
            sum += last.variances().get(SynapseGroup.INPUT_HIDDEN);
        }
        double correlation = Math.pow(1 - 2 * rate, DATA.length / (double) batch);
        double lacking = 0;
        for (int k = 1; k < ends; k++) {
            lacking += 2.0 / (ends * (ends - 1.0)) * (ends - k) * Math.pow(correlation, k);
        }
        assertEquals(variance * (1 - lacking), sum / runs, 0.015 * variance);
    }

    /** An epoch of training a weight on the two data. */
    private static Runnable epochs(double[] weights, int batch, boolean replacement, double rate, double temperature) {
        double[] gradient = new double[1];
        RandomStreams streams = new RandomStreams(7);
        Optimiser.Descent descent = new Sgld(temperature).on(rate, List.of(weights), List.of(gradient), streams);
        BatchOrder order = new BatchOrder(streams.stream("training-order"), replacement, batch);
        return () -> {
            order.begin(new int[] {0, 1});
            while (order.left() > 0) {
                gradient[0] = 0;
                for (int image : order.next()) {
                    gradient[0] += (weights[0] - DATA[image]) / batch;
                }
                descent.step(DATA.length);
            }
        };
    }

    @Test
    void withoutTemperatureItGoesDownTheSummedLoss() {
        double[] weights = {3};
        new Sgld(0)
                .on(0.01, List.of(weights), List.of(new double[] {2}), new RandomStreams(1))
                .step(50);
        assertEquals(3 - 0.01 * 50 * 2, weights[0], 1e-15);
    }
}
