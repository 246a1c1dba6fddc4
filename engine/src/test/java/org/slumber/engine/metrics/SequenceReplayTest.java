package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceReplayTest {
    private static final double NEVER = Double.NaN;

    private static Map<String, Double> metrics(double... times) {
        return new SequenceReplay(times, 7).metrics();
    }

    @Test
    void aSequenceEndsWhereAPopulationIsSilentOrTooEarly() {
        assertEquals(3.0, metrics(1, 2, 4, NEVER, 5).get("sequence_length"));
        assertEquals(2.0, metrics(1, 2, 1.5, 3, 4).get("sequence_length"));
        assertEquals(0.4, metrics(1, 2, 1.5, 3, 4).get("replayed_fraction"));
        assertEquals(0.0, metrics(NEVER, 2, 3, 4, 5).get("sequence_length"));
        assertEquals(7.0, metrics(NEVER, NEVER, NEVER).get("peak_rate"));
    }

    @Test
    void hopsAreOfWhatWasReplayed() {
        // hops 1, 2, 4: the fourth population ends the sequence
        Map<String, Double> odd = metrics(1, 2, 4, 8, NEVER, 9);
        assertEquals(2.0, odd.get("hop_time"));
        assertEquals(4.0, odd.get("hop_slowing"));
        assertEquals(1.5, metrics(1, 2, 4, NEVER).get("hop_time"));
    }

    @Test
    void whatHasNoValueHasNoColumn() {
        Set<String> always = Set.of("sequence_length", "replayed_fraction", "peak_rate");
        assertEquals(always, metrics(1, NEVER, NEVER).keySet());
        assertEquals(
                Set.of("sequence_length", "replayed_fraction", "peak_rate", "hop_time"),
                metrics(1, 2, NEVER).keySet());
    }
}
