package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.input.CurrentImages;
import org.slumber.engine.learner.surrogate.ArchitectureTest.Make;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.InvalidInputException;

/** Gradients are those of {@link ArchitectureTest}. */
class SelfPredictionTest {

    /** α = 0.25, β = 0.95, κ = 1 and a current of 0.6. */
    @Test
    void sixStepsComeOutAsByHand() {
        assertSteps(0, new double[] {0.6, 1.17, 0.7115, 1.2759, 0.8121, 1.3715}, new double[] {
            0.15, 0.0125, 0.1594, 0.0195, 0.1646, 0.0235
        });
        assertSteps(1, new double[] {0.6, 1.32, 0.8665, 1.5825, 1.123, 0.5815}, new double[0]);
        assertSteps(-1, new double[] {0.6, 1.02, 0.5565, 0.9693, 1.2513, 0.6866}, new double[0]);
    }

    private static void assertSteps(double gain, double[] membranes, double[] predictions) {
        Layers layers = new Layers(new Layers.Shape(1, 1, 1).withNumbers(3));
        new SelfPrediction(gain, Flag.FALSE, 0.25, Flag.FALSE, 1).settle(layers.neurons(0), true);
        ImagePass pass = new ImagePass(layers, 0.95, 6);
        pass.show(new double[] {0.6});
        for (int step = 1; step <= 6; step++) {
            assertEquals(membranes[step - 1], pass.membrane(step)[0], 1e-4, "step " + step);
            if (predictions.length > 0) {
                assertEquals(predictions[step - 1], pass.neurons(0).prediction(step)[0], 1e-4, "step " + step);
            }
        }
    }

    /** In a deep network too, its spikes and its gradient, of what both have. */
    @Test
    void withoutGainItIsTheLeakyNeuronToTheBit() {
        Make leaky = Make.of("6,4", Stateless.NONE, 0, 20, 0.1, 0);
        Make predicting = leaky.with(new SelfPrediction(0, Flag.FALSE, 0.3, Flag.TRUE, 1));
        SurrogateNetwork plain = network(leaky);
        SurrogateNetwork network = network(predicting);
        for (int layer = 0; layer <= 3; layer++) {
            for (int row = 0; row < plain.layers().weights(layer).length; row++) {
                double[] from = plain.layers().weights(layer)[row];
                System.arraycopy(from, 0, network.layers().weights(layer)[row], 0, from.length);
            }
            double[] from = plain.layers().bias(layer);
            System.arraycopy(from, 0, network.layers().bias(layer), 0, from.length);
        }
        network.images()[0] = plain.images()[0];
        double[][] rates = new double[2][];
        plain.train(new int[] {1}, (image, pass, loss) -> rates[0] = pass.hiddenRates());
        network.train(new int[] {1}, (image, pass, loss) -> rates[1] = pass.hiddenRates());
        assertArrayEquals(rates[0], rates[1]);
        for (int row = 0; row < plain.gradient().synapses().size(); row++) {
            assertArrayEquals(
                    plain.gradient().synapses().get(row),
                    network.gradient().synapses().get(row));
        }
        // what nothing is made of has no gradient
        assertEquals(0, network.gradient().neurons(1)[SelfPrediction.LOGIT]);
    }

    private static SurrogateNetwork network(Make make) {
        SurrogateNetwork network = ArchitectureTest.network(make, new PlainSynapse(), new CurrentImages(), 1, 3);
        network.layers().copyFrom(make.randomLayers(new Random(4)));
        network.images()[0] = ReferenceNetwork.randomImage(4, new Random(5));
        return network;
    }

    @ParameterizedTest
    @EnumSource(Flag.class)
    void whatIsNotLearntStandsStill(Flag learnt) {
        Make make = Make.of("6", Stateless.NONE, 0, 0, 0.1, 0).with(new SelfPrediction(0.5, learnt, 0.2, learnt, 0.8));
        SurrogateNetwork network = ArchitectureTest.network(make, new PlainSynapse(), new CurrentImages(), 1, 3);
        double[] before = network.layers().neurons(0).clone();
        assertEquals(0.2, SelfPrediction.rate(before), 1e-15);
        assertEquals(0.5, before[SelfPrediction.GAIN]);
        network.images()[0] = new double[] {1, 0.9, 0.8, 1};
        for (int i = 0; i < 10; i++) {
            network.train(new int[1], (image, pass, loss) -> {});
        }
        double[] after = network.layers().neurons(0);
        assertEquals(0.8, after[SelfPrediction.SPIKE_CHARGE]);
        if (learnt == Flag.TRUE) {
            assertNotEquals(before[SelfPrediction.LOGIT], after[SelfPrediction.LOGIT]);
            assertNotEquals(before[SelfPrediction.GAIN], after[SelfPrediction.GAIN]);
        } else {
            assertArrayEquals(before, after);
            assertArrayEquals(new double[3], network.gradient().neurons(0));
        }
    }

    @Test
    void itRunsOverRowsAndSleepsAsARun() {
        Map<String, Object> given = new HashMap<>(Map.of(
                "learner",
                "surrogate-gradient",
                "surrogate.neuron",
                "self-prediction",
                "surrogate.stimulus",
                "rows",
                "surrogate.synapse",
                "trace",
                "surrogate.hidden",
                12,
                "surrogate.hiddenAbove",
                "8",
                "surrogate.batch",
                4,
                "sleep.ratio",
                0.5,
                "training.epochs",
                2,
                "training.images",
                16));
        given.put("test.images", 10);
        RunResult predicting = Engine.run(Catalogue.specOf(given), Geomfig.generate(60));
        given.put("surrogate.neuron", "lif");
        RunResult leaky = Engine.run(Catalogue.specOf(given), Geomfig.generate(60));
        assertTrue(predicting.work().sleeps() > 0);
        assertNotEquals(leaky.work(), predicting.work());
    }

    @Test
    void neuronsWithoutAStateAreRefused() {
        Map<String, Object> given = Map.of(
                "learner",
                "surrogate-gradient",
                "surrogate.neuron",
                "self-prediction",
                "surrogate.stateless",
                "hidden");
        assertEquals(
                "surrogate.stateless must be none with surrogate.neuron self-prediction, whose prediction is a state, was"
                        + " hidden",
                assertThrows(InvalidInputException.class, () -> Catalogue.specOf(given))
                        .getMessage());
    }
}
