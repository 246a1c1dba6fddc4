package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TripletTest {
    private static final SynapseKind E = SynapseKind.EXCITATORY;

    private static SpikePairs pair(Timing timing, Triplet.Amplitudes set) {
        return SpikePairs.one(E, 1, new Triplet(timing, set, 1)::on);
    }

    @Test
    void thePostSpikeAfterAnotherIsWhatStrengthens() {
        SpikePairs pair = pair(Timing.CAUSAL, Triplet.Amplitudes.VISUAL_CORTEX_MINIMAL);
        // the pre spike arrives at 0, the post neuron spikes at 10 and 30
        pair.step(true, false);
        pair.rest(10);
        pair.step(false, true);
        assertEquals(1, pair.strength());
        pair.rest(19);
        pair.step(false, true);
        assertEquals(9.145e-4, pair.strength() - 1, 5e-8);
        assertEquals(6.5e-3 * Math.exp(-30 / 16.8) * Math.exp(-20 / 114.0), pair.strength() - 1, 1e-15);
    }

    @Test
    void theFullSetHasAllFourTerms() {
        Triplet.Amplitudes set = Triplet.Amplitudes.HIPPOCAMPAL_FULL;
        SpikePairs pair = pair(Timing.CAUSAL, set);
        // arrivals at 0 and 8, post spikes at 3 and 12
        pair.step(true, false);
        pair.rest(3);
        pair.step(false, true);
        double expected = 1 + Math.exp(-3 / 16.8) * 6.1e-3;
        assertEquals(expected, pair.strength(), 1e-15);
        pair.rest(3);
        pair.step(true, false);
        pair.step(false, false);
        expected -= Math.exp(-5 / 33.7) * (1.6e-3 + 1.4e-3 * Math.exp(-8 / 946.0));
        assertEquals(expected, pair.strength(), 1e-15);
        pair.rest(3);
        pair.step(false, true);
        double pre = Math.exp(-12 / 16.8) + Math.exp(-4 / 16.8);
        expected += pre * (6.1e-3 + 6.7e-3 * Math.exp(-9 / 27.0));
        assertEquals(expected, pair.strength(), 1e-15);
    }

    @Test
    void theNearestSpikeAloneCountsWhereTheSetSaysSo() {
        SpikePairs pair = pair(Timing.CAUSAL, Triplet.Amplitudes.DIEHL_COOK_NEAREST);
        // arrivals at 0 and 1, post spikes at 2 and 5
        pair.step(true, false);
        pair.step(true, false);
        pair.rest(1);
        pair.step(false, true);
        pair.rest(2);
        pair.step(false, true);
        assertEquals(0.01 * Math.exp(-4 / 20.0) * Math.exp(-3 / 40.0), pair.strength() - 1, 1e-15);
    }

    @Test
    void aSpikeThatArrivesWithThePostSpikeCountsWholeAndOneThatFollowsItLess() {
        // hippocampal: pairs alone strengthen
        SpikePairs together = pair(Timing.CAUSAL, Triplet.Amplitudes.HIPPOCAMPAL_MINIMAL);
        together.pair(0);
        assertEquals(5.3e-3, together.strength() - 1, 1e-15);
        SpikePairs after = pair(Timing.CAUSAL, Triplet.Amplitudes.HIPPOCAMPAL_MINIMAL);
        after.pair(-1);
        assertEquals(-3.5e-3 * Math.exp(-1 / 33.7), after.strength() - 1, 1e-15);
    }

    @Test
    void thePublishedTimingExchangesPreAndPost() {
        SpikePairs pair = pair(Timing.PUBLISHED, Triplet.Amplitudes.VISUAL_CORTEX_MINIMAL);
        // the post neuron spikes at 0, spikes arrive at 10 and 30
        pair.step(false, true);
        pair.rest(8);
        pair.step(true, false);
        pair.rest(19);
        assertEquals(1, pair.strength());
        pair.step(true, false);
        pair.step(false, false);
        assertEquals(9.145e-4, pair.strength() - 1, 5e-8);
        SpikePairs weakened = pair(Timing.PUBLISHED, Triplet.Amplitudes.VISUAL_CORTEX_MINIMAL);
        weakened.pair(4);
        assertEquals(-7.1e-3 * Math.exp(-4 / 33.7), weakened.strength() - 1, 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void uncorrelatedSpikesLeaveAnUnstableRate(Timing timing) {
        // all traces known without the discrete steps: 19.22 Hz
        assertEquals(0.01922, 7.1e-3 * 33.7 / (6.5e-3 * 16.8 * 114), 5e-6);
        double depression = after(33.7) * Math.exp(-1 / 33.7);
        double potentiation = timing == Timing.CAUSAL ? after(16.8) : after(16.8) * Math.exp(-1 / 16.8);
        double weakening = timing == Timing.CAUSAL ? depression : after(33.7);
        double neutral = 7.1e-3 * weakening / (6.5e-3 * potentiation * after(114) * Math.exp(-1 / 114.0));
        assertEquals(0.01922, neutral, 0.002);
        assertTrue(drift(timing, neutral).isZero(), "" + drift(timing, neutral));
        assertTrue(drift(timing, 0.7 * neutral).isBelow(0));
        assertTrue(drift(timing, 1.4 * neutral).isAbove(0));
    }

    /** Mean of a trace of one spike a step, right after the spike. */
    private static double after(double timeConstant) {
        return 1 / (1 - Math.exp(-1 / timeConstant));
    }

    private static SpikePairs.Drift drift(Timing timing, double probability) {
        Triplet rule = new Triplet(timing, Triplet.Amplitudes.VISUAL_CORTEX_MINIMAL, 1e-3);
        return SpikePairs.drift(E, 1, rule::on, probability, probability, 1000, 20_000);
    }
}
