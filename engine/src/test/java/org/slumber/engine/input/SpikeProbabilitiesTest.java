package org.slumber.engine.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.input.Encoding.Scaling;

class SpikeProbabilitiesTest {

    @Test
    void pixelsAreScaledToTheSumThatTheEncodingNames() {
        Dataset image = square(2, 0, 51, 102, 102);
        assertArrayEquals(
                new double[] {0, 0.08, 0.16, 0.16},
                new SpikeProbabilities(new Encoding(2, Scaling.SUM, 0.1, 1), image).of(0),
                1e-15);
    }

    @Test
    void gainComesAfterScalingAndProbabilitiesAreClipped() {
        Dataset image = square(2, 0, 51, 102, 102);
        assertArrayEquals(
                new double[] {0, 0.8, 1, 1},
                new SpikeProbabilities(new Encoding(2, Scaling.SUM, 0.1, 10), image).of(0),
                1e-15);
    }

    @Test
    void withoutScalingAPixelTimesGainIsTheProbability() {
        Dataset image = square(2, 0, 51, 102, 255);
        assertArrayEquals(
                new double[] {0, 0.1, 0.2, 0.5},
                new SpikeProbabilities(new Encoding(2, Scaling.NONE, 0.1, 0.5), image).of(0),
                1e-15);
    }

    @Test
    void anAllBlackImageStaysBlack() {
        assertArrayEquals(
                new double[4],
                new SpikeProbabilities(new Encoding(2, Scaling.SUM, 0.1, 1), square(2, 0, 0, 0, 0)).of(0));
    }

    @Test
    void theImageIsResizedBeforeItIsScaled() {
        byte[] pixels = new byte[28 * 28];
        pixels[14 * 28 + 14] = (byte) 255;
        Dataset dot = new Dataset("dot", 28, 28, pixels, new byte[1], 1);
        double[] probabilities = new SpikeProbabilities(new Encoding(15, Scaling.SUM, 0.001, 1), dot).of(0);
        assertEquals(0.225, DoubleStream.of(probabilities).sum(), 1e-12);
        assertTrue(probabilities[7 * 15 + 7] > 0.05);
    }

    @Property
    void everyValueIsAProbability(@ForAll @Size(16) byte[] pixels) {
        Dataset image = new Dataset("random", 4, 4, pixels, new byte[1], 1);
        for (Scaling scaling : Scaling.values()) {
            for (double p : new SpikeProbabilities(new Encoding(3, scaling, 0.5, 3), image).of(0)) {
                assertTrue(p >= 0 && p <= 1);
            }
        }
    }

    private static Dataset square(int side, int... pixels) {
        byte[] bytes = new byte[side * side];
        for (int pixel = 0; pixel < bytes.length; pixel++) {
            bytes[pixel] = (byte) pixels[pixel];
        }
        return new Dataset("square", side, side, bytes, new byte[1], 1);
    }
}
