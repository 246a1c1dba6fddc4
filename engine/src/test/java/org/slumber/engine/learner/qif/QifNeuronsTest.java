package org.slumber.engine.learner.qif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.random.RandomStreams;

class QifNeuronsTest {
    private static final SequenceCue SYNFIRE = new SequenceCue(SequenceCue.Protocol.SYNFIRE, 10, 0, 0, 40);
    private static final StoredSequence STORED = new StoredSequence(15, 15, 0);

    private static QifPopulations populations(int neurons, QifPopulations.Excitability excitability) {
        return new QifPopulations(8, -5, 1, neurons, excitability);
    }

    /** The closed form against the equation dV/dt = V² + a itself. */
    @ParameterizedTest
    @CsvSource({
        "-2, 3, 0.7",
        "0.5, 1, 0.01",
        "0.5, -4, 0.8",
        "3, -4, 0.05",
        "-40, 100, 0.1",
        "1, 0, 0.5",
        "-0.5, 9, 0.5"
    })
    void aPotentialFollowsItsEquation(double start, double a, double time) {
        double v = start;
        int steps = 200_000;
        double step = time / steps;
        for (int i = 0; i < steps; i++) {
            double k1 = v * v + a;
            double k2 = (v + step / 2 * k1) * (v + step / 2 * k1) + a;
            double k3 = (v + step / 2 * k2) * (v + step / 2 * k2) + a;
            double k4 = (v + step * k3) * (v + step * k3) + a;
            v += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        assertEquals(v, QifNeurons.after(start, a, time), 1e-9 * Math.max(1, Math.abs(v)));
    }

    /** From −∞ to +∞ it takes π/√a; on the way the time that is left and the time that has passed make this up. */
    @Test
    void aSpikeComesWhereThePotentialHasNoEnd() {
        assertEquals(Math.PI / 3, QifNeurons.untilSpike(Double.NEGATIVE_INFINITY, 9), 1e-15);
        assertEquals(0.5, QifNeurons.untilSpike(2, 0), 0);
        for (double[] each : new double[][] {{-5, 9}, {0.3, 2}, {7, -4}, {2.001, -4}, {-0.1, 50}}) {
            double until = QifNeurons.untilSpike(each[0], each[1]);
            double before = QifNeurons.after(each[0], each[1], 0.99 * until);
            assertEquals(0.01 * until, QifNeurons.untilSpike(before, each[1]), 1e-10 * until);
        }
        double passed = 0.3;
        double v = QifNeurons.after(Double.NEGATIVE_INFINITY, 9, passed);
        assertEquals(Math.PI / 3 - passed, QifNeurons.untilSpike(v, 9), 1e-12);
    }

    @Test
    void quantilesHaveTheirMedianAndQuartilesWhereTheDistributionHasThem() {
        double[] all = QifNeurons.excitabilities(
                populations(999, QifPopulations.Excitability.QUANTILES), 2, new RandomStreams(1).stream("any"));
        double[] sorted = Arrays.copyOf(all, 999);
        Arrays.sort(sorted);
        assertEquals(-5, sorted[499], 1e-12);
        assertEquals(-6, sorted[249], 1e-12);
        assertEquals(-4, sorted[749], 1e-12);
        assertEquals(all[3], all[999 + 3]);
    }

    @Test
    void drawnExcitabilitiesAreOfTheSameDistributionButNotTheSame() {
        double[] all = QifNeurons.excitabilities(
                populations(4096, QifPopulations.Excitability.DRAWN), 1, new RandomStreams(1).stream("any"));
        Arrays.sort(all);
        // the median's standard error is π/2/√N = 0.025, a quartile's π/√(4N)·2/√... about 0.035
        assertEquals(-5, all[2048], 0.1);
        assertEquals(-6, all[1024], 0.14);
        assertEquals(-4, all[3072], 0.14);
    }

    /** Without weights each neuron has the period π/√a, so that the rates of all are known. */
    @Test
    void unconnectedNeuronsFireAtTheirOwnRates() {
        QifPopulations settings = new QifPopulations(3, 2, 1, 400, QifPopulations.Excitability.QUANTILES);
        SequenceWeights none = new SequenceWeights(new double[9], 3);
        QifNeurons network = new QifNeurons(
                settings,
                new SequenceCue(SequenceCue.Protocol.SYNFIRE, 0, 0, 0, 40),
                none,
                0,
                10,
                new RandomStreams(1));
        for (int step = 0; step < 20; step++) {
            network.advance();
        }
        double expected = 0;
        for (double a : QifNeurons.excitabilities(settings, 1, new RandomStreams(1).stream("any"))) {
            expected += a > 0 ? Math.sqrt(a) / Math.PI / 400 : 0;
        }
        // a neuron's count in 10 τ is off its mean by one at most
        assertEquals(expected, network.rate(0), 0.01);
        assertEquals(expected, network.rate(2), 0.01);
    }

    /** Rates of 1000 neurons a population against those of infinitely many, both counted over the same window. */
    @Test
    void manyNeuronsFollowTheRateEquations() {
        QifPopulations settings = populations(1000, QifPopulations.Excitability.QUANTILES);
        SequenceWeights weights = new SequenceWeights(STORED.weights(8), 8);
        QifNeurons neurons = new QifNeurons(settings, SYNFIRE, weights, 0, 0.01, new RandomStreams(1));
        RateEquations rates = new RateEquations(settings, SYNFIRE, weights, 1e-4);
        neurons.strike(10);
        rates.strike(10);
        double[] windowed = new double[8];
        double worst = 0;
        double largest = 0;
        for (int window = 0; window < 60; window++) {
            Arrays.fill(windowed, 0);
            for (int step = 0; step < 100; step++) {
                rates.advance();
                for (int k = 0; k < 8; k++) {
                    windowed[k] += rates.rate(k) / 100;
                }
            }
            for (int step = 0; step < 10; step++) {
                neurons.advance();
            }
            for (int k = 0; k < 8; k++) {
                worst = Math.max(worst, Math.abs(windowed[k] - neurons.rate(k)));
                largest = Math.max(largest, windowed[k]);
            }
        }
        assertTrue(largest > 50, "largest " + largest);
        assertTrue(worst < 0.15 * largest, "worst " + worst + " of " + largest);
    }
}
