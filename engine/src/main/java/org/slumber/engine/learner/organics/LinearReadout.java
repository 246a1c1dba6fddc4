package org.slumber.engine.learner.organics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.learner.surrogate.RowSum;

/** A linear readout, w·y + bias of each class, and its cross-entropy. */
final class LinearReadout {
    /** {@code [class][unit]}. */
    private final double[][] weights;

    private final double[] bias;
    private final double[][] byWeights;
    private final double[] byBias;
    /** {@code [class]}: what each class has, and then its probability. */
    private final double[] scores;

    private final double[] probabilities;

    /** Weights and biases uniform in ±1/√units. */
    LinearReadout(int units, int classes, UniformRandomProvider random) {
        weights = new double[classes][units];
        bias = new double[classes];
        byWeights = new double[classes][units];
        byBias = new double[classes];
        scores = new double[classes];
        probabilities = new double[classes];
        double bound = 1 / Math.sqrt(units);
        for (double[] row : learnt()) {
            Arrays.setAll(row, i -> (2 * random.nextDouble() - 1) * bound);
        }
    }

    /** Its weights, {@code [class][unit]}; not copied. */
    double[][] weights() {
        return weights;
    }

    /** Its biases; not copied. */
    double[] bias() {
        return bias;
    }

    /** All that is learnt; not copied. */
    List<double[]> learnt() {
        return rows(weights, bias);
    }

    /** Its gradient, of the same shape; not copied. */
    List<double[]> gradient() {
        return rows(byWeights, byBias);
    }

    private static List<double[]> rows(double[][] weights, double[] bias) {
        List<double[]> rows = new ArrayList<>(Arrays.asList(weights));
        rows.add(bias);
        return rows;
    }

    /** Reads a response; what follows is of it. */
    void read(double[] response) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < scores.length; label++) {
            double sum = bias[label];
            for (int unit = 0; unit < response.length; unit++) {
                sum += weights[label][unit] * response[unit];
            }
            scores[label] = sum;
            largest = Math.max(largest, sum);
        }
        double all = 0;
        for (int label = 0; label < scores.length; label++) {
            probabilities[label] = StrictMath.exp(scores[label] - largest);
            all += probabilities[label];
        }
        for (int label = 0; label < scores.length; label++) {
            probabilities[label] /= all;
            scores[label] -= largest + StrictMath.log(all);
        }
    }

    /** The class of the largest score among some, the first of them on a tie. */
    int prediction(boolean[] possible) {
        int best = -1;
        for (int label = 0; label < scores.length; label++) {
            if (possible[label] && (best < 0 || scores[label] > scores[best])) {
                best = label;
            }
        }
        return best;
    }

    /** −log of the label's probability. */
    double loss(int label) {
        return -scores[label];
    }

    /**
     * Adds the gradient of share · loss of the response read last.
     *
     * @param byResponse {@code [unit]}, set
     */
    void back(double[] response, int label, double share, double[] byResponse) {
        Arrays.fill(byResponse, 0);
        for (int each = 0; each < probabilities.length; each++) {
            double by = share * (probabilities[each] - (each == label ? 1 : 0));
            byBias[each] += by;
            RowSum.add(byWeights[each], response, by);
            RowSum.add(byResponse, weights[each], by);
        }
    }
}
