package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.Catalogue;

class PlannedBaselinesTest {
    @ParameterizedTest
    @CsvSource({
        "stdp, none, 0.1, 0, 0, true",
        "stdp, sleep, 0, 0, 0, true",
        "stdp, sleep, 0.1, 0, 0, false",
        "stdp, sleep, 0, 100, 0, false",
        "stdp, sleep, 0, 0, 100, false",
        "stdp, normalize, 0, 0, 0, false",
        "surrogate-gradient, sleep-replay, 0, 0, 0, true",
        "surrogate-gradient, sleep-replay, 0, 100, 0, false"
    })
    void whatNeverActsIsABaseline(
            String learner, String regulariser, double ratio, int afterTask, int growth, boolean baseline) {
        assertEquals(
                baseline,
                PlannedBaselines.nothingRegularises(Catalogue.specOf(Map.of(
                        "learner", learner,
                        "regulariser", regulariser,
                        "sleep.ratio", ratio,
                        "sleep.afterTask", afterTask,
                        "sleep.afterTaskGrowth", growth))));
    }
}
