package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Checkpoint.Moment;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunCancelledException;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.network.StepListener;
import org.slumber.engine.spec.InvalidInputException;

class EngineTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    @ParameterizedTest
    @ValueSource(strings = {"none", "sleep", "normalize", "nap"})
    void oneSpecHasOneResult(String regulariser) throws JsonProcessingException {
        Map<String, Object> values = Map.of("regulariser", regulariser);
        assertEquals(json(run(values)), json(run(values)));
        assertNotEquals(json(run(values)), json(run(with(values, "seed", 2))));
    }

    @Test
    void checkpointsComeInOrderAroundSleepsAndAfterEpochs() {
        List<Checkpoint> seen = new ArrayList<>();
        RunResult result = Engine.run(spec(Map.of("sleep.intervalSteps", 400)), Geomfig.generate(40), seen::add);
        assertEquals(seen, result.checkpoints());
        // 10 images of 100 steps: sleeps before steps 400 and 800 of each epoch
        List<Moment> epoch = List.of(Moment.ONSET, Moment.OFFSET, Moment.ONSET, Moment.OFFSET, Moment.EPOCH);
        List<Moment> expected = new ArrayList<>(List.of(Moment.START));
        expected.addAll(epoch);
        expected.addAll(epoch);
        assertEquals(expected, seen.stream().map(Checkpoint::moment).toList());
        assertEquals(
                List.of(0L, 400L, 400L, 800L, 800L, 1000L, 1400L),
                wakeSteps(seen).subList(0, 7));
        assertEquals(160, seen.get(seen.size() - 1).sleepSteps());
        for (int index = 0; index < seen.size(); index++) {
            assertEquals(index, seen.get(index).index());
            assertEquals(
                    seen.get(index).moment() == Moment.EPOCH,
                    seen.get(index).validationAccuracy().isPresent());
        }
    }

    @Test
    void whoListensSeesEveryTrainingStepAndChangesNothing() throws JsonProcessingException {
        RunSpec spec = spec(Map.of("sleep.intervalSteps", 400));
        long[] steps = new long[3];
        RunObserver listening = new RunObserver() {
            @Override
            public void checkpoint(Checkpoint checkpoint) {}

            @Override
            public StepListener steps(Phase phase) {
                return phase == Phase.TRAINING ? network -> steps[0]++ : StepListener.NONE;
            }

            @Override
            public void fallsAsleep() {
                steps[1] -= steps[0];
            }

            @Override
            public void awakes() {
                steps[1] += steps[0];
                steps[2]++;
            }
        };
        RunResult result = Engine.run(spec, Geomfig.generate(40), listening);
        assertEquals(json(Engine.run(spec, Geomfig.generate(40))), json(result));
        assertEquals(result.work().wakeSteps() + result.work().sleepSteps(), steps[0]);
        assertEquals(result.work().sleepSteps(), steps[1]);
        assertEquals(result.work().sleeps(), steps[2]);
    }

    private static List<Long> wakeSteps(List<Checkpoint> checkpoints) {
        return checkpoints.stream().map(Checkpoint::wakeSteps).toList();
    }

    @Test
    void workCountsEveryStep() {
        RunResult result = run(Map.of("sleep.intervalSteps", 400));
        assertEquals(2000, result.work().wakeSteps());
        assertEquals(160, result.work().sleepSteps());
        assertEquals(1600, result.work().validationSteps());
        assertEquals(2000, result.work().testSteps());
        assertEquals(4, result.work().sleeps());
        assertEquals(5760, result.work().steps());
        assertEquals(20, result.scores().testSamples());
        assertTrue(result.work().synapticEvents() > 0);
    }

    @Test
    void publishedTrainingStopsWhenValidationNoLongerImproves() {
        RunResult result = run(Map.of("protocol", "published", "training.patience", 1, "training.epochs", 12));
        int epochs = result.scores().epochs();
        List<Double> accuracies = result.checkpoints().stream()
                .filter(checkpoint -> checkpoint.moment() == Moment.EPOCH)
                .map(checkpoint -> checkpoint.validationAccuracy().orElseThrow())
                .toList();
        assertEquals(epochs, accuracies.size());
        assertTrue(epochs < 12, "epochs " + epochs);
        assertEquals(epochs - 1, result.scores().testedEpoch());
        double best = accuracies.get(epochs - 2);
        assertTrue(accuracies.get(epochs - 1) <= best);
        assertEquals(best, result.scores().validationBest().orElseThrow());
        assertEquals(
                best - accuracies.get(epochs - 1), result.scores().forgetting().orElseThrow());
    }

    @Test
    void sleepWithoutDecayOfAnyWeightLeavesTheWiringAndImagesAsTheyWere() {
        RunResult awake = run(Map.of("regulariser", "none"));
        RunResult ratioZero = run(Map.of("sleep.ratio", 0));
        assertEquals(awake.scores().test(), ratioZero.scores().test());
        assertEquals(awake.work(), ratioZero.work());
        assertEquals(
                awake.weights().get(SynapseGroup.EXCITATORY).end().sum(),
                ratioZero.weights().get(SynapseGroup.EXCITATORY).end().sum());
    }

    @Test
    void aSilentNetworkIsAtChanceAndFlagged() {
        RunResult result = run(Map.of("encoding.gain", 0, "noise.deviation", 0));
        assertTrue(result.flags().contains("silent-network"), result.flags().toString());
        assertEquals(1, result.activity().silentFraction());
        assertEquals(0, result.activity().excitatoryRate().orElseThrow());
        assertTrue(result.scores().test() < 0.6);
        assertFalse(result.metrics().containsKey("participation_ratio"));
    }

    @Test
    void aRunIsCancelledBetweenImages() {
        RunObserver impatient = new RunObserver() {
            private int checkpoints;

            @Override
            public void checkpoint(Checkpoint checkpoint) {
                checkpoints++;
            }

            @Override
            public boolean cancelled() {
                return checkpoints > 2;
            }
        };
        assertThrows(
                RunCancelledException.class,
                () -> Engine.run(spec(Map.of("sleep.intervalSteps", 400)), Geomfig.generate(40), impatient));
    }

    @Test
    void tooFewImagesAreRefused() {
        RunSpec spec = spec(Map.of("test.images", 60));
        String message = assertThrows(InvalidInputException.class, () -> Engine.run(spec, Geomfig.generate(40)))
                .getMessage();
        assertTrue(message.contains("geomfig has 40 images"), message);
    }

    private static RunResult run(Map<String, Object> values) {
        return Engine.run(spec(values), Geomfig.generate(40));
    }

    /** A small run: 10 images of 100 steps, twice. */
    private static RunSpec spec(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "training.epochs", 2,
                "training.images", 10,
                "training.stepsPerImage", 100,
                "validation.images", 8,
                "test.images", 20,
                "encoding.gain", 1.5,
                "sleep.intervalSteps", 300,
                "nap.steps", 10));
        all.putAll(values);
        return Catalogue.specOf(all);
    }

    private static Map<String, Object> with(Map<String, Object> values, String path, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(path, value);
        return changed;
    }

    /** Every digit of a result. */
    private static String json(RunResult result) throws JsonProcessingException {
        return JSON.writeValueAsString(result);
    }
}
