package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SpikeCountsTest {
    @Test
    void countsAreThoseOfElephantsFormulas() throws IOException {
        SpikeCounts counts = new SpikeCounts(KnownTrains.recording(), DynamicsGroup.EXCITATORY);
        assertEquals(1.070140142994499, counts.fanoFactor().orElseThrow(), 1e-12);
        assertEquals(0.2817277906626435, counts.correlation().orElseThrow(), 1e-12);
        assertEquals(1.5469456445406025, counts.synchrony().orElseThrow(), 1e-12);
        assertEquals(43.27777777777778, counts.meanRate().orElseThrow(), 1e-12);
        assertEquals(28.416666666666668, counts.rateQuantile(0.25).orElseThrow(), 1e-12);
        assertEquals(0, counts.silentFraction().orElseThrow());
    }

    @Test
    void noNeuronsHaveNoValues() throws IOException {
        SpikeCounts none = new SpikeCounts(KnownTrains.recording(), DynamicsGroup.INHIBITORY);
        assertTrue(none.meanRate().isEmpty());
        assertTrue(none.rateQuantile(0.5).isEmpty());
        assertTrue(none.fanoFactor().isEmpty());
        assertTrue(none.correlation().isEmpty());
        assertTrue(none.synchrony().isEmpty());
    }
}
