package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.EventSet;

class IdealObserverTest {
    private static final String COLUMN = "best_possible_accuracy";

    @Test
    void isOneWhereTheLabelIsInEverySample() {
        assertEquals(1, metrics(Map.of("dataset", "gap-xor"), 60).get(COLUMN));
    }

    /** All samples are tested but the four trained on. */
    @Test
    void isOfTheTestSamples() {
        Map<String, Object> settings =
                Map.of("dataset", "gap-xor", "gapXor.distractorRate", 0.004, "gapXor.distractors", "same-channels");
        EventSet all = spec(settings, 60).generated().get(0).generate(60);
        double ofAll = spec(settings, 60)
                .generated()
                .get(0)
                .bestPossibleAccuracy(all, IntStream.range(0, 60).toArray())
                .orElseThrow();
        double best = metrics(settings, 60).get(COLUMN);
        // each of the four is at least 1/2 and at most 1
        assertTrue(best * 56 <= ofAll * 60 - 4 * 0.5 + 1e-9 && best * 56 >= ofAll * 60 - 4 - 1e-9, best + " " + ofAll);
        assertTrue(best > 0.5 && best < 1, "best " + best);
    }

    @Test
    void isUnknownElsewhere() {
        assertFalse(metrics(Map.of("dataset", "randman"), 60).containsKey(COLUMN));
    }

    private static Map<String, Double> metrics(Map<String, Object> settings, int samples) {
        RunSpec spec = spec(settings, samples);
        return Engine.run(spec, spec.generated().get(0).generate(samples)).metrics();
    }

    private static RunSpec spec(Map<String, Object> settings, int samples) {
        Map<String, Object> given = new HashMap<>(settings);
        given.putAll(Map.of(
                "learner", "surrogate-gradient",
                "regulariser", "none",
                "surrogate.hidden", 5,
                "surrogate.batch", 4,
                "training.epochs", 1,
                "training.images", 4,
                "test.images", samples - 4));
        return Catalogue.specOf(given);
    }
}
