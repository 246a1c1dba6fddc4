package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.engine.dynamics.DynamicsGroup;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.dynamics.Estimate;

class EndDynamicsTest {
    private static DynamicsReading reading(DynamicsReading.Phase phase, double cv2) {
        return new DynamicsReading(
                phase,
                1,
                100,
                0,
                false,
                100,
                List.of(new DynamicsReading.Value(
                        DynamicsMeasure.ISI_CV2, DynamicsGroup.EXCITATORY, Estimate.of(cv2))));
    }

    @Test
    void theLastEndOfAnEpochCounts() {
        List<DynamicsReading> readings = List.of(
                reading(DynamicsReading.Phase.END, 0.5),
                reading(DynamicsReading.Phase.END, 0.75),
                reading(DynamicsReading.Phase.AFTER, 1));
        assertEquals(
                OptionalDouble.of(0.75), EndDynamics.last(readings, DynamicsMeasure.ISI_CV2, DynamicsGroup.EXCITATORY));
        assertTrue(EndDynamics.last(readings, DynamicsMeasure.ISI_LV, DynamicsGroup.EXCITATORY)
                .isEmpty());
    }
}
