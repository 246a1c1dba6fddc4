package org.slumber.engine.learner.stdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class ControlTrialsTest {
    private static final Dataset FIGURES = Geomfig.generate(200);
    private static final Map<String, Object> SMALL = Map.of(
            "training.images", 60,
            "training.stepsPerImage", 120,
            "training.epochs", 2,
            "validation.images", 10,
            "test.images", 40,
            "encoding.gain", 1.5,
            "controls", "all");

    /**
     * A run that cannot learn is its own frozen control, and as all its weights of a kind are one, a shuffle changes
     * nothing: so the controls see what the run saw, and nothing else.
     */
    @ParameterizedTest
    @ValueSource(strings = {"standard", "published"})
    void aRunThatDoesNotLearnIsItsOwnControl(String protocol) {
        Map<String, Object> frozen = Map.of(
                "protocol",
                protocol,
                "regulariser",
                "none",
                "network.gain",
                2,
                "training.epochs",
                1,
                "plasticity.excitatoryLearningRate",
                0,
                "plasticity.inhibitoryLearningRate",
                0);
        RunResult result = run(frozen);
        double accuracy = result.scores().test();
        assertTrue(accuracy > 0.3, "accuracy " + accuracy);
        assertEquals(accuracy, result.metrics().get("accuracy_frozen"));
        assertEquals(accuracy, result.metrics().get("accuracy_intact"));
        assertEquals(accuracy, result.metrics().get("accuracy_shuffled"));
        assertEquals(0, result.metrics().get("structure_gain"));
        assertEquals(0, result.metrics().get("drift_slope"));
    }

    /** The same of conduction delays, which the untrained network has as they were drawn; a shuffle moves those. */
    @Test
    void delaysAreTheControlsToo() {
        Map<String, Object> frozen = new HashMap<>(Map.of(
                "plasticity.rule",
                "delay",
                "plasticity.inhibitory",
                "frozen",
                "delay.postRate",
                0,
                "delay.preRate",
                0,
                "delay.rateFactor",
                0,
                "regulariser",
                "none",
                "network.gain",
                2,
                "training.epochs",
                1));
        Map<String, Double> drawn = run(frozen).metrics();
        assertEquals(drawn.get("accuracy_frozen"), drawn.get("accuracy_intact"));
        frozen.put("delay.initial", "fixed");
        frozen.put("delay.initialDelay", 4);
        Map<String, Double> fixed = run(frozen).metrics();
        assertEquals(fixed.get("accuracy_frozen"), fixed.get("accuracy_shuffled"));
        frozen.put("delay.rateFactor", 40);
        Map<String, Double> learnt = run(frozen).metrics();
        assertEquals(fixed.get("accuracy_frozen"), learnt.get("accuracy_frozen"));
        assertNotEquals(fixed.get("participation_ratio_excitatory"), learnt.get("participation_ratio_excitatory"));
    }

    /** What holds a network holds no untrained one. */
    @Test
    void theFrozenControlIsTheSameWhateverTheRunLearns() {
        RunResult plain = run(Map.of("regulariser", "none"));
        RunResult held = run(Map.of(
                "regulariser",
                "sleep",
                "sleep.intervalSteps",
                700,
                "homeostasis",
                "intrinsic+scaling",
                "intrinsic.learningRate",
                1,
                "plasticity.timing",
                "causal"));
        for (String control : new String[] {"accuracy_frozen", "accuracy_raw_pixels"}) {
            assertEquals(plain.metrics().get(control), held.metrics().get(control), control);
        }
        assertFalse(plain.weights().equals(held.weights()));
        assertTrue(held.metrics().containsKey("rate_error"));
        assertFalse(plain.metrics().containsKey("rate_error"));
    }

    /** The readout tells outlines apart without any network, and its accuracy hangs on no network's parameter. */
    @Test
    void rawPixelsPassTheNetworkBy() {
        double pixels = run(Map.of("controls", "pixels")).metrics().get("accuracy_raw_pixels");
        assertTrue(pixels > 0.5, "accuracy " + pixels);
        assertEquals(pixels, run(Map.of("network.gain", 0)).metrics().get("accuracy_raw_pixels"));
    }

    @Test
    void controlsChangeNothingElseAndAreCountedApart() {
        RunResult none = run(Map.of("controls", "none"));
        RunResult all = run(Map.of());
        Map<String, Double> beside = new HashMap<>(all.metrics());
        beside.keySet().removeIf(name -> name.startsWith("accuracy_") || name.equals("structure_gain"));
        assertEquals(none.metrics(), beside);
        assertEquals(5, all.metrics().size() - beside.size());
        assertEquals(none.scores().test(), all.scores().test());
        assertEquals(none.work().testSteps(), all.work().testSteps());
        assertEquals(0, none.work().controlSteps());
        // three passes over 60 training images, two over 40 of the test
        assertEquals(120 * (3 * 60 + 2 * 40), all.work().controlSteps());
        assertEquals(none.work().steps() + all.work().controlSteps(), all.work().steps());
        assertTrue(all.work().synapticEvents() > none.work().synapticEvents());
    }

    private static RunResult run(Map<String, Object> settings) {
        Map<String, Object> values = new HashMap<>(SMALL);
        values.putAll(settings);
        return Engine.run(Catalogue.specOf(values), FIGURES);
    }
}
