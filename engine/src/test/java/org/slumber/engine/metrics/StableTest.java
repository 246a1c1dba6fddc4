package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.engine.readout.Features;

class StableTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void weightsHoldWithinTheirThresholds() {
        assertTrue(Stable.weightsHold(0.049, 0.009));
        assertTrue(Stable.weightsHold(-0.049, 0));
        assertFalse(Stable.weightsHold(0.05, 0));
        assertFalse(Stable.weightsHold(-0.05, 0));
        assertFalse(Stable.weightsHold(0, 0.01));
    }

    @Test
    void ratesHoldWithinTheirThresholds() {
        assertTrue(Stable.ratesHold(0.49, 0.51));
        assertTrue(Stable.ratesHold(0, 199));
        assertFalse(Stable.ratesHold(0.5, 50));
        assertFalse(Stable.ratesHold(0, 0.5));
        assertFalse(Stable.ratesHold(0, 200));
    }

    @Test
    void aRunIsStableWhereBothHold() {
        assertFlags(1, 1, 1, findings(1.01, 10));
        assertFlags(0, 1, 0, findings(2, 10));
        assertFlags(1, 0, 0, findings(1.01, 300));
        assertFlags(0, 0, 0, findings(2, 300));
    }

    @Test
    void whereNothingFiresInSpikesThereIsNone() {
        Findings surrogate = findings(OptionalDouble.empty(), List.of(), NONE, Optional.empty());
        for (RunMetric metric : List.of(Stable.WEIGHTS, Stable.RATES, Stable.BOTH)) {
            assertEquals(NONE, metric.value().apply(surrogate), metric.name());
        }
    }

    private static void assertFlags(double weights, double rates, double both, Findings findings) {
        assertEquals(weights, Stable.WEIGHTS.value().apply(findings).orElseThrow());
        assertEquals(rates, Stable.RATES.value().apply(findings).orElseThrow());
        assertEquals(both, Stable.BOTH.value().apply(findings).orElseThrow());
    }

    private static Findings findings(double growth, double rate) {
        Firing firing = new Firing(new SpikeTrains(2), new double[] {rate, rate}, List.of(), Optional.empty());
        return findings(OptionalDouble.of(0), List.of(1.0, growth), OptionalDouble.of(rate), Optional.of(firing));
    }

    private static Findings findings(
            OptionalDouble saturation, List<Double> sums, OptionalDouble rate, Optional<Firing> firing) {
        Features none = new Features(new double[2][2], new int[] {0, 1});
        return new Findings(
                new Scores(0.5, NONE, NONE, NONE, NONE, 2, NONE, NONE, 1, 1, new int[4]),
                new WeightCourse(Map.of(), saturation, sums, Map.of()),
                new Activity(rate, NONE, NONE, 0, 0),
                none,
                none,
                0.95,
                firing,
                ControlAccuracies.NONE,
                List.of(),
                new Stored(0, false),
                NONE,
                List.of(),
                Optional.empty());
    }
}
