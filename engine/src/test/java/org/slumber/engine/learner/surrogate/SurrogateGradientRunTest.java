package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Checkpoint.Moment;
import org.slumber.engine.learner.RunCancelledException;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.spec.InvalidInputException;

class SurrogateGradientRunTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    private static final Dataset GEOMFIG = Geomfig.generate(200);

    @ParameterizedTest
    @ValueSource(strings = {"none", "sleep"})
    void oneSpecHasOneResult(String regulariser) throws JsonProcessingException {
        Map<String, Object> values = Map.of("regulariser", regulariser);
        String first = JSON.writeValueAsString(run(values));
        assertEquals(first, JSON.writeValueAsString(run(values)));
        Map<String, Object> otherSeed = new HashMap<>(values);
        otherSeed.put("seed", 2);
        assertNotEquals(first, JSON.writeValueAsString(run(otherSeed)));
    }

    @Test
    void itLearnsTheFigures() {
        RunResult result = run(Map.of("training.epochs", 6, "regulariser", "none"));
        assertTrue(result.scores().test() > 0.9, "accuracy " + result.scores().test());
        List<Checkpoint> epochs = epochs(result);
        assertEquals(6, epochs.size());
        assertTrue(epochs.get(5).loss().orElseThrow() < epochs.get(0).loss().orElseThrow());
        assertTrue(epochs.get(5).trainingAccuracy().orElseThrow()
                > epochs.get(0).trainingAccuracy().orElseThrow());
    }

    @Test
    void whatTheNetworkLacksIsAbsent() {
        RunResult result = run(Map.of());
        assertEquals(OptionalDouble.empty(), result.scores().logisticRegression());
        assertEquals(OptionalDouble.empty(), result.scores().qda());
        assertEquals(OptionalDouble.empty(), result.scores().topResponder());
        assertEquals(OptionalDouble.empty(), result.saturation());
        assertEquals(OptionalLong.empty(), result.stepsToSaturation());
        assertEquals(OptionalDouble.empty(), result.activity().excitatoryRate());
        assertEquals(OptionalDouble.empty(), result.activity().inhibitoryRate());
        assertEquals(
                Set.of(SynapseGroup.INPUT_HIDDEN, SynapseGroup.HIDDEN_OUTPUT),
                result.weights().keySet());
        WeightDistribution end = result.weights().get(SynapseGroup.INPUT_HIDDEN).end();
        assertEquals(OptionalDouble.empty(), end.upperFraction());
        assertEquals(225 * 40, end.synapses());
    }

    @Test
    void whatTheNetworkHasIsThere() {
        RunResult result = run(Map.of());
        double hiddenRate = result.activity().hiddenRate().orElseThrow();
        assertTrue(hiddenRate > 10 && hiddenRate < 1000, "rate " + hiddenRate);
        assertTrue(result.metrics().containsKey("participation_ratio"));
        assertTrue(result.metrics().containsKey("phi_test"));
        assertEquals(List.of(), result.flags());
        assertEquals(60, result.scores().testSamples());
        int[] confusion = result.scores().confusion();
        assertEquals(60, Arrays.stream(confusion).sum());
        int right = confusion[0] + confusion[5] + confusion[10] + confusion[15];
        assertEquals(right / 60.0, result.scores().test());
        assertEquals(result.scores().test(), result.scores().testAllBlocks().orElseThrow());
    }

    /** 100 images make 12 batches of 8: at ratio 0.2 a sleep after the 5th and the 10th of each of 2 epochs. */
    @Test
    void checkpointsComeAroundSleepsAndAfterEpochs() {
        List<Checkpoint> seen = new ArrayList<>();
        RunResult result = Engine.run(spec(Map.of("sleep.ratio", 0.2)), GEOMFIG, seen::add);
        assertEquals(seen, result.checkpoints());
        List<Moment> epoch = List.of(Moment.ONSET, Moment.OFFSET, Moment.ONSET, Moment.OFFSET, Moment.EPOCH);
        List<Moment> expected = new ArrayList<>(List.of(Moment.START));
        expected.addAll(epoch);
        expected.addAll(epoch);
        assertEquals(expected, seen.stream().map(Checkpoint::moment).toList());
        long batch = 8 * 20;
        assertEquals(
                List.of(0L, 5 * batch, 5 * batch, 10 * batch, 10 * batch, 12 * batch, 17 * batch),
                seen.stream().map(Checkpoint::wakeSteps).toList().subList(0, 7));
        for (Checkpoint checkpoint : seen) {
            boolean started = checkpoint.moment() != Moment.START;
            assertEquals(started, checkpoint.loss().isPresent());
            assertEquals(started, checkpoint.trainingAccuracy().isPresent());
            assertEquals(OptionalDouble.empty(), checkpoint.excitatoryRate());
            assertTrue(checkpoint.hiddenRate().isPresent());
        }
        double change = 0;
        for (int onset = 1; onset < seen.size(); onset++) {
            if (seen.get(onset).moment() == Moment.ONSET) {
                change += seen.get(onset + 1).trainingAccuracy().orElseThrow()
                        - seen.get(onset).trainingAccuracy().orElseThrow();
            }
        }
        assertEquals(change / 4, result.meanSleepAccuracyChange().orElseThrow(), 1e-15);
    }

    @Test
    void workCountsEveryImageAndEveryCopy() {
        RunResult result = run(Map.of("sleep.ratio", 0.2, "validation.images", 30));
        assertEquals(2 * 96 * 20, result.work().wakeSteps());
        assertEquals(4, result.work().sleeps());
        assertEquals(4 * 5 * 10, result.work().sleepSteps());
        // twice 30 images after epochs, 8 images before and after 4 sleeps, 100 images for the features
        assertEquals((2 * 30 + 2 * 4 * 8 + 100) * 20, result.work().validationSteps());
        assertEquals(60 * 20, result.work().testSteps());
        assertTrue(result.work().synapticEvents() > 0);
        assertEquals(0, result.work().synapticEvents() % 4);
    }

    @Test
    void sleepMakesTheWeightsGrowTowardsTheTarget() {
        Map<String, Object> strong = Map.of("sleep.ratio", 1, "sleep.decay", 0.9);
        RunResult asleep = run(strong);
        RunResult awake = run(Map.of("regulariser", "none"));
        double distanceAsleep =
                Math.abs(asleep.weights().get(SynapseGroup.INPUT_HIDDEN).end().mean() - 0.2);
        double distanceAwake =
                Math.abs(awake.weights().get(SynapseGroup.INPUT_HIDDEN).end().mean() - 0.2);
        assertTrue(distanceAsleep < 0.5 * distanceAwake, distanceAsleep + " " + distanceAwake);
        assertEquals(24, asleep.work().sleeps());
    }

    @Test
    void sleepAtRatioZeroIsNoSleep() throws JsonProcessingException {
        RunResult none = run(Map.of("regulariser", "none"));
        RunResult zero = run(Map.of("sleep.ratio", 0));
        assertEquals(JSON.writeValueAsString(none), JSON.writeValueAsString(zero));
        assertEquals(OptionalDouble.empty(), none.meanSleepAccuracyChange());
    }

    @Test
    void ratiosOfTheSameNumberOfBatchesAreTheSameRun() throws JsonProcessingException {
        assertEquals(
                JSON.writeValueAsString(run(Map.of("sleep.ratio", 0.4))),
                JSON.writeValueAsString(run(Map.of("sleep.ratio", 0.5))));
    }

    @Test
    void trainingStopsWhenValidationNoLongerImproves() {
        RunResult result = run(Map.of("training.epochs", 30, "training.patience", 2, "validation.images", 40));
        int epochs = result.scores().epochs();
        List<Double> accuracies = epochs(result).stream()
                .map(checkpoint -> checkpoint.validationAccuracy().orElseThrow())
                .toList();
        assertEquals(epochs, accuracies.size());
        assertTrue(epochs < 30, "epochs " + epochs);
        assertEquals(epochs - 2, result.scores().testedEpoch());
        assertEquals(
                accuracies.get(epochs - 3), result.scores().validationBest().orElseThrow());
        assertEquals(
                accuracies.get(epochs - 1), result.scores().validationFinal().orElseThrow());
    }

    @Test
    void theLastBlockAloneIsScoredWhereTheSpecSaysSo() {
        RunResult all = run(Map.of("test.blocks", 4));
        RunResult last = run(Map.of("test.blocks", 4, "test.scored", "last-block"));
        assertEquals(60, all.scores().testSamples());
        assertEquals(15, last.scores().testSamples());
        assertEquals(15, Arrays.stream(last.scores().confusion()).sum());
        assertEquals(all.scores().test(), last.scores().testAllBlocks().orElseThrow());
    }

    @Test
    void aSilentNetworkIsFlagged() {
        RunResult result = run(Map.of("surrogate.learningRate", 0, "encoding.gain", 0, "regulariser", "none"));
        assertEquals(List.of("silent-network"), result.flags());
        assertTrue(result.scores().test() < 0.6);
        assertFalse(Double.isNaN(result.activity().silentFraction()));
    }

    @Test
    void aRunIsCancelledBetweenBatches() {
        RunObserver impatient = new RunObserver() {
            private int checkpoints;

            @Override
            public void checkpoint(Checkpoint checkpoint) {
                checkpoints++;
            }

            @Override
            public boolean cancelled() {
                return checkpoints > 1;
            }
        };
        assertThrows(RunCancelledException.class, () -> Engine.run(spec(Map.of()), GEOMFIG, impatient));
    }

    /** A network that cannot learn is the untrained one, and pixels are what they are to whatever learns beside them. */
    @Test
    void controlsAreOfTheRawPixelsAndOfTheUntrainedNetwork() {
        Map<String, Double> learnt = run(Map.of("controls", "all")).metrics();
        RunResult still = run(Map.of("surrogate.learningRate", 0, "regulariser", "none", "controls", "all"));
        assertEquals(still.scores().test(), still.metrics().get("accuracy_frozen"));
        assertEquals(still.metrics().get("accuracy_frozen"), learnt.get("accuracy_frozen"));
        RunResult stdp = Engine.run(
                Catalogue.specOf(Map.of(
                        "training.epochs", 1,
                        "training.images", 100,
                        "training.stepsPerImage", 1,
                        "validation.images", 0,
                        "test.images", 60,
                        "encoding.scaling", "none",
                        "encoding.gain", 1)),
                GEOMFIG);
        assertTrue(learnt.get("accuracy_raw_pixels") > 0.5, learnt.toString());
        assertEquals(stdp.metrics().get("accuracy_raw_pixels"), learnt.get("accuracy_raw_pixels"));
        assertFalse(learnt.containsKey("accuracy_intact")
                || learnt.containsKey("accuracy_shuffled")
                || learnt.containsKey("structure_gain"));
    }

    @Test
    void controlsChangeNothingElseAndAreMeasuredWhereTheyAreAskedFor() {
        RunResult none = run(Map.of());
        RunResult pixels = run(Map.of("controls", "pixels"));
        RunResult all = run(Map.of("controls", "all"));
        assertFalse(none.metrics().containsKey("accuracy_raw_pixels"));
        Map<String, Double> withPixels = new HashMap<>(none.metrics());
        withPixels.put("accuracy_raw_pixels", pixels.metrics().get("accuracy_raw_pixels"));
        assertEquals(withPixels, pixels.metrics());
        withPixels.put("accuracy_frozen", all.metrics().get("accuracy_frozen"));
        assertEquals(withPixels, all.metrics());
        assertEquals(none.scores().test(), all.scores().test());
        none.weights()
                .forEach((group, weights) -> assertEquals(
                        weights.end().sum(), all.weights().get(group).end().sum()));
        // 60 images of the test, 20 steps each
        assertEquals(60 * 20, all.work().controlSteps());
        assertEquals(0, pixels.work().controlSteps());
        assertEquals(none.work().steps() + 60 * 20, all.work().steps());
    }

    @Test
    void theUntrainedNetworkIsShownWhatIsScoredAlone() {
        RunResult all = run(Map.of("controls", "all", "test.blocks", 3, "test.scored", "last-block"));
        assertEquals(20, all.scores().testSamples());
        assertEquals(20 * 20, all.work().controlSteps());
    }

    @Test
    void tooFewImagesAreRefused() {
        RunSpec spec = spec(Map.of("test.images", 160));
        String message = assertThrows(InvalidInputException.class, () -> Engine.run(spec, GEOMFIG))
                .getMessage();
        assertTrue(message.contains("geomfig has 200 images"), message);
    }

    @Test
    void anObserverDoesNotChangeTheResult() {
        assertArrayEquals(
                run(Map.of()).scores().confusion(),
                Engine.run(spec(Map.of()), GEOMFIG, checkpoint -> {}).scores().confusion());
    }

    @Test
    void mnistIsLearnt() {
        Path shared = Path.of("../../shared/data");
        assumeTrue(Files.isDirectory(shared.resolve("mnist")), "no ../../shared/data/mnist beside this checkout");
        RunSpec spec = Catalogue.specOf(Map.of(
                "learner", "surrogate-gradient",
                "dataset", "mnist",
                "training.images", 2048,
                "training.epochs", 4,
                "surrogate.hidden", 400,
                "test.images", 1000,
                "regulariser", "none"));
        RunResult result = Engine.run(spec, Datasets.load("mnist", shared, 10_000));
        assertTrue(result.scores().test() > 0.8, "accuracy " + result.scores().test());
    }

    private static List<Checkpoint> epochs(RunResult result) {
        return result.checkpoints().stream()
                .filter(checkpoint -> checkpoint.moment() == Moment.EPOCH)
                .toList();
    }

    private static RunResult run(Map<String, Object> values) {
        return Engine.run(spec(values), GEOMFIG);
    }

    /** A small run: 100 images of 20 steps in batches of 8, twice. */
    private static RunSpec spec(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "learner", "surrogate-gradient",
                "training.epochs", 2,
                "training.images", 100,
                "training.stepsPerImage", 20,
                "test.images", 60,
                "surrogate.hidden", 40,
                "surrogate.batch", 8,
                "surrogate.learningRate", 3e-3));
        all.putAll(Map.of("surrogate.sleepCopies", 5, "surrogate.sleepSteps", 10));
        all.putAll(values);
        return Catalogue.specOf(all);
    }
}
