package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.spec.InvalidInputException;

/** Whole runs of several tasks, by both learners. */
class TaskRunsTest {
    private static final Dataset FIGURES = Geomfig.generate(120);

    private static RunResult run(String learner, Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "learner", learner,
                "protocol", "class-incremental",
                "training.epochs", 2,
                "training.images", 40,
                "training.stepsPerImage", 100,
                "validation.images", 0,
                "test.images", 20,
                "regulariser", "none"));
        given.putAll(
                learner.equals("stdp")
                        ? Map.of("encoding.gain", 1.5)
                        : Map.of("surrogate.hidden", 60, "surrogate.batch", 4, "surrogate.learningRate", 0.002));
        given.putAll(more);
        return Engine.run(Catalogue.specOf(given), FIGURES);
    }

    private static double accuracy(RunResult result, String readout, int trained, int tested) {
        return result.tasks().stream()
                .filter(task -> task.readout().equals(readout) && task.trained() == trained && task.tested() == tested)
                .findFirst()
                .orElseThrow()
                .accuracy();
    }

    @ParameterizedTest
    @CsvSource({"stdp, neuron-labels", "surrogate-gradient, output-neurons"})
    void everyTaskIsTestedBeforeAllAndAfterEach(String learner, String own) {
        RunResult result = run(learner, Map.of());
        for (String readout : List.of(own, "probe")) {
            assertEquals(
                    List.of("0 1", "0 2", "1 1", "1 2", "2 1", "2 2"),
                    result.tasks().stream()
                            .filter(task -> task.readout().equals(readout))
                            .map(task -> task.trained() + " " + task.tested())
                            .toList());
            assertEquals(0, accuracy(result, readout, 1, 2), "of classes never seen");
            assertTrue(accuracy(result, readout, 1, 1) > 0.5);
        }
        assertEquals(0.25, accuracy(result, "probe", 0, 1), "a guess among four");
        assertEquals(4, result.scores().epochs());
        assertEquals(
                List.of(1, 2, 3, 4),
                result.checkpoints().stream()
                        .filter(checkpoint -> checkpoint.moment() == Checkpoint.Moment.EPOCH)
                        .map(Checkpoint::epoch)
                        .toList());
        assertEquals(
                (accuracy(result, "probe", 2, 1) + accuracy(result, "probe", 2, 2)) / 2,
                result.metrics().get("probe_accuracy"),
                1e-12);
        assertEquals(
                accuracy(result, own, 1, 1) - accuracy(result, own, 2, 1),
                result.metrics().get("task_forgetting"),
                1e-12);
        assertEquals(0, result.metrics().get("stored_values"));
        assertEquals(0, result.metrics().get("stored_labels"));
    }

    /** Neurons that are labelled anew after each task know the last alone, and a head without replay is overwritten. */
    @ParameterizedTest
    @CsvSource({"stdp, neuron-labels", "surrogate-gradient, output-neurons"})
    void whatIsNeverShownAgainIsForgotten(String learner, String own) {
        RunResult result = run(learner, Map.of("training.epochs", learner.equals("stdp") ? 2 : 40));
        assertTrue(accuracy(result, own, 2, 1) < 0.3, () -> result.tasks().toString());
        assertTrue(accuracy(result, own, 2, 2) > 0.6, () -> result.tasks().toString());
        assertTrue(accuracy(result, "probe", 2, 1) > 0.5, "the probe is shown old images");
    }

    @Test
    void imagesThatAreShownAgainAreKept() {
        RunResult result = run("surrogate-gradient", Map.of("training.epochs", 40, "tasks.bufferImages", 8));
        assertTrue(accuracy(result, "output-neurons", 2, 1) > 0.6, () -> result.tasks()
                .toString());
        assertTrue(accuracy(result, "output-neurons", 2, 2) > 0.6, () -> result.tasks()
                .toString());
        assertEquals(8 * 4 * 225, result.metrics().get("stored_values"));
        assertEquals(1, result.metrics().get("stored_labels"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stdp", "surrogate-gradient"})
    void oneTaskAloneIsWhereTheWeightsGo(String learner) {
        RunResult result = run(learner, Map.of("tasks.alone", "on"));
        double[] distances = result.tasks().stream()
                .filter(task -> task.readout().equals("probe"))
                .mapToDouble(task -> task.distance().orElseThrow())
                .toArray();
        // after task 1 they are where task 1 alone takes them
        assertEquals(0, distances[2], 1e-12);
        assertTrue(distances[0] > 0 && distances[1] > 0 && distances[3] > 0 && distances[4] > 0);
        RunResult without = run(learner, Map.of());
        assertArrayEquals(
                without.tasks().stream().mapToDouble(TaskAccuracy::accuracy).toArray(),
                result.tasks().stream().mapToDouble(TaskAccuracy::accuracy).toArray(),
                "what is trained beside it changes nothing");
        assertTrue(result.work().controlSteps() > without.work().controlSteps());
        assertTrue(without.tasks().stream().allMatch(task -> task.distance().isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stdp", "surrogate-gradient"})
    void oneSleepAfterEachTask(String learner) {
        Map<String, Object> sleep = learner.equals("stdp")
                ? Map.of("regulariser", "sleep", "sleep.ratio", 0, "sleep.afterTask", 50, "sleep.tolerance", 0)
                : Map.of(
                        "regulariser", "sleep",
                        "sleep.ratio", 0,
                        "sleep.afterTask", 50,
                        "surrogate.sleepSteps", 20,
                        "surrogate.sleepCopies", 3);
        RunResult result = run(learner, sleep);
        boolean stdp = learner.equals("stdp");
        assertEquals(stdp ? 2 : 4, result.work().sleeps());
        assertEquals(stdp ? 100 : 240, result.work().sleepSteps());
        assertEquals(
                stdp ? 2 : 4,
                result.checkpoints().stream()
                        .filter(checkpoint -> checkpoint.moment() == Checkpoint.Moment.OFFSET)
                        .count());
    }

    @Test
    void tasksAtOnceHaveOneRow() {
        RunResult result = run("stdp", Map.of("tasks.schedule", "joint"));
        assertEquals(
                List.of("0 1", "0 2", "2 1", "2 2"),
                result.tasks().stream()
                        .filter(task -> task.readout().equals("probe"))
                        .map(task -> task.trained() + " " + task.tested())
                        .toList());
        assertTrue(result.metrics().containsKey("task_accuracy"));
        assertFalse(result.metrics().containsKey("task_forgetting"));
    }

    /** Of the untrained network a probe forgets no more than it finds new classes in its way. */
    @Test
    void aTaskKnownByItsHeadIsKeptWhereWeightsStandStill() {
        RunResult result = run(
                "stdp",
                Map.of(
                        "protocol", "task-incremental",
                        "plasticity.excitatoryLearningRate", 0,
                        "plasticity.inhibitoryLearningRate", 0));
        assertEquals(0, result.metrics().get("probe_forgetting"), "the same features, the same head");
        assertEquals(0.5, accuracy(result, "probe", 1, 2), "a head that was told nothing guesses among two");
    }

    @Test
    void sleepOnTheMeanImageStoresOneImage() {
        Map<String, Object> sleep = new HashMap<>(
                Map.of("regulariser", "sleep", "sleep.ratio", 0, "sleep.afterTask", 40, "sleep.content", "image"));
        assertEquals(225, run("stdp", sleep).metrics().get("stored_values"));
        sleep.put("sleep.imageStatistic", "class");
        RunResult byClass = run("stdp", sleep);
        assertEquals(4 * 225, byClass.metrics().get("stored_values"));
        assertEquals(1, byClass.metrics().get("stored_labels"));
    }

    @Test
    void sameSpecSameResult() {
        RunResult once = run("stdp", Map.of("protocol", "permuted", "tasks.count", 2));
        RunResult again = run("stdp", Map.of("protocol", "permuted", "tasks.count", 2));
        assertEquals(once.tasks(), again.tasks());
        assertEquals(12, once.tasks().size());
    }

    @Test
    void aTaskOfLessThanABatchIsRefused() {
        String message = assertThrows(
                        InvalidInputException.class, () -> run("surrogate-gradient", Map.of("surrogate.batch", 21)))
                .getMessage();
        assertEquals(
                "training.images must be at least surrogate.batch (21) of each task, as only whole batches are trained, was 20",
                message);
    }
}
