package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;
import org.slumber.engine.homeostasis.sleep.SleepNoise;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.random.RandomStreams;

class SurrogateSleepTest {
    private static final RandomStreams STREAMS = new RandomStreams(5);

    @Test
    void withoutPlasticityWeightsDecayToTheClosedFormAndBiasesStay() {
        Layers layers = ReferenceNetwork.randomLayers(6, 9, 3, new Random(1));
        layers.inputWeights()[2][3] = 0;
        layers.inputWeights()[2][4] = -0.2;
        Layers before = ReferenceNetwork.copy(layers);
        SurrogateSleep sleep =
                new SurrogateSleep(0.1, SleepAfterTask.NONE, 0.9, 0.2, 2, 5, 3, SleepNoise.WHITE, 20, 0.01, 0.012, 0);
        BatchHomeostat cycle = sleep.on(site(layers)).orElseThrow();
        int sleeps = 4;
        for (int i = 0; i < sleeps; i++) {
            cycle.apply();
        }
        double power = Math.pow(0.9, sleeps);
        for (int row = 0; row < layers.rows().size(); row++) {
            double[] was = before.rows().get(row);
            double[] is = layers.rows().get(row);
            boolean bias = row == 6 || row == 10;
            for (int i = 0; i < was.length; i++) {
                double decayed = Math.signum(was[i]) * 0.2 * Math.pow(Math.abs(was[i]) / 0.2, power);
                assertEquals(bias ? was[i] : decayed, is[i], 1e-13);
            }
        }
        assertEquals(0, layers.inputWeights()[2][3]);
        assertEquals(-0.2, layers.inputWeights()[2][4], 1e-16);
    }

    /** The same noise drawn by hand, copy after copy, from membranes at 0, on unchanged weights. */
    @Test
    void plasticityIsAveragedOverTheCopies() {
        SurrogateSleep sleep =
                new SurrogateSleep(0.1, SleepAfterTask.NONE, 1, 0.2, 7, 30, 3, SleepNoise.WHITE, 20, 0.01, 0.012, 0.5);
        Layers layers = ReferenceNetwork.randomLayers(4, 10, 3, new Random(2));
        Layers before = ReferenceNetwork.copy(layers);
        double[][] change = new double[3][10];
        GaussianNoise noise = new GaussianNoise(STREAMS.stream("membrane-noise-asleep"), 3, 13);
        ImagePass pass = new ImagePass(before, 0.95, 30);
        long spikes = 0;
        for (int i = 0; i < 7; i++) {
            pass.dream(noise);
            new TraceStdp(sleep, 3).addChange(pass, 1, change);
            spikes += pass.hiddenSpikes();
        }
        BatchHomeostat cycle = sleep.on(site(layers)).orElseThrow();
        assertEquals(210, cycle.apply());
        double moved = 0;
        for (int c = 0; c < 3; c++) {
            for (int n = 0; n < 10; n++) {
                double expected = before.outputWeights()[c][n] + 0.5 * change[c][n] / 7;
                assertEquals(expected, layers.outputWeights()[c][n], 1e-14);
                moved = Math.max(moved, Math.abs(change[c][n]));
            }
        }
        for (int k = 0; k < 4; k++) {
            assertArrayEquals(before.inputWeights()[k], layers.inputWeights()[k], 1e-15);
        }
        assertTrue(moved > 0.1, "moved " + moved);
        assertEquals(spikes, cycle.hiddenSpikes());
    }

    @Test
    void noiseIsDrawnAnewInEverySleep() {
        SurrogateSleep sleep =
                new SurrogateSleep(0.1, SleepAfterTask.NONE, 1, 0.2, 1, 30, 3, SleepNoise.WHITE, 20, 0.01, 0.012, 1e-9);
        Layers layers = ReferenceNetwork.randomLayers(4, 10, 3, new Random(2));
        BatchHomeostat cycle = sleep.on(site(layers)).orElseThrow();
        cycle.apply();
        long first = cycle.hiddenSpikes();
        cycle.apply();
        assertTrue(cycle.hiddenSpikes() != 2 * first);
    }

    private static SurrogateSite site(Layers layers) {
        return new SurrogateSite(layers, Architecture.PLAIN, 0.95, Experience.none(), Stream::empty, STREAMS);
    }
}
