package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Weights and biases of the two linear layers, or anything else of their shape, such as a gradient (paper section on the
 * surrogate-gradient network).
 */
public final class Layers {
    private final double[][] inputWeights;
    private final double[] hiddenBias;
    private final double[][] outputWeights;
    private final double[] outputBias;

    /** All 0. */
    public Layers(int inputs, int hidden, int classes) {
        inputWeights = new double[inputs][hidden];
        hiddenBias = new double[hidden];
        outputWeights = new double[classes][hidden];
        outputBias = new double[classes];
    }

    /** Weights and biases drawn evenly from ±1/√fan-in: layer 1's weights, its biases, layer 2's weights, its biases. */
    public static Layers draw(int inputs, int hidden, int classes, UniformRandomProvider random) {
        Layers layers = new Layers(inputs, hidden, classes);
        double inputBound = 1 / Math.sqrt(inputs);
        double outputBound = 1 / Math.sqrt(hidden);
        for (double[] row : layers.inputWeights) {
            fill(row, inputBound, random);
        }
        fill(layers.hiddenBias, inputBound, random);
        for (double[] row : layers.outputWeights) {
            fill(row, outputBound, random);
        }
        fill(layers.outputBias, outputBound, random);
        return layers;
    }

    private static void fill(double[] row, double bound, UniformRandomProvider random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (2 * random.nextDouble() - 1) * bound;
        }
    }

    /** Layer 1, {@code [input][hidden]}; not copied. */
    public double[][] inputWeights() {
        return inputWeights;
    }

    /** Layer 1, {@code [hidden]}; not copied. */
    public double[] hiddenBias() {
        return hiddenBias;
    }

    /** Layer 2, {@code [class][hidden]}; not copied. */
    public double[][] outputWeights() {
        return outputWeights;
    }

    /** Layer 2, {@code [class]}; not copied. */
    public double[] outputBias() {
        return outputBias;
    }

    /** Number of inputs. */
    public int inputs() {
        return inputWeights.length;
    }

    /** Number of hidden neurons. */
    public int hidden() {
        return hiddenBias.length;
    }

    /** Number of output neurons. */
    public int classes() {
        return outputBias.length;
    }

    /** Every array in it, in one order for all layers of a shape. */
    List<double[]> rows() {
        List<double[]> rows = new ArrayList<>(Arrays.asList(inputWeights));
        rows.add(hiddenBias);
        rows.addAll(Arrays.asList(outputWeights));
        rows.add(outputBias);
        return rows;
    }

    /** Makes these layers equal to others of their shape. */
    public void copyFrom(Layers other) {
        List<double[]> rows = rows();
        List<double[]> others = other.rows();
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(others.get(row), 0, rows.get(row), 0, rows.get(row).length);
        }
    }

    /** Sets everything to 0. */
    void clear() {
        for (double[] row : rows()) {
            Arrays.fill(row, 0);
        }
    }
}
