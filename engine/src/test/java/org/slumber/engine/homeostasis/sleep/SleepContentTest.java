package org.slumber.engine.homeostasis.sleep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.metrics.SynapseGroup;

class SleepContentTest {
    private static final Dataset FIGURES = Geomfig.generate(60);

    /** Without noise there is nothing that fires, so silence is noise of 0 mV; and both differ from the network's noise. */
    @ParameterizedTest
    @ValueSource(strings = {"table", "released"})
    void silenceIsNoiseOfNothing(String preset) {
        double silent = weights(Map.of("preset", preset, "sleep.content", "silence"));
        assertEquals(silent, weights(Map.of("preset", preset, "sleep.noiseFactor", 0)));
        assertNotEquals(silent, weights(Map.of("preset", preset)));
        assertNotEquals(silent, weights(Map.of("preset", preset, "sleep.noiseFactor", 2.5)));
    }

    @Test
    void imagesAreReplayed() {
        double noise = weights(Map.of());
        double images = weights(Map.of("sleep.content", "image", "sleep.windowSide", 15));
        assertNotEquals(noise, images);
        assertNotEquals(images, weights(Map.of("sleep.content", "image", "sleep.imageStatistic", "class")));
        assertEquals(noise, weights(Map.of("sleep.content", "image", "sleep.imageRate", 0)));
    }

    /** Sequences are those of the epoch before, so two are run; without a current they are noise alone. */
    @Test
    void sequencesAreReplayed() {
        Map<String, Object> noise = Map.of("training.epochs", 2);
        Map<String, Object> driven = Map.of("training.epochs", 2, "sleep.content", "sequence");
        assertNotEquals(weights(noise), weights(driven));
        Map<String, Object> undriven = new HashMap<>(driven);
        undriven.put("sleep.sequenceDrive", 0);
        assertEquals(weights(noise), weights(undriven));
    }

    /** Σ|w| of S→E at the end of a short run whose sleeps change weights by plasticity alone. */
    private static double weights(Map<String, Object> settings) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "training.epochs", 1,
                "training.images", 8,
                "training.stepsPerImage", 60,
                "validation.images", 0,
                "test.images", 6,
                "encoding.gain", 1.5,
                "sleep.ratio", 1,
                "sleep.decay", 1,
                "sleep.intervalSteps", 150));
        given.putAll(settings);
        RunResult result = Engine.run(Catalogue.specOf(given), FIGURES);
        return result.weights().get(SynapseGroup.INPUT_EXCITATORY).end().sum();
    }
}
