package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.spec.Flag;

class TwoTracesTest {

    /** One spike: f = 1, 0.9, 0.81; z = 1, 0.9974969, 0.995; with a weight of 0.5, I = 1, 0.4743742, 0.45125. */
    @Test
    void oneSpikeIsSeenForLongAsByHand() {
        TwoTraces synapse = new TwoTraces(new TracePair(0.9, 0.995, 0.5, 0.5, Flag.TRUE), 0.5);
        InputTraces traces = new InputTraces(synapse.kind(), 1, 3);
        InputSequence seen =
                traces.of(InputTracesTest.oneSpike(3), new double[][] {{0.9, 0.995, 0.5, 0.5}}, () -> new double[0]);
        assertArrayEquals(
                new double[] {1, 0.4743742, 0.45125},
                new double[] {0.5 * seen.values()[0], 0.5 * seen.values()[1], 0.5 * seen.values()[2]},
                1e-7);
    }

    /**
     * Traces that keep nothing are the input once more, so layer 1 sees (1 + γ_f + γ_s)·x: its weights have that gradient, and
     * each gain has Σ W·dL/dW over it, through all layers and steps.
     */
    @Test
    void gainsHaveTheGradientOfTheWholeNetwork() {
        for (Architecture architecture :
                List.of(Architecture.PLAIN, new Architecture("6,4", Stateless.NONE, 0, 40, 0.3, 0))) {
            SurrogateNetwork traced = ArchitectureTest.network(
                    new TwoTraces(new TracePair(0, 0, 0.3, 0.2, Flag.TRUE), 1), architecture, new RowImages(4), 1, 3);
            SurrogateNetwork plain = ArchitectureTest.network(new PlainSynapse(), architecture, new RowImages(4), 1, 3);
            Layers drawn = new ArchitectureTest.Make(architecture).randomLayers(new Random(3));
            for (SurrogateNetwork network : List.of(traced, plain)) {
                for (int layer = 0; layer <= drawn.depth(); layer++) {
                    for (int row = 0; row < drawn.weights(layer).length; row++) {
                        System.arraycopy(
                                drawn.weights(layer)[row],
                                0,
                                network.layers().weights(layer)[row],
                                0,
                                drawn.weights(layer)[row].length);
                    }
                    System.arraycopy(drawn.bias(layer), 0, network.layers().bias(layer), 0, drawn.bias(layer).length);
                }
            }
            double[][] x = ArchitectureTest.varying(new Random(4));
            traced.sequences()[0] = ArchitectureTest.sparse(x);
            for (double[] step : x) {
                for (int input = 0; input < step.length; input++) {
                    step[input] *= 1.5;
                }
            }
            plain.sequences()[0] = ArchitectureTest.sparse(x);
            traced.train(new int[] {1}, (image, pass, loss) -> {});
            plain.train(new int[] {1}, (image, pass, loss) -> {});
            double sum = 0;
            for (int input = 0; input < 4; input++) {
                assertArrayEquals(
                        plain.gradient().inputWeights()[input],
                        traced.gradient().inputWeights()[input],
                        1e-12);
                for (int neuron = 0; neuron < 5; neuron++) {
                    sum += drawn.inputWeights()[input][neuron]
                            * traced.gradient().inputWeights()[input][neuron]
                            / 1.5;
                }
            }
            assertTrue(Math.abs(sum) > 1e-3);
            assertEquals(sum, traced.gradient().traces()[0][2], 1e-12);
            assertEquals(sum, traced.gradient().traces()[0][3], 1e-12);
        }
    }
}
