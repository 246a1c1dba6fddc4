package org.slumber.engine.learner.surrogate;

import java.util.Arrays;

/**
 * Currents that are divided by a pool of them ({@link DivisiveNormalisation}) through the steps of an {@link ImagePass}, and
 * back.
 *
 * <p>Implementation notes. P is found once a batch, by rows and by columns, as the division sums over the latter and its
 * gradient over the former: neurons · neurons multiply-adds forward and twice as many back, for each layer and step, or once an
 * image of the first layer where that stands still. Gradients are summed over a batch by P and brought to log P at its end.
 */
final class PoolPass {
    private final Layers layers;
    private final double squaredSemisaturation;
    /** Whether a layer has one pool, and not one for each neuron. */
    private final boolean one;

    /** {@code [layer][divided][dividing]}: P, and its transpose. */
    private final double[][][] pool;

    private final double[][][] transposed;
    /** {@code [layer][step from 1][neuron]}: z and √(σ² + P·z²); of the first layer, step 1 where constant. */
    private final double[][][] drive;

    private final double[][][] root;
    /** {@code [layer][neuron]}, of one step: z², and dL by it and by what the root is of. */
    private final double[][] squaresOf;

    private final double[][] bySquaresOf;
    private final double[][] bySumOf;

    PoolPass(Layers layers, DivisiveNormalisation normalisation, int steps) {
        this.layers = layers;
        squaredSemisaturation = normalisation.semisaturation() * normalisation.semisaturation();
        one = normalisation.pool() == DivisiveNormalisation.Pool.ONE;
        int depth = layers.depth();
        pool = new double[depth][][];
        transposed = new double[depth][][];
        drive = new double[depth][][];
        root = new double[depth][][];
        squaresOf = new double[depth][];
        bySquaresOf = new double[depth][];
        bySumOf = new double[depth][];
        for (int layer = 0; layer < depth; layer++) {
            int side = layers.pool(layer).logs().length;
            pool[layer] = new double[side][side];
            transposed[layer] = new double[side][side];
            int neurons = layers.hidden(layer);
            drive[layer] = new double[steps + 1][neurons];
            root[layer] = new double[steps + 1][neurons];
            squaresOf[layer] = new double[neurons];
            bySquaresOf[layer] = new double[neurons];
            bySumOf[layer] = new double[neurons];
        }
    }

    /** Finds P anew: the weights have changed. */
    void refresh() {
        for (int layer = 0; layer < pool.length; layer++) {
            double[][] logs = layers.pool(layer).logs();
            for (int post = 0; post < logs.length; post++) {
                for (int pre = 0; pre < logs.length; pre++) {
                    double weight = StrictMath.exp(logs[post][pre]);
                    pool[layer][post][pre] = weight;
                    transposed[layer][pre][post] = weight;
                }
            }
        }
    }

    /** Makes of W·x + bias of a hidden layer in a step its current. */
    void normalise(int layer, int step, double[] current) {
        double[] z = drive[layer][step];
        double[] by = root[layer][step];
        double[] bias = layers.bias(layer);
        double[] squares = squaresOf[layer];
        for (int neuron = 0; neuron < z.length; neuron++) {
            z[neuron] = current[neuron] - bias[neuron];
            squares[neuron] = z[neuron] * z[neuron];
        }
        if (one) {
            Arrays.fill(by, squaredSemisaturation + pool[layer][0][0] * sum(squares));
        } else {
            Arrays.fill(by, squaredSemisaturation);
            RowSum.add(by, transposed[layer], squares);
        }
        double[] gain = layers.pool(layer).gain();
        for (int neuron = 0; neuron < z.length; neuron++) {
            by[neuron] = Math.sqrt(by[neuron]);
            current[neuron] = gain[neuron] * (z[neuron] / by[neuron]) + bias[neuron];
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /**
     * From dL/dI of a hidden layer in a step to dL/d(W·x).
     *
     * @param byCurrent dL/dI, replaced
     * @param gradient of bias, gain and, until {@link #bringBack}, P, added to
     */
    void back(int layer, int step, double[] byCurrent, Layers gradient) {
        double[] z = drive[layer][step];
        double[] by = root[layer][step];
        double[] gain = layers.pool(layer).gain();
        double[] byGain = gradient.pool(layer).gain();
        double[][] byPool = gradient.pool(layer).logs();
        double[] squares = squaresOf[layer];
        double[] bySquares = bySquaresOf[layer];
        double[] bySum = bySumOf[layer];
        RowSum.add(gradient.bias(layer), byCurrent, 1);
        for (int neuron = 0; neuron < z.length; neuron++) {
            double share = z[neuron] / by[neuron];
            byGain[neuron] += byCurrent[neuron] * share;
            byCurrent[neuron] = gain[neuron] * byCurrent[neuron] / by[neuron];
            bySum[neuron] = -byCurrent[neuron] * share / (2 * by[neuron]);
            squares[neuron] = z[neuron] * z[neuron];
        }
        if (one) {
            double all = sum(bySum);
            byPool[0][0] += all * sum(squares);
            Arrays.fill(bySquares, all * pool[layer][0][0]);
        } else {
            Arrays.fill(bySquares, 0);
            for (int post = 0; post < z.length; post++) {
                RowSum.add(byPool[post], squares, bySum[post]);
            }
            RowSum.add(bySquares, pool[layer], bySum);
        }
        for (int neuron = 0; neuron < z.length; neuron++) {
            byCurrent[neuron] += 2 * z[neuron] * bySquares[neuron];
        }
    }

    /** Brings dL/dP of a batch, which stands as the gradient of log P, to that. */
    void bringBack(Layers gradient) {
        for (int layer = 0; layer < pool.length; layer++) {
            double[][] byLogs = gradient.pool(layer).logs();
            for (int post = 0; post < byLogs.length; post++) {
                for (int pre = 0; pre < byLogs.length; pre++) {
                    byLogs[post][pre] *= pool[layer][post][pre];
                }
            }
        }
    }
}
