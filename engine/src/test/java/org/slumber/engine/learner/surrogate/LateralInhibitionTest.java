package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.input.CurrentImages;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.learner.surrogate.ArchitectureTest.Make;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

/** Gradients are those of {@link ArchitectureTest}. */
class LateralInhibitionTest {

    /** I_EE = 0.5, I_IE = (0.4, 0.4), I_EI = 0.4, I_SH = 0.32: I = 0.1/0.32. */
    @Test
    void theCircuitComesOutAsByHand() {
        Layers layers = circuits(4, 1, 1, 2);
        double[] excitatory = {0.2, 0.1, 0.3, 0.4};
        for (int k = 0; k < 4; k++) {
            layers.weights(0)[k][0] = excitatory[k];
        }
        InhibitoryWeights inhibition = layers.inhibition(0);
        inhibition.fromBelow()[0] = new double[] {0.1, 0.2, 0.3, 0.1};
        inhibition.fromBelow()[1] = new double[] {0.4, 0.1, 0, 0.2};
        Arrays.fill(inhibition.toLayer()[0], 0.5);
        Arrays.fill(inhibition.toLayer()[1], 0.5);
        Arrays.fill(inhibition.shuntingGain(), 0.8);
        inhibition.gain()[0] = 1;
        CircuitPass circuits = new CircuitPass(layers, 3);
        circuits.refresh();
        double[] current = new double[1];
        circuits.current(new double[] {1, 0, 1, 0}, current);
        assertEquals(0.3125, current[0], 1e-15);
        inhibition.gain()[0] = 2;
        layers.bias(0)[0] = -0.5;
        circuits.current(new double[] {1, 0, 1, 0}, current);
        assertEquals(0.125, current[0], 1e-15);
    }

    /** Neuron 0 has no inhibition from input 1: there its balance is divided by the shunt of neuron 1, 0.6·0.5·2. */
    @Test
    void aZeroIsDividedByTheLeastThatIsNone() {
        Layers layers = circuits(2, 3, 1, 1);
        layers.weights(0)[1] = new double[] {0.9, 0.9, 0.9};
        InhibitoryWeights inhibition = layers.inhibition(0);
        inhibition.fromBelow()[0] = new double[] {0, 0.5};
        inhibition.toLayer()[0] = new double[] {0, 0.6, 0.8};
        inhibition.shuntingGain()[0] = 2;
        Arrays.fill(inhibition.gain(), 1);
        layers.bias(0)[0] = 7;
        CircuitPass circuits = new CircuitPass(layers, 1);
        circuits.refresh();
        double[] current = new double[3];
        circuits.current(new double[] {0, 1}, current);
        assertArrayEquals(new double[] {7 + 0.9 / 0.6, 0.6 / 0.6, 0.5 / 0.8}, current, 1e-14);
        // what reads nothing has its bias, and nothing to pull on
        circuits.current(new double[] {0, 0}, current);
        assertArrayEquals(new double[] {7, 0, 0}, current, 0);
        double[] byBalance = new double[3];
        double[] byDivisor = new double[3];
        circuits.split(0, 1, new double[] {1, 1, 1}, byBalance, byDivisor, layers.alike());
        assertEquals(0, Arrays.stream(byBalance).map(Math::abs).sum());
        assertEquals(0, Arrays.stream(byDivisor).map(Math::abs).sum());
    }

    /** E[x] = E[x²] = 0.5, V = 0.25, d = 225. */
    @Test
    void trainingStartsAsByHand() {
        Layers layers = circuits(225, 400, 10, 100);
        LateralInhibition.start(
                layers, 0, new LateralInhibition.Moments(0.5, 0.5, 0.25), new RandomStreams(1).stream("any"));
        double[] drawn =
                Arrays.stream(layers.weights(0)).flatMapToDouble(Arrays::stream).toArray();
        assertEquals(0.0384900, Arrays.stream(drawn).average().orElseThrow(), 4e-4);
        // an exponential distribution: as wide as its mean
        assertEquals(
                2 * 0.0384900 * 0.0384900,
                Arrays.stream(drawn).map(w -> w * w).average().orElseThrow(),
                8e-5);
        assertEquals(0.1154701, layers.inhibition(0).shuntingGain()[3], 1e-7);
        assertEquals(0.01, layers.inhibition(0).toLayer()[7][9]);
        assertEquals(1, layers.inhibition(0).gain()[9]);
    }

    /**
     * Their law of the start: currents of mean 0 and a variance near 1 in every layer; of the first, weights drawn apart give
     * (1 + 1/n_I)·E[x²]/(E[x²] + V).
     */
    @Test
    void currentsOfEveryLayerStartWithAVarianceNearOne() {
        SurrogateGradientLearner learner = learner(Map.of(
                "surrogate.hidden",
                400,
                "surrogate.hiddenAbove",
                "400,300,300",
                "surrogate.circuit",
                "lateral-inhibition",
                "surrogate.batch",
                40));
        SurrogateNetwork network = new SurrogateNetwork(learner, 100, 10, 30, new RandomStreams(2));
        Random random = new Random(3);
        for (int image = 0; image < 40; image++) {
            network.images()[image] = ReferenceNetwork.randomImage(100, random);
        }
        network.startCircuits(new RandomStreams(3).stream("circuits"));
        double[] squares = new double[4];
        double[] sums = new double[4];
        network.show(new int[40], 40, (image, pass, loss) -> {
            for (int layer = 0; layer < 4; layer++) {
                // in the first step the membrane is the current
                for (double current : pass.neurons(layer).membrane(1)) {
                    sums[layer] += current / (40 * pass.neurons(layer).neurons());
                    squares[layer] +=
                            current * current / (40 * pass.neurons(layer).neurons());
                }
            }
        });
        InputMoments read = new InputMoments(100);
        Arrays.stream(network.images()).forEach(read::add);
        double square = read.moments().square();
        assertEquals(1.01 * square / (square + read.moments().variance()), squares[0], 0.05);
        assertEquals(0, sums[0], 0.1);
        for (int layer = 1; layer < 4; layer++) {
            assertEquals(1, squares[layer], 0.7, Arrays.toString(squares));
        }
    }

    @Test
    void whatVariesHasTheMomentsOfItsSteps() {
        InputMoments moments = new InputMoments(2);
        moments.add(new double[] {1, 0});
        moments.add(new double[] {0.5, 0});
        LateralInhibition.Moments found = moments.moments();
        assertEquals(0.375, found.mean(), 1e-15);
        assertEquals(1.25 / 4, found.square(), 1e-15);
        assertEquals(0.125 / 2, found.variance(), 1e-15);
    }

    /** Scaling an image leaves every spike where it is: the circuit is the layer's own normalisation. */
    @Test
    void currentsDoNotDependOnTheContrastOfAnImage() {
        SurrogateNetwork network = network(new Make(Architecture.PLAIN).with(new LateralInhibition(0.5)), 4);
        double[][] rates = new double[2][];
        double[] image = ReferenceNetwork.randomImage(4, new Random(9));
        for (int i = 0; i < 2; i++) {
            int place = i;
            double contrast = i == 0 ? 1 : 0.25;
            network.images()[0] = Arrays.stream(image).map(x -> x * contrast).toArray();
            network.show(new int[1], 1, (shown, pass, loss) -> rates[place] = pass.hiddenRates());
        }
        assertArrayEquals(rates[0], rates[1]);
        assertTrue(Arrays.stream(rates[0]).anyMatch(rate -> rate > 0));
    }

    private static SurrogateNetwork network(Make make, int seed) {
        SurrogateNetwork network = ArchitectureTest.network(make, new PlainSynapse(), new CurrentImages(), 1, seed);
        network.layers().copyFrom(make.randomLayers(new Random(seed)));
        return network;
    }

    /** Of all weights and gains, while biases may be. */
    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgd", "sgld"})
    void nothingIsBelowZeroWhateverChangesIt(String optimiser) {
        SurrogateGradientLearner learner = learner(Map.of(
                "surrogate.hidden",
                12,
                "surrogate.hiddenAbove",
                "8",
                "surrogate.circuit",
                "lateral-inhibition",
                "surrogate.optimiser",
                optimiser,
                "surrogate.learningRate",
                0.01,
                "surrogate.weightNoise",
                0.2,
                "surrogate.batch",
                4));
        SurrogateNetwork network = new SurrogateNetwork(learner, 9, 3, 20, new RandomStreams(2));
        Random random = new Random(3);
        for (int image = 0; image < 4; image++) {
            network.images()[image] = ReferenceNetwork.randomImage(9, random);
        }
        network.startCircuits(new RandomStreams(3).stream("circuits"));
        Layers before = ReferenceNetwork.copy(network.layers());
        for (int batch = 0; batch < 30; batch++) {
            network.train(new int[] {0, 1, 2, 0}, (image, pass, loss) -> {});
        }
        int zeros = 0;
        for (int layer = 0; layer <= network.layers().depth(); layer++) {
            List<double[]> rows = network.layers().inhibition(layer).rows();
            rows.addAll(Arrays.asList(network.layers().weights(layer)));
            for (double[] row : rows) {
                assertTrue(Arrays.stream(row).allMatch(w -> w >= 0));
                zeros += (int) Arrays.stream(row).filter(w -> w == 0).count();
            }
        }
        assertTrue(zeros > 0, "nothing was ever pushed below 0");
        assertTrue(Arrays.stream(network.layers().bias(0)).anyMatch(b -> b < 0));
        assertArrayEquals(new double[3], network.layers().outputBias(), optimiser.equals("sgld") ? 1e9 : 0);
        assertNotEquals(
                before.inhibition(1).gain()[0], network.layers().inhibition(1).gain()[0]);
    }

    /** Deep circuits run over images and rows, sleep, and are measured from the weights that they start with. */
    @ParameterizedTest
    @ValueSource(strings = {"current", "rows"})
    void aDeepNetworkRunsAndSleepsAsARun(String stimulus) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "learner",
                "surrogate-gradient",
                "surrogate.circuit",
                "lateral-inhibition",
                "surrogate.stimulus",
                stimulus,
                "surrogate.hidden",
                12,
                "surrogate.hiddenAbove",
                "12,8",
                "surrogate.batch",
                4,
                "sleep.ratio",
                0.5,
                "surrogate.plasticityRate",
                0.1,
                "controls",
                "all",
                "training.epochs",
                2));
        given.putAll(Map.of("training.images", 16, "test.images", 10));
        RunResult result = Engine.run(Catalogue.specOf(given), Geomfig.generate(60));
        assertTrue(result.work().sleeps() > 0);
        for (WeightStability weights : result.weights().values()) {
            // exponentially distributed, not evenly
            assertTrue(weights.initial().mean() > 0);
            assertTrue(Math.abs(weights.end().sum() / weights.initial().sum() - 1) < 0.5);
        }
        assertTrue(result.metrics().containsKey("accuracy_frozen"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "surrogate.synapse; trace; surrogate.synapse must be plain with surrogate.circuit lateral-inhibition,"
                        + " which reads nothing below 0, was trace",
                "surrogate.initialScale; 2; surrogate.initialScale must be 1 with surrogate.circuit lateral-inhibition,"
                        + " whose currents do not depend on it, was 2.0",
                "regulariser; sleep-replay; surrogate.circuit must be none with regulariser sleep-replay, whose neurons sum"
                        + " weights of either sign and divide by nothing, was lateral-inhibition",
                "lateral.inhibitoryShare; 0; lateral.inhibitoryShare must be above 0 and at most 1, was 0"
            })
    void whatMakesNoSenseIsRefused(String path, String value, String message) {
        Map<String, Object> given = Map.of(
                "surrogate.circuit",
                "lateral-inhibition",
                path,
                value.matches("[0-9.]+") ? (Object) Double.valueOf(value) : value);
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> learner(given)).getMessage());
    }

    @Test
    void differencesAreRefused() {
        assertEquals(
                "surrogate.temporalShare must be 0 with surrogate.circuit lateral-inhibition, which reads nothing below 0,"
                        + " was 0.5",
                assertThrows(
                                InvalidInputException.class,
                                () -> learner(Map.of(
                                        "surrogate.circuit",
                                        "lateral-inhibition",
                                        "surrogate.stateless",
                                        "hidden",
                                        "surrogate.temporalShare",
                                        0.5)))
                        .getMessage());
    }

    /** The same weights whether images stand still or are steps that are all alike. */
    @Test
    void aConstantSequenceIsTheImageThatStandsStill() {
        Make make = new Make(Architecture.PLAIN).with(new LateralInhibition(0.5));
        SurrogateNetwork still = network(make, 5);
        SurrogateNetwork varying = ArchitectureTest.network(make, new PlainSynapse(), new RowImages(4), 1, 5);
        varying.layers().copyFrom(still.layers());
        still.images()[0] = ReferenceNetwork.randomImage(4, new Random(2));
        varying.images()[0] = still.images()[0];
        still.train(new int[] {1}, (image, pass, loss) -> {});
        varying.train(new int[] {1}, (image, pass, loss) -> {});
        GradientTest.assertClose(still.gradient(), varying.gradient());
    }

    private static Layers circuits(int inputs, int hidden, int classes, int inhibitory) {
        return new Layers(new Layers.Shape(inputs, hidden, classes).withInhibitory(inhibitory, 1));
    }

    private static SurrogateGradientLearner learner(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(given);
        all.put("learner", "surrogate-gradient");
        return (SurrogateGradientLearner) Catalogue.specOf(all).learner();
    }
}
