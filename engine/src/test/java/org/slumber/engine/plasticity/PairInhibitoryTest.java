package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class PairInhibitoryTest {
    private static final SynapseKind I = SynapseKind.INHIBITORY;
    private static final PairInhibitory PAIRS = new PairInhibitory(Timing.PUBLISHED, 0.005, 10, 7.5, 1.4);

    @Test
    void besideARuleOfTripletsItIsTheAdditiveOne() {
        Triplet rule = new Triplet(Timing.PUBLISHED, Triplet.Amplitudes.VISUAL_CORTEX_MINIMAL, 1);
        SpikePairs pair = SpikePairs.one(I, 1, network -> PAIRS.beside(rule, network, new RandomStreams(1)));
        pair.rest(12_000);
        // post spike, then 5 steps later the pre spike
        pair.step(false, true);
        pair.rest(4);
        pair.step(true, false);
        pair.rest(1);
        assertEquals(0.005 * Math.exp(-0.5), pair.strength() - 1, 1e-15);
        pair.rest(12_000);
        double before = pair.strength();
        pair.step(true, false);
        pair.rest(4);
        pair.step(false, true);
        pair.rest(1);
        assertEquals(-1.4 * 0.005 * Math.exp(-5 / 7.5), pair.strength() - before, 1e-15);
    }

    @Test
    void besideARuleOfPairsItIsThatRule() {
        SoftBound rule = new SoftBound(WeightDependenceLaw.published(), 1, 2, 5);
        SpikePairs pair = SpikePairs.one(I, 0.5, network -> PAIRS.beside(rule, network, new RandomStreams(1)));
        pair.rest(12_000);
        pair.step(false, true);
        pair.rest(4);
        pair.step(true, false);
        pair.rest(1);
        assertEquals(0.0008 * 0.9 * Math.exp(-0.5), pair.strength() - 0.5, 1e-15);
    }
}
