package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;

class TasksTextTest {
    private static List<String> sentences(KnownRuns runs) {
        AnalysisViews views =
                AnalysisViews.of(ResultTables.open(LocalSpark.session(), runs.write()), OptionalDouble.empty());
        return TasksText.of(TasksText.rows(views), new DatasetNames(List.of("geomfig")));
    }

    @Test
    void whatIsKnownAndForgottenAndWhatSleepKeeps() {
        List<String> sentences = sentences(KnownRuns.ofTasks());
        assertEquals(
                List.of(
                        "On geomfig, stdp, published timing, one task after another, by the learner's own readout: nothing at all"
                                + " knows 0.500 of all tasks at the end and has forgotten 0.800; all tasks at once know 0.900;"
                                + " weights that never change forget 0.800. Sleep lowers forgetting in its one setting: none"
                                + " (sleep_after_task=1000) −0.500. More is known at the end, beyond chance for all together, by"
                                + " none (tasks_schedule=joint) +0.400, none (tasks_buffer_images=10) +0.250, none"
                                + " (sleep_after_task=1000) +0.250.",
                        "By a probe fitted anew on images of all tasks so far: nothing at all knows 0.900 of all tasks at the"
                                + " end and has forgotten 0.000; all tasks at once know 0.900; weights that never change forget"
                                + " 0.000. Whether sleep changes forgetting is undecided."),
                sentences.stream()
                        .map(sentence -> sentence.replaceAll(" \\([−0-9.]+ to [−0-9.]+\\)", ""))
                        .toList());
    }

    @Test
    void whatWasNeverLearntIsNotKeptBySleep() {
        String own = sentences(KnownRuns.ofTasksLearntLessAsleep()).get(0);
        assertTrue(
                own.contains(
                        " Sleep lowers forgetting in its one setting: none (sleep_after_task=1000) −0.700. In none of"
                                + " these more is known at the end, beyond chance: what was learnt less is forgotten less."),
                own);
    }
}
