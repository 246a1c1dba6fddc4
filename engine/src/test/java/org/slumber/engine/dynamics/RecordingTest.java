package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class RecordingTest {
    @Test
    void aShuffleKeepsEverySegmentsRatesAndLosesWhatNeuronsShare() throws IOException {
        Recording recording = KnownTrains.recording();
        Recording shuffled = recording.shuffled(new RandomStreams(1).stream("shuffle"));
        for (int neuron = 0; neuron < recording.neurons(); neuron++) {
            assertArrayEquals(
                    recording.counts(neuron, neuron + 1, 1000, 3000), shuffled.counts(neuron, neuron + 1, 1000, 3000));
            assertNotEquals(Arrays.toString(recording.train(neuron)), Arrays.toString(shuffled.train(neuron)));
        }
        assertEquals(
                Arrays.stream(recording.counts()).sum(),
                Arrays.stream(shuffled.counts()).sum());
        double synchrony =
                new SpikeCounts(shuffled, DynamicsGroup.ALL).synchrony().orElseThrow();
        assertTrue(Math.abs(synchrony - 1) < 0.15, "synchrony " + synchrony);
    }
}
