package org.slumber.engine.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.random.RandomStreams;

class PoissonImagesTest {
    private static final int STEPS = 20_000;

    /** Each within 5 standard errors of its probability. */
    @Test
    void everyPixelSpikesWithItsProbability() {
        Dataset figures = Geomfig.generate(4);
        Encoding encoding = new Encoding(15, Encoding.Scaling.NONE, 0.1, 0.5);
        double[] probability = new SpikeProbabilities(encoding, figures).of(2);
        InputSpikes input = new PoissonImages().spikes(encoding, figures, new RandomStreams(1).stream("test"));
        int[] spiking = new int[226];
        int[] count = new int[225];
        input.begin(2);
        for (int step = 0; step < STEPS; step++) {
            int spikes = input.draw(step, spiking);
            for (int k = 0; k < spikes; k++) {
                count[spiking[k]]++;
            }
        }
        int lit = 0;
        for (int pixel = 0; pixel < count.length; pixel++) {
            double p = probability[pixel];
            assertEquals(p, count[pixel] / (double) STEPS, 5 * Math.sqrt(p * (1 - p) / STEPS), "pixel " + pixel);
            lit += p > 0 ? 1 : 0;
        }
        assertTrue(lit > 50, "lit " + lit);
    }
}
