package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.dynamics.DynamicsGroup;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.engine.dynamics.DynamicsReading;

/** Runs whose dynamics are measured. */
class DynamicsRunsTest {
    private static final Dataset FIGURES = Geomfig.generate(60);

    private static RunResult run(Object... settings) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "training.epochs", 1,
                "training.images", 10,
                "training.stepsPerImage", 300,
                "validation.images", 4,
                "test.images", 12,
                "sleep.ratio", 0.5,
                "sleep.intervalSteps", 1000,
                "dynamics.windowSteps", 800,
                "dynamics.intervalSteps", 1000,
                "encoding.gain", 2));
        for (int s = 0; s < settings.length; s += 2) {
            values.put((String) settings[s], settings[s + 1]);
        }
        return Engine.run(Catalogue.specOf(values), FIGURES);
    }

    private static List<String> phases(RunResult result) {
        return result.dynamics().stream()
                .map(reading -> reading.phase() + "@" + reading.wakeSteps())
                .toList();
    }

    @Test
    void measuringChangesNothingElse() {
        RunResult plain = run();
        assertEquals(List.of(), plain.dynamics());
        String digest = ResultDigest.of(plain);
        for (String extent : List.of("dynamics", "all")) {
            RunResult measured = run("measures", extent);
            assertEquals(digest, ResultDigest.of(measured), extent);
            plain.metrics()
                    .forEach((name, value) ->
                            assertEquals(value, measured.metrics().get(name), name));
            assertEquals(measured.dynamics(), run("measures", extent).dynamics(), extent);
        }
    }

    @Test
    void sleepsHaveAWindowBeforeDuringAndAfterAndARunWithoutHasThemAtTheSameSteps() {
        List<String> asleep = phases(run("measures", "dynamics"));
        List<String> awake = phases(run("measures", "dynamics", "sleep.ratio", 0));
        assertEquals(
                List.of(
                        "START@0",
                        "BEFORE@1000",
                        "DURING@1000",
                        "AFTER@1000",
                        "BEFORE@2000",
                        "DURING@2000",
                        "AFTER@2000",
                        "END@3000"),
                asleep);
        assertEquals(
                asleep.stream().filter(phase -> !phase.startsWith("DURING")).toList(), awake);
    }

    @Test
    void readingsAgreeWithWhatTheRunKnows() {
        RunResult result = run("measures", "all", "regulariser", "none", "dynamics.windowSteps", 3000);
        DynamicsReading end = result.dynamics().get(result.dynamics().size() - 1);
        assertEquals(DynamicsReading.Phase.END, end.phase());
        assertEquals(1000, end.steps(), "since it was looked at last");
        RunResult whole = run(
                "measures", "all", "regulariser", "none", "dynamics.windowSteps", 3000, "dynamics.intervalSteps", 9000);
        DynamicsReading all = whole.dynamics().get(1);
        assertEquals(3000, all.steps());
        assertEquals(
                whole.activity().excitatoryRate().orElseThrow(),
                value(all, DynamicsMeasure.RATE_MEAN, DynamicsGroup.EXCITATORY),
                1e-9);
        assertEquals(
                whole.metrics().get("synchrony"),
                value(all, DynamicsMeasure.SYNCHRONY, DynamicsGroup.EXCITATORY),
                1e-9);
        assertEquals(whole.metrics().get("isi_cv"), value(all, DynamicsMeasure.ISI_CV, DynamicsGroup.EXCITATORY), 1e-9);
        assertEquals(
                whole.metrics().get("branching_ratio"), value(all, DynamicsMeasure.BRANCHING_RATIO, DynamicsGroup.ALL));
        double shuffled = value(all, DynamicsMeasure.SYNCHRONY_SHUFFLED, DynamicsGroup.EXCITATORY);
        assertTrue(shuffled < value(all, DynamicsMeasure.SYNCHRONY, DynamicsGroup.EXCITATORY), "shuffled " + shuffled);
        assertTrue(value(all, DynamicsMeasure.LTP_OVER_LTD, DynamicsGroup.EXCITATORY) > 0);
    }

    @Test
    void theWindowKeepsItsLastSteps() {
        RunResult result = run("measures", "dynamics", "regulariser", "none", "dynamics.intervalSteps", 9000);
        assertEquals(800, result.dynamics().get(1).steps());
    }

    @Test
    void gainsDelaysAndCircuitsAreMeasuredToo() {
        for (Object[] settings : List.of(
                new Object[] {"measures", "all", "circuit", "divisive"},
                new Object[] {"measures", "all", "plasticity.rule", "delay"})) {
            DynamicsReading end = run(settings).dynamics().get(1);
            assertTrue(value(end, DynamicsMeasure.EXCITATION, DynamicsGroup.EXCITATORY) > 0);
            assertTrue(value(end, DynamicsMeasure.INHIBITION, DynamicsGroup.EXCITATORY) > 0);
        }
    }

    private static double value(DynamicsReading reading, DynamicsMeasure measure, DynamicsGroup group) {
        return reading.value(measure, group).orElseThrow().value();
    }
}
