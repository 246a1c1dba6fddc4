package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import org.slumber.engine.input.InputSequence;

/**
 * Layers that are circuits of excitation and inhibition ({@link LateralInhibition}) through the steps of an {@link ImagePass},
 * and back.
 *
 * <p>Implementation notes. Inhibitory neurons follow at once, so that a circuit is two matrices on what the layer reads, the
 * balance A = W_EE − W_EI·W_IE and the shunt B = W_EI·diag(g_I)·W_IE, and I = g_E∘(A·x)/(B·x) + b. They are found once a batch,
 * and what spikes bring is a sum over spikes as it is elsewhere; by the equations one after another it would be two products
 * with W_EI in every step. Gradients are summed over a batch by A and B, and brought to the weights at its end.
 */
final class CircuitPass {
    private final Layers layers;
    /** {@code [layer]}: A, laid out as the layer's weights. */
    private final double[][][] balance;
    /** {@code [layer]}: B, laid out as the layer's weights; none of the output layer. */
    private final double[][][] shunt;
    /** {@code [layer]}: dL/dB. */
    private final double[][][] byShunt;
    /** {@code [layer][step from 1][post]}: what divides, and the balance over it; of the first layer, step 1 where constant. */
    private final double[][][] divisor;

    private final double[][][] quotient;

    CircuitPass(Layers layers, int steps) {
        this.layers = layers;
        int depth = layers.depth();
        balance = new double[depth + 1][][];
        shunt = new double[depth][][];
        byShunt = new double[depth][][];
        divisor = new double[depth][][];
        quotient = new double[depth][][];
        for (int layer = 0; layer <= depth; layer++) {
            balance[layer] = alike(layers.weights(layer));
            if (layer < depth) {
                shunt[layer] = alike(layers.weights(layer));
                byShunt[layer] = alike(layers.weights(layer));
                divisor[layer] = new double[steps + 1][layers.hidden(layer)];
                quotient[layer] = new double[steps + 1][layers.hidden(layer)];
            }
        }
    }

    private static double[][] alike(double[][] weights) {
        return new double[weights.length][weights[0].length];
    }

    /** A; not copied. */
    double[][] balance(int layer) {
        return balance[layer];
    }

    /** B, of a hidden layer; not copied. */
    double[][] shunt(int layer) {
        return shunt[layer];
    }

    /** dL/dB of a hidden layer, added to from outside until {@link #bringBack}; not copied. */
    double[][] byShunt(int layer) {
        return byShunt[layer];
    }

    // --- forward

    /** Finds A and B anew: the weights have changed. */
    void refresh() {
        for (int layer = 0; layer <= layers.depth(); layer++) {
            refresh(layer);
        }
    }

    /** As {@link #refresh()}, of one layer. */
    void refresh(int layer) {
        Factors factors = factors(layer);
        double[][] weights = layers.weights(layer);
        double[] gains = layers.inhibition(layer).shuntingGain();
        double[] left = new double[factors.left().length];
        for (int row = 0; row < weights.length; row++) {
            System.arraycopy(weights[row], 0, balance[layer][row], 0, weights[row].length);
            for (int i = 0; i < left.length; i++) {
                left[i] = -factors.left()[i][row];
            }
            RowSum.add(balance[layer][row], factors.right(), left);
            if (gains.length > 0) {
                Arrays.fill(shunt[layer][row], 0);
                for (int i = 0; i < left.length; i++) {
                    left[i] *= -gains[i];
                }
                RowSum.add(shunt[layer][row], factors.right(), left);
            }
        }
    }

    /**
     * The two weights that a path through an inhibitory neuron has, as the layer's weights are laid out.
     *
     * @param left {@code [inhibitory][row]}
     * @param right {@code [inhibitory][column]}
     */
    private record Factors(double[][] left, double[][] right) {}

    private static Factors factors(int layer, InhibitoryWeights inhibition) {
        return layer == 0
                ? new Factors(inhibition.fromBelow(), inhibition.toLayer())
                : new Factors(inhibition.toLayer(), inhibition.fromBelow());
    }

    private Factors factors(int layer) {
        return factors(layer, layers.inhibition(layer));
    }

    /** Current of the first layer by what stands still; set. */
    void current(double[] x, double[] current) {
        begin(0, 1, current);
        for (int input = 0; input < x.length; input++) {
            if (x[input] != 0) {
                RowSum.add(current, balance[0][input], x[input]);
                RowSum.add(divisor[0][1], shunt[0][input], x[input]);
            }
        }
        divide(0, 1, current);
    }

    /** Current of the first layer in a step by what varies; set. */
    void current(InputSequence in, int step, double[] current) {
        begin(0, step, current);
        for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
            RowSum.add(current, balance[0][in.inputs()[k]], in.values()[k]);
            RowSum.add(divisor[0][step], shunt[0][in.inputs()[k]], in.values()[k]);
        }
        divide(0, step, current);
    }

    /** Current of a layer above the first in a step by the spikes that it hears; set. */
    void current(int layer, int step, NeuronLayer below, double[] current) {
        begin(layer, step, current);
        hear(balance[layer], step, below, current);
        if (layer < layers.depth()) {
            hear(shunt[layer], step, below, divisor[layer][step]);
            divide(layer, step, current);
        }
    }

    private static void hear(double[][] matrix, int step, NeuronLayer below, double[] sum) {
        SpikeRows.sum(matrix, below.heard(), below.heardEnd(step - 1), below.heardEnd(step), sum);
        for (int post = 0; below.scale() != 1 && post < sum.length; post++) {
            sum[post] *= below.scale();
        }
    }

    private void begin(int layer, int step, double[] current) {
        Arrays.fill(current, 0);
        if (layer < layers.depth()) {
            Arrays.fill(divisor[layer][step], 0);
        }
    }

    private void divide(int layer, int step, double[] current) {
        double[] by = divisor[layer][step];
        double[] share = quotient[layer][step];
        double[] gain = layers.inhibition(layer).gain();
        double[] bias = layers.bias(layer);
        // infinite where all are 0, so that I = b
        double least = Double.POSITIVE_INFINITY;
        for (double each : by) {
            least = each > 0 && each < least ? each : least;
        }
        for (int post = 0; post < current.length; post++) {
            by[post] = by[post] > 0 ? by[post] : least;
            share[post] = current[post] / by[post];
            current[post] = gain[post] * share[post] + bias[post];
        }
    }

    // --- backward

    /**
     * From dL/dI of a hidden layer in a step to what acts through A and B; of the output layer dL/dI acts through A as it is.
     *
     * @param byCurrent dL/dI
     * @param byBalance dL/d(A·x), set; may be {@code byCurrent}
     * @param byDivisor dL/d(B·x), set
     * @param gradient of gains and bias, added to
     */
    void split(int layer, int step, double[] byCurrent, double[] byBalance, double[] byDivisor, Layers gradient) {
        double[] by = divisor[layer][step];
        double[] share = quotient[layer][step];
        double[] gain = layers.inhibition(layer).gain();
        RowSum.add(gradient.bias(layer), byCurrent, 1);
        double[] byGain = gradient.inhibition(layer).gain();
        for (int post = 0; post < by.length; post++) {
            byGain[post] += byCurrent[post] * share[post];
            byBalance[post] = gain[post] * byCurrent[post] / by[post];
            byDivisor[post] = -byBalance[post] * share[post];
        }
    }

    /** Brings dL/dA, which stands as the gradient of W_EE, and dL/dB to all weights and gains, and sets the latter to 0. */
    void bringBack(Layers gradient) {
        for (int layer = 0; layer <= layers.depth(); layer++) {
            bringBack(layer, gradient);
        }
    }

    private void bringBack(int layer, Layers gradient) {
        bringBack(layer, gradient, gradient.weights(layer), Matrix.BALANCE);
        if (layer < layers.depth()) {
            bringBack(layer, gradient, byShunt[layer], Matrix.SHUNT);
            for (double[] row : byShunt[layer]) {
                Arrays.fill(row, 0);
            }
        }
        for (double[] row : gradient.inhibition(layer).toLayer()) {
            for (int post = 0; post < row.length; post++) {
                row[post] /= layers.pres(layer);
            }
        }
    }

    /** Which of the two matrices: −W_EI·W_IE, or W_EI·diag(g_I)·W_IE. */
    private enum Matrix {
        BALANCE,
        SHUNT
    }

    private void bringBack(int layer, Layers gradient, double[][] byMatrix, Matrix which) {
        Factors factors = factors(layer);
        Factors byFactors = factors(layer, gradient.inhibition(layer));
        double[][] rightTransposed = transposed(factors.right());
        int inhibitory = factors.left().length;
        double[] gains = layers.inhibition(layer).shuntingGain();
        double[] through = new double[inhibitory];
        for (int row = 0; row < byMatrix.length; row++) {
            Arrays.fill(through, 0);
            RowSum.add(through, rightTransposed, byMatrix[row]);
            for (int i = 0; i < inhibitory; i++) {
                if (which == Matrix.SHUNT) {
                    gradient.inhibition(layer).shuntingGain()[i] += factors.left()[i][row] * through[i];
                }
                byFactors.left()[i][row] += through[i] * (which == Matrix.SHUNT ? gains[i] : -1);
            }
        }
        double[] left = new double[byMatrix.length];
        for (int i = 0; i < inhibitory; i++) {
            for (int row = 0; row < left.length; row++) {
                left[row] = factors.left()[i][row] * (which == Matrix.SHUNT ? gains[i] : -1);
            }
            RowSum.add(byFactors.right()[i], byMatrix, left);
        }
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < matrix[i].length; k++) {
                transposed[k][i] = matrix[i][k];
            }
        }
        return transposed;
    }
}
