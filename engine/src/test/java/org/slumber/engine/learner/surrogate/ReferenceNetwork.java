package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * The network and its backpropagation through time straight from the equations, one number after another, with the spike
 * and what stands for its derivative as functions: hard spikes and the arctan surrogate give what is trained with, the
 * smooth step and its own derivative a network whose gradient finite differences can find. Resets are hard in both and
 * have no gradient.
 */
final class ReferenceNetwork {
    private final Architecture architecture;
    private final double leak;
    private final int steps;
    private final DoubleUnaryOperator spike;
    private final DoubleUnaryOperator derivative;

    ReferenceNetwork(double leak, int steps, DoubleUnaryOperator spike, DoubleUnaryOperator derivative) {
        this(Architecture.PLAIN, leak, steps, spike, derivative);
    }

    ReferenceNetwork(
            Architecture architecture,
            double leak,
            int steps,
            DoubleUnaryOperator spike,
            DoubleUnaryOperator derivative) {
        this.architecture = architecture;
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

    /** Loss of an image that stands still; its gradient times share is added to the one given. */
    double loss(Layers layers, double[] image, int label, double share, Layers gradient) {
        double[][] x = new double[steps + 1][image.length];
        for (int t = 1; t <= steps; t++) {
            x[t] = image;
        }
        double[][] factor = new double[layers.depth()][];
        for (int l = 0; l < factor.length; l++) {
            factor[l] = new double[layers.hidden(l)];
            Arrays.fill(factor[l], 1);
        }
        return loss(layers, x, label, share, factor, gradient);
    }

    /**
     * Loss of inputs that vary, the penalty in it; its gradient times share is added to the one given.
     *
     * @param x {@code [step from 1][input]}
     * @param factor {@code [hidden layer][neuron]}: on the spikes that the next layer reads
     */
    double loss(Layers layers, double[][] x, int label, double share, double[][] factor, Layers gradient) {
        int depth = layers.depth();
        double[][][] v = new double[depth + 1][steps + 1][];
        double[][][] byV = new double[depth + 1][steps + 2][];
        for (int l = 0; l <= depth; l++) {
            int neurons = layers.bias(l).length;
            v[l][0] = new double[neurons];
            byV[l][steps + 1] = new double[neurons];
        }
        double loss = 0;
        double[][] byOutputSpike = new double[steps + 1][layers.classes()];
        double[][][] prediction = new double[depth + 1][steps + 1][];
        double[] rate = new double[depth];
        double[][] byReadAbove = new double[0][];
        double[][][][] seen = new double[depth + 1][steps + 1][][];
        for (int t = 1; t <= steps; t++) {
            for (int l = 0; l <= depth; l++) {
                v[l][t] = new double[layers.bias(l).length];
                prediction[l][0] = new double[v[l][t].length];
                prediction[l][t] = new double[v[l][t].length];
                seen[l][t] = new double[v[l][t].length][];
                for (int n = 0; n < v[l][t].length; n++) {
                    seen[l][t][n] = seen(x, t, l, n, layers, factor, v);
                }
                double[] currents = ReferenceCircuit.currents(layers, l, seen[l][t]);
                for (int n = 0; n < v[l][t].length; n++) {
                    double before = v[l][t - 1][n];
                    double current = currents[n];
                    v[l][t][n] = current
                            + (stateful(layers, l, n)
                                    ? leak * before - threshold(layers, l, n) * hardSpike(over(layers, l, n, before))
                                    : 0);
                    boolean predicts = layers.neurons(l).length > 0;
                    double p = prediction[l][t - 1][n];
                    v[l][t][n] += predicts ? layers.neurons(l)[SelfPrediction.GAIN] * p : 0;
                    v[l][t][n] = cut(layers, l, v[l][t][n]);
                    if (predicts) {
                        double alpha = alpha(layers, l);
                        double taken = layers.neurons(l)[SelfPrediction.SPIKE_CHARGE]
                                * spike.applyAsDouble(over(layers, l, n, v[l][t][n]));
                        prediction[l][t][n] = (1 - alpha) * p + alpha * (current - taken);
                    }
                    if (l < depth) {
                        rate[l] +=
                                spike.applyAsDouble(over(layers, l, n, v[l][t][n])) / ((double) steps * v[l][t].length);
                    }
                }
            }
            double sum = 0;
            for (double u : v[depth][t]) {
                sum += Math.exp(spike.applyAsDouble(u));
            }
            for (int c = 0; c < layers.classes(); c++) {
                double probability = Math.exp(spike.applyAsDouble(v[depth][t][c])) / sum;
                byOutputSpike[t][c] = probability - (c == label ? 1 : 0);
                loss -= c == label ? Math.log(probability) : 0;
            }
        }
        for (int l = depth; l >= 0; l--) {
            double[][] byRead = new double[steps + 2][layers.pres(l)];
            double[] byPrediction = new double[layers.bias(l).length];
            boolean predicts = layers.neurons(l).length > 0;
            double alpha = predicts ? alpha(layers, l) : 0;
            double g = predicts ? layers.neurons(l)[SelfPrediction.GAIN] : 0;
            double charge = predicts ? layers.neurons(l)[SelfPrediction.SPIKE_CHARGE] : 0;
            for (int t = steps; t >= 1; t--) {
                byV[l][t] = new double[v[l][t].length];
                double[] byCurrent = new double[v[l][t].length];
                for (int n = 0; n < byV[l][t].length; n++) {
                    double bySpike = l == depth ? byOutputSpike[t][n] : factor[l][n] * byReadAbove[t][n];
                    if (l < depth) {
                        bySpike += 2
                                * architecture.ratePenalty()
                                * (rate[l] - architecture.penaltyRate())
                                / ((double) steps * v[l][t].length);
                    }
                    byPrediction[n] = g * byV[l][t + 1][n] + (1 - alpha) * byPrediction[n];
                    bySpike -= alpha * charge * byPrediction[n];
                    byV[l][t][n] = bySpike * derivative.applyAsDouble(over(layers, l, n, v[l][t][n]))
                            + (stateful(layers, l, n) ? leak * byV[l][t + 1][n] : 0);
                    byV[l][t][n] *= l < depth && v[l][t][n] == layers.ceiling() ? 0 : 1;
                    byCurrent[n] = byV[l][t][n] + alpha * byPrediction[n];
                    if (predicts) {
                        double p = prediction[l][t - 1][n];
                        double byAlpha = byPrediction[n] * (prediction[l][t][n] - p) / alpha;
                        gradient.neurons(l)[SelfPrediction.LOGIT] += share * byAlpha * alpha * (1 - alpha);
                        gradient.neurons(l)[SelfPrediction.GAIN] += share * byV[l][t][n] * p;
                        double spiked = spike.applyAsDouble(over(layers, l, n, v[l][t][n]));
                        gradient.neurons(l)[SelfPrediction.SPIKE_CHARGE] -= share * alpha * byPrediction[n] * spiked;
                    }
                }
                ReferenceCircuit.back(layers, l, seen[l][t], byCurrent, share, gradient, byRead[t]);
            }
            byReadAbove = byRead;
        }
        for (int l = 0; layers.hasStates() && l <= depth; l++) {
            relateBack(layers, l, gradient);
        }
        for (double each : rate) {
            loss += architecture.ratePenalty() * Math.pow(each - architecture.penaltyRate(), 2);
        }
        return loss;
    }

    /** Of the whole gradient of the weights, which so must be of one image. */
    private static void relateBack(Layers layers, int l, Layers gradient) {
        for (int n = 0; n < layers.bias(l).length; n++) {
            for (int k = 0; k < layers.pres(l); k++) {
                double byWeight = l == 0 ? gradient.weights(0)[k][n] : gradient.weights(l)[n][k];
                for (int i = 0; i < layers.preStates(l)[k].length; i++) {
                    gradient.postStates(l)[n][i] += byWeight * layers.preStates(l)[k][i];
                    gradient.preStates(l)[k][i] += byWeight * layers.postStates(l)[n][i];
                }
            }
        }
    }

    private static double threshold(Layers layers, int l, int n) {
        return l == layers.depth() || layers.thresholds(l).length == 0 ? 1 : layers.thresholds(l)[n];
    }

    /** A membrane as far from 1 as it is from its threshold. */
    private static double over(Layers layers, int l, int n, double v) {
        return v - threshold(layers, l, n) + 1;
    }

    private static double cut(Layers layers, int l, double v) {
        return l < layers.depth() ? Math.min(v, layers.ceiling()) : v;
    }

    private static double alpha(Layers layers, int l) {
        return 1 / (1 + Math.exp(-layers.neurons(l)[SelfPrediction.LOGIT]));
    }

    /** What a neuron of a layer reads in a step. */
    private double[] seen(double[][] x, int t, int l, int n, Layers layers, double[][] factor, double[][][] v) {
        double[] seen = new double[layers.pres(l)];
        for (int k = 0; k < seen.length; k++) {
            if (l > 0) {
                seen[k] = factor[l - 1][k] * spike.applyAsDouble(over(layers, l - 1, k, v[l - 1][t][k]));
            } else {
                boolean difference = n < architecture.temporal(layers.hidden(0));
                seen[k] = x[t][k] - (difference && t > 1 ? x[t - 1][k] : 0);
            }
        }
        return seen;
    }

    private boolean stateful(Layers layers, int l, int n) {
        if (l == layers.depth()) {
            return !architecture.stateless().output();
        }
        return !architecture.stateless().hidden() || (l == 0 && n < architecture.temporal(layers.hidden(0)));
    }

    /** Weights large enough that small networks spike. */
    static Layers randomLayers(int inputs, int hidden, int classes, Random random) {
        Layers layers = new Layers(inputs, hidden, classes);
        randomise(layers, random);
        return layers;
    }

    /** Of circuits weights and gains are above 0; what a spike takes out of a prediction is not learnt. */
    static void randomise(Layers layers, Random random) {
        double charge = layers.neurons(0).length > 0 ? layers.neurons(0)[SelfPrediction.SPIKE_CHARGE] : 0;
        for (double[] row : layers.rows()) {
            for (int i = 0; i < row.length; i++) {
                row[i] = 0.6 * random.nextGaussian() + 0.1;
            }
        }
        if (layers.hasStates()) {
            NeuronStates.relate(layers);
        }
        for (int l = 0; l < layers.depth(); l++) {
            double[] thresholds = layers.thresholds(l);
            Arrays.setAll(thresholds, n -> 0.5 + 1.5 * random.nextDouble());
        }
        for (int l = 0; layers.neurons(0).length > 0 && l <= layers.depth(); l++) {
            layers.neurons(l)[SelfPrediction.SPIKE_CHARGE] = charge;
        }
        for (int l = 0; layers.inhibited() && l <= layers.depth(); l++) {
            List<double[]> rows = new ArrayList<>(layers.inhibition(l).rows());
            rows.addAll(Arrays.asList(layers.weights(l)));
            for (double[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = Math.abs(row[i]) + 0.05;
                }
            }
        }
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
        Layers copy = layers.alike();
        copy.copyFrom(layers);
        return copy;
    }
}
