package org.slumber.engine.learner.organics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.organics.NormalisationCell.Recurrence;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.spec.InvalidInputException;

class OrganicsLearnerTest {

    /** A run of less than a second. */
    static Map<String, Object> small(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "learner",
                "organics",
                "organics.units",
                8,
                "organics.batch",
                4,
                "rows.stepsPerRow",
                2,
                "training.epochs",
                2,
                "training.images",
                16,
                "test.images",
                10,
                "organics.eigenvalueImages",
                5));
        all.putAll(more);
        return all;
    }

    private static RunResult run(Map<String, Object> settings) {
        RunSpec spec = Catalogue.specOf(small(settings));
        Samples samples = spec.generated().isEmpty()
                ? Geomfig.generate(120)
                : spec.generated().get(0).generate(60);
        return Engine.run(spec, samples);
    }

    @Test
    void itsDefaultsAreThoseOfItsAuthorsOnRows() {
        RunSpec spec = Catalogue.specOf(Map.of("learner", "organics"));
        OrganicsLearner learner = (OrganicsLearner) spec.learner();
        assertEquals(new RowImages(4), learner.stimulus());
        assertEquals(60, spec.protocol().stepsPerImage());
        assertEquals(new NormalisationCell(Recurrence.IDENTITY, 1, 0.01, 0.01, 0.1), learner.cell());
        assertEquals(128, learner.units());
        assertEquals(256, learner.batch());
        assertEquals(0.01, learner.learningRate());
        assertEquals(1e-5, learner.weightDecay());
    }

    /** Figures told apart row by row, well above chance, by each of the cells. */
    @ParameterizedTest
    @CsvSource({"organics,identity", "organics,learnt", "rnn,identity"})
    void itLearns(String cell, String recurrence) {
        RunResult result = run(Map.of(
                "organics.cell",
                cell,
                "organics.recurrence",
                recurrence,
                "organics.units",
                16,
                "organics.responseRate",
                0.2,
                "organics.normalisationRate",
                0.2,
                "training.images",
                80,
                "training.epochs",
                25,
                "test.images",
                40,
                "sleep.ratio",
                0.0));
        assertTrue(result.scores().test() > 0.5, "accuracy " + result.scores().test());
        List<Checkpoint> checkpoints = result.checkpoints();
        assertTrue(checkpoints.get(checkpoints.size() - 1).loss().getAsDouble()
                < 0.8 * checkpoints.get(1).loss().getAsDouble());
        assertEquals(0, result.metrics().get("training_diverged"));
    }

    /** The paper's: at every test image, from whatever learning rate took the weights there. */
    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.1, 0.3, 1})
    void withTheIdentityTrainingNeverDivergesAndEveryTestImageIsStable(double learningRate) {
        RunResult result = run(Map.of(
                "organics.learningRate",
                learningRate,
                "organics.eigenvalueImages",
                1000,
                "training.images",
                40,
                "training.epochs",
                10,
                "test.images",
                40,
                "sleep.ratio",
                0.0));
        assertTrue(result.metrics().get("largest_real_eigenvalue") < 0);
        assertEquals(1, result.metrics().get("settled_fraction"));
        assertEquals(0, result.metrics().get("training_diverged"));
    }

    /** The control, of the same units and learning rate, does. */
    @Test
    void aPlainNetworkDivergesWhereItDoesNot() {
        RunResult plain = run(Map.of(
                "organics.cell",
                "rnn",
                "organics.learningRate",
                1.0,
                "training.images",
                40,
                "training.epochs",
                10,
                "sleep.ratio",
                0.0));
        assertEquals(1, plain.metrics().get("training_diverged"));
        assertTrue(plain.scores().test() <= 1);
    }

    /** What is no number is not learnt from: the weights before it stay, and nothing more is learnt. */
    @Test
    void learningEndsAtWhatIsNoNumber() {
        RecurrentBatch batch = RecurrentGradientTest.batch(new PlainCell(PlainCell.Nonlinearity.RECTIFIED), 0.1, 1);
        InputSequence[] samples = {
            RecurrentGradientTest.varying(new Random(1)), RecurrentGradientTest.varying(new Random(2))
        };
        batch.train(samples, new int[2], 2, (sample, response) -> {});
        assertFalse(batch.diverged() || batch.stopped());
        for (double[] row : batch.network().learnt()) {
            Arrays.fill(row, 1e200);
        }
        batch.network().refresh();
        List<double[]> before = batch.copy();
        batch.train(samples, new int[2], 2, (sample, response) -> {});
        assertTrue(batch.diverged() && batch.stopped());
        for (int row = 0; row < before.size(); row++) {
            assertArrayEquals(before.get(row), batch.learnt().get(row));
        }
    }

    @Test
    void everyGroupOfWeightsIsFollowed() {
        List<String> names = new ArrayList<>();
        run(Map.of("organics.recurrence", "learnt")).weights().keySet().forEach(group -> names.add(group.name()));
        assertEquals(
                List.of(
                        "input-hidden",
                        "hidden-hidden",
                        "input-gain0",
                        "response-gain0",
                        "normalisation-gain0",
                        "input-gain1",
                        "response-gain1",
                        "normalisation-gain1",
                        "hidden-output"),
                names);
        assertEquals(
                15 * 8,
                run(Map.of()).weights().get(SynapseGroup.INPUT_HIDDEN).end().synapses());
    }

    @Test
    void itRunsInTasksWithValidationControlsAndOnSpikesInTime() {
        RunResult tasks = run(Map.of("protocol", "class-incremental", "tasks.alone", "on", "training.images", 32));
        assertEquals(
                2 * 2,
                tasks.tasks().stream()
                        .filter(task -> task.trained() > 0 && task.readout().equals("linear-readout"))
                        .count());
        assertTrue(tasks.tasks().get(tasks.tasks().size() - 1).distance().isPresent());
        RunResult stopped = run(Map.of(
                "validation.images", 6, "training.patience", 1, "training.epochs", 30, "organics.learningRate", 0.0));
        assertEquals(2, stopped.scores().epochs());
        RunResult controls = run(Map.of("controls", "all", "organics.eigenvalueImages", 0));
        assertTrue(controls.metrics().keySet().containsAll(List.of("accuracy_raw_pixels", "accuracy_frozen")));
        assertFalse(controls.metrics().containsKey("largest_real_eigenvalue"));
        RunResult spikes = run(Map.of("dataset", "gap-xor"));
        assertTrue(spikes.metrics().containsKey("best_possible_accuracy"));
        assertEquals(
                16 * 8, spikes.weights().get(SynapseGroup.INPUT_HIDDEN).end().synapses());
        assertTrue(run(Map.of("surrogate.stimulus", "current", "training.stepsPerImage", 7))
                        .work()
                        .testSteps()
                == 10 * 7);
    }

    @Test
    void largerNetworksAreExpectedToTakeLonger() {
        assertTrue(seconds(Map.of("organics.units", 128)) > 5 * seconds(Map.of("organics.units", 32)));
        assertTrue(seconds(Map.of("organics.cell", "rnn")) < seconds(Map.of()));
        assertTrue(seconds(Map.of("organics.eigenvalueImages", 0)) < seconds(Map.of()));
    }

    private static double seconds(Map<String, Object> settings) {
        RunSpec spec = Catalogue.specOf(small(settings));
        return spec.expectedSeconds();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "training.images; 3; training.images must be at least organics.batch (4) of each task, as only whole batches"
                        + " are trained, was 3",
                "training.stepsPerImage; 100; training.stepsPerImage must be 30 with surrogate.stimulus rows, as long as an"
                        + " image of it lasts, was 100",
                "organics.cell; lstm; organics.cell must be one of organics, rnn, was lstm",
                "organics.units; 0; organics.units must be in [1, 10000], was 0",
                "regulariser; sleep-replay; regulariser must be one of none, sleep with the learner organics, was"
                        + " sleep-replay",
                "features.sample; label-run; features.sample must be image with the learner organics, which starts afresh"
                        + " with each image, was label-run"
            })
    void whatMakesNoSenseIsRefused(String path, String value, String message) {
        Object given = value.matches("[0-9]+") ? (Object) Long.valueOf(value) : value;
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> Catalogue.specOf(small(Map.of(path, given))))
                        .getMessage());
    }
}
