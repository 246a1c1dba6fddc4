package org.slumber.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.ResultDigest;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Variant;

/** The beginning of a run, recorded and replayed to the digit. */
class TraceRecorderTest {
    private static final Dataset FIGURES = Geomfig.generate(40);
    /** Sleeps begin before wake steps 150, 300 and 450. */
    private static final int STEPS = 500;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> aTraceOfARunIsReplayedToTheDigit() {
        List<Map<String, Object>> runs = new ArrayList<>();
        runs.add(Map.of("preset", "released", "encoding.gain", 1));
        runs.add(Map.of("regulariser", "none"));
        runs.add(Map.of("regulariser", "nap", "nap.intervalSteps", 150));
        runs.add(Map.of("regulariser", "sleep+normalize", "normalize.intervalSteps", 100));
        runs.add(Map.of("sleep.weightNoise", 0.01));
        runs.add(Map.of("sleep.content", "silence"));
        for (Variant<?> rule : Catalogue.PLASTICITY_RULES.variants()) {
            Map<String, Object> values = new HashMap<>(rule.brief());
            values.put("plasticity.rule", rule.name());
            runs.add(values);
        }
        for (Variant<?> homeostat : Catalogue.HOMEOSTASIS.variants()) {
            Map<String, Object> values = new HashMap<>(homeostat.brief());
            values.put(Catalogue.HOMEOSTASIS.selector().path(), homeostat.name());
            runs.add(values);
        }
        return runs.stream()
                .map(values -> dynamicTest(values.toString(), () -> {
                    Path place = Files.createTempDirectory(folder, "trace");
                    RunSpec spec = spec(values);
                    try (TraceRecorder recorder = new TraceRecorder(spec, place, STEPS)) {
                        assertEquals(
                                ResultDigest.of(Engine.run(spec, FIGURES)),
                                ResultDigest.of(Engine.run(spec, FIGURES, recorder)),
                                "recording changed the run");
                    }
                    Trace trace = Trace.read(place);
                    assertTrue(trace.spikes.neuron().length > 20, "hardly a spike in it");
                    Replay replay = Replay.of(trace);
                    assertEquals(0, replay.rasterDifferences());
                    assertEquals(0.0, replay.maximumWeightDifference());
                }));
    }

    @Test
    void whatATraceCannotHoldIsRefused() {
        assertRefused(
                Map.of("learner", "surrogate-gradient", "surrogate.batch", 4), 10, "a trace is of the learner stdp");
        assertRefused(Map.of("sleep.content", "sequence"), 10, "a trace holds no sleep.content sequence");
        assertRefused(Map.of(), 801, "a trace has 1 to 800 steps awake");
        assertRefused(Map.of(), 0, "a trace has 1 to 800 steps awake");
    }

    private void assertRefused(Map<String, Object> values, long steps, String message) {
        String refusal = assertThrows(
                        InvalidInputException.class, () -> new TraceRecorder(spec(values), folder, steps).close())
                .getMessage();
        assertTrue(refusal.startsWith(message), refusal);
    }

    @Test
    void ofAShorterFirstEpochThereIsNoTrace() throws IOException {
        RunSpec spec = spec(Map.of("protocol", "class-incremental", "validation.images", 0));
        try (TraceRecorder recorder = new TraceRecorder(spec, folder, 799)) {
            String refusal = assertThrows(InvalidInputException.class, () -> Engine.run(spec, FIGURES, recorder))
                    .getMessage();
            assertTrue(refusal.startsWith("a trace lies in the first epoch, which has "), refusal);
        }
    }

    private static RunSpec spec(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "training.images", 8,
                "training.epochs", 2,
                "training.stepsPerImage", 100,
                "validation.images", 4,
                "test.images", 8,
                "test.blocks", 1,
                "sleep.ratio", 0.3,
                "sleep.intervalSteps", 150,
                "encoding.gain", 0.3,
                "controls", "none"));
        all.putAll(values);
        return Catalogue.specOf(all);
    }
}
