package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsdpTest {
    private static final SynapseKind E = SynapseKind.EXCITATORY;

    private static Ssdp rule(Ssdp.Mode mode, double amplitude, int window) {
        return new Ssdp(WeightDependenceLaw.published(), mode, amplitude, 1 / 3.0, 1, window);
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 1", "4, 5, 0.60653", "9, 7, 0.13534", "4, -1, -0.33333", "-1, 4, -0.33333", "-1, -1, -0.33333"})
    void aWindowEndsWithWhatItsFirstSpikesSay(int pre, int post, double units) {
        SpikePairs pair = SpikePairs.one(E, 1, rule(Ssdp.Mode.INSTEAD, 1.5e-4, 20)::on);
        for (int step = 0; step < 20; step++) {
            assertEquals(1, pair.strength());
            // the second spike of a window does not count
            pair.step(step == pre || (pre >= 0 && step == 15), step == post || (post >= 0 && step == 18));
        }
        assertEquals(units * 1.5e-4, pair.strength() - 1, 1e-9);
        double before = pair.strength();
        pair.rest(19);
        assertEquals(before, pair.strength());
        pair.rest(1);
        assertEquals(-1.5e-4 / 3, pair.strength() - before, 1e-12);
    }

    @Test
    void addedToThePairRuleItIsTheSumOfBoth() {
        double added = SpikePairs.changeByPair(E, 1, rule(Ssdp.Mode.ADDED, 1.5e-4, 20), 5);
        double instead = SpikePairs.changeByPair(E, 1, rule(Ssdp.Mode.INSTEAD, 1.5e-4, 20), 5);
        double pairs = SpikePairs.changeByPair(E, 1, new PairStdp(WeightDependenceLaw.published()), 5);
        assertEquals(instead + pairs, added, 1e-12);
        assertEquals(pairs, SpikePairs.changeByPair(E, 1, rule(Ssdp.Mode.ADDED, 0, 20), 5), 1e-15);
    }

    /** Windows of one step: both spike with a quarter's probability where the neurons do with half. */
    @Test
    void independentSpikesAreNeutralWhereAQuarterOfWindowsHasBoth() {
        Ssdp rule = rule(Ssdp.Mode.INSTEAD, 1e-6, 1);
        assertTrue(SpikePairs.drift(E, 1, rule::on, 0.5, 0.5, 0, 4000).isZero());
        assertTrue(SpikePairs.drift(E, 1, rule::on, 0.4, 0.5, 0, 4000).isBelow(0));
        assertTrue(SpikePairs.drift(E, 1, rule::on, 0.6, 0.5, 0, 4000).isAbove(0));
    }
}
