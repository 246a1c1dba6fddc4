package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.network.WeightBounds;

class SoftBoundTest {
    private static final SynapseKind E = SynapseKind.EXCITATORY;
    private static final SynapseKind I = SynapseKind.INHIBITORY;

    @Test
    void aLonePairChangesBySoMuchAsTheBoundLeaves() {
        SoftBound rule = new SoftBound(WeightDependenceLaw.published(), 1, 2, 5);
        assertEquals(3.6392e-4, SpikePairs.changeByPair(E, 0.5, rule, 5), 5e-9);
        assertEquals(-1.0268e-4, SpikePairs.changeByPair(E, 0.5, rule, -5), 5e-9);
        assertEquals(0.0008 * 0.9 * Math.exp(-0.5), SpikePairs.changeByPair(I, 0.5, rule, 5), 1e-15);
        assertEquals(-0.0008 * 0.1 * Math.exp(-5 / 7.5), SpikePairs.changeByPair(I, 0.5, rule, -5), 1e-15);
    }

    @Test
    void anExponentBetweenIsAPower() {
        SoftBound rule = new SoftBound(WeightDependenceLaw.published(), 0.2, 2, 5);
        assertEquals(0.0008 * Math.pow(0.75, 0.2) * Math.exp(-0.5), SpikePairs.changeByPair(E, 0.5, rule, 5), 1e-15);
        assertEquals(
                -0.0008 * Math.pow(0.25, 0.2) * Math.exp(-5 / 7.5), SpikePairs.changeByPair(E, 0.5, rule, -5), 1e-15);
        assertEquals(0, SpikePairs.changeByPair(E, 3, rule, 5));
    }

    @ParameterizedTest
    @EnumSource
    void withoutExponentItIsThePairRuleToTheBit(Timing timing) {
        PairWindow pairs = new PairWindow(timing, 0.02, 0.05, 10, 7.5, 1.4);
        assertArrayEquals(learnt(new PairStdp(pairs)), learnt(new SoftBound(pairs, 0, 2, 5)));
    }

    private static double[] learnt(PlasticityRule rule) {
        RandomNetwork random = new RandomNetwork(9, new WeightBounds(0.01, 0.6));
        PlasticNetwork plastic = new PlasticNetwork(random.network, rule);
        for (int step = 0; step < 400; step++) {
            plastic.step(random.input(), random.drawInput(), random.drawNoise());
        }
        return random.network.weights().copy();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5714", "0.5, 0.640", "0.2, 0.808", "0.1, 0.947"})
    void theFixedPointIsThatOfTheLaw(double exponent, double published) {
        // all pairs, long time constants and few spikes: the balance is τ₋/τ₊
        assertEquals(published, fixedPoint(0.75, exponent), 5e-4);
        double fixedPoint = 2 * fixedPoint(WeightDependenceLaw.balance(), exponent);
        SoftBound rule = new SoftBound(WeightDependenceLaw.slow(Timing.PUBLISHED), exponent, 2, 2);
        WeightDependenceLaw.assertFixedPoint(E, rule, fixedPoint);
    }

    @Test
    void theFixedPointIsTheSameInTheOtherTimingAndOfInhibitoryWeights() {
        SoftBound rule = new SoftBound(WeightDependenceLaw.slow(Timing.CAUSAL), 1, 2, 5);
        WeightDependenceLaw.assertFixedPoint(E, rule, 2 * fixedPoint(WeightDependenceLaw.balance(), 1));
        WeightDependenceLaw.assertFixedPoint(I, rule, 5 * fixedPoint(WeightDependenceLaw.balance(), 1));
    }

    private static double fixedPoint(double balance, double exponent) {
        return 1 / (1 + Math.pow(balance, 1 / exponent));
    }
}
