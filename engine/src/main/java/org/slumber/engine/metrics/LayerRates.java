package org.slumber.engine.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.dynamics.HiddenLayer;

/** Whether a layer of a deep network is dead. */
public final class LayerRates {
    public static final RunMetric LOWEST = new RunMetric(
            "hidden_rate_lowest",
            "Hz",
            "rate of the hidden layer that spikes least, last training epoch; null with one hidden layer. The table"
                    + " dynamics has that of each",
            9,
            findings -> lowest(findings.dynamics()));

    private LayerRates() {}

    /** In the last reading at the end of an epoch; empty where that has no layers. */
    static OptionalDouble lowest(List<DynamicsReading> readings) {
        return readings.stream()
                .filter(reading -> reading.phase() == DynamicsReading.Phase.END)
                .max(Comparator.comparingInt(DynamicsReading::epoch))
                .stream()
                .flatMap(reading -> reading.values().stream())
                .filter(value -> value.group() instanceof HiddenLayer && value.measure() == DynamicsMeasure.RATE_MEAN)
                .mapToDouble(value -> value.estimate().value())
                .min();
    }
}
