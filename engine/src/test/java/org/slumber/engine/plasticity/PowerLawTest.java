package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PowerLawTest {
    @ParameterizedTest
    @EnumSource
    void aLonePairStrengthensByAPowerAndWeakensInProportion(SynapseKind kind) {
        PowerLaw rule = new PowerLaw(WeightDependenceLaw.published(), 0.4, 1);
        assertEquals(0.0008 * Math.pow(0.3, 0.4) * Math.exp(-0.5), SpikePairs.changeByPair(kind, 0.3, rule, 5), 1e-15);
        assertEquals(-0.0008 * 4 / 3 * 0.3 * Math.exp(-2 / 3.0), SpikePairs.changeByPair(kind, 0.3, rule, -5), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.333", "0.3, 2.746", "1.615, 1"})
    void alphaFollowsFromTheFixedPoint(double fixedPoint, double alpha) {
        assertEquals(alpha, new PowerLaw(WeightDependenceLaw.published(), 0.4, fixedPoint).weakening(), 5e-4);
    }

    @Test
    void independentSpikesSettleAtTheFixedPoint() {
        PowerLaw rule = new PowerLaw(WeightDependenceLaw.slow(Timing.PUBLISHED), 0.4, 1);
        double balance = rule.weakening() * WeightDependenceLaw.balance();
        WeightDependenceLaw.assertFixedPoint(SynapseKind.EXCITATORY, rule, Math.pow(1 / balance, 1 / 0.6));
    }
}
