package org.slumber.engine.metrics;

import java.util.List;
import java.util.OptionalDouble;
import org.slumber.engine.dynamics.DynamicsGroup;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.engine.dynamics.DynamicsReading;

/** What the table of runs has of the network's dynamics: those at the end of the last epoch. */
public final class EndDynamics {
    private static final int SINCE = 8;

    /** All of them. */
    public static final List<RunMetric> METRICS = List.of(
            of(DynamicsMeasure.ISI_CV2, DynamicsGroup.EXCITATORY),
            of(DynamicsMeasure.ISI_LV, DynamicsGroup.EXCITATORY),
            of(DynamicsMeasure.FANO_FACTOR, DynamicsGroup.EXCITATORY),
            of(DynamicsMeasure.COUNT_CORRELATION, DynamicsGroup.EXCITATORY),
            of(DynamicsMeasure.INHIBITION_EXCITATION_RATIO, DynamicsGroup.EXCITATORY),
            of(DynamicsMeasure.SPECTRAL_RADIUS, DynamicsGroup.RECURRENT),
            of(DynamicsMeasure.BRANCHING_RATIO, DynamicsGroup.ALL),
            of(DynamicsMeasure.AVALANCHE_SIZE_EXPONENT, DynamicsGroup.ALL),
            of(DynamicsMeasure.AVALANCHE_DURATION_EXPONENT, DynamicsGroup.ALL),
            of(DynamicsMeasure.CRITICALITY_DEVIATION, DynamicsGroup.ALL),
            of(DynamicsMeasure.WEIGHT_GINI, DynamicsGroup.INPUT_EXCITATORY),
            of(DynamicsMeasure.CLASS_SELECTIVITY, DynamicsGroup.EXCITATORY),
            of(DynamicsMeasure.LIFETIME_SPARSENESS, DynamicsGroup.EXCITATORY));

    private EndDynamics() {}

    private static RunMetric of(DynamicsMeasure measure, DynamicsGroup group) {
        return new RunMetric(
                measure.text(),
                measure.unit(),
                measure.meaning() + "; at the end of training, as the table dynamics has it of group " + group.text(),
                SINCE,
                findings -> last(findings.dynamics(), measure, group));
    }

    /** Its value in the last window that ends an epoch; empty where there is none. */
    static OptionalDouble last(List<DynamicsReading> readings, DynamicsMeasure measure, DynamicsGroup group) {
        for (int r = readings.size() - 1; r >= 0; r--) {
            if (readings.get(r).phase() == DynamicsReading.Phase.END) {
                return readings.get(r)
                        .value(measure, group)
                        .map(estimate -> OptionalDouble.of(estimate.value()))
                        .orElse(OptionalDouble.empty());
            }
        }
        return OptionalDouble.empty();
    }
}
