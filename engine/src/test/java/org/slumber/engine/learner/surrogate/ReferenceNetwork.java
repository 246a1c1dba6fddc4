package org.slumber.engine.learner.surrogate;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * The network and its backpropagation through time straight from the equations, one number after another, with the spike
 * and what stands for its derivative as functions: hard spikes and the arctan surrogate give what is trained with, the
 * smooth step and its own derivative a network whose gradient finite differences can find. Resets are hard in both and
 * have no gradient.
 */
final class ReferenceNetwork {
    private final double leak;
    private final int steps;
    private final DoubleUnaryOperator spike;
    private final DoubleUnaryOperator derivative;

    ReferenceNetwork(double leak, int steps, DoubleUnaryOperator spike, DoubleUnaryOperator derivative) {
        this.leak = leak;
        this.steps = steps;
        this.spike = spike;
        this.derivative = derivative;
    }

    static double hardSpike(double v) {
        return v > 1 ? 1 : 0;
    }

    static double smoothSpike(double v, double slope) {
        return 0.5 + Math.atan(Math.PI / 2 * slope * (v - 1)) / Math.PI;
    }

    static double arctan(double v, double slope) {
        double x = Math.PI / 2 * slope * (v - 1);
        return slope / 2 / (1 + x * x);
    }

    /** Loss of an image; with a gradient given, its gradient times share is added to that. */
    double loss(Layers layers, double[] image, int label, double share, Layers gradient) {
        int hidden = layers.hidden();
        int classes = layers.classes();
        double[][] v = new double[steps + 1][hidden];
        double[][] u = new double[steps + 1][classes];
        double[] current = new double[hidden];
        for (int n = 0; n < hidden; n++) {
            current[n] = layers.hiddenBias()[n];
            for (int k = 0; k < image.length; k++) {
                current[n] += layers.inputWeights()[k][n] * image[k];
            }
        }
        double loss = 0;
        double[][] byOutputSpike = new double[steps + 1][classes];
        for (int t = 1; t <= steps; t++) {
            for (int n = 0; n < hidden; n++) {
                v[t][n] = leak * v[t - 1][n] + current[n] - hardSpike(v[t - 1][n]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                double input = layers.outputBias()[c];
                for (int n = 0; n < hidden; n++) {
                    input += layers.outputWeights()[c][n] * spike.applyAsDouble(v[t][n]);
                }
                u[t][c] = leak * u[t - 1][c] + input - hardSpike(u[t - 1][c]);
                sum += Math.exp(spike.applyAsDouble(u[t][c]));
            }
            for (int c = 0; c < classes; c++) {
                double probability = Math.exp(spike.applyAsDouble(u[t][c])) / sum;
                byOutputSpike[t][c] = probability - (c == label ? 1 : 0);
                loss -= c == label ? Math.log(probability) : 0;
            }
        }
        backward(layers, image, v, u, byOutputSpike, share, gradient);
        return loss;
    }

    private void backward(
            Layers layers,
            double[] image,
            double[][] v,
            double[][] u,
            double[][] byOutputSpike,
            double share,
            Layers gradient) {
        int hidden = layers.hidden();
        int classes = layers.classes();
        double[] byU = new double[classes];
        double[] byV = new double[hidden];
        for (int t = steps; t >= 1; t--) {
            for (int c = 0; c < classes; c++) {
                byU[c] = byOutputSpike[t][c] * derivative.applyAsDouble(u[t][c]) + leak * byU[c];
                gradient.outputBias()[c] += share * byU[c];
                for (int n = 0; n < hidden; n++) {
                    gradient.outputWeights()[c][n] += share * byU[c] * spike.applyAsDouble(v[t][n]);
                }
            }
            for (int n = 0; n < hidden; n++) {
                double bySpike = 0;
                for (int c = 0; c < classes; c++) {
                    bySpike += layers.outputWeights()[c][n] * byU[c];
                }
                byV[n] = bySpike * derivative.applyAsDouble(v[t][n]) + leak * byV[n];
                gradient.hiddenBias()[n] += share * byV[n];
                for (int k = 0; k < image.length; k++) {
                    gradient.inputWeights()[k][n] += share * byV[n] * image[k];
                }
            }
        }
    }

    /** Weights large enough that small networks spike. */
    static Layers randomLayers(int inputs, int hidden, int classes, Random random) {
        Layers layers = new Layers(inputs, hidden, classes);
        for (double[] row : layers.rows()) {
            for (int i = 0; i < row.length; i++) {
                row[i] = 0.6 * random.nextGaussian() + 0.1;
            }
        }
        return layers;
    }

    /** An image of which about a third is black. */
    static double[] randomImage(int inputs, Random random) {
        double[] image = new double[inputs];
        for (int k = 0; k < inputs; k++) {
            image[k] = Math.max(0, 1.5 * random.nextDouble() - 0.5);
        }
        return image;
    }

    static Layers copy(Layers layers) {
        Layers copy = new Layers(layers.inputs(), layers.hidden(), layers.classes());
        copy.copyFrom(layers);
        return copy;
    }
}
