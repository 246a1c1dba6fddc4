package org.slumber.engine.learner.qif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateEquationsTest {
    private static final QifPopulations SETTINGS =
            new QifPopulations(3, -5, 1, 10, QifPopulations.Excitability.QUANTILES);
    private static final SequenceCue UNDRIVEN = new SequenceCue(SequenceCue.Protocol.SYNFIRE, 0, 0, 0, 40);
    private static final double RECURRENT = 15;

    /** Three populations of which none knows of the others. */
    private static SequenceWeights apart() {
        return new SequenceWeights(new StoredSequence(0, RECURRENT, 0).weights(3), 3);
    }

    private static RateEquations rest(double step) {
        return new RateEquations(SETTINGS, UNDRIVEN, apart(), step);
    }

    /** The fixed points of one population: r, v and what the Jacobian makes of them. */
    @ParameterizedTest
    @CsvSource({"0.081134, -1.961620, node", "0.472980, -0.336494, saddle", "1.030597, -0.154430, focus"})
    void aPopulationHasANodeASaddleAndAFocus(double rate, double potential, String kind) {
        double steady = bisected(rate - 0.01, rate + 0.01);
        assertEquals(rate, steady, 5e-7);
        assertEquals(potential, SETTINGS.steadyPotential(steady), 5e-7);
        double v = SETTINGS.steadyPotential(steady);
        assertEquals(0, SETTINGS.halfWidth() / Math.PI + 2 * steady * v, 1e-12);
        double square = Math.PI * steady * Math.PI * steady;
        assertEquals(0, v * v + SETTINGS.meanExcitability() + RECURRENT * steady - square, 1e-9);
        // eigenvalues 2v ± √(2r(J − 2π²r)) of the Jacobian
        double radicand = 2 * steady * (RECURRENT - 2 * Math.PI * Math.PI * steady);
        assertEquals(kind, radicand < 0 ? "focus" : 2 * v + Math.sqrt(radicand) > 0 ? "saddle" : "node");
    }

    /** Where the steady rate under its own input is the rate. */
    private static double bisected(double low, double high) {
        double sign = Math.signum(SETTINGS.steadyRate(RECURRENT * low) - low);
        double from = low;
        double to = high;
        for (int half = 0; half < 60; half++) {
            double middle = (from + to) / 2;
            if (Math.signum(SETTINGS.steadyRate(RECURRENT * middle) - middle) == sign) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    @Test
    void atRestItStandsInTheNode() {
        RateEquations network = rest(1e-3);
        for (int step = 0; step < 1000; step++) {
            network.advance();
        }
        assertEquals(0.081134, network.rate(0), 5e-7);
        assertEquals(-1.961620, network.potential(0), 5e-7);
    }

    /** As the input of a long half-wave ebbs away, a population that it lifted stays in the focus. */
    @Test
    void aSlowDriveLiftsPopulationsToTheFocusWhereAnImpulseAloneComesBack() {
        SequenceCue halfWave = new SequenceCue(SequenceCue.Protocol.REPLAY, 0, 0, 3, 400);
        RateEquations lifted = new RateEquations(SETTINGS, halfWave, apart(), 1e-3);
        RateEquations struck = rest(1e-3);
        struck.strike(4);
        for (int step = 0; step < 200_000; step++) {
            lifted.advance();
            if (step < 30_000) {
                struck.advance();
            }
        }
        assertEquals(1.03060, lifted.rate(0), 0.01);
        assertEquals(-0.15443, lifted.potential(0), 0.01);
        assertEquals(0.0811344, struck.rate(0), 1e-7);
    }

    /** Of fourth order: half the step, a sixteenth of the error. */
    @Test
    void theErrorFallsWithTheFourthPowerOfTheStep() {
        double exact = struck(1e-5);
        double ratio = Math.abs(struck(2e-3) - exact) / Math.abs(struck(1e-3) - exact);
        assertTrue(ratio > 12 && ratio < 20, "ratio " + ratio);
    }

    private static double struck(double step) {
        RateEquations network = rest(step);
        network.strike(4);
        for (int i = 0; i < Math.round(0.2 / step); i++) {
            network.advance();
        }
        return network.rate(0);
    }

    @Test
    void aStepThatIsTooLongIsNotSound() {
        RateEquations network = rest(0.1);
        network.strike(100);
        for (int step = 0; step < 20; step++) {
            network.advance();
        }
        assertTrue(!network.sound());
    }

    /** The sum in the closed form cancels for a large negative drive, and must not. */
    @Test
    void theSteadyRateIsExactFarBelowThreshold() {
        QifPopulations far = new QifPopulations(3, -1000, 1e-3, 10, QifPopulations.Excitability.QUANTILES);
        double rate = far.steadyRate(0);
        // r = Δ/(2π√−η) to first order
        assertEquals(1, rate / (1e-3 / (2 * Math.PI * Math.sqrt(1000))), 1e-9);
    }
}
