package org.slumber.engine.data;

import java.util.Arrays;

/**
 * Labelled grey images, all of one size, held as bytes so that a set of 70 000 is 55 MB.
 *
 * @param name as specs call it
 * @param rows pixels down
 * @param columns pixels across
 * @param pixels {@code [image][row][column]}, row-major, 0 (black) to 255 (white), unsigned
 * @param labels {@code [image]}, 0 to {@code classes}−1, unsigned
 * @param classes number of classes
 * @param inputOrders {@code [image][input]}: which input of the resized image each input shows, an empty row where each
 *     shows its own; empty where that is so for all images
 */
public record Dataset(
        String name, int rows, int columns, byte[] pixels, byte[] labels, int classes, int[][] inputOrders)
        implements Samples {
    private static final int[] AS_IT_IS = new int[0];

    public Dataset {
        if (pixels.length != (long) labels.length * rows * columns) {
            throw new IllegalArgumentException(labels.length + " images of " + rows + " x " + columns
                    + " pixels do not make " + pixels.length + " pixels");
        }
    }

    /** As images are: every input shows its own part of each. */
    public Dataset(String name, int rows, int columns, byte[] pixels, byte[] labels, int classes) {
        this(name, rows, columns, pixels, labels, classes, new int[0][]);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int image) {
        return labels[image] & 0xff;
    }

    /** A copy of the pixels of an image, {@code [row][column]}, row-major, unsigned. */
    public byte[] pixels(int image) {
        return Arrays.copyOfRange(pixels, image * rows * columns, (image + 1) * rows * columns);
    }

    /** Which input of the resized image each input shows of an image; empty where each shows its own. */
    public int[] inputOrder(int image) {
        return inputOrders.length == 0 ? AS_IT_IS : inputOrders[image];
    }

    /**
     * Writes the grey values of an image.
     *
     * @param image 0 to {@link #size()}−1
     * @param grey filled with {@code [row][column]}, row-major, 0 (black) to 1 (white)
     */
    public void grey(int image, double[] grey) {
        int first = image * rows * columns;
        for (int pixel = 0; pixel < rows * columns; pixel++) {
            grey[pixel] = (pixels[first + pixel] & 0xff) / 255.0;
        }
    }
}
