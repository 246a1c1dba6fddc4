package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.MultiScale.Coordinator;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

/** Gradients with thresholds and a ceiling are those of {@link ArchitectureTest}. */
class SurrogateMultiScaleTest {
    private static final SurrogateMultiScale DEFAULTS =
            new SurrogateMultiScale(4, 100, 0.05, 0.1, 0.5, 10, 50, Coordinator.PRIORITY);

    /** r = 0.3, ρ = 0.1: θ 1 → 1 + 0.05·0.2; the row's factor is 1 + 0.1·(−0.2)/0.1 = 0.8, clamped. */
    @Test
    void loopsComeOutAsByHand() {
        assertEquals(1.01, DEFAULTS.threshold(1, 0.3), 1e-15);
        assertEquals(0.9, DEFAULTS.mediumFactor(0.3), 1e-15);
        assertEquals(1.05, DEFAULTS.mediumFactor(0.05), 1e-15);
        assertEquals(1.1, DEFAULTS.mediumFactor(-0.5), 1e-15);
        assertEquals(2, DEFAULTS.threshold(1.999, 0.9));
        assertEquals(0.5, DEFAULTS.threshold(0.501, 0));
    }

    /** The membrane is cut at 4, keeps half of it, and loses its threshold of 1.5: 4, 4, 4·0.5 + 5 − 1.5 = 5.5 cut to 4. */
    @Test
    void thresholdsAreSubtractedAndMembranesCut() {
        Layers layers = layers(4, 2, 1);
        layers.thresholds(0)[0] = 1.5;
        layers.thresholds(0)[1] = 0.5;
        ImagePass pass = new ImagePass(layers, 0.5, 3);
        pass.show(new double[] {5, 0.6});
        assertArrayEquals(new double[] {4, 0.6}, pass.membrane(1));
        // 0.3 + 0.6 − 0.5
        assertArrayEquals(new double[] {4, 0.4}, pass.membrane(2), 1e-15);
        assertArrayEquals(new double[] {4, 0.8}, pass.membrane(3), 1e-15);
        assertEquals(3, pass.spikesEnd(2));
        assertEquals(5, pass.hiddenSpikes());
        layers.thresholds(0)[0] = 4;
        pass.show(new double[] {5, 0});
        assertEquals(0, pass.hiddenSpikes(), "at its threshold it does not spike");
    }

    private static Layers layers(double ceiling, int... neurons) {
        Layers layers = new Layers(new Layers.Shape(1, neurons).withThresholds(true, ceiling));
        for (int layer = 0; layer < layers.depth(); layer++) {
            Arrays.fill(layers.thresholds(layer), 1);
        }
        return layers;
    }

    /** A neuron that always spikes, whose weights alone are scaled in both layers. */
    @ParameterizedTest
    @EnumSource(Coordinator.class)
    void ofThoseThatAreDueTheSlowestActs(Coordinator coordinator) {
        Layers layers = layers(1e9, 1, 1, 1);
        layers.weights(0)[0][0] = 3;
        layers.weights(1)[0][0] = 2;
        BatchHomeostat loops = new SurrogateMultiScale(0, 100, 0.1, 1, 1, 1, 2, coordinator)
                .on(new SurrogateSite(
                        layers, Architecture.PLAIN, 0.95, Experience.none(), Stream::empty, new RandomStreams(1)))
                .orElseThrow();
        boolean all = coordinator == Coordinator.NONE;
        ImagePass pass = new ImagePass(layers, 0.5, 4);
        loops.beginEpoch(1);
        batch(loops, pass);
        // fast alone: 0.1·(1 − 0.1)
        assertEquals(1.09, layers.thresholds(0)[0], 1e-15);
        assertEquals(1.09, layers.thresholds(1)[0], 1e-15);
        assertEquals(3, layers.weights(0)[0][0]);
        batch(loops, pass);
        // medium: factor 0.9
        assertEquals(all ? 1.18 : 1.09, layers.thresholds(0)[0], 1e-14);
        assertEquals(2.7, layers.weights(0)[0][0], 1e-14);
        assertEquals(1.8, layers.weights(1)[0][0], 1e-14);
        loops.beginEpoch(2);
        layers.weights(0)[0][0] = 5;
        batch(loops, pass);
        // slow: back to the initial norm
        assertEquals(3, layers.weights(0)[0][0], 1e-14);
        assertEquals(all ? 1.27 : 1.09, layers.thresholds(0)[0], 1e-14);
        batch(loops, pass);
        assertEquals(2.7, layers.weights(0)[0][0], 1e-14);
    }

    private static void batch(BatchHomeostat loops, ImagePass pass) {
        for (int image = 0; image < 2; image++) {
            pass.show(new double[] {100});
            assertEquals(8, pass.hiddenSpikes());
            loops.trained(pass, 1);
        }
        loops.afterBatch();
    }

    /** In a run: neurons that would spike far too often are brought to their rate. */
    @Test
    void ratesFollowTheirTarget() {
        double without = rate(Map.of("regulariser", "none"));
        double held = rate(Map.of("regulariser", "msth", "msth.fastGain", 1, "msth.targetRate", 50));
        assertTrue(Math.abs(held - 50) < 0.6 * Math.abs(without - 50), without + " " + held);
    }

    private static double rate(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "learner", "surrogate-gradient",
                "surrogate.hidden", 30,
                "surrogate.batch", 4,
                "surrogate.initialScale", 4,
                "training.epochs", 6,
                "training.images", 40,
                "training.stepsPerImage", 40,
                "test.images", 10));
        all.putAll(given);
        RunResult result = Engine.run(Catalogue.specOf(all), Geomfig.generate(60));
        return result.activity().hiddenRate().orElseThrow();
    }

    @Test
    void aCeilingUnderTheHighestThresholdIsRefused() {
        Map<String, Object> given =
                Map.of("learner", "surrogate-gradient", "regulariser", "msth", "msth.membraneCeiling", 1.5);
        assertEquals(
                "msth.membraneCeiling must be 0 or above 2.0, the highest threshold, below which no neuron could spike, was"
                        + " 1.5",
                assertThrows(InvalidInputException.class, () -> Catalogue.specOf(given))
                        .getMessage());
    }
}
