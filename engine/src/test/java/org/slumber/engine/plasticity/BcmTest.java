package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slumber.engine.plasticity.Triplet.Amplitudes;

class BcmTest {
    private static final SynapseKind E = SynapseKind.EXCITATORY;

    @Test
    void atTheTargetTheThresholdIsThatOfTheLaw() {
        assertEquals(3.694e-3, new Bcm(Timing.CAUSAL, 1, 10, 10_000).depressionAtTarget(), 5e-7);
    }

    @Test
    void aPairWeakensByTheSquareOfTheRunningMean() {
        // a running mean so slow that one spike hardly moves it from the target, where it begins
        SpikePairs slow = SpikePairs.one(E, 1, new Bcm(Timing.CAUSAL, 1, 10, 1e9)::on);
        slow.pair(-3);
        double atTarget = 6.5e-3 * 16.8 * 114 * 0.01 / 33.7;
        assertEquals(-atTarget * Math.exp(-3 / 33.7), slow.strength() - 1, 1e-9);
        // and one that a spike moves: the post spike, then two steps of forgetting before the arrival
        SpikePairs fast = SpikePairs.one(E, 1, new Bcm(Timing.CAUSAL, 1, 10, 100)::on);
        fast.pair(-3);
        double ratio = (0.99 + 1 / 100.0 / 0.01) * 0.99 * 0.99;
        assertEquals(-atTarget * ratio * ratio * Math.exp(-3 / 33.7), fast.strength() - 1, 1e-15);
    }

    @Test
    void inThePublishedTimingTheMeanIsStillThatOfThePostNeuron() {
        SpikePairs pair = SpikePairs.one(E, 1, new Bcm(Timing.PUBLISHED, 1, 10, 100)::on);
        pair.pair(2);
        double atTarget = 6.5e-3 * 16.8 * 114 * 0.01 / 33.7;
        double ratio = 0.99 * 0.99 * 0.99;
        assertEquals(-atTarget * ratio * ratio * Math.exp(-2 / 33.7), pair.strength() - 1, 1e-15);
    }

    /** With the mean at the rate itself, the only rate that leaves weights alone is the target. */
    @Test
    void theOnlyStationaryRateIsTheTarget() {
        assertTrue(drift(target()).isZero(), "" + drift(target()));
        assertTrue(drift(0.5 * target()).isAbove(0), "" + drift(0.5 * target()));
        assertTrue(drift(2 * target()).isBelow(0), "" + drift(2 * target()));
    }

    /** 10 Hz, but for what steps of 1 ms make of the means of the traces. */
    private static double target() {
        double weakening = 33.7 / (after(33.7) * Math.exp(-1 / 33.7));
        double strengthening = after(16.8) / 16.8 * after(114) * Math.exp(-1 / 114.0) / 114;
        return 0.01 * weakening * strengthening;
    }

    private static double after(double timeConstant) {
        return 1 / (1 - Math.exp(-1 / timeConstant));
    }

    private static SpikePairs.Drift drift(double probability) {
        assertEquals(0.0, Amplitudes.VISUAL_CORTEX_MINIMAL.depressionByTriplets);
        // so slow a mean would stay at the target, so the target is put where the rate is by a mean that has settled
        Bcm rule = new Bcm(Timing.CAUSAL, 1e-3, 10, 20_000);
        return SpikePairs.drift(E, 1, rule::on, 0.02, probability, 80_000, 20_000);
    }
}
