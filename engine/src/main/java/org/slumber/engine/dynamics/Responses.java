package org.slumber.engine.dynamics;

import java.util.OptionalDouble;

/**
 * What excitatory neurons answer to images, streamed: a response is a neuron's spikes while one image is shown. Mean over the
 * neurons that answered at all.
 */
public final class Responses {
    private final long[] spikes;
    private final double[] sum;
    private final double[] squares;
    /** {@code [class][neuron]}: responses summed. */
    private final double[][] byClass;

    private final int[] imagesOfClass;
    private int images;
    private int label = -1;

    /** None so far. */
    public Responses(int excitatory, int classes) {
        spikes = new long[excitatory];
        sum = new double[excitatory];
        squares = new double[excitatory];
        byClass = new double[classes][excitatory];
        imagesOfClass = new int[classes];
    }

    /** Says that the spikes to come answer an image of this class. */
    public void startImage(int newLabel) {
        endImage();
        label = newLabel;
    }

    /** Takes in a spike. */
    public void spiked(int neuron) {
        spikes[neuron]++;
    }

    /** Says that the image is over. */
    public void endImage() {
        if (label >= 0) {
            for (int i = 0; i < spikes.length; i++) {
                double response = spikes[i];
                sum[i] += response;
                squares[i] += response * response;
                byClass[label][i] += response;
                spikes[i] = 0;
            }
            imagesOfClass[label]++;
            images++;
            label = -1;
        }
    }

    /**
     * (r − r̄)/(r + r̄), r the mean response to the class answered most and r̄ the mean over the other classes' means, from 0
     * where all classes are answered alike to 1 where one alone is; empty with fewer than two classes. Few images make it
     * greater than it is.
     */
    public OptionalDouble classSelectivity() {
        double total = 0;
        int neurons = 0;
        for (int i = 0; i < sum.length; i++) {
            double greatest = 0;
            double means = 0;
            int classes = 0;
            for (int c = 0; c < byClass.length; c++) {
                if (imagesOfClass[c] > 0) {
                    double mean = byClass[c][i] / imagesOfClass[c];
                    greatest = Math.max(greatest, mean);
                    means += mean;
                    classes++;
                }
            }
            if (classes >= 2 && greatest > 0) {
                double others = (means - greatest) / (classes - 1);
                total += (greatest - others) / (greatest + others);
                neurons++;
            }
        }
        return neurons == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / neurons);
    }

    /**
     * (1 − (Σr/n)²/(Σr²/n))/(1 − 1/n) over n images (Vinje and Gallant 2000, Science 287): 0 where all are answered alike, 1
     * where one alone is; empty with fewer than two images.
     */
    public OptionalDouble lifetimeSparseness() {
        double total = 0;
        int neurons = 0;
        for (int i = 0; i < sum.length; i++) {
            if (images >= 2 && squares[i] > 0) {
                double spread = sum[i] / images * (sum[i] / images) / (squares[i] / images);
                total += (1 - spread) / (1 - 1.0 / images);
                neurons++;
            }
        }
        return neurons == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / neurons);
    }
}
