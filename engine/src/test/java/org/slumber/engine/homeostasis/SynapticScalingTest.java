package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.homeostasis.Homeostasis.Active;
import org.slumber.engine.homeostasis.SynapticScaling.Bounded;
import org.slumber.engine.homeostasis.SynapticScaling.Form;

class SynapticScalingTest {
    private static final double BETA = 4e-5;
    private static final double GAMMA = 1e-7;

    /** Neuron 0 fires in every step, so at τ = 1 ms its rate is 1000 Hz from the first step on; ρ = 950 makes e = −50. */
    @Test
    void aConstantErrorHasTheClosedForm() {
        Puppets puppets = new Puppets(scaling(Form.MULTIPLICATIVE, 950, BETA, GAMMA, Bounded.OFF, 1000));
        puppets.steps(300_000, 0);
        // exp(βe·n·dt + γe·dt²·n(n+1)/2) at n = 300, dt = 1 s
        assertEquals(0.43791, puppets.weight(0) / 0.1, 5e-6);
        assertEquals(0.43791, puppets.weight(4) / 0.4, 5e-6);
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"MULTIPLICATIVE", "CUBIC"})
    void theRatioOfANeuronsWeightsStays(Form form) {
        Puppets puppets = new Puppets(scaling(form, 20, 1e-3, 0, Bounded.OFF, 100));
        for (int round = 0; round < 40; round++) {
            puppets.steps(1, 0);
            puppets.steps(49);
        }
        assertTrue(Math.abs(puppets.weight(0) - 0.1) > 1e-4, "weight " + puppets.weight(0));
        assertEquals(0.1 / 0.4, puppets.weight(0) / puppets.weight(4), 1e-12);
    }

    @Test
    void noErrorAndNoIntegralLeaveEveryWeightToTheBit() {
        Puppets puppets = new Puppets(scaling(Form.MULTIPLICATIVE, 1000, 1, 0, Bounded.OFF, 10));
        puppets.steps(100, 0, 1);
        assertArrayEquals(
                new double[] {0.1, 0.2, 0.3, 0.5, 0.4, -0.6},
                puppets.network.weights().values());
    }

    @Test
    void inhibitoryNeuronsAreScaledWhereAskedFor() {
        SynapticScaling excitatory = scaling(Form.MULTIPLICATIVE, 100, 1e-3, 0, Bounded.OFF, 10);
        Puppets puppets = new Puppets(excitatory);
        puppets.steps(10);
        assertEquals(0.5, puppets.weight(3));
        Puppets all = new Puppets(new SynapticScaling(
                Active.WAKE, Population.EI, Form.MULTIPLICATIVE, 100, 1, 1e-3, 0, 1, 1, Bounded.OFF, 10));
        all.steps(10);
        assertEquals(0.5 * Math.exp(1e-3 * 100 * 0.01), all.weight(3), 1e-15);
        assertEquals(-0.6, all.weight(5), "an inhibitory weight");
    }

    /** w·(1 + (1 − (a/ρ)³)·K/τ_w): at a = 1000 and ρ = 500 the bracket is −7. */
    @Test
    void theCubicFormGoesWithTheCubedRate() {
        Puppets puppets = new Puppets(
                new SynapticScaling(Active.WAKE, Population.E, Form.CUBIC, 500, 1, 1, 1, 1e5, 1, Bounded.OFF, 100));
        puppets.steps(200, 0);
        assertEquals(0.1 * Math.pow(1 - 7 * 100 / 1e5, 2), puppets.weight(0), 1e-15);
    }

    /** A constant error moves 1/w evenly: 1/w = 1/w₀ − e/1000·n/τ_w. */
    @Test
    void theQuadraticFormMovesTheInverseEvenly() {
        Puppets falling = new Puppets(quadratic(950, 500));
        falling.steps(3000, 0);
        assertEquals(1 / (1 / 0.1 + 0.05 * 3000 / 500), falling.weight(0), 1e-12);
        Puppets rising = new Puppets(quadratic(50, 500));
        rising.steps(3000);
        assertEquals(1 / (1 / 0.2 - 0.05 * 3000 / 500), rising.weight(1), 1e-12);
    }

    /** Beyond its pole the quadratic form is at the bound. */
    @Test
    void whatRunsAwayIsClipped() {
        Puppets puppets = new Puppets(quadratic(1000, 1e-3));
        puppets.steps(101);
        assertEquals(25, puppets.weight(0));
    }

    @Test
    void boundedWeightsAtMostHalveOrDoubleInASecond() {
        Puppets puppets = new Puppets(scaling(Form.MULTIPLICATIVE, 500, 100, 0, Bounded.ON, 500));
        puppets.steps(1000, 1);
        assertEquals(2 * 0.1, puppets.weight(0), 1e-15);
        assertEquals(0.2 / 2, puppets.weight(1), 1e-15);
    }

    private static SynapticScaling scaling(
            Form form, double targetRate, double gain, double integralGain, Bounded bounded, int intervalSteps) {
        return new SynapticScaling(
                Active.WAKE, Population.E, form, targetRate, 1, gain, integralGain, 1e4, 1e4, bounded, intervalSteps);
    }

    private static SynapticScaling quadratic(double targetRate, double timeConstant) {
        return new SynapticScaling(
                Active.WAKE, Population.E, Form.QUADRATIC, targetRate, 1, 1, 1, 1, timeConstant, Bounded.OFF, 100);
    }
}
