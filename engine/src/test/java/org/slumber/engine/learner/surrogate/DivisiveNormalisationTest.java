package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.input.CurrentImages;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.learner.surrogate.ArchitectureTest.Make;
import org.slumber.engine.learner.surrogate.DivisiveNormalisation.Pool;
import org.slumber.engine.spec.InvalidInputException;

/** Its gradient stands in {@link ArchitectureTest}. */
class DivisiveNormalisationTest {

    /** z = 1, b = b₀ = 0.5, σ = 0.1, P = 1: a = 0.2525 and y = √(0.25/0.2525) of the recurrent circuit. */
    @ParameterizedTest
    @EnumSource(Pool.class)
    void ofOneNeuronTheFixedPointComesOutAsByHand(Pool pool) {
        PoolPass pass = pass(pool, 0.1, 1, 0);
        double[] current = {1};
        pass.normalise(0, 1, current);
        assertEquals(Math.sqrt(0.25 / 0.2525), current[0], 1e-15);
        assertEquals(0.9950372, current[0], 5e-8);
    }

    /** Drives 1 and −2, P = 0.5 and 0.25 on the first, 1 and 2 on the second; σ² = 0.5, γ = 3, a bias of 10 on the second. */
    @Test
    void ofTwoNeuronsWithPoolsOfTheirOwnItComesOutAsByHand() {
        PoolPass pass = pass(Pool.FULL, Math.sqrt(0.5), 2, 10, 0.5, 0.25, 1, 2);
        double[] current = {1, -2 + 10};
        pass.normalise(0, 1, current);
        assertArrayEquals(new double[] {3 / Math.sqrt(2), 3 * -2 / Math.sqrt(9.5) + 10}, current, 1e-14);
    }

    /** P = 0.25 of Σz² = 5; σ² = 0.75. */
    @Test
    void ofTwoNeuronsWithOnePoolItComesOutAsByHand() {
        PoolPass pass = pass(Pool.ONE, Math.sqrt(0.75), 2, 10, 0.25);
        double[] current = {1, -2 + 10};
        pass.normalise(0, 1, current);
        assertArrayEquals(new double[] {3 / Math.sqrt(2), 3 * -2 / Math.sqrt(2) + 10}, current, 1e-14);
    }

    /** A pass over one hidden layer, the last neuron of which alone has a bias; γ is 3 where there are two. */
    private static PoolPass pass(Pool pool, double semisaturation, int neurons, double bias, double... weights) {
        DivisiveNormalisation normalisation = new DivisiveNormalisation(pool, semisaturation, 1);
        Layers layers = new Layers(new Layers.Shape(1, neurons, 1).withPools(normalisation));
        layers.bias(0)[neurons - 1] = bias;
        Arrays.fill(layers.pool(0).gain(), neurons == 1 ? 1 : 3);
        double[][] logs = layers.pool(0).logs();
        for (int i = 0; i < weights.length; i++) {
            logs[i / logs.length][i % logs.length] = Math.log(weights[i]);
        }
        PoolPass pass = new PoolPass(layers, normalisation, 1);
        pass.refresh();
        return pass;
    }

    @Test
    void poolsStartAsMeansOfTheirLayer() {
        Layers full = network(Pool.FULL, 5).layers();
        for (int layer = 0; layer < full.depth(); layer++) {
            double[][] logs = full.pool(layer).logs();
            assertEquals(full.hidden(layer), logs.length);
            for (int post = 0; post < logs.length; post++) {
                for (int pre = 0; pre < logs.length; pre++) {
                    double weight = Math.exp(logs[post][pre]) * logs.length;
                    assertTrue(pre == post ? Math.abs(weight - 1) < 1e-12 : weight > 0 && weight <= 1);
                }
            }
            assertArrayEquals(filled(logs.length, 1), full.pool(layer).gain());
        }
        Layers one = network(Pool.ONE, 5).layers();
        assertEquals(1.0 / one.hidden(0), Math.exp(one.pool(0).logs()[0][0]), 1e-15);
        assertEquals(1, one.pool(0).logs().length);
    }

    private static double[] filled(int length, double value) {
        double[] filled = new double[length];
        Arrays.fill(filled, value);
        return filled;
    }

    /** What it is for: four times the contrast is nearly the same picture, where without it currents are four times as large. */
    @ParameterizedTest
    @EnumSource(Pool.class)
    void contrastIsDividedOut(Pool pool) {
        DivisiveNormalisation normalisation = new DivisiveNormalisation(pool, 1e-6, 1);
        Make make = new Make(Architecture.PLAIN).with(normalisation);
        SurrogateNetwork network = ArchitectureTest.network(make, new PlainSynapse(), new CurrentImages(), 2, 3);
        double[] image = {0.1, 0.05, 0.2, 0.25};
        network.images()[0] = image;
        network.images()[1] = Arrays.stream(image).map(pixel -> 4 * pixel).toArray();
        double[][] membranes = new double[2][];
        network.show(
                new int[2],
                2,
                (shown, pass, loss) -> membranes[shown] = pass.membrane(1).clone());
        assertArrayEquals(membranes[0], membranes[1], 1e-6);
    }

    /** The same weights whether images stand still or are steps that are all alike. */
    @ParameterizedTest
    @EnumSource(Pool.class)
    void aConstantSequenceIsTheImageThatStandsStill(Pool pool) {
        Make make = new Make(new Architecture("6", Stateless.NONE, 0, 0, 0.1, 0))
                .with(new DivisiveNormalisation(pool, 0.2, 2));
        SurrogateNetwork still = ArchitectureTest.network(make, new PlainSynapse(), new CurrentImages(), 1, 5);
        SurrogateNetwork varying = ArchitectureTest.network(make, new PlainSynapse(), new RowImages(4), 1, 5);
        varying.layers().copyFrom(still.layers());
        still.images()[0] = ReferenceNetwork.randomImage(4, new Random(2));
        varying.images()[0] = still.images()[0];
        still.train(new int[] {1}, (image, pass, loss) -> {});
        varying.train(new int[] {1}, (image, pass, loss) -> {});
        GradientTest.assertClose(still.gradient(), varying.gradient());
    }

    /** Deep, asleep, decaying and noisy, on images that stand still and by rows: it learns, and its pools with it. */
    @ParameterizedTest
    @ValueSource(strings = {"current", "rows"})
    void aDeepNetworkRunsAndSleeps(String stimulus) {
        for (String pool : new String[] {"full", "one"}) {
            Map<String, Object> settings = Map.of(
                    "surrogate.stimulus",
                    stimulus,
                    "divisiveNormalisation.pool",
                    pool,
                    "surrogate.hiddenAbove",
                    "6",
                    "surrogate.weightNoise",
                    0.01,
                    "surrogate.weightDecay",
                    0.1,
                    "sleep.ratio",
                    0.5,
                    "controls",
                    "all");
            RunResult result = Engine.run(spec(settings), Geomfig.generate(60));
            assertTrue(result.work().sleeps() > 0);
            assertTrue(Double.isFinite(result.checkpoints()
                    .get(result.checkpoints().size() - 1)
                    .loss()
                    .getAsDouble()));
            assertTrue(result.metrics().containsKey("accuracy_frozen"));
        }
    }

    @ParameterizedTest
    @EnumSource(Pool.class)
    void poolsAreLearntAndWhatActsOnWeightsLeavesThem(Pool pool) {
        SurrogateNetwork network = network(pool, 4);
        Layers before = ReferenceNetwork.copy(network.layers());
        network.images()[0] = new double[] {1, 0.5, 0.2, 1};
        for (int batch = 0; batch < 3; batch++) {
            network.train(new int[1], (image, pass, loss) -> {});
        }
        Layers after = network.layers();
        assertNotEquals(before.pool(0).logs()[0][0], after.pool(0).logs()[0][0]);
        assertNotEquals(before.pool(0).gain()[0], after.pool(0).gain()[0]);
        assertTrue(after.learnt().stream().anyMatch(row -> row == after.pool(0).gain()));
        assertTrue(after.synapses().stream()
                .noneMatch(row ->
                        row == after.pool(0).gain() || row == after.pool(0).logs()[0]));
    }

    private static SurrogateNetwork network(Pool pool, int seed) {
        Make make = new Make(new Architecture("6", Stateless.NONE, 0, 0, 0.1, 0))
                .with(new DivisiveNormalisation(pool, 0.2, 1));
        return ArchitectureTest.network(make, new PlainSynapse(), new CurrentImages(), 1, seed);
    }

    @Test
    void poolsOfTheirOwnAreExpectedToCostMore() {
        double plain = seconds(Map.of("surrogate.circuit", "none"));
        double one = seconds(Map.of("divisiveNormalisation.pool", "one"));
        double full = seconds(Map.of());
        double fullInEveryStep = seconds(Map.of("surrogate.stimulus", "rows", "surrogate.hidden", 100));
        double oneInEveryStep = seconds(
                Map.of("surrogate.stimulus", "rows", "surrogate.hidden", 100, "divisiveNormalisation.pool", "one"));
        assertEquals(plain, one);
        assertTrue(full > plain && fullInEveryStep > 1.5 * oneInEveryStep);
    }

    private static double seconds(Map<String, Object> settings) {
        RunSpec spec = spec(settings);
        return spec.expectedSeconds();
    }

    @Test
    void sleepReplayIsRefused() {
        assertEquals(
                "surrogate.circuit must be none with regulariser sleep-replay, whose neurons sum weights of either sign and"
                        + " divide by nothing, was divisive-normalisation",
                assertThrows(InvalidInputException.class, () -> spec(Map.of("regulariser", "sleep-replay")))
                        .getMessage());
    }

    private static RunSpec spec(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "learner",
                "surrogate-gradient",
                "surrogate.circuit",
                "divisive-normalisation",
                "surrogate.hidden",
                8,
                "surrogate.batch",
                4,
                "surrogate.sleepCopies",
                3,
                "training.epochs",
                2,
                "training.images",
                16,
                "test.images",
                10));
        all.putAll(settings);
        return Catalogue.specOf(all);
    }
}
