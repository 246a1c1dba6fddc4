package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;
import org.slumber.engine.homeostasis.sleep.SleepNoise;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

/** Gradients are those of {@link ArchitectureTest}. */
class NeuronStatesTest {

    /** q = (1, 2), a = (3, −1): w = 1; a gradient of 2 by it is (6, −2) by q and (2, 4) by a. */
    @Test
    void aWeightIsTheProductOfTwoStatesAsByHand() {
        for (int layer = 0; layer < 2; layer++) {
            Layers layers = new Layers(new Layers.Shape(1, 1, 1).withStates(2, false));
            layers.postStates(layer)[0] = new double[] {1, 2};
            layers.preStates(layer)[0] = new double[] {3, -1};
            NeuronStates.relate(layers);
            assertEquals(1, layers.weights(layer)[0][0]);
            assertEquals(0, layers.weights(1 - layer)[0][0]);
            Layers gradient = layers.alike();
            NeuronStates.bringBack(layers, layer, new double[][] {{2}}, gradient);
            assertArrayEquals(new double[] {6, -2}, gradient.postStates(layer)[0]);
            assertArrayEquals(new double[] {2, 4}, gradient.preStates(layer)[0]);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, true, 9880", "16, true, 19760", "16, false, 35760"})
    void itLearnsAsManyNumbersAsItSays(int rank, boolean shared, int numbers) {
        SurrogateGradientLearner learner =
                learner(Map.of("states.rank", rank, "states.shared", String.valueOf(shared)));
        Layers layers = new SurrogateNetwork(learner, 225, 10, 3, new RandomStreams(1)).layers();
        int learnt = layers.learnt().stream().mapToInt(row -> row.length).sum();
        assertEquals(numbers + 1010, learnt);
    }

    /** In every layer that of dense weights, evenly drawn from ±1/√fan-in, scaled in layer 1 alone; so are the biases. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void weightsStartWithTheVarianceOfDenseOnes(String shared) {
        Map<String, Object> deep = Map.of(
                "surrogate.hidden",
                300,
                "surrogate.hiddenAbove",
                "200",
                "surrogate.initialScale",
                2,
                "states.shared",
                shared);
        Layers layers = new SurrogateNetwork(learner(deep), 225, 10, 3, new RandomStreams(2)).layers();
        for (int layer = 0; layer <= 2; layer++) {
            double mean = Arrays.stream(layers.weights(layer))
                    .flatMapToDouble(Arrays::stream)
                    .map(w -> w * w)
                    .average()
                    .orElseThrow();
            double scale = layer == 0 ? 4 : 1;
            assertEquals(1, mean * 3 * layers.pres(layer) / scale, layer == 2 ? 0.4 : 0.1, "layer " + layer);
        }
        Map<String, Object> dense = new HashMap<>(deep);
        dense.put("surrogate.weights", "dense");
        dense.remove("states.shared");
        Layers others = new SurrogateNetwork(learner(dense), 225, 10, 3, new RandomStreams(2)).layers();
        assertArrayEquals(others.bias(0), layers.bias(0));
        assertArrayEquals(others.outputBias(), layers.outputBias());
    }

    /** Without plasticity states decay to the closed form; with it they move as they would down a gradient of the change. */
    @Test
    void sleepActsOnStates() {
        Layers layers = new SurrogateNetwork(
                        learner(Map.of("surrogate.hidden", 9, "states.rank", 3)), 6, 3, 5, new RandomStreams(1))
                .layers();
        ReferenceNetwork.randomise(layers, new Random(1));
        Layers before = ReferenceNetwork.copy(layers);
        sleep(layers, 0.9, 0);
        for (int population = 0; population < 3; population++) {
            for (int neuron = 0; neuron < layers.states()[population].length; neuron++) {
                for (int i = 0; i < 3; i++) {
                    double was = before.states()[population][neuron][i];
                    double decayed = Math.signum(was) * 0.2 * Math.pow(Math.abs(was) / 0.2, 0.9);
                    assertEquals(decayed, layers.states()[population][neuron][i], 1e-13);
                }
            }
        }
        assertArrayEquals(before.bias(0), layers.bias(0));
        layers.copyFrom(before);
        sleep(layers, 1, 1e-6);
        NeuronStates.relate(layers);
        // what sleep does to dense weights of the same values
        Layers dense = new Layers(6, 9, 3);
        for (int layer = 0; layer <= 1; layer++) {
            for (int row = 0; row < dense.weights(layer).length; row++) {
                System.arraycopy(
                        before.weights(layer)[row], 0, dense.weights(layer)[row], 0, dense.weights(layer)[row].length);
            }
            System.arraycopy(before.bias(layer), 0, dense.bias(layer), 0, dense.bias(layer).length);
        }
        Layers awake = ReferenceNetwork.copy(dense);
        sleep(dense, 1, 1e-6);
        double along = 0;
        double moved = 0;
        for (int c = 0; c < 3; c++) {
            for (int n = 0; n < 9; n++) {
                double wanted = dense.outputWeights()[c][n] - awake.outputWeights()[c][n];
                along += wanted * (layers.outputWeights()[c][n] - before.outputWeights()[c][n]);
                moved += Math.abs(wanted);
            }
        }
        assertTrue(moved > 0 && along > 0, moved + " " + along);
    }

    private static void sleep(Layers layers, double decay, double plasticityRate) {
        new SurrogateSleep(
                        1, SleepAfterTask.NONE, decay, 0.2, 3, 20, 3, SleepNoise.WHITE, 20, 0.01, 0.012, plasticityRate)
                .on(new SurrogateSite(
                        layers, Architecture.PLAIN, 0.95, Experience.none(), Stream::empty, new RandomStreams(5)))
                .orElseThrow()
                .apply();
    }

    @Test
    void aDeepNetworkRunsAndSleepsAsARun() {
        Map<String, Object> given = new HashMap<>(Map.of(
                "learner",
                "surrogate-gradient",
                "surrogate.weights",
                "states",
                "surrogate.stimulus",
                "rows",
                "surrogate.hidden",
                12,
                "surrogate.hiddenAbove",
                "12,8",
                "surrogate.batch",
                4,
                "sleep.ratio",
                0.5,
                "controls",
                "all",
                "training.epochs",
                2,
                "training.images",
                16));
        given.put("test.images", 10);
        RunResult result = Engine.run(Catalogue.specOf(given), Geomfig.generate(60));
        assertTrue(result.work().sleeps() > 0);
        result.weights()
                .values()
                .forEach(weights -> assertTrue(weights.end().sum() > 0
                        && weights.end().sum() != weights.initial().sum()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "surrogate.circuit; lateral-inhibition; surrogate.circuit must be none or divisive-normalisation with"
                        + " surrogate.weights states, whose weights may be of either sign, was lateral-inhibition",
                "regulariser; ssdp; regulariser must be none or sleep with surrogate.weights states, as others change single"
                        + " weights, was ssdp",
                "regulariser; sleep+msth; regulariser must be none or sleep with surrogate.weights states, as others change"
                        + " single weights, was msth"
            })
    void whatMakesNoSenseIsRefused(String path, String value, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> learner(Map.of(path, value)))
                        .getMessage());
    }

    private static SurrogateGradientLearner learner(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(Map.of("learner", "surrogate-gradient", "surrogate.weights", "states"));
        all.putAll(given);
        return (SurrogateGradientLearner) Catalogue.specOf(all).learner();
    }
}
