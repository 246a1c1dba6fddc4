package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ImagePassTest {

    @Test
    void aMembraneAtTheThresholdDoesNotSpike() {
        Layers layers = new Layers(1, 2, 2);
        layers.outputBias()[0] = 1;
        layers.outputBias()[1] = Math.nextUp(1.0);
        ImagePass pass = new ImagePass(layers, 0, 1);
        pass.show(new double[] {1, Math.nextUp(1.0)});
        assertEquals(1, pass.hiddenSpikes());
        assertEquals(1, pass.spiking()[0]);
        assertFalse(pass.spikes(1, 0));
        assertTrue(pass.spikes(1, 1));
    }

    /** v = 1.5; then 0.75 + 1.5 − 1 = 1.25; then 0.625 + 1.5 − 1 = 1.125. */
    @Test
    void theResetOfASpikeFallsInTheNextStep() {
        ImagePass pass = new ImagePass(new Layers(1, 1, 1), 0.5, 3);
        pass.show(new double[] {1.5});
        assertArrayEquals(new double[] {1.5}, pass.membrane(1));
        assertArrayEquals(new double[] {1.25}, pass.membrane(2));
        assertArrayEquals(new double[] {1.125}, pass.membrane(3));
        assertEquals(3, pass.hiddenSpikes());
    }

    @Test
    void everyPassStartsAfresh() {
        ImagePass pass = new ImagePass(new Layers(1, 2, 1), 0.95, 4);
        pass.show(new double[] {5, 0.5});
        pass.show(new double[] {0, 0});
        assertEquals(0, pass.hiddenSpikes());
        assertArrayEquals(new double[2], pass.membrane(4));
        assertArrayEquals(new double[2], pass.hiddenRates());
    }

    @Test
    void hiddenSpikesReachTheOutputInTheSameStep() {
        Layers layers = new Layers(1, 3, 2);
        layers.outputWeights()[1] = new double[] {0.5, 100, 0.75};
        ImagePass pass = new ImagePass(layers, 0.95, 1);
        pass.show(new double[] {2, 0.5, 2});
        assertArrayEquals(new double[] {0, 1.25}, pass.outputMembrane(1));
        assertEquals(1, pass.prediction());
        assertEquals(1, pass.outputSpikes());
    }

    @Test
    void theFirstOfEquallyActiveClassesIsPredicted() {
        Layers layers = new Layers(1, 1, 4);
        layers.outputBias()[1] = 3;
        layers.outputBias()[3] = 3;
        ImagePass pass = new ImagePass(layers, 0.95, 5);
        pass.show(new double[1]);
        assertEquals(10, pass.outputSpikes());
        assertEquals(1, pass.prediction());
    }

    @Test
    void ratesAreSpikesPerStep() {
        ImagePass pass = new ImagePass(new Layers(1, 2, 1), 0, 4);
        pass.show(new double[] {2.5, 0});
        long[] counts = new long[2];
        pass.countSpikes(counts);
        assertArrayEquals(new long[] {4, 0}, counts);
        assertArrayEquals(new double[] {1, 0}, pass.hiddenRates());
    }

    /** Noise falls on hidden and output membranes alike and can make a spike, whose reset falls in the next step. */
    @Test
    void noiseAsleepIsAddedBeforeTheThreshold() {
        Layers layers = new Layers(1, 1, 1);
        layers.hiddenBias()[0] = 0.25;
        layers.outputWeights()[0][0] = 0.5;
        double[][] noise = {{1, 0.25}, {0, 0}};
        int[] step = new int[1];
        ImagePass pass = new ImagePass(layers, 0.5, 2);
        pass.dream(() -> noise[step[0]++]);
        assertArrayEquals(new double[] {1.25}, pass.membrane(1));
        assertArrayEquals(new double[] {0.75}, pass.outputMembrane(1));
        assertArrayEquals(new double[] {-0.125}, pass.membrane(2));
        assertArrayEquals(new double[] {0.375}, pass.outputMembrane(2));
        assertEquals(1, pass.hiddenSpikes());
    }
}
