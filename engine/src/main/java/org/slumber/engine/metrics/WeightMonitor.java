package org.slumber.engine.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Follows the weights of a network through its training, group by group. */
public final class WeightMonitor {
    private final Map<SynapseGroup, Weights> groups;
    private final Map<SynapseGroup, WeightDistribution> initial;
    private final Map<SynapseGroup, WorstSumRatio> worst = new LinkedHashMap<>();

    /** The weights of one group, as they stand whenever they are asked for. */
    public interface Weights {
        /** Σ|w|. */
        double sum();

        /** The distribution of |w|. */
        WeightDistribution distribution();
    }

    /** Takes the weights as they stand for the initial ones. */
    public WeightMonitor(Map<SynapseGroup, ? extends Weights> groups) {
        this.groups = new LinkedHashMap<>(groups);
        initial = distributions();
        initial.forEach((group, distribution) -> worst.put(group, new WorstSumRatio(distribution.sum())));
    }

    /** Looks at the weights. */
    public void observe() {
        worst.forEach((group, ratio) -> ratio.observe(groups.get(group).sum()));
    }

    /** The distribution of |w| in each group as it stands. */
    public Map<SynapseGroup, WeightDistribution> distributions() {
        Map<SynapseGroup, WeightDistribution> distributions = new LinkedHashMap<>();
        groups.forEach((group, weights) -> distributions.put(group, weights.distribution()));
        return Collections.unmodifiableMap(distributions);
    }

    /** Stability of each group, the weights as they stand taken for the end. */
    public Map<SynapseGroup, WeightStability> stability() {
        Map<SynapseGroup, WeightStability> stability = new LinkedHashMap<>();
        distributions()
                .forEach((group, end) -> stability.put(
                        group,
                        new WeightStability(
                                initial.get(group), end, worst.get(group).value())));
        return Collections.unmodifiableMap(stability);
    }
}
