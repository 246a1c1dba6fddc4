package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Flag;

class BatchTrainingTest {
    private static final RandomStreams STREAMS = new RandomStreams(3);

    /** 2 − 0.1·(3 + 0.5·2). */
    @Test
    void weightDecayIsTheGradientOfHalfTheSquare() {
        double[] weights = {2};
        step(new BatchTraining(new Sgd(0), Flag.FALSE, 0, 0.5, 0, 0, 1), weights, 3);
        assertEquals(1.6, weights[0], 1e-15);
    }

    /** The norm of (3, 4) is 5. */
    @Test
    void largerGradientsAreScaledDownToTheNorm() {
        double[] weights = {0, 0};
        step(new BatchTraining(new Sgd(0), Flag.FALSE, 0, 0, 1, 0, 1), weights, 3, 4);
        assertArrayEquals(new double[] {-0.06, -0.08}, weights, 1e-15);
        double[] others = {0, 0};
        step(new BatchTraining(new Sgd(0), Flag.FALSE, 0, 0, 5.1, 0, 1), others, 3, 4);
        assertArrayEquals(new double[] {-0.3, -0.4}, others, 1e-15);
    }

    @Test
    void weightNoiseHasItsDeviationAndIsGoneAfterTheBatch() {
        double[] weights = new Random(1).doubles(20_000).toArray();
        double[] before = weights.clone();
        double[] gradient = new double[weights.length];
        BatchStep step = new BatchStep(
                new BatchTraining(new Sgd(0), Flag.FALSE, 0, 0, 0, 0.2, 1),
                0.1,
                List.of(weights),
                List.of(weights),
                List.of(gradient),
                STREAMS);
        step.begin();
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            squares += (weights[i] - before[i]) * (weights[i] - before[i]);
        }
        assertEquals(0.2, Math.sqrt(squares / weights.length), 0.005);
        step.end(1);
        assertArrayEquals(before, weights);
    }

    @Test
    void initialScaleIsOfTheWeightsOfLayerOneAlone() {
        Layers plain = untrained(1);
        Layers scaled = untrained(4);
        assertEquals(4 * plain.inputWeights()[3][2], scaled.inputWeights()[3][2]);
        assertArrayEquals(plain.hiddenBias(), scaled.hiddenBias());
        assertArrayEquals(plain.outputWeights()[1], scaled.outputWeights()[1]);
    }

    private static Layers untrained(double scale) {
        SurrogateGradientLearner learner = (SurrogateGradientLearner) Catalogue.specOf(
                        Map.of("learner", "surrogate-gradient", "surrogate.hidden", 5, "surrogate.initialScale", scale))
                .learner();
        return new SurrogateNetwork(learner, 6, 2, 3, STREAMS).layers();
    }

    /** Of one epoch, the weights at its end alone: those that are tested. */
    @Test
    void ensembleOfTheLastEpochIsTheTestedNetwork() {
        RunResult one = run(Map.of("optimiser.ensembleEpochs", 1));
        assertEquals(one.scores().test(), one.metrics().get("accuracy_ensemble"));
        RunResult none = run(Map.of());
        assertArrayEquals(none.scores().confusion(), one.scores().confusion(), "an ensemble changes nothing");
        assertTrue(!none.metrics().containsKey("accuracy_ensemble"));
    }

    @Test
    void everySettingReachesTheRun() {
        double[] plain = sums(run(Map.of()));
        for (Map<String, Object> given : List.<Map<String, Object>>of(
                Map.of("optimiser.replacement", "true"),
                Map.of("surrogate.weightDecay", 0.1),
                Map.of("surrogate.clip", 1.0, "surrogate.optimiser", "sgd"),
                Map.of("surrogate.weightNoise", 0.1),
                Map.of("surrogate.initialScale", 2.0))) {
            assertTrue(!Arrays.equals(plain, sums(run(given))), given.toString());
        }
    }

    @Test
    void optimisersHaveStepSizesOfTheirOwn() {
        assertEquals(5e-4, rate("adam"));
        assertEquals(5e-4, rate("sgd"));
        assertEquals(1e-8, rate("sgld"));
    }

    private static double rate(String optimiser) {
        RunSpec spec = Catalogue.specOf(Map.of("learner", "surrogate-gradient", "surrogate.optimiser", optimiser));
        return ((SurrogateGradientLearner) spec.learner()).learningRate();
    }

    private static double[] sums(RunResult result) {
        return result.weights().values().stream()
                .mapToDouble(weights -> weights.end().sum())
                .toArray();
    }

    private static RunResult run(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "learner", "surrogate-gradient",
                "regulariser", "none",
                "training.images", 20,
                "training.epochs", 6,
                "training.stepsPerImage", 60,
                "test.images", 30,
                "surrogate.hidden", 40,
                "surrogate.initialScale", 4.0,
                "surrogate.learningRate", 0.01,
                "surrogate.batch", 5));
        all.putAll(given);
        return Engine.run(Catalogue.specOf(all), Geomfig.generate(60));
    }

    private static void step(BatchTraining training, double[] weights, double... gradient) {
        BatchStep step = new BatchStep(training, 0.1, List.of(weights), List.of(weights), List.of(gradient), STREAMS);
        step.begin();
        step.end(1);
    }
}
