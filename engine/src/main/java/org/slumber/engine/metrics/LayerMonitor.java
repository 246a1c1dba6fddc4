package org.slumber.engine.metrics;

import java.util.EnumMap;
import java.util.Map;
import org.slumber.engine.surrogate.Layers;

/** Follows the weights of the surrogate-gradient network, which have no bounds, through its training. */
public final class LayerMonitor {
    private final Map<SynapseGroup, double[][]> groups = new EnumMap<>(SynapseGroup.class);
    private final Map<SynapseGroup, WeightDistribution> initial;
    private final Map<SynapseGroup, WorstSumRatio> worst = new EnumMap<>(SynapseGroup.class);

    /** Takes the weights as they stand for the initial ones. */
    public LayerMonitor(Layers layers) {
        groups.put(SynapseGroup.INPUT_HIDDEN, layers.inputWeights());
        groups.put(SynapseGroup.HIDDEN_OUTPUT, layers.outputWeights());
        initial = distributions();
        initial.forEach((group, distribution) -> worst.put(group, new WorstSumRatio(distribution.sum())));
    }

    /** Looks at the weights. */
    public void observe() {
        worst.forEach((group, ratio) -> ratio.observe(sum(groups.get(group))));
    }

    private static double sum(double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            for (double weight : row) {
                sum += Math.abs(weight);
            }
        }
        return sum;
    }

    /** The distribution of |w| in each layer as it stands. */
    public Map<SynapseGroup, WeightDistribution> distributions() {
        Map<SynapseGroup, WeightDistribution> distributions = new EnumMap<>(SynapseGroup.class);
        groups.forEach((group, rows) -> distributions.put(group, WeightDistributions.unbounded(flat(rows))));
        return distributions;
    }

    private static double[] flat(double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
        }
        return flat;
    }

    /** Stability of each layer, the weights as they stand taken for the end. */
    public Map<SynapseGroup, WeightStability> stability() {
        Map<SynapseGroup, WeightStability> stability = new EnumMap<>(SynapseGroup.class);
        distributions()
                .forEach((group, end) -> stability.put(
                        group,
                        new WeightStability(
                                initial.get(group), end, worst.get(group).value())));
        return stability;
    }
}
