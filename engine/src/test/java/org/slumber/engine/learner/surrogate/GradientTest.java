package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.input.CurrentImages;
import org.slumber.engine.learner.Controls;
import org.slumber.engine.random.RandomStreams;

/**
 * The gradient in two steps: that of the reference is the one that finite differences find where spikes are smooth, and
 * the engine's is that of the reference where they are hard.
 */
class GradientTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void referenceGradientIsThatOfFiniteDifferencesWhereSpikesAreSmooth(int seed) {
        double slope = 2;
        Random random = new Random(seed);
        Layers layers = ReferenceNetwork.randomLayers(4, 5, 3, random);
        double[] image = ReferenceNetwork.randomImage(4, random);
        ReferenceNetwork smooth = new ReferenceNetwork(
                0.95, 12, v -> ReferenceNetwork.smoothSpike(v, slope), v -> ReferenceNetwork.arctan(v, slope));
        Layers gradient = new Layers(4, 5, 3);
        smooth.loss(layers, image, 1, 1, gradient);
        double step = 1e-6;
        Layers unused = new Layers(4, 5, 3);
        for (int row = 0; row < layers.rows().size(); row++) {
            double[] weights = layers.rows().get(row);
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i];
                weights[i] = weight + step;
                double above = smooth.loss(layers, image, 1, 1, unused);
                weights[i] = weight - step;
                double below = smooth.loss(layers, image, 1, 1, unused);
                weights[i] = weight;
                double found = gradient.rows().get(row)[i];
                assertEquals((above - below) / (2 * step), found, 1e-6 * Math.max(1, Math.abs(found)));
            }
        }
    }

    @Property(tries = 60)
    void gradientOfABatchIsThatOfTheReference(
            @ForAll int seed,
            @ForAll @IntRange(min = 1, max = 9) int inputs,
            @ForAll @IntRange(min = 1, max = 13) int hidden,
            @ForAll @IntRange(min = 1, max = 12) int classes,
            @ForAll @IntRange(min = 1, max = 23) int steps,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll @DoubleRange(min = 0, max = 1) double leak,
            @ForAll @DoubleRange(min = 0.5, max = 5) double slope) {
        Random random = new Random(seed);
        SurrogateNetwork network = network(inputs, hidden, classes, steps, batch, leak, slope, 0.01);
        network.layers().copyFrom(ReferenceNetwork.randomLayers(inputs, hidden, classes, random));
        Layers before = new Layers(inputs, hidden, classes);
        before.copyFrom(network.layers());
        ReferenceNetwork reference =
                new ReferenceNetwork(leak, steps, ReferenceNetwork::hardSpike, v -> ReferenceNetwork.arctan(v, slope));
        int[] labels = new int[batch];
        double[] losses = new double[batch];
        Layers expected = new Layers(inputs, hidden, classes);
        for (int image = 0; image < batch; image++) {
            labels[image] = random.nextInt(classes);
            network.images()[image] = ReferenceNetwork.randomImage(inputs, random);
            losses[image] = reference.loss(before, network.images()[image], labels[image], 1.0 / batch, expected);
        }
        double[] seen = new double[batch];
        network.train(labels, (image, pass, loss) -> seen[image] = loss);
        assertArrayEquals(losses, seen, 1e-10);
        assertClose(expected, network.gradient());
    }

    static void assertClose(Layers expected, Layers found) {
        List<double[]> expectedRows = expected.rows();
        double scale = 1e-3;
        for (double[] row : expectedRows) {
            for (double value : row) {
                scale = Math.max(scale, Math.abs(value));
            }
        }
        for (int row = 0; row < expectedRows.size(); row++) {
            assertArrayEquals(expectedRows.get(row), found.rows().get(row), 1e-12 * scale);
        }
    }

    /**
     * One hidden neuron with current 0.8 spikes at v = 0.8·0.5 + 0.8 = 1.2 in step 2. In step 3, v = 0.6 + 0.8 − 1 = 0.4.
     * Output 0 (weight 2) spikes in step 2 only, at 2, and stands at 1 − 1 = 0 in step 3; output 1 (bias 0.25) climbs to
     * 0.25, 0.375, 0.4375. The label is 0.
     */
    @Test
    void threeStepsComeOutAsByHand() {
        SurrogateNetwork network = network(1, 1, 2, 3, 1, 0.5, 2, 0);
        Layers layers = network.layers();
        layers.clear();
        layers.inputWeights()[0][0] = 1.6;
        layers.outputWeights()[0][0] = 2;
        layers.outputBias()[1] = 0.25;
        network.images()[0] = new double[] {0.5};
        double[] loss = new double[1];
        network.train(new int[1], (image, pass, imageLoss) -> {
            loss[0] = imageLoss;
            assertArrayEquals(new double[] {0.8}, pass.membrane(1));
            assertEquals(1.2, pass.membrane(2)[0], 1e-15);
            assertEquals(0.4, pass.membrane(3)[0], 1e-15);
            assertArrayEquals(new double[] {0, 0.25}, pass.outputMembrane(1));
            assertArrayEquals(new double[] {2, 0.375}, pass.outputMembrane(2));
            assertArrayEquals(new double[] {0, 0.4375}, pass.outputMembrane(3));
            assertEquals(1, pass.hiddenSpikes());
            assertEquals(0, pass.prediction());
        });
        // softmax (1/2, 1/2) in steps 1 and 3, (e, 1)/(e+1) in step 2
        double p = Math.E / (Math.E + 1);
        assertEquals(2 * Math.log(2) - Math.log(p), loss[0], 1e-14);
        double g3 = -0.5 * derivative(0);
        double g2 = (p - 1) * derivative(2) + 0.5 * g3;
        double g1 = -0.5 * derivative(0) + 0.5 * g2;
        double h3 = 0.5 * derivative(0.4375);
        double h2 = (1 - p) * derivative(0.375) + 0.5 * h3;
        double h1 = 0.5 * derivative(0.25) + 0.5 * h2;
        Layers gradient = network.gradient();
        assertArrayEquals(new double[] {g1 + g2 + g3, h1 + h2 + h3}, gradient.outputBias(), 1e-14);
        assertEquals(g2, gradient.outputWeights()[0][0], 1e-14);
        assertEquals(h2, gradient.outputWeights()[1][0], 1e-14);
        double e3 = 2 * g3 * derivative(0.4);
        double e2 = 2 * g2 * derivative(1.2) + 0.5 * e3;
        double e1 = 2 * g1 * derivative(0.8) + 0.5 * e2;
        assertEquals(e1 + e2 + e3, gradient.hiddenBias()[0], 1e-14);
        assertEquals((e1 + e2 + e3) * 0.5, gradient.inputWeights()[0][0], 1e-14);
    }

    /** With α = 2: 1/(1 + π²(v−1)²). */
    private static double derivative(double v) {
        return 1 / (1 + Math.PI * Math.PI * (v - 1) * (v - 1));
    }

    @Test
    void trainingOnOneBatchLowersItsLossAndLearnsIt() {
        Random random = new Random(3);
        SurrogateNetwork network = network(20, 40, 4, 25, 8, 0.95, 2, 5e-3);
        int[] labels = new int[8];
        for (int image = 0; image < 8; image++) {
            labels[image] = image % 4;
            network.images()[image] = ReferenceNetwork.randomImage(20, random);
        }
        double[] losses = new double[150];
        int[] right = new int[150];
        for (int i = 0; i < losses.length; i++) {
            int round = i;
            network.train(labels, (image, pass, loss) -> {
                losses[round] += loss / labels.length;
                right[round] += pass.prediction() == labels[image] ? 1 : 0;
            });
        }
        assertTrue(losses[losses.length - 1] < 0.75 * losses[0], losses[0] + " " + losses[losses.length - 1]);
        assertEquals(labels.length, right[right.length - 1]);
    }

    private static SurrogateNetwork network(
            int inputs, int hidden, int classes, int steps, int batch, double leak, double slope, double rate) {
        SurrogateGradientLearner learner = new SurrogateGradientLearner(
                new CurrentImages(),
                hidden,
                leak,
                slope,
                batch,
                rate,
                BatchTraining.PUBLISHED,
                List.of(),
                new PlainSynapse(),
                new LeakyNeuron(),
                new DenseWeights(),
                new PlainCircuit(),
                Architecture.PLAIN,
                Controls.NONE);
        return new SurrogateNetwork(learner, inputs, classes, steps, new RandomStreams(1));
    }
}
