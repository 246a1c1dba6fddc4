package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Geomfig;

class LearntDelaysTest {
    private static final Map<String, Object> DELAYED = Map.of(
            "plasticity.rule",
            "delay",
            "plasticity.timing",
            "causal",
            "delay.initial",
            "fixed",
            "delay.initialDelay",
            3.0,
            "network.gain",
            3.0);

    private static Map<String, Double> metrics(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "training.epochs",
                1,
                "training.images",
                4,
                "training.stepsPerImage",
                200,
                "validation.images",
                4,
                "test.images",
                4,
                "test.blocks",
                1,
                "regulariser",
                "none"));
        all.putAll(values);
        RunSpec spec = Catalogue.specOf(all);
        return Engine.run(spec, Geomfig.generate(spec.protocol().images())).metrics();
    }

    private static Map<String, Double> delayed(double factor) {
        Map<String, Object> values = new HashMap<>(DELAYED);
        values.put("delay.rateFactor", factor);
        return metrics(values);
    }

    @Test
    void delaysThatDoNotLearnAreThoseOfTheStart() {
        Map<String, Double> metrics = delayed(0);
        assertEquals(3, metrics.get("conduction_delay_start"));
        assertEquals(3, metrics.get("conduction_delay_end"));
    }

    /** Synapses that take part in firing become faster, the more so the faster they learn. */
    @Test
    void causalLearningShortensDelays() {
        double slow = delayed(1).get("conduction_delay_end");
        double fast = delayed(10).get("conduction_delay_end");
        assertTrue(slow < 3 && fast < slow && fast >= 0, slow + " and " + fast + " ms");
    }

    @Test
    void aNetworkWithoutDelaysHasNoSuchValue() {
        assertFalse(metrics(Map.of()).containsKey("conduction_delay_end"));
    }
}
