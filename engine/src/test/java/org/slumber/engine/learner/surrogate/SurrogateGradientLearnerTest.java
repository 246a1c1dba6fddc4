package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;
import org.slumber.engine.homeostasis.sleep.SleepNoise;
import org.slumber.engine.input.CurrentImages;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.learner.Controls;
import org.slumber.engine.readout.Sample;
import org.slumber.engine.spec.InvalidInputException;

class SurrogateGradientLearnerTest {

    @ParameterizedTest
    @ValueSource(strings = {"standard", "published"})
    void defaultsAreThePapers(String protocol) {
        RunSpec spec = spec(Map.of("protocol", protocol));
        assertEquals(
                new SurrogateGradientLearner(
                        new CurrentImages(),
                        1000,
                        0.95,
                        2,
                        128,
                        5e-4,
                        BatchTraining.PUBLISHED,
                        List.of(new SurrogateSleep(
                                0.1,
                                SleepAfterTask.NONE,
                                0.999,
                                0.2,
                                128,
                                100,
                                3,
                                SleepNoise.WHITE,
                                20,
                                0.01,
                                0.012,
                                1e-3)),
                        new PlainSynapse(),
                        new LeakyNeuron(),
                        new DenseWeights(),
                        new PlainCircuit(),
                        Architecture.PLAIN,
                        Controls.NONE),
                spec.learner());
        assertEquals(
                new Protocol(
                        spec.protocol().name(), 10, 60_000, 0, 10_000, 1, Protocol.Scored.ALL, 0, 100, Sample.IMAGE),
                spec.protocol());
        assertEquals(new Encoding(15, Encoding.Scaling.NONE, 0.1, 1), spec.encoding());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "sleep"})
    void valuesOfASpecMakeTheSameSpec(String regulariser) {
        RunSpec spec = spec(Map.of("regulariser", regulariser, "surrogate.hidden", 50, "sleep.ratio", 0.25));
        assertEquals(spec, Catalogue.specOf(Catalogue.valuesOf(spec)));
    }

    @Test
    void valuesOfTheOtherLearnerAreAbsent() {
        Map<String, Object> surrogate = Catalogue.valuesOf(spec(Map.of()));
        assertFalse(surrogate.containsKey("preset"));
        assertFalse(surrogate.containsKey("sleep.intervalSteps"));
        assertFalse(surrogate.containsKey("readout.classifier"));
        assertEquals("sleep", surrogate.get("regulariser"));
        assertEquals(0.999, surrogate.get("sleep.decay"));
        Map<String, Object> stdp = Catalogue.valuesOf(Catalogue.specOf(Map.of()));
        assertFalse(stdp.containsKey("surrogate.hidden"));
        assertFalse(stdp.containsKey("surrogate.sleepNoise"));
        assertEquals(0.99997, stdp.get("sleep.decay"));
        assertFalse(Catalogue.valuesOf(spec(Map.of("regulariser", "none"))).containsKey("surrogate.sleepNoise"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 10",
        "0.2, 5",
        "0.3, 3",
        "0.4, 2",
        "0.5, 2",
        "0.6, 1",
        "0.7, 1",
        "0.8, 1",
        "0.9, 1",
        "1.0, 1",
        "0.03, 33"
    })
    void ratiosOfThePaperSleepAfterEverySoManyBatches(double ratio, long batches) {
        assertEquals(batches, sleep(ratio).batchesBetween());
    }

    @Property
    void oneOverAWholeNumberIsThatNumberOfBatches(@ForAll @IntRange(min = 1, max = 1_000_000) int batches) {
        assertEquals(batches, sleep(1.0 / batches).batchesBetween());
    }

    @Test
    void roundingOfARatioDoesNotShiftTheSleeps() {
        assertEquals(5, sleep(0.1 + 0.2 - 0.1).batchesBetween());
        assertEquals(10, sleep(1 - 0.9).batchesBetween());
        assertEquals(3, sleep(0.1 + 0.2).batchesBetween());
    }

    @Test
    void ratioZeroNeverSleeps() {
        assertEquals(Long.MAX_VALUE, sleep(0).batchesBetween());
    }

    /** 10 000 test images of 100 steps once more. */
    @Test
    void theUntrainedNetworkCostsItsTest() {
        assertEquals(seconds("none"), seconds("pixels"));
        assertEquals(seconds("none") + 10_000 * 100 / 1e6, seconds("all"), 1e-9);
    }

    /** Five tasks, at the end of each ten sleeps of 128 copies and 100 steps; a replay is a sleep of one copy. */
    @Test
    void sleepsAfterTasksAreCounted() {
        Map<String, Object> awake = Map.of("protocol", "class-incremental", "sleep.ratio", 0);
        Map<String, Object> asleep = new HashMap<>(awake);
        asleep.put("sleep.afterTask", 1000);
        assertEquals(seconds(awake) + 5 * 10 * 128 * 100 / 130_000.0, seconds(asleep), 1e-9);
        asleep.put("regulariser", "sleep-replay");
        assertEquals(seconds(awake) + 5 * 1000 / 130_000.0, seconds(asleep), 1e-9);
    }

    private static double seconds(String controls) {
        return seconds(Map.of("controls", controls));
    }

    private static double seconds(Map<String, Object> values) {
        RunSpec spec = spec(values);
        return spec.expectedSeconds();
    }

    private static SurrogateSleep sleep(double ratio) {
        return new SurrogateSleep(
                ratio, SleepAfterTask.NONE, 0.999, 0.2, 128, 100, 3, SleepNoise.WHITE, 20, 0.01, 0.012, 1e-3);
    }

    @ParameterizedTest
    @CsvSource({
        "surrogate.hidden, 0, 'surrogate.hidden must be in [1, 10000], was 0'",
        "surrogate.leak, 1.5, 'surrogate.leak must be in [0, 1], was 1.5'",
        "surrogate.slope, 0, 'surrogate.slope must be above 0 and at most 1000, was 0'",
        "surrogate.learningRate, -1, 'surrogate.learningRate must be in [0, 1], was -1'",
        "surrogate.sleepNoise, NaN, 'surrogate.sleepNoise must be in [0, 1000], was NaN'",
        "sleep.ratio, 2, 'sleep.ratio must be in [0, 1], was 2'",
        "sleep.staticTarget, 0, 'sleep.staticTarget must be above 0 and at most 1000000, was 0'"
    })
    void valuesOutOfBoundsAreRefusedWithTheirBounds(String path, double value, String message) {
        Object given = path.equals("surrogate.hidden") ? (Object) (long) value : (Object) value;
        assertRefused(Map.of(path, given), message);
    }

    @Test
    void whatOnlyTheOtherLearnerCanDoIsRefused() {
        assertRefused(
                Map.of("regulariser", "nap"),
                "regulariser must be one of none, sleep, sleep-replay, ssdp, msth, or several joined by + with the learner surrogate-gradient, was nap");
        assertRefused(
                Map.of("sleep.target", "group"),
                "sleep.target must be static with the learner surrogate-gradient, was group");
        assertRefused(
                Map.of("features.sample", "label-run"),
                "features.sample must be image with the learner surrogate-gradient, which starts afresh with each"
                        + " image, was label-run");
        assertRefused(
                Map.of("training.images", 127),
                "training.images must be at least surrogate.batch (128) of each task, as only whole batches are trained, was 127");
        assertRefused(
                Map.of("training.stepsPerImage", 20_000), "training.stepsPerImage must be in [1, 10000], was 20000");
        assertRefused(
                Map.of("learner", "hebb"),
                "learner must be one of stdp, surrogate-gradient, organics, qif-sequence, was hebb");
    }

    private static void assertRefused(Map<String, Object> given, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> spec(given)).getMessage());
    }

    private static RunSpec spec(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(Map.of("learner", "surrogate-gradient"));
        all.putAll(given);
        return Catalogue.specOf(all);
    }
}
