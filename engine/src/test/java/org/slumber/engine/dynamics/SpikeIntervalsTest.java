package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SpikeIntervalsTest {
    @Test
    void irregularityIsThatOfElephantsFormulas() throws IOException {
        SpikeIntervals intervals = new SpikeIntervals(KnownTrains.recording(), DynamicsGroup.EXCITATORY);
        assertEquals(1.0461887483289345, intervals.variation().orElseThrow(), 1e-12);
        assertEquals(0.977177949142512, intervals.neighbourVariation().orElseThrow(), 1e-12);
        assertEquals(0.9545487987509619, intervals.localVariation().orElseThrow(), 1e-12);
    }

    @Test
    void aClockIsRegularAndTwoSpikesTellNothing() {
        Recording clock = new Recording(1, 100, new int[][] {{10, 20, 30, 40}, {5, 90}}, new int[] {0});
        SpikeIntervals excitatory = new SpikeIntervals(clock, DynamicsGroup.EXCITATORY);
        assertEquals(0, excitatory.variation().orElseThrow());
        assertEquals(0, excitatory.neighbourVariation().orElseThrow());
        assertEquals(0, excitatory.localVariation().orElseThrow());
        assertTrue(
                new SpikeIntervals(clock, DynamicsGroup.INHIBITORY).variation().isEmpty());
    }
}
