package org.slumber.engine.learner.surrogate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightDistributions;
import org.slumber.engine.metrics.WeightMonitor;

/**
 * The weights of one layer, which have no bounds.
 *
 * @param rows of one length each; not copied
 */
public record LayerWeights(double[][] rows) implements WeightMonitor.Weights {

    /** Every layer. */
    static Map<SynapseGroup, LayerWeights> groups(Layers layers) {
        Map<SynapseGroup, LayerWeights> groups = new LinkedHashMap<>();
        groups.put(SynapseGroup.INPUT_HIDDEN, new LayerWeights(layers.inputWeights()));
        for (int layer = 1; layer < layers.depth(); layer++) {
            groups.put(between(layer), new LayerWeights(layers.weights(layer)));
        }
        groups.put(SynapseGroup.HIDDEN_OUTPUT, new LayerWeights(layers.outputWeights()));
        return groups;
    }

    /** From a hidden layer, the first of which is 1, to the next. */
    private static SynapseGroup between(int layer) {
        int next = layer + 1;
        return new SynapseGroup(
                "hidden" + layer + "-hidden" + next,
                "weights from hidden layer " + layer + " to " + next + " (surrogate-gradient)");
    }

    @Override
    public double sum() {
        double sum = 0;
        for (double[] row : rows) {
            for (double weight : row) {
                sum += Math.abs(weight);
            }
        }
        return sum;
    }

    @Override
    public WeightDistribution distribution() {
        double[] flat = new double[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
        }
        return WeightDistributions.unbounded(flat);
    }
}
