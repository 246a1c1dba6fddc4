package org.slumber.engine.metrics;

import java.util.List;
import java.util.OptionalDouble;

/** Whether the weights still move when training ends. */
public final class DriftSlope {
    private static final int EPOCHS = 3;

    public static final RunMetric METRIC = new RunMetric(
            "drift_slope",
            "1/epoch",
            "change of ln(sum of |w|) of all excitatory synapses per epoch, over the last " + EPOCHS
                    + " training epochs (all, where there are fewer)",
            4,
            findings -> of(findings.weights().excitatorySums()));

    private DriftSlope() {}

    /**
     * Mean change of the logarithm.
     *
     * @param sums Σ|w| before the first step, then after each epoch
     * @return empty without an epoch, and where a sum is 0
     */
    static OptionalDouble of(List<Double> sums) {
        int last = sums.size() - 1;
        int epochs = Math.min(EPOCHS, last);
        if (epochs < 1 || sums.get(last) <= 0 || sums.get(last - epochs) <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((StrictMath.log(sums.get(last)) - StrictMath.log(sums.get(last - epochs))) / epochs);
    }
}
