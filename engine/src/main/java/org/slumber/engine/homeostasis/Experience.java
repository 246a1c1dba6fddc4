package org.slumber.engine.homeostasis;

import java.util.Arrays;

/**
 * What a run has been through awake, for sleeps to replay: the mean of the spike probabilities over all images shown so
 * far and over those of each class, and how the neurons answered to each class in the last epoch.
 */
public final class Experience {
    private final int side;
    private final int[] images;
    /** {@code [class][input]}. */
    private final double[][] sums;

    private int allImages;
    private final double[] allSums;
    private double[][] answers = new double[0][];
    /** Answers to classes of tasks that are over. */
    private double[][] earlier = new double[0][];

    /**
     * Nothing was shown.
     *
     * @param side pixels a side; there are side² inputs
     * @param classes number of classes
     */
    public Experience(int side, int classes) {
        this.side = side;
        images = new int[classes];
        sums = new double[classes][side * side];
        allSums = new double[side * side];
    }

    /** Where no image is ever shown. */
    public static Experience none() {
        return new Experience(0, 0);
    }

    /**
     * An image was shown.
     *
     * @param probabilities of a spike of each input in a step
     * @param label its class
     */
    public void add(double[] probabilities, int label) {
        images[label]++;
        allImages++;
        for (int input = 0; input < probabilities.length; input++) {
            sums[label][input] += probabilities[input];
            allSums[input] += probabilities[input];
        }
    }

    /** Pixels a side. */
    public int side() {
        return side;
    }

    /** Number of classes. */
    public int classes() {
        return images.length;
    }

    /** How many images were shown. */
    public int images() {
        return allImages;
    }

    /** How many images of a class were shown. */
    public int images(int label) {
        return images[label];
    }

    /** The mean spike probability of an input over all images shown, of which there is one at least. */
    public double mean(int input) {
        return allSums[input] / allImages;
    }

    /** The mean over the images of a class, of which there is one at least. */
    public double mean(int label, int input) {
        return sums[label][input] / images[label];
    }

    /**
     * An epoch has ended.
     *
     * @param answers {@code [class][neuron]}: mean rate, excitatory neurons first; zeros for a class that was not shown,
     *     which keeps what it had when a task ended
     */
    public void answered(double[][] answers) {
        this.answers = answers.clone();
        for (int label = 0; label < earlier.length; label++) {
            if (Arrays.stream(answers[label]).allMatch(rate -> rate == 0)) {
                this.answers[label] = earlier[label];
            }
        }
    }

    /** A task has ended: answers to classes that later tasks do not show stay. */
    public void taskEnded() {
        earlier = answers;
    }

    /** {@code [class][neuron]}: mean rates of the last epoch that showed the class; none before the first epoch has ended. */
    public double[][] answers() {
        return answers;
    }
}
