package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.homeostasis.MultiScale.Coordinator;
import org.slumber.engine.input.CurrentImages;
import org.slumber.engine.input.CurrentStimulus;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.learner.Controls;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.InvalidInputException;

/** Deep networks, inputs that vary, and how spikes pass: gradients as in {@link GradientTest}, and the laws of each. */
class ArchitectureTest {
    private static final int INPUTS = 4;
    private static final int CLASSES = 3;
    private static final int STEPS = 13;
    private static final double SLOPE = 2;

    /** A network's make. */
    record Make(
            Architecture architecture,
            SurrogateNeuron neuron,
            SurrogateWeights weights,
            SurrogateCircuit circuit,
            List<SurrogateRegulariser> regularisers) {
        Make(Architecture architecture) {
            this(architecture, new LeakyNeuron(), new DenseWeights(), new PlainCircuit(), List.of());
        }

        static Make of(
                String above, Stateless stateless, double temporal, double penalty, double rate, double dropout) {
            return new Make(new Architecture(above, stateless, temporal, penalty, rate, dropout));
        }

        Make with(SurrogateCircuit other) {
            return new Make(architecture, neuron, weights, other, regularisers);
        }

        Make with(SurrogateWeights other) {
            return new Make(architecture, neuron, other, circuit, regularisers);
        }

        Make with(SurrogateRegulariser regulariser) {
            return new Make(architecture, neuron, weights, circuit, List.of(regulariser));
        }

        Make with(SurrogateNeuron other) {
            return new Make(architecture, other, weights, circuit, regularisers);
        }

        /** Weights large enough that small networks spike. */
        Layers randomLayers(Random random) {
            Layers layers =
                    network(this, new PlainSynapse(), new CurrentImages(), 1, 1).layers();
            ReferenceNetwork.randomise(layers, random);
            return layers;
        }
    }

    static Stream<Make> makes() {
        SelfPrediction predicting = new SelfPrediction(1, Flag.TRUE, 0.3, Flag.TRUE, 0.7);
        SurrogateMultiScale held = new SurrogateMultiScale(2.1, 100, 0.05, 0.1, 0.5, 10, 50, Coordinator.PRIORITY);
        LateralInhibition lateral = new LateralInhibition(0.5);
        DivisiveNormalisation pools = new DivisiveNormalisation(DivisiveNormalisation.Pool.FULL, 0.3, 1);
        DivisiveNormalisation pool = new DivisiveNormalisation(DivisiveNormalisation.Pool.ONE, 0.2, 1);
        return Stream.of(
                Make.of("none", Stateless.NONE, 0, 0, 0.1, 0),
                Make.of("6", Stateless.NONE, 0, 0, 0.1, 0),
                Make.of("6, 4,7", Stateless.NONE, 0, 40, 0.3, 0),
                Make.of("6", Stateless.HIDDEN, 0, 0, 0.1, 0),
                Make.of("none", Stateless.HIDDEN, 0, 0, 0.1, 0),
                Make.of("none", Stateless.OUTPUT, 0, 0, 0.1, 0),
                Make.of("6", Stateless.BOTH, 0, 7, 0.2, 0),
                Make.of("6", Stateless.HIDDEN, 0.4, 0, 0.1, 0),
                Make.of("none", Stateless.BOTH, 0.6, 0, 0.1, 0),
                Make.of("6,4", Stateless.NONE, 0, 0, 0.1, 0.3),
                Make.of("none", Stateless.NONE, 0, 100, 0.1, 0.5),
                Make.of("none", Stateless.NONE, 0, 0, 0.1, 0).with(lateral),
                Make.of("6,4,7,5,6,4", Stateless.NONE, 0, 0, 0.1, 0).with(lateral),
                Make.of("6,4", Stateless.NONE, 0, 40, 0.1, 0.3).with(lateral),
                Make.of("6", Stateless.BOTH, 0, 0, 0.1, 0).with(lateral),
                Make.of("none", Stateless.NONE, 0, 0, 0.1, 0).with(pools),
                Make.of("none", Stateless.NONE, 0, 0, 0.1, 0).with(pool),
                Make.of("6,4", Stateless.NONE, 0, 30, 0.2, 0.3).with(pools),
                Make.of("6,4,7", Stateless.NONE, 0, 0, 0.1, 0).with(pool),
                Make.of("6", Stateless.HIDDEN, 0.4, 0, 0.1, 0).with(pools),
                Make.of("6", Stateless.BOTH, 0.4, 7, 0.1, 0).with(pool),
                Make.of("6,4", Stateless.NONE, 0, 0, 0.1, 0.3)
                        .with(pools)
                        .with(predicting)
                        .with(held),
                Make.of("6", Stateless.NONE, 0, 0, 0.1, 0).with(pools).with(new NeuronStates(2, Flag.TRUE)),
                Make.of("none", Stateless.NONE, 0, 0, 0.1, 0).with(predicting),
                Make.of("6,4", Stateless.NONE, 0, 30, 0.2, 0.3).with(predicting),
                Make.of("6,4", Stateless.NONE, 0, 0, 0.1, 0).with(predicting).with(lateral),
                Make.of("6,4", Stateless.NONE, 0, 0, 0.1, 0).with(held),
                Make.of("none", Stateless.NONE, 0, 0, 0.1, 0).with(held),
                Make.of("6,4", Stateless.NONE, 0, 20, 0.1, 0.3)
                        .with(held)
                        .with(predicting)
                        .with(lateral),
                Make.of("none", Stateless.NONE, 0, 0, 0.1, 0).with(new NeuronStates(3, Flag.TRUE)),
                Make.of("6,4", Stateless.NONE, 0, 20, 0.1, 0.3).with(new NeuronStates(2, Flag.TRUE)),
                Make.of("6", Stateless.NONE, 0, 0, 0.1, 0)
                        .with(new NeuronStates(2, Flag.FALSE))
                        .with(predicting));
    }

    @ParameterizedTest
    @MethodSource("makes")
    void referenceGradientIsThatOfFiniteDifferencesWhereSpikesAreSmooth(Make make) {
        Random random = new Random(5);
        Layers layers = make.randomLayers(random);
        double[][] x = varying(random);
        double[][] factor = factors(layers, make.architecture(), random);
        ReferenceNetwork smooth = new ReferenceNetwork(
                make.architecture(),
                0.95,
                STEPS,
                v -> ReferenceNetwork.smoothSpike(v, SLOPE),
                v -> ReferenceNetwork.arctan(v, SLOPE));
        Layers gradient = layers.alike();
        smooth.loss(layers, x, 1, 1, factor, gradient);
        Layers unused = layers.alike();
        double step = 1e-6;
        for (int row = 0; row < layers.learnt().size(); row++) {
            double[] weights = layers.learnt().get(row);
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i];
                weights[i] = weight + step;
                relate(layers);
                double above = smooth.loss(layers, x, 1, 1, factor, unused);
                weights[i] = weight - step;
                relate(layers);
                double below = smooth.loss(layers, x, 1, 1, factor, unused);
                weights[i] = weight;
                relate(layers);
                double found = gradient.learnt().get(row)[i];
                assertEquals((above - below) / (2 * step), found, 2e-6 * Math.max(1, Math.abs(found)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("makes")
    void gradientOfAVaryingBatchIsThatOfTheReference(Make make) {
        for (int seed = 0; seed < 5; seed++) {
            assertGradient(make, new RowImages(4), true, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("makes")
    void gradientOfABatchThatStandsStillIsThatOfTheReference(Make make) {
        for (int seed = 0; seed < 5; seed++) {
            assertGradient(make, new CurrentImages(), false, seed);
        }
    }

    private static void relate(Layers layers) {
        if (layers.hasStates()) {
            NeuronStates.relate(layers);
        }
    }

    private static void assertGradient(Make make, CurrentStimulus stimulus, boolean varies, int seed) {
        Random random = new Random(seed);
        Architecture architecture = make.architecture();
        SurrogateNetwork network = network(make, new PlainSynapse(), stimulus, 1, seed);
        network.layers().copyFrom(make.randomLayers(random));
        Layers before = ReferenceNetwork.copy(network.layers());
        double[][] x = varying(random);
        if (varies) {
            network.sequences()[0] = sparse(x);
        } else {
            Arrays.fill(x, x[1]);
            network.images()[0] = x[1];
        }
        double[] seen = new double[1];
        network.train(new int[] {2}, (image, pass, loss) -> seen[0] = loss);
        double[][] factor = ones(before);
        for (int layer = 0; architecture.dropout() > 0 && layer < factor.length; layer++) {
            for (int neuron = 0; neuron < factor[layer].length; neuron++) {
                factor[layer][neuron] = network.passed()[layer][neuron] / (1 - architecture.dropout());
            }
        }
        Layers expected = before.alike();
        ReferenceNetwork reference = new ReferenceNetwork(
                architecture, 0.95, STEPS, ReferenceNetwork::hardSpike, v -> ReferenceNetwork.arctan(v, SLOPE));
        reference.loss(before, x, 2, 1, factor, expected);
        for (int layer = 0; expected.inhibited() && layer <= expected.depth(); layer++) {
            for (double[] row : expected.inhibition(layer).toLayer()) {
                for (int i = 0; i < row.length; i++) {
                    row[i] /= expected.pres(layer);
                }
            }
        }
        for (int layer = 0; layer <= expected.depth(); layer++) {
            // what is not learnt
            if (expected.neurons(layer).length > 0) {
                expected.neurons(layer)[SelfPrediction.SPIKE_CHARGE] = 0;
            }
        }
        GradientTest.assertClose(expected, network.gradient());
    }

    /** The recursion over time and the closed form are one gradient; a sequence that is constant one picture. */
    @Test
    void aConstantSequenceIsTheImageThatStandsStill() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            SurrogateNetwork still = network(Architecture.PLAIN, new CurrentImages(), 3, seed);
            SurrogateNetwork varying = network(Architecture.PLAIN, new RowImages(4), 3, seed);
            still.layers().copyFrom(ReferenceNetwork.randomLayers(INPUTS, 5, CLASSES, random));
            varying.layers().copyFrom(still.layers());
            for (int image = 0; image < 3; image++) {
                still.images()[image] = ReferenceNetwork.randomImage(INPUTS, random);
                varying.sequences()[image] = InputSequence.constant(still.images()[image], STEPS);
            }
            int[] labels = {0, 1, 2};
            double[][] rates = new double[3][];
            still.train(labels, (image, pass, loss) -> rates[image] = pass.hiddenRates());
            varying.train(labels, (image, pass, loss) -> assertArrayEquals(rates[image], pass.hiddenRates()));
            GradientTest.assertClose(still.gradient(), varying.gradient());
        }
    }

    /** I = 0.9: never, and in step 2 with a leak of 0.95 (v = 0.9, 1.755); I = 1.5: always. */
    @Test
    void statelessNeuronsFollowTheirCurrent() {
        Layers layers = new Layers(1, 2, 1);
        ImagePass stateless = new ImagePass(layers, new Architecture("none", Stateless.HIDDEN, 0, 0, 0.1, 0), 0.95, 6);
        stateless.show(new double[] {0.9, 1.5});
        assertArrayEquals(new double[] {0, 1}, stateless.hiddenRates());
        ImagePass stateful = new ImagePass(layers, 0.95, 6);
        stateful.show(new double[] {0.9, 0});
        assertEquals(0, stateful.spikesEnd(1));
        assertEquals(1, stateful.spikesEnd(2));
        assertEquals(1.755, stateful.membrane(2)[0], 1e-15);
    }

    /** snnTorch's Leaky: mem ← β·mem + x − reset·threshold, reset read from the membrane of the step before. */
    @Test
    void theNeuronIsLeakyWithAResetBySubtractionOfTheStepBefore() {
        double[] x = {0.6, 0.6, 0.6, 1.2, 0, -0.3, 2.5, 0.1};
        double[] membrane = {0.6, 1.17, 0.7115, 1.875925, 0.78212875, 0.4430223125, 2.920871196875, 1.87482763703125};
        int[] spikes = {0, 1, 0, 1, 0, 0, 1, 1};
        Layers layers = new Layers(1, 1, 1);
        layers.inputWeights()[0][0] = 1;
        double[][] steps = new double[x.length + 1][1];
        for (int t = 1; t <= x.length; t++) {
            steps[t][0] = x[t - 1];
        }
        ImagePass pass = new ImagePass(layers, 0.95, x.length);
        pass.show(sparse(steps));
        for (int t = 1; t <= x.length; t++) {
            assertEquals(membrane[t - 1], pass.membrane(t)[0], 1e-14, "step " + t);
            assertEquals(spikes[t - 1], pass.spikesEnd(t) - pass.spikesEnd(t - 1), "step " + t);
        }
    }

    /** Spikes of one step run through all layers in it. */
    @Test
    void aSpikeReachesTheOutputThroughAllLayersInItsStep() {
        Layers layers = new Layers(new Layers.Shape(1, 1, 2, 1));
        layers.weights(1)[1][0] = 1.5;
        layers.weights(2)[0][1] = 1.25;
        ImagePass pass = new ImagePass(layers, 0.95, 1);
        pass.show(new double[] {2});
        assertArrayEquals(new double[] {1, 0, 1}, pass.hiddenRates());
        assertArrayEquals(new double[] {1.25}, pass.outputMembrane(1));
        assertEquals(2 + 1, pass.synapticEvents());
    }

    @Test
    void theRatePenaltyPullsTheRateToItsOwn() {
        for (double target : new double[] {0.05, 0.85}) {
            double without = Math.abs(rateAfter(0, target) - target);
            assertTrue(without > 0.2, "without a penalty it is there anyway");
            double with = Math.abs(rateAfter(1e6, target) - target);
            assertTrue(with < 0.06 && with < without / 2, with + " " + without);
        }
    }

    private static double rateAfter(double penalty, double target) {
        SurrogateNetwork network =
                network(new Architecture("none", Stateless.NONE, 0, penalty, target, 0), new CurrentImages(), 1, 1);
        network.layers().copyFrom(ReferenceNetwork.randomLayers(INPUTS, 5, CLASSES, new Random(8)));
        network.images()[0] = new double[] {1, 0.5, 0.5, 1};
        double[] rate = new double[1];
        for (int i = 0; i < 300; i++) {
            network.train(
                    new int[1],
                    (image, pass, loss) -> rate[0] =
                            Arrays.stream(pass.hiddenRates()).average().orElseThrow());
        }
        return rate[0];
    }

    @Test
    void imagesLastAsLongAsTheirRowsUnlessAsked() {
        assertEquals(60, Catalogue.specOf(small(Map.of())).protocol().stepsPerImage());
        assertEquals(
                24,
                Catalogue.specOf(small(Map.of("rows.stepsPerRow", 3, "encoding.side", 8)))
                        .protocol()
                        .stepsPerImage());
    }

    /** A deep network runs, sleeps, and has a row of weights for each layer. */
    @Test
    void aDeepNetworkOverRowsRunsAndSleepsAsARun() {
        RunResult result = Engine.run(Catalogue.specOf(small(Map.of())), Geomfig.generate(60));
        List<String> groups =
                result.weights().keySet().stream().map(SynapseGroup::name).toList();
        assertEquals(List.of("input-hidden", "hidden1-hidden2", "hidden2-hidden3", "hidden-output"), groups);
        assertTrue(result.work().sleeps() > 0);
        assertEquals(
                8 * 15, result.weights().get(SynapseGroup.INPUT_HIDDEN).end().synapses());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "training.stepsPerImage; 100; training.stepsPerImage must be 60 with surrogate.stimulus rows, as long as"
                        + " an image of it lasts, was 100",
                "surrogate.hiddenAbove; 6,x; surrogate.hiddenAbove must be none or the neurons of at most 31 layers, 1 to"
                        + " 10000 each, as in 300,100, was 6,x",
                "surrogate.temporalShare; 0.5; surrogate.temporalShare must be 0 where surrogate.stateless is none, was"
                        + " 0.5",
                "regulariser; sleep-replay; surrogate.hiddenAbove must be none with regulariser sleep-replay, whose"
                        + " thresholds are of one hidden layer, was 6,5"
            })
    void whatCannotBeIsRefused(String path, String value, String message) {
        Object given = value.matches("[0-9]+")
                ? (Object) Long.valueOf(value)
                : value.matches("[0-9.]+") ? (Object) Double.valueOf(value) : value;
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> Catalogue.specOf(small(Map.of(path, given))))
                        .getMessage());
    }

    private static Map<String, Object> small(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "learner",
                "surrogate-gradient",
                "surrogate.stimulus",
                "rows",
                "surrogate.hidden",
                8,
                "surrogate.hiddenAbove",
                "6,5",
                "surrogate.batch",
                4,
                "sleep.ratio",
                0.5,
                "training.epochs",
                2));
        all.putAll(Map.of("training.images", 16, "test.images", 10, "encoding.gain", 1.5));
        all.putAll(more);
        return all;
    }

    static double[][] varying(Random random) {
        double[][] x = new double[STEPS + 1][];
        for (int t = 0; t <= STEPS; t++) {
            x[t] = ReferenceNetwork.randomImage(INPUTS, random);
        }
        return x;
    }

    static InputSequence sparse(double[][] x) {
        int[] ends = new int[x.length];
        int[] inputs = new int[x.length * x[0].length];
        double[] values = new double[inputs.length];
        int count = 0;
        for (int t = 1; t < x.length; t++) {
            for (int k = 0; k < x[t].length; k++) {
                if (x[t][k] != 0) {
                    inputs[count] = k;
                    values[count++] = x[t][k];
                }
            }
            ends[t] = count;
        }
        return new InputSequence(ends, inputs, values);
    }

    private static double[][] factors(Layers layers, Architecture architecture, Random random) {
        double[][] factors = ones(layers);
        for (double[] row : factors) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble() < architecture.dropout() ? 0 : 1 / (1 - architecture.dropout());
            }
        }
        return factors;
    }

    private static double[][] ones(Layers layers) {
        double[][] ones = new double[layers.depth()][];
        for (int layer = 0; layer < ones.length; layer++) {
            ones[layer] = new double[layers.hidden(layer)];
            Arrays.fill(ones[layer], 1);
        }
        return ones;
    }

    private static SurrogateNetwork network(Architecture architecture, CurrentStimulus stimulus, int batch, long seed) {
        return network(new PlainSynapse(), architecture, stimulus, batch, seed);
    }

    static SurrogateNetwork network(
            SurrogateSynapse synapse, Architecture architecture, CurrentStimulus stimulus, int batch, long seed) {
        return network(new Make(architecture), synapse, stimulus, batch, seed);
    }

    static SurrogateNetwork network(
            Make make, SurrogateSynapse synapse, CurrentStimulus stimulus, int batch, long seed) {
        SurrogateGradientLearner learner = new SurrogateGradientLearner(
                stimulus,
                5,
                0.95,
                SLOPE,
                batch,
                5e-3,
                BatchTraining.PUBLISHED,
                make.regularisers(),
                synapse,
                make.neuron(),
                make.weights(),
                make.circuit(),
                make.architecture(),
                Controls.NONE);
        return new SurrogateNetwork(learner, INPUTS, CLASSES, STEPS, new RandomStreams(seed));
    }
}
