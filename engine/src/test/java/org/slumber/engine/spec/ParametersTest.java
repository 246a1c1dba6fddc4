package org.slumber.engine.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final Map<String, Object> NOTHING = Map.of();

    @ParameterizedTest
    @ValueSource(strings = {"none", "sleep", "normalize", "nap"})
    void valuesOfASpecMakeTheSameSpec(String regulariser) {
        RunSpec spec = Parameters.specOf(Map.of("regulariser", regulariser, "preset", "released", "seed", 7));
        assertEquals(spec, Parameters.specOf(Parameters.valuesOf(spec)));
    }

    @Test
    void everyParameterIsReadFromTheKeyItIsWrittenTo() {
        for (Parameter parameter : Parameters.all()) {
            if (parameter.type() == Parameter.Type.TEXT || parameter.path().equals("seed")) {
                continue;
            }
            Map<String, Object> given =
                    new HashMap<>(Map.of("regulariser", owner(parameter.path()), "learner", learner(parameter.path())));
            Object before = Parameters.valuesOf(Parameters.specOf(given)).get(parameter.path());
            Object changed = parameter.type() == Parameter.Type.INTEGER
                    ? (Object) ((Long) before + 1)
                    : (Object) ((Double) before * (parameter.path().equals("sleep.staticTarget") ? 1.0625 : 0.9375));
            given.put(parameter.path(), changed);
            assertEquals(
                    changed, Parameters.valuesOf(Parameters.specOf(given)).get(parameter.path()), parameter.path());
        }
    }

    private static String learner(String path) {
        return path.startsWith("surrogate.") ? "surrogate-gradient" : "stdp";
    }

    private static String owner(String path) {
        String section = path.substring(0, path.indexOf('.'));
        return Set.of("normalize", "nap").contains(section) ? section : "sleep";
    }

    @Test
    void valuesOfOtherVariantsAreAbsent() {
        Map<String, Object> values = Parameters.valuesOf(Parameters.specOf(Map.of("regulariser", "none")));
        assertFalse(values.containsKey("sleep.ratio"));
        assertFalse(values.containsKey("nap.steps"));
    }

    @Test
    void columnsAreDistinct() {
        Set<String> columns = new HashSet<>();
        Parameters.all().forEach(parameter -> assertTrue(columns.add(parameter.column()), parameter.column()));
        assertTrue(columns.contains("sleep_static_target"));
    }

    @ParameterizedTest
    @CsvSource({"table, 0.6, 0.005, always, logistic-regression", "released, 0.4, 0.0008, asleep, qda"})
    void presetsHaveTheValuesOfTheirPrograms(
            String preset, double weight, double rate, String noise, String classifier) {
        Map<String, Object> values = Parameters.valuesOf(Parameters.specOf(Map.of("preset", preset)));
        assertEquals(weight, values.get("network.excitatoryInhibitoryWeight"));
        assertEquals(rate, values.get("plasticity.inhibitoryLearningRate"));
        assertEquals(noise, values.get("noise.when"));
        assertEquals(classifier, values.get("readout.classifier"));
    }

    @Test
    void geomfigIsNotScaledToASumAndHasHalfTheGain() {
        Encoding encoding = Parameters.specOf(NOTHING).encoding();
        assertEquals(new Encoding(15, Encoding.Scaling.NONE, 0.1, 0.5), encoding);
        assertEquals(
                new Encoding(15, Encoding.Scaling.SUM, 0.1, 1),
                Parameters.specOf(Map.of("dataset", "mnist")).encoding());
    }

    @Test
    void publishedProtocolStopsEarlyAndScoresTheLastBlock() {
        Protocol protocol = Parameters.specOf(Map.of("protocol", "published")).protocol();
        assertEquals(
                new Protocol(
                        Protocol.Name.PUBLISHED,
                        20,
                        300,
                        100,
                        1000,
                        5,
                        Protocol.Scored.LAST_BLOCK,
                        6,
                        1000,
                        Protocol.Sample.LABEL_RUN),
                protocol);
    }

    @ParameterizedTest
    @CsvSource({
        "sleep.ratio, 1.5, 'sleep.ratio must be in [0, 1], was 1.5'",
        "sleep.decay, 0, 'sleep.decay must be above 0 and at most 1, was 0'",
        "sleep.staticTarget, 30, 'sleep.staticTarget must be in [0.01, 25], was 30'",
        "neuron.restingPotential, 50, 'neuron.restingPotential must be in [-100, 40], was 50'",
        "network.inputExcitatoryProbability, -0.1, 'network.inputExcitatoryProbability must be in [0, 1], was -0.1'",
        "plasticity.minimumWeight, 26, 'plasticity.minimumWeight must be above 0 and at most 25, was 26'",
        "encoding.meanProbability, NaN, 'encoding.meanProbability must be above 0 and at most 1, was NaN'"
    })
    void valuesOutOfBoundsAreRefusedWithTheirBounds(String path, double value, String message) {
        assertRefused(Map.of(path, value), message);
    }

    @Test
    void wrongKindsOfValuesAreRefused() {
        assertRefused(Map.of("sleep.ratio", "much"), "sleep.ratio must be a number, was much");
        assertRefused(Map.of("seed", 1.5), "seed must be a whole number, was 1.5");
        assertRefused(Map.of("preset", "paper"), "preset must be one of table, released, was paper");
        assertRefused(Map.of("dataset", 3), "dataset must be a text, was 3");
        assertRefused(Map.of("sleep.ration", 0.1), "unknown parameter sleep.ration");
        assertRefused(
                Map.of("protocol", "published", "validation.images", 0),
                "training.patience must be 0 where validation.images is 0, was 6");
    }

    private static void assertRefused(Map<String, Object> given, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> Parameters.specOf(given))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 35000, 10000, 0", "0.00001, 35000, 10000, 1", "0.1, 35000, 10000, 3500", "0.3, 35000, 10000, 10000"
    })
    void aSleepLastsItsShareOfTheIntervalUpToTheMaximum(double ratio, int interval, int maximum, int steps) {
        Regulariser.Sleep sleep =
                new Regulariser.Sleep(ratio, 0.99997, Regulariser.Sleep.Target.STATIC, 0.01, interval, maximum, 0.001);
        assertEquals(steps, sleep.steps());
    }
}
