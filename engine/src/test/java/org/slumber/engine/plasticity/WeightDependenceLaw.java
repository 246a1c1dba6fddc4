package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The law that rules of pairs with a dependence on the weight share. */
final class WeightDependenceLaw {
    /** Probability of a spike in a step. */
    static final double PROBABILITY = 0.02;

    private WeightDependenceLaw() {}

    /** α·S₋/S₊ of the published window: what strengthening over weakening is at the fixed point. */
    static double balance() {
        double[] sums = SpikePairs.pairSums(PROBABILITY, 10, 7.5);
        return sums[1] / sums[0];
    }

    /** Independent random spikes leave a weight at the fixed point, lift one below and lower one above. */
    static void assertFixedPoint(SynapseKind kind, PlasticityRule rule, double fixedPoint) {
        SpikePairs.Drift at = drift(kind, rule, fixedPoint);
        assertTrue(at.isZero(), "drift at the fixed point " + at);
        SpikePairs.Drift below = drift(kind, rule, 0.8 * fixedPoint);
        assertTrue(below.isAbove(0), "drift below it " + below);
        SpikePairs.Drift above = drift(kind, rule, 1.25 * fixedPoint);
        assertTrue(above.isBelow(0), "drift above it " + above);
    }

    static SpikePairs.Drift drift(SynapseKind kind, PlasticityRule rule, double weight) {
        return SpikePairs.drift(kind, weight, rule::on, PROBABILITY, PROBABILITY, 300, 6000);
    }

    /** The published window with a learning rate so small that weights stay where they are. */
    static PairWindow slow(Timing timing) {
        return new PairWindow(timing, 1e-7, 1e-7, 10, 7.5, 1);
    }

    /** The published window. */
    static PairWindow published() {
        return new PairWindow(Timing.PUBLISHED, 0.0008, 0.0008, 10, 7.5, 1);
    }
}
