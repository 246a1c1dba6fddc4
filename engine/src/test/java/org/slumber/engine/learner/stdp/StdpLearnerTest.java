package org.slumber.engine.learner.stdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;

class StdpLearnerTest {
    @ParameterizedTest
    @CsvSource({"table, 0.6, 0.005, always, logistic-regression", "released, 0.4, 0.0008, asleep, qda"})
    void presetsHaveTheValuesOfTheirPrograms(
            String preset, double weight, double rate, String noise, String classifier) {
        Map<String, Object> values = Catalogue.valuesOf(Catalogue.specOf(Map.of("preset", preset)));
        assertEquals(weight, values.get("network.excitatoryInhibitoryWeight"));
        assertEquals(rate, values.get("plasticity.inhibitoryLearningRate"));
        assertEquals(noise, values.get("noise.when"));
        assertEquals(classifier, values.get("readout.classifier"));
    }

    @Test
    void theStaticTargetStandsWithinTheBoundsOfTheWeights() {
        assertEquals(
                "sleep.staticTarget must be in [0.01, 25], was 30",
                assertThrows(InvalidInputException.class, () -> Catalogue.specOf(Map.of("sleep.staticTarget", 30)))
                        .getMessage());
    }

    /** 300 images of 1000 steps an epoch: 8 sleeps of 3500 steps, 285 naps of 100. */
    @Test
    void whatSleepsCostsMore() {
        double none = seconds("none");
        assertEquals(none + 20 * 8 * 3500 / 100_000.0, seconds("sleep"), 1e-9);
        assertEquals(none + 20 * 285 * 100 / 100_000.0, seconds("nap"), 1e-9);
        assertEquals(none, seconds("normalize"), 1e-9);
        assertEquals(seconds("sleep") + seconds("nap") - none, seconds("sleep+nap"), 1e-9);
    }

    /** Three passes over 300 training images and two over 1000 of the test. */
    @Test
    void controlsCostTheirPasses() {
        assertEquals(
                seconds("none") + (3 * 300 + 2 * 1000) * 1000 / 340_000.0,
                seconds(Map.of("regulariser", "none", "controls", "all")),
                1e-9);
    }

    /** 20 epochs of 300 000 steps awake, at 240 000 a second by the pair rule. */
    @Test
    void whatRulesCostIsCountedAwake() {
        double pair = seconds(Map.of("plasticity.rule", "pair"));
        assertEquals(pair + 0.4 * 20 * 300_000 / 240_000.0, seconds(Map.of("plasticity.rule", "vanRossum")), 1e-9);
        assertEquals(pair - 0.2 * 20 * 300_000 / 240_000.0, seconds(Map.of("plasticity.rule", "ssdp")), 1e-9);
    }

    /** Five tasks, a sleep at the end of each that is 500 steps longer after each earlier one, at 100 000 steps a second. */
    @Test
    void sleepsAfterTasksAreCounted() {
        Map<String, Object> awake = Map.of("protocol", "class-incremental", "sleep.ratio", 0);
        Map<String, Object> asleep = new HashMap<>(awake);
        asleep.putAll(Map.of("sleep.afterTask", 1000, "sleep.afterTaskGrowth", 500));
        assertEquals(seconds(awake) + (5 * 1000 + 10 * 500) / 100_000.0, seconds(asleep), 1e-9);
        asleep.put("tasks.schedule", "joint");
        Map<String, Object> joint = new HashMap<>(awake);
        joint.put("tasks.schedule", "joint");
        assertEquals(seconds(joint) + (1000 + 4 * 500) / 100_000.0, seconds(asleep), 1e-9);
    }

    private static double seconds(String regulariser) {
        return seconds(Map.of("regulariser", regulariser));
    }

    private static double seconds(Map<String, Object> values) {
        RunSpec spec = Catalogue.specOf(values);
        return spec.expectedSeconds();
    }
}
