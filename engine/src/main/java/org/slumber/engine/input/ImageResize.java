package org.slumber.engine.input;

/**
 * Resizes grey images by bilinear interpolation with a triangle filter that is widened by the scale factor where the
 * image shrinks, as Pillow's {@code Image.resize(..., BILINEAR)} does
 * (<a href="https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c">Resample.c</a>): a horizontal
 * pass, then a vertical one; an axis whose size stays is left as it is.
 *
 * <p>Differs from Pillow in precision only: values stay doubles throughout, where Pillow rounds to its pixel type after
 * each pass. Not thread-safe: it holds the buffer between the passes.
 */
public final class ImageResize {
    private final int rows;
    private final int columns;
    private final Axis horizontal;
    private final Axis vertical;
    /** {@code [row][column]} after the horizontal pass. */
    private final double[] narrowed;

    /**
     * Prepares the weights.
     *
     * @param rows pixels down of the images given, above 0
     * @param columns pixels across of the images given, above 0
     * @param side pixels down and across of the images wanted, above 0
     */
    public ImageResize(int rows, int columns, int side) {
        this.rows = rows;
        this.columns = columns;
        horizontal = new Axis(columns, side);
        vertical = new Axis(rows, side);
        narrowed = new double[rows * side];
    }

    /**
     * Resizes one image.
     *
     * @param image {@code [row][column]}, row-major, {@code rows · columns} values
     * @param resized filled with {@code [row][column]}, row-major, {@code side · side} values
     */
    public void resize(double[] image, double[] resized) {
        int side = horizontal.first.length;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < side; column++) {
                narrowed[row * side + column] = horizontal.at(column, image, row * columns, 1);
            }
        }
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                resized[row * side + column] = vertical.at(row, narrowed, column, side);
            }
        }
    }

    /** The weights of one pass. */
    private static final class Axis {
        /** By position wanted, the first position given that it reads. */
        private final int[] first;
        /** By position wanted, the weights of the positions given from there on; they sum to 1. */
        private final double[][] weights;

        Axis(int given, int wanted) {
            first = new int[wanted];
            weights = new double[wanted][];
            for (int i = 0; i < wanted; i++) {
                if (given == wanted) {
                    first[i] = i;
                    weights[i] = new double[] {1};
                } else {
                    fill(i, given, (double) given / wanted);
                }
            }
        }

        private void fill(int i, int given, double scale) {
            double support = Math.max(scale, 1);
            double centre = (i + 0.5) * scale;
            int start = Math.max(0, (int) (centre - support + 0.5));
            int end = Math.min(given, (int) (centre + support + 0.5));
            double[] triangle = new double[end - start];
            double sum = 0;
            for (int k = 0; k < triangle.length; k++) {
                triangle[k] = Math.max(0, 1 - Math.abs((start + k - centre + 0.5) / support));
                sum += triangle[k];
            }
            for (int k = 0; k < triangle.length; k++) {
                triangle[k] /= sum;
            }
            first[i] = start;
            weights[i] = triangle;
        }

        double at(int i, double[] values, int offset, int stride) {
            double[] weight = weights[i];
            int index = offset + first[i] * stride;
            double sum = 0;
            for (int k = 0; k < weight.length; k++) {
                sum += weight[k] * values[index];
                index += stride;
            }
            return sum;
        }
    }
}
