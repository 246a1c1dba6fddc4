package org.slumber.engine.learner.surrogate;

import org.slumber.engine.input.InputSequence;

/** What a layer reads over images and their steps: its {@link LateralInhibition.Moments}, the variances those of a sample. */
final class InputMoments {
    /** {@code [input]}: Σx and Σx². */
    private final double[] sum;

    private final double[] squares;
    private long count;

    InputMoments(int inputs) {
        sum = new double[inputs];
        squares = new double[inputs];
    }

    /** An image that stands still: all its steps are as one, which leaves mean and, nearly, variance as they are. */
    void add(double[] image) {
        for (int input = 0; input < image.length; input++) {
            add(input, image[input]);
        }
        count++;
    }

    /** Inputs that vary over steps. */
    void add(InputSequence in, int steps) {
        for (int k = 0; k < in.ends()[steps]; k++) {
            add(in.inputs()[k], in.values()[k]);
        }
        count += steps;
    }

    /** Spikes of a layer over steps, each of which counts 1. */
    void add(NeuronLayer neurons, int steps) {
        for (int k = 0; k < neurons.spikes(); k++) {
            add(neurons.spiking()[k], 1);
        }
        count += steps;
    }

    private void add(int input, double x) {
        sum[input] += x;
        squares[input] += x * x;
    }

    LateralInhibition.Moments moments() {
        double mean = 0;
        double square = 0;
        double variance = 0;
        for (int input = 0; input < sum.length; input++) {
            mean += sum[input] / count;
            square += squares[input] / count;
            variance += Math.max(0, squares[input] - sum[input] * sum[input] / count) / Math.max(1, count - 1);
        }
        return new LateralInhibition.Moments(mean / sum.length, square / sum.length, variance / sum.length);
    }
}
