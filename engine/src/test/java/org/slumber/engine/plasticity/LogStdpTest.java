package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogStdpTest {
    private static final double INITIAL = 0.3;

    /** The factor on weakening at a multiple of J₀. */
    private static double weakening(double ratio, double saturation) {
        LogStdp rule = new LogStdp(WeightDependenceLaw.published(), 1 / ratio, 50, saturation);
        double change = SpikePairs.changeByPair(SynapseKind.EXCITATORY, INITIAL, rule, -5);
        return change / (-0.0008 * Math.exp(-2 / 3.0));
    }

    @Test
    void weakeningIsContinuousAtItsScaleAndThere() {
        double atScale = 4 / 3.0;
        assertEquals(atScale, weakening(1, 5), 1e-9);
        assertEquals(atScale, weakening(1 - 1e-6, 5), 1e-5);
        assertEquals(atScale, weakening(1 + 1e-6, 5), 1e-5);
        assertEquals(0.5 * atScale, weakening(0.5, 5), 1e-9);
        assertEquals(atScale * (1 + Math.log(1 + 5 * 2) / 5), weakening(3, 5), 1e-9);
    }

    @Test
    void moreSaturationFlattensAndNoneIsLinear() {
        assertEquals(4, weakening(3, 0), 1e-9);
        assertEquals(4, weakening(3, 1e-6), 1e-5);
        assertEquals(4 / 3.0, weakening(3, 1e6), 1e-4);
        assertTrue(weakening(3, 1) > weakening(3, 5));
    }

    @Test
    void strengtheningFallsAsAnExponential() {
        LogStdp rule = new LogStdp(WeightDependenceLaw.published(), 0.5, 50, 5);
        for (SynapseKind kind : SynapseKind.values()) {
            assertEquals(
                    0.0008 * Math.exp(-2 / 50.0) * Math.exp(-0.5),
                    SpikePairs.changeByPair(kind, INITIAL, rule, 5),
                    1e-15);
        }
    }

    @Test
    void independentSpikesSettleWhereBothHalvesAreEqual() {
        LogStdp rule = new LogStdp(WeightDependenceLaw.slow(Timing.PUBLISHED), 1, 50, 5);
        // strengthening e^(−x/50) against 4/3·x·S₋/S₊, for x = |w|/J₀ below 1
        double balance = 4 / 3.0 * WeightDependenceLaw.balance();
        double low = 0;
        double high = 3;
        while (high - low > 1e-12) {
            double x = (low + high) / 2;
            double weakening = x <= 1 ? x : 1 + Math.log(1 + 5 * (x - 1)) / 5;
            if (Math.exp(-x / 50) > balance * weakening) {
                low = x;
            } else {
                high = x;
            }
        }
        for (double factor : new double[] {0.8, 1, 1.25}) {
            double weight = factor * low * INITIAL;
            // what stands for the initial weight is J₀'s group, so the scale takes the factor back out
            LogStdp scaled = new LogStdp(rule.pairs(), INITIAL / weight, 50, 5);
            SpikePairs.Drift drift = WeightDependenceLaw.drift(SynapseKind.EXCITATORY, scaled, weight);
            assertTrue(factor == 1 ? drift.isZero() : factor < 1 ? drift.isAbove(0) : drift.isBelow(0), "" + drift);
        }
    }
}
