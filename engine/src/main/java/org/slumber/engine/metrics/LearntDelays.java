package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Where training took the conduction delays of the synapses that have one.
 *
 * @param start mean before training, ms
 * @param end mean after training, ms
 */
public record LearntDelays(double start, double end) {
    /** Mean delay before training. */
    public static final RunMetric START =
            metric("conduction_delay_start", "mean conduction delay before training", LearntDelays::start);
    /** Mean delay after training. */
    public static final RunMetric END =
            metric("conduction_delay_end", "mean conduction delay after training", LearntDelays::end);

    private static RunMetric metric(String name, String meaning, ToDoubleFunction<LearntDelays> value) {
        return new RunMetric(
                name,
                "ms",
                meaning
                        + ", over the synapses that have one beside the step that every spike takes; null without delays",
                10,
                findings -> findings.firing()
                        .flatMap(Firing::delays)
                        .map(delays -> OptionalDouble.of(value.applyAsDouble(delays)))
                        .orElse(OptionalDouble.empty()));
    }
}
