package org.slumber.engine.metrics;

import java.util.List;
import java.util.OptionalDouble;

/** How far the rate is from the one that a homeostat seeks. */
public final class RateError {
    public static final RunMetric METRIC = new RunMetric(
            "rate_error",
            "1",
            "|excitatory_rate - sought| over the rate sought, of the homeostat that is furthest off; null where none"
                    + " seeks a rate",
            4,
            findings -> findings.firing()
                    .map(firing -> of(findings.activity().excitatoryRate().orElseThrow(), firing.soughtRates()))
                    .orElse(OptionalDouble.empty()));

    private RateError() {}

    /** The largest |rate − ρ|/ρ of the rates ρ sought, all in Hz; empty where none is above 0. */
    static OptionalDouble of(double rate, List<Double> sought) {
        return sought.stream()
                .filter(target -> target > 0)
                .mapToDouble(target -> Math.abs(rate - target) / target)
                .max();
    }
}
