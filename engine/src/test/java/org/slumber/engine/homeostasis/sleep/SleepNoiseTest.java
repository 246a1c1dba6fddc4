package org.slumber.engine.homeostasis.sleep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.homeostasis.sleep.SleepNoise.Colour;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

class SleepNoiseTest {
    private static final RandomStreams STREAMS = new RandomStreams(3);

    @Test
    void whiteNoiseIsThePapersDrawByDraw() {
        NoiseSource white = SleepNoise.WHITE.on(STREAMS, "any", 3, 5);
        GaussianNoise paper = new GaussianNoise(STREAMS.stream("any"), 3, 5);
        for (int step = 0; step < 4; step++) {
            white.begin();
            assertArrayEquals(paper.next(), white.next());
        }
    }

    @Test
    void aStiffnessWithoutAVarianceIsRefused() {
        assertEquals(
                "sleep.noiseStiffness must be below 6.0, where sleep.noiseProcess langevin has a variance, with"
                        + " sleep.noiseStep 1.0 and sleep.noiseFriction 0.5, was 6.0",
                assertThrows(InvalidInputException.class, () -> new SleepNoise(Colour.LANGEVIN, 1, 0.5, 6))
                        .getMessage());
        assertEquals(6, new SleepNoise(Colour.WHITE, 1, 0.5, 6).stiffness());
        assertEquals(5.9, new SleepNoise(Colour.LANGEVIN, 1, 0.5, 5.9).stiffness());
    }

    /** The network asleep hears its colour: lasting noise makes neurons spike again and again, or not at all. */
    @Test
    void aSleepHearsTheColourOfItsNoise() {
        RunResult white = run(Map.of());
        RunResult lasting = run(Map.of("sleep.noiseProcess", "langevin"));
        RunResult fleeting = run(Map.of("sleep.noiseProcess", "langevin", "sleep.noiseStiffness", 20_000));
        assertNotEquals(white.work(), lasting.work());
        assertNotEquals(lasting.work(), fleeting.work());
        assertTrue(white.work().sleeps() > 0);
        assertEquals(white.work().sleepSteps(), lasting.work().sleepSteps());
    }

    private static RunResult run(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "learner", "surrogate-gradient",
                "surrogate.hidden", 20,
                "surrogate.batch", 4,
                "surrogate.sleepCopies", 5,
                "surrogate.plasticityRate", 0.1,
                "sleep.ratio", 1,
                "training.epochs", 2,
                "training.images", 12,
                "training.stepsPerImage", 30,
                "test.images", 10));
        all.putAll(given);
        return Engine.run(Catalogue.specOf(all), Geomfig.generate(60));
    }
}
