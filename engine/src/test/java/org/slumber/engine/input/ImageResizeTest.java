package org.slumber.engine.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class ImageResizeTest {

    /** Pillow's weights for 4 → 2: support 2, centres 1 and 3, so 3/7, 3/7, 1/7 and their mirror image. */
    @Test
    void shrinkingByTwoReadsThreePixelsWithTheWidenedTriangle() {
        assertArrayEquals(new double[] {(3 * 1 + 3 * 2 + 4) / 7.0, (2 + 3 * 4 + 3 * 8) / 7.0}, row(1, 2, 4, 8), 1e-15);
    }

    /** Pillow's weights for 5 → 2: scale and support 2.5, centres 1.25 and 3.75, so (7, 9, 5, 1) / 22 and its mirror. */
    @Test
    void shrinkingByAFractionWeighsByDistanceFromTheCentre() {
        assertArrayEquals(
                new double[] {(7 * 3 + 9 * 5 + 5 * 7 + 11) / 22.0, (5 + 5 * 7 + 9 * 11 + 7 * 13) / 22.0},
                row(3, 5, 7, 11, 13),
                1e-14);
    }

    /** Pillow's weights for 2 → 4: support 1, so a quarter of the far pixel inside and the edge pixel outside. */
    @Test
    void enlargingInterpolatesBetweenPixelCentres() {
        double[] image = {1, 5, 1, 5};
        double[] resized = new double[16];
        new ImageResize(2, 2, 4).resize(image, resized);
        for (int row = 0; row < 4; row++) {
            assertArrayEquals(new double[] {1, 2, 4, 5}, Arrays.copyOfRange(resized, 4 * row, 4 * row + 4), 1e-15);
        }
    }

    @Test
    void aSizeThatStaysLeavesTheImageAsItIs() {
        double[] image = random(225, 1);
        double[] resized = new double[225];
        new ImageResize(15, 15, 15).resize(image, resized);
        assertArrayEquals(image, resized);
    }

    @Test
    void anAxisWhoseSizeStaysIsLeftAsItIs() {
        double[] resized = new double[4];
        new ImageResize(2, 4, 2).resize(new double[] {1, 2, 4, 8, 0, 0, 7, 0}, resized);
        assertArrayEquals(new double[] {13 / 7.0, 38 / 7.0, 1, 3}, resized, 1e-14);
    }

    @Property(tries = 60)
    void theResultIsAWeightedMeanOfPixels(
            @ForAll @IntRange(min = 1, max = 40) int rows,
            @ForAll @IntRange(min = 1, max = 40) int columns,
            @ForAll @IntRange(min = 1, max = 40) int side,
            @ForAll long seed) {
        double[] image = random(rows * columns, seed);
        double[] resized = new double[side * side];
        ImageResize resize = new ImageResize(rows, columns, side);
        resize.resize(image, resized);
        double minimum = DoubleStream.of(image).min().orElseThrow();
        double maximum = DoubleStream.of(image).max().orElseThrow();
        for (double pixel : resized) {
            assertTrue(pixel >= minimum - 1e-12 && pixel <= maximum + 1e-12);
        }
    }

    @Property(tries = 30)
    void aMirroredImageGivesTheMirroredResult(@ForAll @IntRange(min = 1, max = 40) int side, @ForAll long seed) {
        double[] image = random(28 * 28, seed);
        double[] mirrored = new double[28 * 28];
        for (int pixel = 0; pixel < image.length; pixel++) {
            mirrored[pixel] = image[image.length - 1 - pixel];
        }
        double[] resized = new double[side * side];
        double[] resizedMirrored = new double[side * side];
        ImageResize resize = new ImageResize(28, 28, side);
        resize.resize(image, resized);
        resize.resize(mirrored, resizedMirrored);
        for (int pixel = 0; pixel < resized.length; pixel++) {
            assertEquals(resized[pixel], resizedMirrored[resized.length - 1 - pixel], 1e-12);
        }
    }

    /** Resizes an image whose rows are all alike to 2 × 2 and gives the first row. */
    private static double[] row(double... pixels) {
        double[] image = new double[2 * pixels.length];
        System.arraycopy(pixels, 0, image, 0, pixels.length);
        System.arraycopy(pixels, 0, image, pixels.length, pixels.length);
        double[] resized = new double[4];
        new ImageResize(2, pixels.length, 2).resize(image, resized);
        return Arrays.copyOf(resized, 2);
    }

    private static double[] random(int length, long seed) {
        return new RandomStreams(seed).stream("image").doubles(length).toArray();
    }
}
