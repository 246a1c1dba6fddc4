package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.data.GapXor.Distractors;
import org.slumber.engine.data.GapXor.Task;
import org.slumber.engine.spec.InvalidInputException;

class GapXorTest {
    @Test
    void withoutDistractorsASampleIsItsTwoCues() {
        EventSet events = task(Task.PAIR, 0, Distractors.SAME_CHANNELS).generate(2000);
        int ones = 0;
        for (int sample = 0; sample < events.size(); sample++) {
            int[] times = events.times()[sample];
            int[] spiking = events.spiking()[sample];
            assertEquals(2, times.length);
            int gap = times[1] - times[0];
            assertTrue(gap >= 6 && gap <= 25 && times[0] >= 3 && times[1] < 97, times[0] + " " + times[1]);
            assertEquals((spiking[0] % 2) ^ (spiking[1] % 2), events.labels()[sample]);
            ones += events.labels()[sample];
        }
        assertEquals(0.5, ones / 2000.0, 0.05);
    }

    /**
     * At the program's default, where an observer's answers to some thousand samples were right in 0.53 (one standard error
     * is 0.01), and where the label is in the sample.
     */
    @ParameterizedTest
    @CsvSource({
        "PAIR, 0, SAME_CHANNELS, 1, 0",
        "PAIR, 0.03, SAME_CHANNELS, 0.53, 0.015",
        "PAIR, 0.03, OWN_CHANNELS, 1, 0",
        "STALE, 0, SAME_CHANNELS, 1, 0",
        "STALE, 0.03, OWN_CHANNELS, 1, 0"
    })
    void noLearnerCanExceedTheIdealObserver(
            Task task, double rate, Distractors distractors, double accuracy, double error) {
        GapXor gapXor = task(task, rate, distractors);
        assertEquals(accuracy, gapXor.bestPossibleAccuracy(gapXor.generate(4000)), error);
    }

    /** The likelier label is right as often as it says to be. */
    @Test
    void ideallyObservedLabelsAreRightAsOftenAsTheObserverSays() {
        GapXor gapXor = task(Task.PAIR, 0.003, Distractors.SAME_CHANNELS);
        EventSet events = gapXor.generate(6000);
        double right = 0;
        for (int sample = 0; sample < events.size(); sample++) {
            right += chosen(events.times()[sample], events.spiking()[sample], events.labels()[sample]);
        }
        assertEquals(gapXor.bestPossibleAccuracy(events), right / events.size(), 0.02);
    }

    /** 1 where most pairs of spikes at an allowed gap have the label's parity, 1/2 where as many have the other. */
    private static double chosen(int[] times, int[] spiking, int label) {
        int own = 0;
        int other = 0;
        for (int a = 0; a < times.length; a++) {
            for (int b = 0; b < times.length; b++) {
                int gap = times[b] - times[a];
                if (times[a] >= 3 && times[a] < 100 - 25 - 3 && gap >= 6 && gap <= 25) {
                    if ((spiking[a] + spiking[b]) % 2 == label) {
                        own++;
                    } else {
                        other++;
                    }
                }
            }
        }
        return own == other ? 0.5 : own > other ? 1 : 0;
    }

    @Test
    void distractorsComeAtTheirRate() {
        EventSet events = task(Task.PAIR, 0.03, Distractors.OWN_CHANNELS).generate(500);
        assertEquals(32, events.channels());
        double spikes = Arrays.stream(events.times())
                .mapToInt(times -> times.length)
                .average()
                .orElseThrow();
        assertEquals(2 + 0.03 * 1600, spikes, 1);
    }

    @Test
    void staleCuesComeBeforeTheMarkerAndTwoAfterIt() {
        EventSet events = task(Task.STALE, 0, Distractors.SAME_CHANNELS).generate(500);
        assertEquals(17, events.channels());
        for (int sample = 0; sample < events.size(); sample++) {
            int[] spiking = events.spiking()[sample];
            int marker = spiking.length - 3;
            assertEquals(16, spiking[marker]);
            assertTrue(marker >= 1 && marker <= 3, "stale cues: " + marker);
            assertEquals((spiking[marker + 1] + spiking[marker + 2]) % 2, events.labels()[sample]);
        }
    }

    @Test
    void largerSetBeginsWithTheSmallerOne() {
        GapXor gapXor = task(Task.STALE, 0.01, Distractors.OWN_CHANNELS);
        EventSet few = gapXor.generate(10);
        EventSet many = gapXor.generate(30);
        for (int sample = 0; sample < 10; sample++) {
            assertArrayEquals(few.times()[sample], many.times()[sample]);
            assertArrayEquals(few.spiking()[sample], many.spiking()[sample]);
        }
    }

    @Test
    void gapsThatDoNotFitAreRefused() {
        assertEquals(
                "gapXor.steps must be above 31 for gapXor.largestGap of 25, was 31",
                assertThrows(
                                InvalidInputException.class,
                                () -> new GapXor(Task.PAIR, 16, 31, 6, 25, 0, Distractors.SAME_CHANNELS, 0))
                        .getMessage());
    }

    private static GapXor task(Task task, double rate, Distractors distractors) {
        return new GapXor(task, 16, 100, 6, 25, rate, distractors, 0);
    }
}
