package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import org.slumber.engine.readout.Features;

/** How many excitatory neurons take part in the test. */
public final class TestActivity {
    private static final double DEAD_BELOW_HERTZ = 0.1;

    /** Neurons that hardly ever spike. */
    public static final RunMetric DEAD_FRACTION = new RunMetric(
            "dead_fraction",
            "fraction",
            "excitatory neurons under " + DEAD_BELOW_HERTZ + " Hz in the test, all blocks",
            4,
            findings -> findings.firing()
                    .map(Firing::testRates)
                    .map(TestActivity::dead)
                    .orElse(OptionalDouble.empty()));
    /** Neurons that answer one sample. */
    public static final RunMetric ACTIVE_FRACTION = new RunMetric(
            "active_fraction",
            "fraction",
            "excitatory neurons that spike during a test sample, mean over the scored test samples; our reading",
            4,
            findings -> findings.firing()
                    .map(firing -> active(findings.test().first(firing.excitatory())))
                    .orElse(OptionalDouble.empty()));

    private TestActivity() {}

    /** The share of rates, in Hz, that are under 0.1. */
    static OptionalDouble dead(double[] rates) {
        int dead = 0;
        for (double rate : rates) {
            dead += rate < DEAD_BELOW_HERTZ ? 1 : 0;
        }
        return OptionalDouble.of((double) dead / rates.length);
    }

    /** The share of the neurons that spike in a sample, mean over samples; empty without samples. */
    static OptionalDouble active(Features features) {
        if (features.size() == 0) {
            return OptionalDouble.empty();
        }
        long active = 0;
        for (double[] rates : features.rates()) {
            for (double rate : rates) {
                active += rate > 0 ? 1 : 0;
            }
        }
        return OptionalDouble.of((double) active / ((double) features.size() * features.neurons()));
    }
}
