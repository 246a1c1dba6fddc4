package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.sleep.ImageReplay;
import org.slumber.engine.homeostasis.sleep.ReplayedImages;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;
import org.slumber.engine.random.RandomStreams;

class SleepReplayTest {
    private static final int SIDE = 4;
    private static final int HIDDEN = 9;
    private static final int CLASSES = 3;
    private static final RandomStreams STREAMS = new RandomStreams(3);
    private static final ImageReplay IMAGES = new ImageReplay(0.9, ImageReplay.Statistic.MEAN, 2, 1);

    /** By hand: S is 1 at 0, 2/(1 + e^-10) at -0.01 and 2/(1 + e^10) at 0.01. */
    @Test
    void negativeWeightsChangeAndPositiveOnesHardly() {
        SleepReplay.Cycle cycle = cycle(published(1, 1), layers(1));
        assertEquals(0.032064, cycle.changed(0, true), 1e-15);
        assertEquals(-0.01 + 0.064125, cycle.changed(-0.01, true), 5e-7);
        assertEquals(0.01 + 2.9e-6, cycle.changed(0.01, true), 2e-8);
        assertEquals(-0.003344, cycle.changed(0, false), 1e-15);
        assertEquals(-0.01 - 2 * 0.003344 / (1 + Math.exp(-10)), cycle.changed(-0.01, false), 1e-15);
    }

    @Test
    void whereTheExponentialIsLeftOutItWouldChangeNothing() {
        SleepReplay.Cycle cycle = cycle(published(1, 1), layers(1));
        for (double weight = -0.2; weight < 0.2; weight += 0.0007) {
            double susceptibility = 2 * (1 - 1 / (1 + StrictMath.exp(-1000 * weight)));
            assertEquals(weight + 0.032064 * susceptibility, cycle.changed(weight, true), 3e-16);
            assertEquals(weight - 0.003344 * susceptibility, cycle.changed(weight, false), 3e-16);
        }
        assertEquals(0.0601, cycle.changed(0.0601, true));
        assertEquals(-0.0601 + 2 * 0.032064, cycle.changed(-0.0601, true));
    }

    /** Step by step from the equations, with the same input spikes. */
    @Test
    void aSleepFollowsTheEquations() {
        SleepReplay replay = published(4, 6);
        Layers layers = layers(2);
        Layers expected = ReferenceNetwork.copy(layers);
        SleepReplay.Cycle cycle = cycle(replay, layers);
        SleepReplay.Cycle.Gains gains = cycle.gains();
        ReplayedImages input = new ReplayedImages(IMAGES, shown(), STREAMS.stream("sleep-replay"));
        int[] drawn = new int[SIDE * SIDE + 1];
        double[] hidden = new double[HIDDEN];
        double[] output = new double[CLASSES];
        long hiddenSpikes = 0;
        long outputSpikes = 0;
        input.begin();
        for (int step = 0; step < 300; step++) {
            boolean[] inputs = new boolean[SIDE * SIDE];
            int count = input.draw(drawn);
            for (int k = 0; k < count; k++) {
                inputs[drawn[k]] = true;
            }
            boolean[] fired = new boolean[HIDDEN];
            for (int n = 0; n < HIDDEN; n++) {
                hidden[n] *= 0.999;
                for (int k = 0; k < inputs.length; k++) {
                    hidden[n] += inputs[k] ? gains.hidden() * expected.inputWeights()[k][n] : 0;
                }
                fired[n] = hidden[n] >= 4;
                if (fired[n]) {
                    hiddenSpikes++;
                    hidden[n] = 0;
                    for (int k = 0; k < inputs.length; k++) {
                        expected.inputWeights()[k][n] = learnt(expected.inputWeights()[k][n], inputs[k]);
                    }
                }
            }
            for (int c = 0; c < CLASSES; c++) {
                double[] weights = expected.outputWeights()[c];
                output[c] *= 0.999;
                for (int n = 0; n < HIDDEN; n++) {
                    output[c] += fired[n] ? gains.output() * weights[n] : 0;
                }
                if (output[c] >= 6) {
                    outputSpikes++;
                    output[c] = 0;
                    for (int n = 0; n < HIDDEN; n++) {
                        weights[n] = learnt(weights[n], fired[n]);
                    }
                }
            }
        }
        assertEquals(300, cycle.applyAfterTask(2));
        assertTrue(hiddenSpikes > 30 && outputSpikes > 10, hiddenSpikes + " and " + outputSpikes + " spikes");
        assertEquals(hiddenSpikes, cycle.hiddenSpikes());
        for (int row = 0; row < layers.rows().size(); row++) {
            assertArrayEquals(expected.rows().get(row), layers.rows().get(row), 1e-12, "row " + row);
        }
    }

    private static double learnt(double weight, boolean spiked) {
        return weight + (spiked ? 0.032064 : -0.003344) * 2 * (1 - 1 / (1 + Math.exp(-1000 * weight)));
    }

    @Test
    void aSilentNeuronChangesNothing() {
        Layers layers = layers(2);
        Layers before = ReferenceNetwork.copy(layers);
        SleepReplay.Cycle cycle = cycle(published(1e6, 1e6), layers);
        assertEquals(50, cycle.apply());
        assertEquals(0, cycle.hiddenSpikes());
        assertSame(before, layers);
        // hidden neurons that spike change what they hear, and nothing behind them
        SleepReplay.Cycle hidden = cycle(published(4, 1e6), layers);
        hidden.apply();
        assertTrue(hidden.hiddenSpikes() > 0);
        assertNotEquals(
                Arrays.stream(before.inputWeights())
                        .flatMapToDouble(DoubleStream::of)
                        .sum(),
                Arrays.stream(layers.inputWeights())
                        .flatMapToDouble(DoubleStream::of)
                        .sum());
        assertArrayEquals(before.outputWeights(), layers.outputWeights());
        assertArrayEquals(before.hiddenBias(), layers.hiddenBias());
    }

    @Test
    void nothingSpikesBeforeAnImageWasShown() {
        Layers layers = layers(2);
        Layers before = ReferenceNetwork.copy(layers);
        SurrogateSite site =
                new SurrogateSite(layers, Architecture.PLAIN, 0.95, Experience.none(), Stream::empty, STREAMS);
        SleepReplay.Cycle cycle = new SleepReplay.Cycle(published(1e-6, 1e-6), site);
        cycle.apply();
        assertSame(before, layers);
    }

    /** One image, 0.5 and 1: activities max(0, 0.5·2 + 1·1) = 2 and max(0, -0.5 + 0.25) = 0, then 3·2 = 6. */
    @Test
    void gainsNormaliseTheLargestActivityOfEachLayer() {
        Layers layers = new Layers(2, 2, 1);
        layers.inputWeights()[0] = new double[] {2, -1};
        layers.inputWeights()[1] = new double[] {1, 0.25};
        layers.outputWeights()[0] = new double[] {3, 7};
        layers.hiddenBias()[1] = 100;
        assertGains(layers, 55.882454 / 2, 55.882454 * 2 / 7, 0.5, 1);
        assertGains(layers, 55.882454 / 4, 55.882454 * 4 / 12, 1.5, 1);
        // a weight larger than every activity counts in its place
        assertGains(layers, 55.882454 / 2, 55.882454 * 2 / 7, 0, 0);
        layers.outputWeights()[0] = new double[] {-3, -7};
        assertGains(layers, 55.882454 / 2, 0, 0, 0);
    }

    private static void assertGains(Layers layers, double hidden, double output, double... image) {
        SurrogateSite site =
                new SurrogateSite(layers, Architecture.PLAIN, 0.95, Experience.none(), () -> Stream.of(image), STREAMS);
        SleepReplay.Cycle.Gains gains = new SleepReplay.Cycle(published(1, 1), site).gains();
        assertEquals(hidden, gains.hidden(), 1e-12);
        assertEquals(output, gains.output(), 1e-12);
    }

    @Test
    void theSleepAfterATaskGrowsWithEachEarlierOne() {
        Map<String, Object> tasks = Map.ofEntries(
                Map.entry("learner", "surrogate-gradient"),
                Map.entry("protocol", "class-incremental"),
                Map.entry("training.epochs", 1),
                Map.entry("training.images", 40),
                Map.entry("training.stepsPerImage", 20),
                Map.entry("test.images", 20),
                Map.entry("surrogate.hidden", 20),
                Map.entry("surrogate.batch", 4),
                Map.entry("regulariser", "sleep-replay"),
                Map.entry("sleep.ratio", 0),
                Map.entry("sleep.afterTask", 150),
                Map.entry("sleep.afterTaskGrowth", 50));
        RunResult result = Engine.run(Catalogue.specOf(tasks), Geomfig.generate(120));
        assertEquals(2, result.work().sleeps());
        assertEquals(150 + 200, result.work().sleepSteps());
        assertEquals(225, result.metrics().get("stored_values"));
        assertEquals(0, result.metrics().get("stored_labels"));
        assertEquals(25_000, new SleepAfterTask(15_000, 5000).steps(2));
    }

    private static SleepReplay published(double hiddenThreshold, double outputThreshold) {
        return new SleepReplay(
                0.1,
                new SleepAfterTask(100, 100),
                50,
                IMAGES,
                55.882454,
                hiddenThreshold,
                outputThreshold,
                0.999,
                0.032064,
                0.003344,
                1000);
    }

    private static Layers layers(int seed) {
        Layers layers = ReferenceNetwork.randomLayers(SIDE * SIDE, HIDDEN, CLASSES, new Random(seed));
        // small enough that signs change in a sleep
        layers.rows().forEach(row -> Arrays.setAll(row, i -> row[i] / 20));
        return layers;
    }

    private static SleepReplay.Cycle cycle(SleepReplay replay, Layers layers) {
        double[] image = new double[SIDE * SIDE];
        Arrays.fill(image, 1);
        return new SleepReplay.Cycle(
                replay,
                new SurrogateSite(layers, Architecture.PLAIN, 0.95, shown(), () -> Stream.of(image, image), STREAMS));
    }

    private static Experience shown() {
        Experience shown = new Experience(SIDE, CLASSES);
        Random random = new Random(4);
        for (int image = 0; image < 3; image++) {
            shown.add(random.doubles(SIDE * SIDE).toArray(), image);
        }
        return shown;
    }

    private static void assertSame(Layers expected, Layers actual) {
        for (int row = 0; row < expected.rows().size(); row++) {
            assertArrayEquals(expected.rows().get(row), actual.rows().get(row));
        }
    }
}
