package org.slumber.engine.input;

import java.util.Arrays;
import org.slumber.engine.data.Dataset;

/**
 * From an image to the probability of a spike of each input in every step (paper section on input encoding): the grey
 * image is resized to side × side, scaled so that its pixels sum to meanProbability · side² where the encoding says so
 * (an all-black image stays black), multiplied by the gain and clipped to [0, 1].
 *
 * <p>Not thread-safe: it holds the buffers of the resizing.
 */
public final class SpikeProbabilities {
    private final Encoding encoding;
    private final Dataset dataset;
    private final ImageResize resize;
    private final double[] original;

    /** Of the images of one data set. */
    public SpikeProbabilities(Encoding encoding, Dataset dataset) {
        this.encoding = encoding;
        this.dataset = dataset;
        resize = new ImageResize(dataset.rows(), dataset.columns(), encoding.side());
        original = new double[dataset.rows() * dataset.columns()];
    }

    /**
     * The resized image.
     *
     * @param image index in the data set
     * @return {@code [row][column]}, row-major, side · side grey values in [0, 1]
     */
    public double[] grey(int image) {
        double[] grey = new double[encoding.inputs()];
        dataset.grey(image, original);
        resize.resize(original, grey);
        int[] order = dataset.inputOrder(image);
        return order.length == 0
                ? grey
                : Arrays.stream(order).mapToDouble(input -> grey[input]).toArray();
    }

    /**
     * The spike probabilities.
     *
     * @param image index in the data set
     * @return by input, that is {@code [row][column]} row-major, each in [0, 1]
     */
    public double[] of(int image) {
        double[] probabilities = grey(image);
        double factor = encoding.gain() * scale(probabilities);
        for (int input = 0; input < probabilities.length; input++) {
            probabilities[input] = Math.max(0, Math.min(1, probabilities[input] * factor));
        }
        return probabilities;
    }

    private double scale(double[] grey) {
        if (encoding.scaling() == Encoding.Scaling.NONE) {
            return 1;
        }
        double sum = 0;
        for (double pixel : grey) {
            sum += pixel;
        }
        return sum == 0 ? 1 : encoding.meanProbability() * encoding.inputs() / sum;
    }
}
