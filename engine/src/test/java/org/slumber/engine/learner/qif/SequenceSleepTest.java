package org.slumber.engine.learner.qif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.InvalidInputException;

class SequenceSleepTest {
    private static SequenceSleep sleep(Map<String, Object> settings) {
        Map<String, Object> given = new HashMap<>(settings);
        given.put("learner", "qif-sequence");
        List<SequenceSleep> sleeps =
                ((QifSequenceLearner) Catalogue.specOf(given).learner()).sleeps();
        assertEquals(1, sleeps.size());
        return sleeps.get(0);
    }

    /** |w| ← w*(|w|/w*)^λ, step by step. */
    @Test
    void aSleepIsTheDecayOfThePaperStepByStep() {
        SequenceSleep sleep = sleep(Map.of("sleep.ratio", 0.1, "sleep.decay", 0.999, "sleep.intervalSteps", 500));
        assertEquals(50, sleep.steps());
        for (double weight : new double[] {13.125, -1.875, 0.004}) {
            double left = Math.abs(weight);
            for (int step = 0; step < 50; step++) {
                left = 0.01 * StrictMath.pow(left / 0.01, 0.999);
            }
            assertEquals(Math.copySign(left, weight), sleep.decayed(weight), 1e-12 * left);
        }
        assertEquals(0, sleep.decayed(0));
    }

    /** By hand: 3500 steps at λ = 0.99997, 0.01·1500^0.900323 = 7.236. */
    @Test
    void thePapersSleepHalvesTheStoredWeight() {
        assertEquals(7.236, sleep(Map.of("sleep.ratio", 0.1)).decayed(15), 0.001);
        assertEquals(10_000, sleep(Map.of("sleep.ratio", 0.5)).steps());
    }

    @Test
    void twoSleepsAreOneOfTwiceTheSteps() {
        SequenceWeights twice = weights();
        SequenceSleep once = sleep(Map.of("sleep.ratio", 0.1));
        twice.sleep(once);
        twice.sleep(once);
        SequenceWeights longer = weights();
        longer.sleep(sleep(Map.of("sleep.ratio", 0.2)));
        assertArrayEquals(longer.values(), twice.values(), 1e-12);
        assertEquals(longer.betweenExponent(), twice.betweenExponent(), 1e-15);
    }

    @Test
    void whatIsWithinPopulationsMayBeLeftAlone() {
        SequenceWeights weights = weights();
        weights.sleep(sleep(Map.of("sleep.ratio", 0.1, "qif.sleepDecays", "between")));
        assertEquals(weights().of(2, 2), weights.of(2, 2));
        assertEquals(sleep(Map.of("sleep.ratio", 0.1)).decayed(weights().of(3, 2)), weights.of(3, 2));
        assertEquals(1, weights.withinExponent());
    }

    private static SequenceWeights weights() {
        return new SequenceWeights(new StoredSequence(15, 15, 0).weights(8), 8);
    }

    @Test
    void otherTargetsAreRefused() {
        assertEquals(
                "sleep.target must be static with the learner qif-sequence, was group",
                assertThrows(
                                InvalidInputException.class,
                                () -> sleep(Map.of("sleep.ratio", 0.1, "sleep.target", "group")))
                        .getMessage());
    }
}
