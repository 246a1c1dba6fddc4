package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Whether a run of the STDP network ended in a stable state. What holds rates need not hold weights, so each has a column
 * of its own. The thresholds, and that they make one flag, are our reading; no paper gives them.
 */
public final class Stable {
    private static final double LARGEST_DRIFT = 0.05;
    private static final double LARGEST_SATURATION = 0.01;
    private static final double LARGEST_DEAD_FRACTION = 0.5;
    private static final double LOWEST_RATE = 0.5;
    private static final double HIGHEST_RATE = 200;

    private static final String WEIGHTS_HOLD =
            "|drift_slope| < " + LARGEST_DRIFT + " and saturation < " + LARGEST_SATURATION;
    private static final String RATES_HOLD =
            "dead_fraction < " + LARGEST_DEAD_FRACTION + " and " + LOWEST_RATE + " < excitatory_rate < " + HIGHEST_RATE;

    /** Both. */
    public static final RunMetric BOTH = metric("stable", WEIGHTS_HOLD + " and " + RATES_HOLD, Stable::both);
    /** Weights alone. */
    public static final RunMetric WEIGHTS = metric("stable_weights", WEIGHTS_HOLD, Stable::weights);
    /** Rates alone. */
    public static final RunMetric RATES = metric("stable_rates", RATES_HOLD, Stable::rates);

    private Stable() {}

    private static RunMetric metric(String name, String condition, Function<Findings, OptionalDouble> value) {
        return new RunMetric(name, "1", "1 where " + condition + ", else 0; thresholds are our reading", 4, value);
    }

    private static OptionalDouble both(Findings findings) {
        OptionalDouble weights = weights(findings);
        OptionalDouble rates = rates(findings);
        return weights.isPresent() && rates.isPresent()
                ? flag(weights.getAsDouble() == 1 && rates.getAsDouble() == 1)
                : OptionalDouble.empty();
    }

    private static OptionalDouble weights(Findings findings) {
        OptionalDouble slope = DriftSlope.METRIC.value().apply(findings);
        OptionalDouble saturation = findings.weights().saturation();
        return slope.isPresent() && saturation.isPresent()
                ? flag(weightsHold(slope.getAsDouble(), saturation.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble rates(Findings findings) {
        OptionalDouble dead = TestActivity.DEAD_FRACTION.value().apply(findings);
        OptionalDouble rate = findings.activity().excitatoryRate();
        return dead.isPresent() && rate.isPresent()
                ? flag(ratesHold(dead.getAsDouble(), rate.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble flag(boolean holds) {
        return OptionalDouble.of(holds ? 1 : 0);
    }

    /** Whether weights hold that drift so much an epoch, such a fraction of them at the upper bound. */
    static boolean weightsHold(double driftSlope, double saturation) {
        return Math.abs(driftSlope) < LARGEST_DRIFT && saturation < LARGEST_SATURATION;
    }

    /** Whether rates hold of which such a fraction is dead, and the mean so many Hz. */
    static boolean ratesHold(double deadFraction, double excitatoryRate) {
        return deadFraction < LARGEST_DEAD_FRACTION && excitatoryRate > LOWEST_RATE && excitatoryRate < HIGHEST_RATE;
    }
}
